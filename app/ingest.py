"""The way in: documents are read and saved, some in one transaction, and indexed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app import archive, documents, indexing, permalinks
from app.database import gather_statistics
from app.documents import Document, Rejected
from app.reading import READER_VERSION, Reading, UnreadableDocument, prepare, read_article
from app.search.index import Index
from app.settings import Settings

Progress = Callable[[str, int], None]

# So many documents are saved in one transaction. Each on its own took half as long again, and to
# read and save by turns longer than to read some and then save them.
TOGETHER = 16

# An ingest that adds a part of the archive at least this large leaves an index that is quick to
# search; smaller ones leave it as it is, to be quick themselves.
_BULK = 10


class ArchiveFull(Exception):
    """The disk has no room; what was said to be taken in is safe."""


@dataclass(slots=True)
class IngestReport:
    """What became of the documents: how many, and the reason for each rejection.

    `remarks` are (origin, words) about documents that were taken in, but not in all.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many documents were looked at."""
        return self.added + self.updated + self.unchanged + len(self.rejected)


def ingest(
    paths: Iterable[Path],
    settings: Settings,
    engine: Engine,
    index: Index,
    progress: Progress = lambda _origin, _bytes: None,
    report: IngestReport | None = None,
) -> IngestReport:
    """Take in the files and folders named; call it as the sole writer.

    `progress` hears of each document once it is saved (its origin and how many bytes it has); what
    it raises ends the ingest. A `report` that is given holds what was taken in also then. Raises
    `ArchiveFull`.
    """
    report = report or IngestReport()
    prepare()
    with _disk_full_said():
        unindexed = 0
        # one connection for all: to take and give it back takes as long as two statements
        with engine.connect() as connection, Session(connection) as session:
            coming = chain.from_iterable(map(documents.read, documents.files_in(paths)))
            while some := take_in(session, islice(coming, TOGETHER), settings.home_country, report):
                for document in some:
                    size = len(document.content) if isinstance(document, Document) else 0
                    progress(document.origin, size)
                unindexed += len(some)
                if unindexed >= indexing.COMMIT:
                    indexing.index_pending(engine, index)
                    unindexed = 0
        indexing.index_pending(engine, index)
        gather_statistics(engine)
        if _BULK * report.added >= index.count():
            index.join()
    return report


def take_in(
    session: Session, coming: Iterable[Document | Rejected], home_country: str, report: IngestReport
) -> list[Document | Rejected]:
    """Read what comes, save it in one transaction, say so in the report, and return it all.

    What was read before something fails is saved all the same.
    """
    some: list[Document | Rejected] = []
    new: dict[str, tuple[Document, Reading]] = {}
    try:
        for document in coming:
            some.append(document)
            if isinstance(document, Rejected):
                report.rejected.append(document)
                continue
            sha256 = permalinks.sha256(document.content)
            if sha256 in new or archive.has_snapshot(session, sha256):
                report.unchanged += 1
                continue
            try:
                new[sha256] = document, read_article(document, home_country)
            except UnreadableDocument as error:
                report.rejected.append(Rejected(document.origin, str(error)))
    finally:
        _save(session, new.values(), report)
    return some


def _save(session: Session, new: Iterable[tuple[Document, Reading]], report: IngestReport) -> None:
    saved = [
        (document, archive.save(session, document, reading, READER_VERSION).outcome)
        for document, reading in new
    ]
    session.commit()
    session.expunge_all()
    for document, outcome in saved:  # counted when it is safe: the report is told after a stop too
        report.remarks += [(document.origin, remark) for remark in document.remarks]
        report.added += outcome == "added"
        report.updated += outcome != "added"


@contextmanager
def _disk_full_said() -> Iterator[None]:
    """Turn the several ways in which a full disk shows into one error."""
    try:
        yield
    except (OSError, OperationalError) as error:
        if "full" not in str(error).lower() and "no space left" not in str(error).lower():
            raise
        raise ArchiveFull(
            "the disk is full: free some room and run the same command again; "
            "what was taken in so far is safe"
        ) from error
