"""Keep the index in step with the database, which is the truth."""

import logging
from collections.abc import Callable, Iterator

from sqlalchemy import Engine
from sqlmodel import Session

from app import archive
from app.database import gather_statistics, make_durable
from app.search.index import Entry, Index

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""(how many articles the new index has by now, how many it will have)"""

# How many changes go into the index at once, and how many articles are read at once for that: a
# reading taken apart is some 60 kB.
COMMIT, BATCH = 4000, 100


def index_pending(engine: Engine, index: Index) -> int:
    """Bring every change that is in the database but not in the index there; how many there were.

    A change is settled only when the index has committed it, so a stop in between repeats it.
    """
    done = 0
    while True:
        with Session(engine) as session:
            ids = archive.pending(session, COMMIT)
            if not ids:
                return done
            make_durable(engine)  # the index must not outlive what it tells of
            index.update(ids, entries(session, ids))
            archive.settle(session, ids)
            session.commit()
            done += len(ids)


def rebuild(engine: Engine, index: Index, progress: Progress = lambda _done, _all: None) -> int:
    """Make the index anew from the database, beside the live one; how many articles it holds."""
    done = 0

    def counted() -> Iterator[Entry]:
        nonlocal done
        for entry in all_entries(engine):
            yield entry
            done += 1
            progress(done, of)

    with Session(engine) as session:
        settled = archive.pending(session, None)
        of = archive.coverage(session).articles
    make_durable(engine)
    gather_statistics(engine)
    index.rebuild(counted())
    with Session(engine) as session:
        archive.settle(session, settled)
        session.commit()
    return done


def bring_into_step(
    engine: Engine, index: Index, progress: Progress = lambda _done, _all: None
) -> int:
    """Make good whatever a stop left undone; how many articles had to be indexed.

    `progress` hears of each article that a rebuild takes in; what it raises ends the rebuild.
    """
    if index.needs_rebuild:
        count = rebuild(engine, index, progress)
        if count:
            log.warning("the index was unusable and has been made anew from the database")
        return count
    return index_pending(engine, index)


def all_entries(engine: Engine) -> Iterator[Entry]:
    """What the index should hold: an entry for each live article, by id, a batch at a time."""
    after = ""
    while True:
        with Session(engine) as session:
            ids = archive.live_ids(session, after, BATCH)
            if not ids:
                return
            yield from entries(session, ids)
            after = ids[-1]


def entries(session: Session, ids: list[str]) -> Iterator[Entry]:
    """The entries of the live ones among these articles, a batch at a time."""
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        readings = archive.readings_by_id(session, some)
        sources = archive.sources_by_id(session, some)
        for article in archive.articles_by_id(session, some):
            yield Entry.of(article, readings[article.id], sources[article.id])
        session.expunge_all()
