"""What a page is given: a session of the archive, the search engine, the settings."""

import hashlib
from collections.abc import Iterator
from typing import Annotated, Any, cast

from fastapi import Depends, Path, Query, Request
from sqlmodel import Session
from starlette.datastructures import State

from app import archive
from app.search.engine import Engine
from app.templating import language_of


class NotModified(Exception):
    """The reader holds the answer already."""


def _session(request: Request) -> Iterator[Session]:
    counts = _counts(request.app.state)
    with Session(request.app.state.database) as session:
        session.info[archive.KEPT] = counts
        yield session


def _counts(state: State) -> dict[Any, Any]:
    """Where counts are kept for as long as the index stays as it is: whatever changes an article
    changes the index too, and later.
    """
    generation, counts = state.counts
    now = state.generation()
    if now != generation:
        counts = {}
        state.counts = now, counts
    return cast(dict[Any, Any], counts)


def _searcher(request: Request) -> Engine:
    searcher: Engine = request.app.state.searcher
    return searcher


def unless_held(request: Request) -> None:
    """Give the answer an ETag, and raise `NotModified` when the reader holds it.

    The same address in the same language answers the same for as long as the index stays as it is
    and the server was not started anew: whatever changes an article changes the index too. While
    a change waits to be indexed nothing is promised.
    """
    state = request.app.state
    if not state.in_step():
        return
    told = (state.started, state.generation(), str(request.url), language_of(request))
    etag = f'W/"{hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()}"'
    request.state.etag = etag
    asked = request.headers.get("if-none-match", "")
    if etag.removeprefix("W/") in (tag.strip().removeprefix("W/") for tag in asked.split(",")):
        raise NotModified


UnlessHeld = Depends(unless_held)
Archive = Annotated[Session, Depends(_session)]
Searcher = Annotated[Engine, Depends(_searcher)]
Page = Annotated[int, Query(ge=1, le=100_000)]
Form = Annotated[
    str,
    Path(description="For lists json, csv or atom; for an article json, txt, bib, ris or csl.json"),
]
Year = Annotated[int | None, Query(ge=1, le=9998)]
