"""Bytes from the world → documents; one module a format, all files are opened here."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.documents.decode import NotText
from app.documents.document import Document, Metadata, Rejected, TooLarge
from app.documents.html import read_html
from app.documents.jsonl import read_jsonl
from app.documents.text import read_text

__all__ = ["FORMATS", "Document", "Metadata", "Rejected", "files_in", "read"]

Reader = Callable[[Path, str], Iterator[Document | Rejected]]

FORMATS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of a known format in the folders named, each folder in order."""
    for path in paths:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if one.suffix.lower() in FORMATS)
            yield from (one for one in inside if one.is_file())
        else:
            yield path


def read(path: Path) -> Iterator[Document | Rejected]:
    """The documents in a file; those that cannot be taken in come as `Rejected`, never raised."""
    origin = str(path)
    reader = FORMATS.get(path.suffix.lower())
    try:
        if reader is None:
            known = ", ".join(FORMATS)
            raise NotText(f"is of no known format ({known})" if path.exists() else "does not exist")
        yield from reader(path, origin)
    except FileNotFoundError:
        yield Rejected(origin, "does not exist")
    except OSError as error:
        yield Rejected(origin, f"cannot be read: {(error.strerror or str(error)).lower()}")
    except (NotText, TooLarge) as error:
        yield Rejected(origin, str(error))
