"""A saved page as plain text."""

from app.documents.decode import decode
from app.documents.document import Document


def text_document(content: bytes, origin: str) -> Document:
    """The document a text file's bytes are. Raises `NotText`."""
    return Document(content, "text/plain", origin, decode(content))
