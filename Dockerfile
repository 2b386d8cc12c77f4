FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/cooperatheque

COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md ./
COPY app app
COPY templates templates
COPY static static
COPY seeds seeds
RUN pip install --no-deps --no-build-isolation -e . \
    && useradd --system --no-create-home archive \
    && install -d -o archive /data

USER archive
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=8000
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]

# The seeds are taken in at the first start and known at every later one.
CMD ["sh", "-c", "coop ingest seeds && exec coop serve"]
