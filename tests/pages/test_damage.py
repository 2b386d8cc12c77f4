"""Of an article whose reading was damaged the pages show what remains."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from app.main import create_app
from app.settings import Settings


@pytest.fixture(
    params=[
        "DELETE FROM article_reading",
        "UPDATE article_reading SET reading = '{'",
        """UPDATE article_reading SET reading = '{"language": "fr"}'""",
    ]
)
def damaged(
    settings: Settings, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[TestClient]:
    """The seeded archive after its readings were damaged."""
    shutil.copytree(settings.data_dir, tmp_path / "data")
    own = Settings(data_dir=tmp_path / "data", _env_file=None)
    with closing(sqlite3.connect(own.database_file)) as database, database:
        database.execute(request.param)
    with TestClient(create_app(own)) as client:
        yield client


def test_articles_are_found_and_shown_without_their_readings_and_that_is_logged(
    damaged: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert damaged.get("/search?q=vietnam").status_code == 200
    assert "its reading is not whole" in caplog.text
    hits = damaged.get("/search.json?q=vietnam").json()["hits"]
    assert len(hits) == 5
    for hit in hits:
        page = damaged.get(hit["url"])
        assert page.status_code == 200
        assert LexborHTMLParser(page.text).css_first("h1").text().strip() == hit["title"]
        for form in (".json", ".txt", ".bib", ".ris", ".csl.json"):
            assert damaged.get(hit["url"] + form).status_code == 200


@pytest.mark.parametrize("path", ["/", "/countries/la", "/sectors", "/people", "/agreements"])
def test_lists_are_shown_without_the_readings(damaged: TestClient, path: str) -> None:
    assert damaged.get(path).status_code == 200
