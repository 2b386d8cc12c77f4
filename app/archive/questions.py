"""Every question to the archive's database.

Lists show live articles only, newest first, undated ones last. An article stands at the first day
it may be of, as in a search: "around 2025" is no newer than a day of 2025. Nothing here is
SQLite's alone.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, extract, func, or_, select
from sqlalchemy.orm import defer
from sqlmodel import Session, col

from app import documents, permalinks
from app.documents.document import file_name
from app.models import Alias, Article, ArticleReading, Label, Snapshot
from app.reading.model import Reading
from app.reading.record import reading_to_dict

log = logging.getLogger(__name__)

BATCH = 500
_NOTHING_READ = reading_to_dict(Reading("", None, None, ()))
Rows = TypeVarTuple("Rows")


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """A snapshot without its bytes; `size` in bytes, `file` the name of the file it came from: the
    folders above it are nobody's business."""

    id: int
    sha256: str
    media_type: str
    file: str
    received_at: datetime
    size: int


def _live() -> ColumnElement[bool]:
    return col(Article.state) == "live"


def _off() -> ColumnElement[bool]:
    """Not live. Few articles are, and the index on their state has them; what is not off is looked
    up by its label or its day, not by a state that nearly all have.
    """
    return col(Article.state).in_(("merged", "withdrawn"))


def _newest_first(statement: Select[*Rows]) -> Select[*Rows]:
    return statement.order_by(
        col(Article.date_earliest).desc().nulls_last(),
        col(Article.added_at).desc(),
        col(Article.id),
    )


# One article


def get_article(session: Session, article_id: str) -> Article | None:
    """The article of that id, or the one that stands for it, live or withdrawn."""
    found = session.get(Article, article_id)
    while found is not None and found.state == "merged":
        found = session.get(Article, found.merged_into)
    return found


def begun_id(session: Session, beginning: str) -> str | None:
    """The one id that begins so; null where none or several do."""
    begun = col(Article.id).startswith(beginning, autoescape=True)
    found = list(session.scalars(select(col(Article.id)).where(begun).limit(2)))
    return found[0] if len(found) == 1 else None


def get_reading(session: Session, article_id: str) -> dict[str, Any]:
    """What the reader made of the article, in the shape `coop parse --json` prints.

    Of what damage has taken, its fields are empty, so that the rest can be shown.
    """
    return readings_by_id(session, [article_id])[article_id]


def snapshots_of(session: Session, article_id: str) -> list[SnapshotInfo]:
    """The article's snapshots and those of articles merged into it, without their bytes.

    Its own first, then by when they were received.
    """
    rows = session.execute(
        select(
            col(Snapshot.id),
            col(Snapshot.sha256),
            col(Snapshot.media_type),
            col(Snapshot.origin),
            col(Snapshot.received_at),
            func.length(col(Snapshot.content)),
        )
        .where(_of_it_or_merged(article_id))
        .order_by(col(Snapshot.article_id) != article_id, col(Snapshot.id))
    )
    return [
        SnapshotInfo(key, sha256, media_type, file_name(origin), received_at, size)
        for key, sha256, media_type, origin, received_at, size in rows
    ]


def original(session: Session, article_id: str, snapshot_id: int | None = None) -> Snapshot | None:
    """The bytes as received: the first ones, from which the id was made, or the snapshot named,
    which may be one of an article merged into this.
    """
    statement = select(Snapshot).where(col(Snapshot.article_id) == article_id)
    if snapshot_id is not None:
        statement = select(Snapshot).where(
            _of_it_or_merged(article_id), col(Snapshot.id) == snapshot_id
        )
    return session.scalars(statement.order_by(col(Snapshot.id)).limit(1)).first()


def charset_of(snapshot: Snapshot) -> str | None:
    """The encoding that a snapshot's bytes are in; null where damage has left no text."""
    try:
        return documents.charset_of(snapshot.content, snapshot.media_type)
    except documents.NotText:
        return None


