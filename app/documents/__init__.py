"""Bytes from the world → documents; one module a format, all files are opened here."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.documents.decode import NotText, charset
from app.documents.document import MAX_BYTES, TOO_LARGE, Document, Metadata, Rejected
from app.documents.html import html_charset, html_document
from app.documents.jsonl import read_jsonl, record_document
from app.documents.text import text_document

__all__ = [
    "FORMATS",
    "Document",
    "Metadata",
    "NotText",
    "Rejected",
    "bytes_in",
    "charset_of",
    "files_in",
    "from_bytes",
    "passed_over",
    "read",
]

SINGLE: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": text_document,
    ".html": html_document,
    ".htm": html_document,
}
FORMATS = (*SINGLE, ".jsonl")
MEDIA_TYPES: dict[str, Callable[[bytes, str], Document]] = {
    "text/plain": text_document,
    "text/html": html_document,
    "application/json": record_document,
}


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of a known format in the folders named, each folder in order.

    What is hidden in a folder (".git") stays so. A folder inside that cannot be opened is given
    too, so that reading it says why.
    """
    for path in paths:
        if _is_folder(path):
            closed: list[OSError] = []
            yield from filter(_is_of_a_known_format, _files_below(path, closed.append))
            yield from (Path(error.filename) for error in closed)
        else:
            yield path


def passed_over(paths: Iterable[Path]) -> Counter[str]:
    """How many files of each suffix the folders named hold that are of no known format."""
    return Counter(
        Path(_origin(file)).suffix.lower()
        for path in paths
        if _is_folder(path)
        for file in _files_below(path)
        if not _is_of_a_known_format(file)
    )


def bytes_in(paths: Iterable[Path]) -> int:
    """How many bytes those files have, as far as they can be looked at."""
    return sum(map(_size, files_in(paths)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _is_folder(path: Path) -> bool:
    """Whether `path` is a folder; of what cannot be looked at, reading it says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_of_a_known_format(path: Path) -> bool:
    return path.suffix.lower() in FORMATS


def _files_below(
    folder: Path, on_closed: Callable[[OSError], object] | None = None
) -> Iterator[Path]:
    """All files in a folder that are not hidden; `on_closed` hears of folders it cannot open.

    Links to folders are followed; a folder to which several ways lead is entered once.
    """
    entered: set[Path] = set()
    for inside, folders, names in os.walk(folder, onerror=on_closed, followlinks=True):
        if (here := Path(inside).resolve()) in entered:
            folders.clear()
            continue
        entered.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(inside, name) for name in sorted(names) if not name.startswith("."))


def read(path: Path) -> Iterator[Document | Rejected]:
    """The documents in a file, received today; those that cannot be taken in come as `Rejected`,
    never raised."""
    for document in _read(path):
        if isinstance(document, Document):
            document = replace(document, received=datetime.now(UTC).date())
        yield document


def _read(path: Path) -> Iterator[Document | Rejected]:
    origin, suffix = _origin(path), path.suffix.lower()
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)  # says why where it cannot be opened
            yield Rejected(origin, "is a folder")
        elif suffix not in FORMATS:
            yield Rejected(origin, f"is of no known format ({', '.join(FORMATS)})")
        elif not stat.S_ISREG(mode):
            yield Rejected(origin, "is no ordinary file")
        elif suffix == ".jsonl":
            yield from read_jsonl(path, origin)
        elif path.stat().st_size > MAX_BYTES:
            yield Rejected(origin, TOO_LARGE)
        else:
            yield SINGLE[suffix](path.read_bytes(), origin)
    except FileNotFoundError:
        yield Rejected(origin, "does not exist")
    except OSError as error:
        yield Rejected(origin, f"cannot be read: {(error.strerror or str(error)).lower()}")
    except NotText as error:
        yield Rejected(origin, str(error))


def from_bytes(content: bytes, media_type: str, origin: str, received: date) -> Document:
    """The document that was received as these bytes on that day. Raises `NotText`."""
    return replace(MEDIA_TYPES[media_type](content, origin), received=received)


def charset_of(content: bytes, media_type: str) -> str:
    """The encoding in which such a document's bytes are read. Raises `NotText`."""
    return html_charset(content) if media_type == "text/html" else charset(content)


def _origin(path: Path) -> str:
    """The path as text; bytes in it that are no UTF-8 are written as `�`."""
    return os.fsencode(path).decode("utf-8", "replace")
