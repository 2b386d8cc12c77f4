"""Every change to the archive's database. The caller commits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Insert,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
)
from sqlmodel import Session, SQLModel, col

from app import permalinks
from app.documents.document import Document, file_name
from app.models import Alias, Article, ArticleReading, Label, PendingIndex, Snapshot
from app.reading.model import Reading
from app.reading.record import reading_from_dict, reading_to_dict
from app.reading.snapshots import combined

UNTITLED_LENGTH = 90
_SHOWN_OF_AGREEMENTS = ("kind", "status", "date", "parties", "quote")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a document: the article it belongs to, and how."""

    article_id: str
    outcome: Literal["added", "updated"]


class ArticleMissing(Exception):
    """No article has that id."""


class NotLive(Exception):
    """The article has been withdrawn or merged into another."""


def has_snapshot(session: Session, sha256: str) -> str | None:
    """The id of the article these very bytes belong to, or null."""
    return _ask(session.connection(), Snapshot, "article_id", "sha256", sha256)


def save(session: Session, document: Document, reading: Reading, reader_version: int) -> Saved:
    """Take a document in: as a new article, or as a further snapshot of one that is held.

    Its bytes must not be held yet (`has_snapshot`). A further snapshot's reading joins the old one.
    """
    connection, now = session.connection(), datetime.now(UTC)
    name, url = file_name(document.origin), document.metadata.url
    sha256 = permalinks.sha256(document.content)
    key = _key_of(reading) or sha256
    aliases = [(kind, value) for kind, value in (("file", name), ("url", url)) if value]
    held = _ask(connection, Article, "id", "content_key", key)
    if held is None:
        article_id = _new_id(connection, document.content)
        source = {"source": url or name, "content_key": key, "added_at": now}
        _write_new(connection, {"id": article_id, **source}, reading, reader_version)
        _write_aliases(connection, article_id, aliases)
    else:
        article_id = held
        article = session.get_one(Article, held)
        if url and not article.source.startswith("http"):
            article.source = url
        earlier = _reading_of(session, held)
        joined = combined(earlier, reading) if earlier else reading
        _rewrite(session, article, joined, reader_version)
        for alias in aliases:
            _add_alias(session, held, *alias)
    snapshot = {
        "article_id": article_id,
        "sha256": sha256,
        "media_type": document.media_type,
        "origin": document.origin,
        "content": document.content,
        "received_at": now,
    }
    _insert(connection, Snapshot, [snapshot])
    return Saved(article_id, "updated" if held else "added")


def withdraw(session: Session, article_id: str, reason: str, on: date) -> None:
    """Take an article off the site; its id, title and snapshots stay.

    Raises `ArticleMissing`, and `NotLive` when it is off the site already.
    """
    article = _get_live(session, article_id)
    article.state, article.withdrawn_reason, article.withdrawn_on = "withdrawn", reason, on
    _mark_pending(session, article.id)


def merge(session: Session, article_id: str, into: str) -> None:
    """Let `into` stand for an article, and for those merged into it before: their permalinks lead
    there, their snapshots count as `into`'s.

    Raises `ArticleMissing`, `NotLive` when one of them is not on the site, and `ValueError` when
    the two are one.
    """
    article, kept = _get_live(session, article_id), _get_live(session, into)
    if article.id == kept.id:
        raise ValueError(f"{article.id} cannot be merged into itself")
    article.state, article.merged_into = "merged", kept.id
    _mark_pending(session, article.id)


def restore(session: Session, article_id: str) -> None:
    """Put a withdrawn or merged article back on the site. Raises `ArticleMissing`, and `ValueError`
    when it is there."""
    article = _get(session, article_id)
    if article.state == "live":
        raise ValueError(f"{article.id} is on the site: there is nothing to restore")
    article.state, article.merged_into = "live", None
    article.withdrawn_reason, article.withdrawn_on = None, None
    _mark_pending(session, article.id)


def replace_reading(
    session: Session, article_id: str, reading: Reading, reader_version: int
) -> None:
    """Put a better reader's reading in the old one's place. Raises `ArticleMissing`."""
    article = _get(session, article_id)
    key = _key_of(reading)
    known = select(col(Article.id)).where(col(Article.content_key) == key)
    if key is not None and session.scalar(known) is None:
        article.content_key = key
    _rewrite(session, article, reading, reader_version)


def pending(session: Session, limit: int | None) -> list[str]:
    """Ids of articles (at most `limit` of them) whose last change is not in the index yet."""
    return list(session.scalars(select(col(PendingIndex.article_id)).limit(limit)))


def settle(session: Session, ids: Sequence[str]) -> None:
    """The changes of these articles are in the index now."""
    session.execute(delete(PendingIndex).where(col(PendingIndex.article_id).in_(ids)))


def _get_live(session: Session, article_id: str) -> Article:
    article = _get(session, article_id)
    if article.state != "live":
        raise NotLive(f"{article.id} is {article.state} already (`coop restore` undoes that)")
    return article


def _get(session: Session, article_id: str) -> Article:
    """The article of an id, however it was typed."""
    article = session.get(Article, permalinks.as_made(article_id))
    if article is None:
        raise ArticleMissing(f"no article has the id {article_id}")
    return article


def _new_id(connection: Connection, content: bytes) -> str:
    """The bytes' id; two characters more for as long as another article has it."""
    length = permalinks.ID_LENGTH
    while _ask(connection, Article, "id", "id", permalinks.article_id(content, length)):
        length += 2
    return permalinks.article_id(content, length)


