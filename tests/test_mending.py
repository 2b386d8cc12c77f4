"""A running server finds its index wanting and makes it anew by itself."""

import logging
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session

from app import documents, mending
from app.database import open_database
from app.ingest import IngestReport, take_in
from app.lock import sole_writer
from app.main import create_app
from app.settings import Settings

NOTICE = "est en train de rattraper l’archive"
PATIENCE = 60.0


@pytest.fixture
def served(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[TestClient, Settings]]:
    """The app over a copy of the seeded archive, its index in step."""
    monkeypatch.setattr(mending, "PAUSE", 0.0)
    shutil.copytree(settings.data_dir, tmp_path / "data")
    own = Settings(data_dir=tmp_path / "data", _env_file=None)
    with TestClient(create_app(own)) as client:
        wait_until(lambda: client.get("/readyz").status_code == 200)
        yield client, own


def overwrite_segments(index: Path) -> None:
    for segment in index.glob("*.seg"):
        with segment.open("r+b") as file:  # in place: the server has this very file mapped
            file.write(b"\xa7" * segment.stat().st_size)


def overwrite_contents(index: Path) -> None:
    for toc in index.glob("*.toc"):
        toc.write_bytes(b"no table of contents")


def bear_an_old_schema(index: Path) -> None:
    for path in index.iterdir():
        path.rename(path.with_name(path.name.replace("articles", "articles0")))


def found(client: TestClient) -> int:
    answer = client.get("/search.json?q=vietnam")
    assert answer.status_code == 200
    total: int = answer.json()["total"]
    return total


def assert_told_that_no_index_answers(client: TestClient) -> None:
    for form in (".json", ".csv", ".atom", ""):
        answer = client.get(f"/search{form}?q=vietnam")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "L’index est en cours de reconstruction" in answer.text
        assert "aucun" not in answer.text.lower()


def wait_until(said: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not said():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize(
    "damage", [overwrite_segments, overwrite_contents, bear_an_old_schema, shutil.rmtree]
)
def test_a_running_server_makes_a_damaged_index_anew(
    served: tuple[TestClient, Settings], damage: Callable[[Path], None]
) -> None:
    client, settings = served
    before = found(client)
    assert before
    client.app.state.searcher.forget()  # type: ignore[attr-defined]
    with sole_writer(settings):  # another process is at work, so that the damage stays a while
        damage(settings.index_dir)
        assert_told_that_no_index_answers(client)
        assert client.get("/readyz").status_code == 503
        assert client.get("/").status_code == 200
    wait_until(lambda: client.get("/readyz").status_code == 200)
    assert found(client) == before
    assert NOTICE not in client.get("/search?q=vietnam").text


def test_a_running_server_brings_in_what_a_killed_ingest_left(
    served: tuple[TestClient, Settings], tmp_path: Path
) -> None:
    client, settings = served
    path = tmp_path / "more.txt"
    path.write_text("Un titre\n\nHanoï (VNA) – La Mongolie et le Vietnam signent un accord. -VNA")
    [document] = documents.read(path)
    engine = open_database(settings)
    with sole_writer(settings), Session(engine) as session:
        take_in(session, [document], settings.home_country, IngestReport())
    engine.dispose()
    wait_until(lambda: client.get("/search.json?q=mongolie").json()["total"] == 1)


def test_the_log_tells_how_far_a_new_index_is(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "index")
    own = Settings(data_dir=tmp_path / "data", _env_file=None)
    with caplog.at_level(logging.INFO, "app"), TestClient(create_app(own)) as client:
        wait_until(lambda: client.get("/readyz").status_code == 200)
    assert "the index is being made anew: 1 of 5 articles" in caplog.text


def test_a_server_may_stop_while_its_index_is_made_anew(settings: Settings, tmp_path: Path) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "data")
    own = Settings(data_dir=tmp_path / "data", _env_file=None)
    shutil.rmtree(own.index_dir)
    with TestClient(create_app(own)):
        pass
    with TestClient(create_app(own)) as client:
        wait_until(lambda: client.get("/readyz").status_code == 200)
        assert found(client)
