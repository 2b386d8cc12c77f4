"""Statements made ready once, for the questions and rows of every document.

SQLAlchemy goes over a statement and its parameters anew each time, and with the ORM's unit of work
on top that takes several times as long as the database does.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Table, bindparam, insert, or_, select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel import SQLModel

Row = dict[str, Any]


class Statement:
    """A statement's text for one kind of database, and how its parameters are to be given."""

    def __init__(self, compiled: SQLCompiler, dialect: Dialect) -> None:
        self._text = compiled.string
        self._by_name = not compiled.positional
        self._names = compiled.positiontup or [*compiled.binds]
        types = [compiled.binds[name].type.dialect_impl(dialect) for name in self._names]
        processors = [type.bind_processor(dialect) for type in types]
        self._converted = [(i, convert) for i, convert in enumerate(processors) if convert]

    def execute(self, connection: Connection, rows: Sequence[Row]) -> CursorResult[Any]:
        """Execute it once, or for each of several rows of parameters."""
        given: list[Any] = [self._given(row) for row in rows]
        return connection.exec_driver_sql(self._text, given[0] if len(given) == 1 else given)

    def _given(self, row: Row) -> Row | tuple[Any, ...]:
        values = [row[name] for name in self._names]
        for place, convert in self._converted:
            values[place] = convert(values[place])
        return dict(zip(self._names, values, strict=True)) if self._by_name else tuple(values)


def ask(
    connection: Connection, model: type[SQLModel], wanted: Sequence[str], **known: str
) -> Sequence[Any]:
    """The rows in which one of the known columns has its value: what they have in those wanted."""
    question = _question(connection.dialect, model, tuple(wanted), tuple(known))
    return question.execute(connection, [known]).all()


def add(connection: Connection, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert rows, which must all have the same columns."""
    if rows:
        _insertion(connection.dialect, model, tuple(rows[0])).execute(connection, rows)


# An engine has a dialect of its own, and a process has few engines.


@lru_cache(maxsize=64)
def _question(
    dialect: Dialect, model: type[SQLModel], wanted: tuple[str, ...], known: tuple[str, ...]
) -> Statement:
    columns = _table(model).c
    found = or_(*(columns[name] == bindparam(name) for name in known))
    question = select(*(columns[name] for name in wanted)).where(found)
    return Statement(question.compile(dialect=dialect), dialect)


@lru_cache(maxsize=64)
def _insertion(dialect: Dialect, model: type[SQLModel], columns: tuple[str, ...]) -> Statement:
    insertion = insert(_table(model)).inline()
    return Statement(insertion.compile(dialect=dialect, column_keys=[*columns]), dialect)


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]
