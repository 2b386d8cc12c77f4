"""A saved page as plain text, as it is or with front matter that states what is known of it."""

import re

from app.documents.decode import decode
from app.documents.document import Document, Metadata
from app.documents.html import iso_day

# As trafilatura and others write it: lines of "key: value" between two lines of three dashes.
_FRONT = re.compile(r"\s*---[ \t]*\n((?:[A-Za-z_-]+:[^\n]*\n){1,30})---[ \t]*(?:\n|$)")


def text_document(content: bytes, origin: str) -> Document:
    """The document a text file's bytes are. Raises `NotText`."""
    text = decode(content)
    front = _FRONT.match(text)
    if front is None:
        return Document(content, "text/plain", origin, text)
    stated = dict(_field(line) for line in front[1].splitlines())
    published = iso_day(stated.get("date"))
    remarks: tuple[str, ...] = ()
    if stated.get("date") and not published:
        remarks = (f"“date”: “{stated['date']}” is no day that can be believed",)
    metadata = Metadata(
        title=stated.get("title"),
        url=stated.get("url"),
        published=published,
        language=stated.get("language"),
        author=stated.get("author"),
        section=stated.get("categories"),
    )
    return Document(content, "text/plain", origin, text[front.end() :], metadata, remarks=remarks)


def _field(line: str) -> tuple[str, str | None]:
    """The key of a line, in lower case, and its value without quotation marks; null if blank."""
    key, _, value = line.partition(":")
    return key.lower(), value.strip().strip("\"'").strip() or None
