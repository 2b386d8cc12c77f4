"""What a page is given: a session of the archive, the search engine, the settings."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Path, Query, Request
from sqlmodel import Session

from app.search.engine import Engine


def _session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.database) as session:
        yield session


def _searcher(request: Request) -> Engine:
    searcher: Engine = request.app.state.searcher
    return searcher


Archive = Annotated[Session, Depends(_session)]
Searcher = Annotated[Engine, Depends(_searcher)]
Page = Annotated[int, Query(ge=1, le=100_000)]
Form = Annotated[
    str,
    Path(description="For lists json, csv or atom; for an article json, txt, bib, ris or csl.json"),
]
Year = Annotated[int | None, Query(ge=1, le=9998)]