def _of_it_or_merged(article_id: str) -> ColumnElement[bool]:
    merged = select(col(Article.id)).where(_off(), col(Article.merged_into) == article_id)
    all_merged = merged.cte("merged", recursive=True)
    further = select(col(Article.id)).where(_off(), col(Article.merged_into) == all_merged.c.id)
    of_those = select(all_merged.union(further).c.id)
    return (col(Snapshot.article_id) == article_id) | col(Snapshot.article_id).in_(of_those)


def find_source(session: Session, value: str) -> Article | None:
    """The article that came from that file or address, however the address was copied; the latest
    one if several did."""
    values, address = [value], permalinks.address(value)
    if address is not None:
        path = address.partition("?")[0]
        copies = (f"{scheme}://{www}{path}" for scheme in ("https", "http") for www in ("", "www."))
        begun = or_(*(col(Alias.value).istartswith(one, autoescape=True) for one in copies))
        known = session.scalars(select(col(Alias.value)).where(col(Alias.kind) == "url", begun))
        values += [one for one in known if permalinks.address(one) == address]
    return session.scalars(
        select(Article)
        .join(Alias, col(Alias.article_id) == col(Article.id))
        .where(col(Alias.kind).in_(("url", "file")), col(Alias.value).in_(values))
        .order_by(_live().desc(), (col(Alias.value) == value).desc())
        .order_by(col(Article.added_at).desc())
        .limit(1)
    ).first()


# Lists of articles


def articles_by_id(session: Session, ids: Sequence[str]) -> list[Article]:
    """The live articles of these ids, in this order; those not there are left out."""
    found: dict[str, Article] = {}
    for some in _batches(ids):
        statement = select(Article).where(col(Article.id).in_(some), _live())
        found.update((article.id, article) for article in session.scalars(statement))
    return [found[i] for i in ids if i in found]


