"""Who may import whom: the rooms of the house, and which doors there are between them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[1] / "app"

GROUND = {"settings", "models", "permalinks"}
QUERY = {
    f"search.{name}"
    for name in ("language", "query", "meaning", "days", "periods", "analysis", "model")
}
INDEX = {"search.index", "search.schema", "search.engine", "search.snippets"}

# Each room, and the rooms it may open a door to. A name stands for the room and all within it.
MAY_IMPORT = {
    "settings": {"names"},
    "models": set(),
    "permalinks": set(),
    "edtf": set(),
    "months": set(),
    "documents": {"months"},
    "reading": {"documents"},
    "search": {"models", "months"},
    "lock": {"settings"},
    "database": {"settings", "models", "migrations"},
    "migrations": {"models"},
    "archive": GROUND | {"documents", "reading"},
    "names": {"permalinks"},
    "indexing": {"archive", "database", "search.index", "search.schema"},
    "mending": {"settings", "archive", "search.index", "indexing", "lock"},
    "ingest": GROUND
    | {"archive", "database", "documents", "reading", "search.index", "indexing", "lock"},
    "citations": {"edtf", "models"},
    "metadata": {"citations", "edtf", "names", "models"},
    "wording": {"edtf", "names"} | QUERY,
    "templating": GROUND | QUERY | {"search.snippets", "edtf", "names", "wording"},
    "middleware": {"templating"},
    "pages": GROUND
    | QUERY
    | INDEX
    | {"archive", "templating", "middleware", "citations", "metadata", "edtf"}
    | {"names"},
    "main": GROUND | INDEX | {"pages", "database", "mending", "middleware", "templating"},
}
# What starts things may open any door.
ANYTHING = {"cli", "__main__", "verify", "reread", "__init__"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(APP.rglob("*.py")):
        yield ".".join(path.relative_to(APP).with_suffix("").parts), path


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that `path` imports, without `app.`."""
    names = {name for name, _ in modules()}
    packages = {name.removesuffix(".__init__") for name in names if name.endswith("__init__")}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are written from `app`"
            base = node.module or ""
            inner = [f"{base}.{alias.name}" for alias in node.names]
            known = [name for name in inner if name.removeprefix("app.") in names | packages]
            found = known or [base]
        else:
            continue
        yield from (name.removeprefix("app.") for name in found if name.startswith("app."))


def within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize(("module", "path"), list(modules()), ids=lambda value: str(value))
def test_a_module_imports_only_from_the_rooms_it_may(module: str, path: Path) -> None:
    room = module.split(".")[0]
    if room in ANYTHING:
        return
    assert room in MAY_IMPORT, f"app/{room} has no place in the plan yet"
    for other in imported(path):
        assert within(other, MAY_IMPORT[room] | {room}), f"{module} must not import {other}"


def test_the_pages_never_read_or_take_in() -> None:
    for module, path in modules():
        if module.startswith("pages."):
            assert not any(within(other, {"reading", "ingest"}) for other in imported(path))


def test_reading_knows_no_database_no_network_and_no_clock() -> None:
    for module, path in modules():
        if module.startswith("reading."):
            text = path.read_text()
            for outside in (
                "sqlmodel",
                "sqlalchemy",
                "requests",
                "httpx",
                "urllib",
                "now(",
                "today(",
            ):
                assert outside not in text, f"{module} uses {outside}"


def test_no_pattern_repeats_a_group_possessively() -> None:
    # Python before 3.11.5 backs out of such a group too far; an atomic one says the same.
    possessive = re.compile(r"\)(?:[*+?]|\{+\d*,?\d*\}+)\+")
    for module, path in modules():
        assert not possessive.search(path.read_text()), module


def test_patterns_spell_words_with_a_ligature_both_ways() -> None:
    """Letters fold to one each, so "œuvre" stays as the press wrote it, "oeuvre" too."""
    bare = re.compile(r"(?<!œ\|)(?<!œuvre\|)oe(?:uvr|uf|il|ur)")
    found = [path.name for path in APP.glob("reading/**/*.py") if bare.search(path.read_text())]
    assert not found


# Whose business the database is; the others carry a session, end it, and catch what it raises.
SQL = {"archive", "database", "migrations", "models"}
CARRIED = {"Engine", "Session"}
ENDED = {"commit", "expunge_all", "info"}


def sql(source: str) -> Iterator[str]:
    """Where the source reaches for SQL: what it imports for it, and what it asks a session."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                modules = (alias.name for alias in node.names)
                yield from (name for name in modules if _is_for_sql(name))
            case ast.ImportFrom(module=str(module)) if _is_for_sql(module):
                if module != "sqlalchemy.exc":
                    yield from {alias.name for alias in node.names} - CARRIED
            case ast.Attribute(ast.Name("session" | "connection"), asked) if asked not in ENDED:
                yield asked


def _is_for_sql(module: str) -> bool:
    return module.split(".")[0] in ("sqlalchemy", "sqlmodel", "sqlite3")


@pytest.mark.parametrize(
    "source",
    [
        "from sqlmodel import Session, select",
        "from sqlmodel import Session, col, select as chosen",
        "from sqlalchemy import (\n    Engine,\n    text,\n)",
        "from sqlalchemy.sql import expression",
        "from sqlalchemy.orm import aliased",
        "import sqlalchemy as sa",
        "import json, sqlite3",
        "session.exec(statement)",
        "session.get(Article, id)",
        "ask = connection.execute",
    ],
)
def test_every_way_to_reach_for_sql_is_seen(source: str) -> None:
    assert list(sql(source))


def test_sql_stays_in_the_archive() -> None:
    for module, path in modules():
        if not within(module, SQL):
            assert not list(sql(path.read_text())), module


def test_every_page_is_served() -> None:
    from app.main import PAGES

    routed = {
        module
        for module, path in modules()
        if module.startswith("pages.") and "router = APIRouter()" in path.read_text()
    }
    assert {f"pages.{page.__name__.rsplit('.', 1)[1]}" for page in PAGES} == routed
