"""Prove that nothing was lost: bytes, permalinks, readings, labels, index, article by article."""

from collections.abc import Iterator

from sqlalchemy import Engine
from sqlmodel import Session

from app import archive, indexing, permalinks
from app.database import check_database
from app.reading import reading_from_dict
from app.search.index import Index


def verify(engine: Engine, index: Index) -> Iterator[str]:
    """Every fault found, in words; nothing when the archive is sound.

    Others may change the archive meanwhile: a change that waits to be indexed is no fault.
    """
    with engine.connect() as connection:
        yield from check_database(connection)
    with Session(engine) as session:
        yield from _snapshots(session)
        yield from _articles(session)
    yield from _index(engine, index)


def _snapshots(session: Session) -> Iterator[str]:
    """Bytes against their hash, and each article's permalink against its first bytes."""
    seen: set[str] = set()
    for snapshot in archive.all_snapshots(session):
        if permalinks.sha256(snapshot.content) != snapshot.sha256:
            yield f"snapshot {snapshot.id} of article {snapshot.article_id}: its bytes have changed"
        elif snapshot.article_id not in seen:
            made = permalinks.article_id(snapshot.content, len(snapshot.article_id))
            if made != snapshot.article_id:
                yield f"article {snapshot.article_id}: its permalink was not made from its bytes"
        seen.add(snapshot.article_id)


def _articles(session: Session) -> Iterator[str]:
    for article, snapshots, reading, labels in archive.holdings(session):
        if not snapshots:
            yield f"article {article.id}: its bytes are not there"
        if reading is None:
            yield f"article {article.id}: its reading is not there; `coop reread` makes it anew"
            continue
        try:
            read = reading_from_dict(reading)
        except ValueError:
            yield f"article {article.id}: its reading is damaged; `coop reread` makes it anew"
            continue
        rows = archive.labels_from(article.id, read)
        shown = archive.described(read, article.source)
        if wrong := [name for name, value in shown.items() if getattr(article, name) != value]:
            yield (
                f"article {article.id}: its {', '.join(wrong)} in lists is not as its reading "
                "has it; `coop reread` makes it anew"
            )
        if labels != {(row["kind"], row["key"]) for row in rows}:
            yield (
                f"article {article.id}: its labels are not those of its reading; "
                "`coop reread` makes them anew"
            )


def _index(engine: Engine, index: Index) -> Iterator[str]:
    if index.needs_rebuild:
        yield "the index cannot be used as it is; `coop reindex` makes it anew"
        return
    if damage := list(index.damage()):
        yield from (
            f"the index cannot be read, {what}; `coop reindex` makes it anew" for what in damage
        )
        return
    made = {entry.id: entry.fingerprint for entry in indexing.all_entries(engine)}
    differing = {article_id for article_id, _ in made.items() ^ index.fingerprints().items()}
    if not differing:
        return
    with Session(engine) as session:
        # what was changed meanwhile waits, or else is in the index by now
        suspects = sorted(differing.difference(archive.pending(session, None)))
        made = {entry.id: entry.fingerprint for entry in indexing.entries(session, suspects)}
    indexed = index.fingerprints()
    for article_id in suspects:
        found, wanted = indexed.get(article_id), made.get(article_id)
        if found == wanted:
            continue
        if found is None:
            yield f"article {article_id}: it is not in the index"
        elif wanted is None:
            yield f"article {article_id}: it is in the index but not in the database"
        else:
            yield f"article {article_id}: the index holds another state of it"
