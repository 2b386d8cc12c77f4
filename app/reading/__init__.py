"""Document → Reading: pure functions over text, knowledge as data in `vocabulary/`."""

from app.documents.document import Document
from app.reading.layout import UnreadableDocument, read_layout
from app.reading.model import Reading
from app.reading.record import reading_from_dict, reading_to_dict

__all__ = [
    "READER_VERSION",
    "Reading",
    "UnreadableDocument",
    "read_article",
    "reading_from_dict",
    "reading_to_dict",
]

READER_VERSION = 1  # count up when the same bytes would be read otherwise


def read_article(document: Document, home_country: str = "VN") -> Reading:
    """Read `document` as an archivist of `home_country` (ISO 3166-1 alpha-2) would.

    Raises UnreadableDocument if there is no text in it.
    """
    layout = read_layout(document)
    return layout.reading
