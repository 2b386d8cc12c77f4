"""A saved page as plain text, as it is or with front matter that states what is known of it."""

import re

from app.documents.decode import decode
from app.documents.document import Document, Metadata
from app.documents.markup import without_markup
from app.documents.stated import believed, iso_day, web_address

# As trafilatura and others write it: lines of "key: value" between two lines of three dashes.
_FRONT = re.compile(r"\s*---[ \t]*\n((?:[A-Za-z_-]+:[^\n]*\n){1,30})---[ \t]*(?:\n|$)")

_OPEN = re.compile(
    r"\s*---[ \t]*\n(?:[A-Za-z_-]+:[^\n]*\n){0,30}?(?:title|url|date|language|author|categories):",
    re.IGNORECASE,
)
_NOT_CLOSED = (
    "the head that “---” opens is not closed behind its “key: value” lines; it was read as text"
)


def text_document(content: bytes, origin: str) -> Document:
    """The document a text file's bytes are. Raises `NotText`."""
    text = decode(content)
    front = _FRONT.match(text)
    if front is None:
        remarks = (_NOT_CLOSED,) if _OPEN.match(text) else ()
        return Document(content, "text/plain", origin, without_markup(text), remarks=remarks)
    stated = dict(_field(line) for line in front[1].splitlines())
    day = believed("date", stated.get("date"), iso_day, "day that can be believed")
    url = believed("url", stated.get("url"), web_address, "address of the web")
    metadata = Metadata(
        title=stated.get("title"),
        url=url[0],
        published=day[0],
        language=stated.get("language"),
        author=stated.get("author"),
        section=stated.get("categories"),
    )
    body = without_markup(text[front.end() :])
    return Document(content, "text/plain", origin, body, metadata, remarks=day[1] + url[1])


def _field(line: str) -> tuple[str, str | None]:
    """The key of a line, in lower case, and its value without quotation marks; null if blank."""
    key, _, value = line.partition(":")
    return key.lower(), value.strip().strip("\"'").strip() or None
