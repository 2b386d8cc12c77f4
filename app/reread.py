"""Read the stored bytes again with today's reader, and say what changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from app import archive, documents
from app.reading import (
    READER_VERSION,
    Reading,
    UnreadableDocument,
    prepare,
    read_article,
    reading_to_dict,
)
from app.reading.snapshots import combined


@dataclass(frozen=True, slots=True)
class Change:
    """An article that today's reader reads otherwise: each field with what was and what is."""

    article_id: str
    title: str
    fields: dict[str, tuple[Any, Any]]
    reading: Reading


def changes(engine: Engine, home_country: str) -> Iterator[Change]:
    """The articles whose stored bytes give another reading now; nothing is written."""
    prepare()
    with Session(engine) as session:
        for article, _, held, labels in archive.holdings(session):
            reading = _read_again(session, article.id, home_country)
            if reading is None:
                continue
            now, was = reading_to_dict(reading), held or {}
            differing = {
                name: (was.get(name), value)
                for name, value in now.items()
                if was.get(name) != value
            }
            kept = {(row["kind"], row["key"]) for row in archive.labels_from(article.id, reading)}
            if labels != kept:
                differing["labels"] = (f"{len(labels)} kept", f"{len(kept)} read")
            for name, value in archive.described(reading, article.source).items():
                if getattr(article, name) != value:
                    differing[f"{name} in lists"] = (getattr(article, name), value)
            if differing:
                yield Change(article.id, article.title, differing, reading)


def write(engine: Engine, change: Change) -> None:
    """Put the new reading in the old one's place, in a transaction of its own."""
    with Session(engine) as session:
        archive.replace_reading(session, change.article_id, change.reading, READER_VERSION)
        session.commit()


def _read_again(session: Session, article_id: str, home_country: str) -> Reading | None:
    """The reading that the article's own snapshots give, joined in the order they came."""
    readings = []
    for snapshot in archive.snapshots_with_bytes(session, article_id):
        try:
            document = documents.from_bytes(
                snapshot.content,
                snapshot.media_type,
                snapshot.origin,
                snapshot.received_at.date(),
            )
            readings.append(read_article(document, home_country))
        except (documents.NotText, UnreadableDocument):
            continue
    return reduce(combined, readings) if readings else None
