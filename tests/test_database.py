"""The tables, and how those of an earlier version come up to date."""

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlmodel import Session, SQLModel, col, select

from app.database import MIGRATIONS, open_database
from app.models import Label
from app.settings import Settings

ARTICLE = """insert into article (id, slug, content_key, title, language, source, state, added_at)
    values ('aaaaaaaaaa', 'un', 'k', 'Un', 'fr', 'un.txt', 'live', '2025-01-01')"""
AGREEMENT = """insert into label (article_id, kind, key, name, detail)
    values ('aaaaaaaaaa', 'agreement', '0', 'accord', '{"kind": "accord", "status": "signed"}')"""


def test_the_migrations_make_the_tables_that_the_models_tell_of(settings: Settings) -> None:
    engine = open_database(settings)
    with closing(engine.connect()) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_an_archive_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    fresh = Settings(data_dir=tmp_path, _env_file=None)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    old = create_engine(fresh.database)
    with old.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text(ARTICLE))
        connection.execute(text(AGREEMENT))
    old.dispose()
    engine = open_database(fresh)
    with Session(engine) as session:
        assert session.scalars(select(col(Label.name))).all() == ["signed"]
    assert "ix_article_newest" in {one["name"] for one in inspect(engine).get_indexes("article")}
    engine.dispose()