def _reading_of(session: Session, article_id: str) -> Reading | None:
    """The reading held; null where damage has left none."""
    held = session.get(ArticleReading, article_id)
    try:
        return reading_from_dict(held.reading) if held else None
    except ValueError:
        return None


def _key_of(reading: Reading) -> str | None:
    """What finds the same article again; null where nothing was read that could."""
    return permalinks.content_key(reading.title, " ".join(_body(reading)))


def _body(reading: Reading) -> list[str]:
    """Lead and paragraphs; of a picture without any, its caption."""
    body = [text for text in (reading.lead, *reading.paragraphs) if text]
    return body or [caption.text for caption in reading.captions if caption.text]


def _write_new(connection: Connection, article: Row, reading: Reading, reader_version: int) -> None:
    article_id, shown = article["id"], described(reading, article["source"])
    held = {"article_id": article_id, "reader_version": reader_version, "reading": reading}
    _insert(connection, Article, [{**article, **shown, "state": "live"}])
    _insert(connection, ArticleReading, [held])
    _insert(connection, PendingIndex, [{"article_id": article_id}])
    _insert(connection, Label, labels_from(article_id, reading))


def _rewrite(session: Session, article: Article, reading: Reading, reader_version: int) -> None:
    _add_alias(session, article.id, "slug", article.slug)
    for name, value in described(reading, article.source).items():
        setattr(article, name, value)
    session.merge(
        ArticleReading(
            article_id=article.id, reader_version=reader_version, reading=reading_to_dict(reading)
        )
    )
    session.execute(delete(Label).where(col(Label.article_id) == article.id))
    _insert(session.connection(), Label, labels_from(article.id, reading))
    _mark_pending(session, article.id)


def described(reading: Reading, source: str) -> Row:
    """What the article's row has of a reading, for lists to show: columns and their values.

    An article without a headline is called by its first words, or by where it came from; in
    brackets, as what a catalogue supplies is.
    """
    title, when = reading.title or f"[{_opening(reading) or source}]", reading.date
    return {
        "title": title,
        "slug": permalinks.slug(title),
        "lead": reading.lead,
        "language": reading.language,
        "agency": reading.agency,
        "city": reading.dateline.city if reading.dateline else None,
        "date_edtf": when.edtf if when else None,
        "date_earliest": date.fromisoformat(when.earliest) if when and when.earliest else None,
        "date_latest": date.fromisoformat(when.latest) if when and when.latest else None,
    }


def labels_from(article_id: str, reading: Reading) -> list[Row]:
    """The label rows of a reading, one for each kind and key."""
    rows: dict[tuple[str, str], Row] = {}
    for kind, key, name, score, detail in _labels(reading):
        rows.setdefault(
            (kind, key),
            {
                "article_id": article_id,
                "kind": kind,
                "key": key,
                "name": name,
                "score": score,
                "detail": detail,
            },
        )
    return list(rows.values())


def _labels(reading: Reading) -> Iterator[tuple[str, str, str, float | None, Row]]:
    for country in reading.partner_countries:
        yield "partner", country.code, country.code, country.score, {}
    for country in reading.mentioned_countries:
        yield "mention", country.code, country.code, country.score, {}
    for sector in reading.sectors:
        yield "sector", sector.slug, sector.slug, sector.score, {}
    for organisation in reading.organisations:
        if key := permalinks.slug(organisation.name):
            yield "organisation", key, organisation.name, None, {}
    for person in reading.persons:
        if key := permalinks.slug(person.name):
            borne = {"role": person.role, "country": person.country}
            yield "person", key, person.name, None, borne
    told = set()
    for number, agreement in enumerate(reading.agreements):
        said = agreement.kind, agreement.status, agreement.quote
        if said not in told:  # a sentence that an article repeats tells of its agreement once
            told.add(said)
            shown = {name: getattr(agreement, name) for name in _SHOWN_OF_AGREEMENTS}
            yield "agreement", str(number), agreement.status, None, shown


def _opening(reading: Reading) -> str:
    """The first words of an article without a headline."""
    text = next(iter(_body(reading)), "")
    if len(text) <= UNTITLED_LENGTH:
        return text
    return text[:UNTITLED_LENGTH].rsplit(" ", 1)[0] + "…"


def _add_alias(session: Session, article_id: str, kind: str, value: str) -> None:
    if session.get(Alias, (kind, value, article_id)) is None:
        _write_aliases(session.connection(), article_id, [(kind, value)])


def _write_aliases(
    connection: Connection, article_id: str, aliases: Iterable[tuple[str, str]]
) -> None:
    rows = [{"kind": kind, "value": value, "article_id": article_id} for kind, value in aliases]
    _insert(connection, Alias, rows)


def _mark_pending(session: Session, article_id: str) -> None:
    if session.get(PendingIndex, article_id) is None:
        session.add(PendingIndex(article_id=article_id))


# A document's questions and rows go past the ORM, whose unit of work takes three times as long.


def _ask(
    connection: Connection, model: type[SQLModel], wanted: str, known: str, value: str
) -> str | None:
    """The one value of a column where another, unique one has this value."""
    found: str | None = connection.scalar(_question(model, wanted, known), {"value": value})
    return found


def _insert(connection: Connection, model: type[SQLModel], rows: list[Row]) -> None:
    if rows:
        connection.execute(_insertion(model), rows)


@cache
def _question(model: type[SQLModel], wanted: str, known: str) -> Select[str]:
    columns = _table(model).c
    return select(columns[wanted]).where(columns[known] == bindparam("value"))


@cache
def _insertion(model: type[SQLModel]) -> Insert:
    return insert(_table(model)).inline()


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]
