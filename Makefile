# make run: serve the archive.  make test: all tests.  make lint: ruff and mypy.
# A system's own Python is compiled with profiles: the reader is a third faster under it than under
# one compiled without.
PYTHON ?= $(or $(lastword $(sort $(wildcard /usr/bin/python3.1[1-9]))),python3)
BIN := .venv/bin
INSTALL := python3 -m pip --python $(BIN)/python install -qq --disable-pip-version-check

.PHONY: run test lint lock browser clean
.DELETE_ON_ERROR:

run: .venv/run.ok
	@$(BIN)/coop ingest seeds
	@$(BIN)/coop serve

# Tests start processes: where no bytecode may be kept, each of them would compile the code anew.
test: .venv/dev.ok browser
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto

lint: .venv/dev.ok
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@python3 -m pip --version >/dev/null || { echo "pip is needed (apt-get install python3-pip)."; exit 1; }
	$(PYTHON) -m venv --without-pip .venv

.venv/run.ok: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv …"
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.ok: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv …"
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# The browser tests need Chromium; without it they are skipped, and say how to get it.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	  || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
	       && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	  || echo "Chromium is not here: the browser tests will be skipped (apt-get install chromium)."

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
