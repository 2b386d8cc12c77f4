"""Open the database and bring its tables up to date."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import create_engine

from app.settings import Settings

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 15_000
CHECKPOINT_PAGES = 4000  # 16 MB: pages that change with every article are written back less often


class DatabaseUnusable(Exception):
    """The database cannot be opened or is not ours; the message is for the user."""


def open_database(settings: Settings, read_only: bool = False) -> Engine:
    """The archive's database, created or migrated to the newest tables; `read_only` as it is.

    Raises `DatabaseUnusable` when it cannot be opened (no right to write, not a database, made by
    a newer version, or to be read only and made by an older one, no driver for its kind).
    """
    try:
        if not read_only:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            settings.database, json_serializer=_to_json, json_deserializer=_from_json
        )
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine, read_only)
        if not read_only:
            _migrate(engine, settings)
        elif (revision := _revision(engine)) is None:
            raise DatabaseUnusable(
                "the database was not made to its end, as when an ingest is stopped at once: "
                "the same `coop ingest` makes it"
            )
        elif revision != _known_revisions()[-1]:
            raise DatabaseUnusable(
                "the database was made by another version of this program, and is not changed by "
                "looking at it; `coop reindex` brings it up to date if that was an older one"
            )
    except (ArgumentError, ModuleNotFoundError) as error:
        raise DatabaseUnusable(f"DATABASE_URL is not usable: {error}") from error
    except DatabaseError as error:
        where = "that DATABASE_URL names" if settings.database_url else f"in {settings.data_dir}"
        raise DatabaseUnusable(
            f"cannot open the database {where}: {error.orig or error}"
        ) from error
    except OSError as error:
        raise DatabaseUnusable(
            f"cannot write in {settings.data_dir}: {error.strerror or error}"
        ) from error
    return engine


def make_durable(engine: Engine) -> None:
    """Let all that was committed outlive a power cut. Raises `OSError`, for a full disk too."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    with suppress(FileNotFoundError):  # then all of it is in the database's own file, synced
        log = os.open(f"{engine.url.database}-wal", os.O_RDWR)
        try:
            os.fsync(log)
        finally:
            os.close(log)


def gather_statistics(engine: Engine) -> None:
    """Tell the database how its tables are filled, so that it takes the index that leads to few
    rows; it looks at a sample, in some 20 ms."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")


def check_database(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its file, in its own words; empty when sound."""
    if connection.dialect.name != "sqlite":
        return []
    faults = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    faults = [fault for fault in faults if fault != "ok"]
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        faults.append(f"row {row} of {table} points at a row of {parent} that is not there")
    return faults


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


def _from_json(text: str) -> dict[str, Any]:
    """The object that a column holds; an empty one where damage has left none, so that the rest
    can be shown and `coop verify` and `coop reread` can tell and mend it."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _prepare_sqlite(engine: Engine, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _: object) -> None:
        # The driver would commit before DDL; with our own BEGIN a failed migration rolls back.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
            return
        connection.execute("PRAGMA journal_mode = WAL")
        # A commit outlives the process at once, and a power cut from the next `make_durable` on:
        # a sync for each article would take longer than reading and indexing it.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _migrate(engine: Engine, settings: Settings) -> None:
    # Alembic is asked only when there is something to do, for to load it takes a sixth of the time
    # a command needs to start
    known = _known_revisions()
    if _revision(engine) == known[-1]:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with FileLock(settings.data_dir / "migrate.lock"):
        revision = _revision(engine)
        if revision is not None and revision not in known:
            raise DatabaseUnusable(
                f"the database was made by a newer version of this program (revision {revision})"
            )
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _known_revisions() -> list[str]:
    """Oldest first: each migration's file is named for its revision."""
    return sorted(path.name.split("_")[0] for path in MIGRATIONS.glob("versions/*.py"))


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision
