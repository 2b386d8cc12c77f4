"""A real archive of the five seeds, ingested once a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine
from sqlmodel import Session

from app.database import open_database
from app.indexing import bring_into_step
from app.ingest import ingest
from app.lock import sole_writer
from app.search.index import Index
from app.settings import Settings

hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of an archive that holds the seeds; tests only read it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("archive"), _env_file=None)
    engine, index = open_database(settings), Index(settings.index_dir)
    with sole_writer(settings):
        bring_into_step(engine, index)  # as the command does: a server would begin with it
        report = ingest([SEEDS], settings, engine, index)
    engine.dispose()
    assert (report.added, report.rejected) == (5, [])
    return settings


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[Engine]:
    """The seeded archive's database."""
    engine = open_database(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session of the seeded archive's database."""
    with Session(engine) as session:
        yield session


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    """The app over the seeded archive, spoken to without a network."""
    from app.main import create_app

    with TestClient(create_app(settings)) as client:
        yield client