def readings_by_id(session: Session, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The readings of these articles; every id has one, as `get_reading` gives it."""
    stored = _readings_as_stored(session, ids)
    return {article_id: _whole(article_id, stored.get(article_id, {})) for article_id in ids}


def _whole(article_id: str, stored: dict[str, Any]) -> dict[str, Any]:
    if stored.keys() >= _NOTHING_READ.keys():
        return stored
    log.warning("article %s: its reading is not whole; `coop reread` makes it anew", article_id)
    return {**_NOTHING_READ, **stored}


def _readings_as_stored(session: Session, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The readings that are there, whatever became of them."""
    readings: dict[str, dict[str, Any]] = {}
    for some in _batches(ids):
        asked = select(col(ArticleReading.article_id), col(ArticleReading.reading))
        rows = session.execute(asked.where(col(ArticleReading.article_id).in_(some)))
        readings.update((row[0], row[1]) for row in rows)
    return readings


def sources_by_id(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    """The files and addresses from which each of these articles came."""
    sources: dict[str, list[str]] = {article_id: [] for article_id in ids}
    for some in _batches(ids):
        asked = select(col(Alias.article_id), col(Alias.value)).where(
            col(Alias.article_id).in_(some), col(Alias.kind).in_(("file", "url"))
        )
        for article_id, value in session.execute(asked.order_by(col(Alias.value))):
            sources[article_id].append(value)
    return sources


def openings(session: Session, articles: Sequence[Article]) -> dict[str, str]:
    """What each article begins with below its title: its lead, or its first paragraph; empty where
    that is what stands for the title."""
    without_lead = [article.id for article in articles if not article.lead]
    readings = readings_by_id(session, without_lead)
    begun = {}
    for article in articles:
        first = article.lead or next(iter(readings[article.id]["paragraphs"]), "")
        supplied = f"[{first}".startswith(article.title.rstrip("]…"))
        begun[article.id] = "" if supplied else first
    return begun


def live_ids(session: Session, after: str, limit: int) -> list[str]:
    """Ids of live articles behind `after`, in order, at most `limit`."""
    statement = select(col(Article.id)).where(_live(), col(Article.id) > after)
    return list(session.scalars(statement.order_by(col(Article.id)).limit(limit)))


def newest(session: Session, limit: int) -> list[Article]:
    """The newest articles by their own date."""
    return list(session.scalars(_newest_first(select(Article).where(~_off())).limit(limit)))


def articles_dated(
    session: Session, year: int, month: int | None = None, page: int = 1, size: int = 20
) -> tuple[int, list[Article]]:
    """The articles of a year, of a month of it, or (month 0) those of it whose month is not known;
    `timeline` counts the same. One of several years is of the last."""
    earliest, latest = col(Article.date_earliest), col(Article.date_latest)
    first, months = date(year, month or 1, 1), 1 if month else 12
    after = date(year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)
    statement = select(Article).where(~_off(), latest >= first, latest < after)
    if month:
        statement = statement.where(earliest >= first)
    elif month == 0:
        one_month = (extract("year", earliest) == year) & (
            extract("month", earliest) == extract("month", latest)
        )
        statement = statement.where(~one_month)
    return _page(session, statement, page, size)


def undated(session: Session, page: int = 1, size: int = 20) -> tuple[int, list[Article]]:
    """The articles whose year is not known."""
    return _page(
        session, select(Article).where(~_off(), col(Article.date_latest).is_(None)), page, size
    )


def _page(
    session: Session, statement: Select[Article], page: int, size: int
) -> tuple[int, list[Article]]:
    total = session.scalar(statement.with_only_columns(func.count()))
    rows = session.scalars(_newest_first(statement).limit(size).offset((page - 1) * size))
    return total or 0, list(rows)


def held_titles(session: Session, titles: Collection[str]) -> dict[str, Article]:
    """Which of these headlines are those of live articles."""
    if not titles:
        return {}
    statement = select(Article).where(col(Article.title).in_(titles), _live())
    return {article.title: article for article in session.scalars(statement)}


# Labels and counts


def labels_of(
    session: Session, ids: Sequence[str], kinds: Sequence[str] = ("partner", "sector")
) -> dict[str, list[Label]]:
    """The labels of each article, best first, their detail left until it is asked for; every id
    has its list.
    """
    labels: dict[str, list[Label]] = {i: [] for i in ids}
    for some in _batches(ids):
        statement = (
            select(Label)
            .where(col(Label.article_id).in_(some), col(Label.kind).in_(kinds))
            .options(defer(col(Label.detail)))  # type: ignore[arg-type]
        )
        for label in session.scalars(statement):
            labels[label.article_id].append(label)
    for found in labels.values():
        found.sort(key=lambda label: (label.kind, -(label.score or 0.0), label.key))
    return labels


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


# Everything, for verification


def snapshots_with_bytes(session: Session, article_id: str) -> list[Snapshot]:
    """The article's own snapshots in the order they came."""
    statement = select(Snapshot).where(col(Snapshot.article_id) == article_id)
    return list(session.scalars(statement.order_by(col(Snapshot.id))))


def all_snapshots(session: Session) -> Iterator[Snapshot]:
    """Every snapshot with its bytes, an article's in the order they came; one at a time."""
    statement = select(Snapshot).order_by(col(Snapshot.article_id), col(Snapshot.id))
    for snapshot in session.scalars(statement.execution_options(yield_per=BATCH)):
        yield snapshot
        session.expunge(snapshot)


def holdings(
    session: Session,
) -> Iterator[tuple[Article, int, dict[str, Any] | None, set[tuple[str, str]]]]:
    """Every article with how many snapshots it has, its reading, and its labels' kinds and keys."""
    after = ""
    while True:
        statement = select(Article).where(col(Article.id) > after).order_by(col(Article.id))
        articles = list(session.scalars(statement.limit(BATCH)))
        if not articles:
            return
        ids = [article.id for article in articles]
        counting = select(col(Snapshot.article_id), func.count()).group_by(col(Snapshot.article_id))
        rows = session.execute(counting.where(col(Snapshot.article_id).in_(ids)))
        counts = {row[0]: row[1] for row in rows}
        readings = _readings_as_stored(session, ids)
        labels: dict[str, set[tuple[str, str]]] = {i: set() for i in ids}
        naming = select(col(Label.article_id), col(Label.kind), col(Label.key))
        for i, kind, key in session.execute(naming.where(col(Label.article_id).in_(ids))):
            labels[i].add((kind, key))
        for article in articles:
            yield article, counts.get(article.id, 0), readings.get(article.id), labels[article.id]
        after = ids[-1]
        session.expunge_all()
