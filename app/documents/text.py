"""A saved page as plain text."""

from collections.abc import Iterator
from pathlib import Path

from app.documents.decode import decode
from app.documents.document import Document, Metadata, check_size


def read_text(path: Path, origin: str) -> Iterator[Document]:
    """The one document in a text file. Raises `NotText`, `TooLarge`, `OSError`."""
    check_size(path.stat().st_size)
    content = path.read_bytes()
    yield Document(content, "text/plain", origin, decode(content), Metadata())
