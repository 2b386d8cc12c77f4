"""One article a line: title, text or html, url, published, language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.documents.decode import NotText
from app.documents.document import MAX_BYTES, TOO_LARGE, Document, Metadata, Rejected
from app.documents.html import article_of
from app.documents.markup import without_markup
from app.documents.stated import believed, iso_day, web_address

FIELDS = ("title", "text", "html", "url", "published", "language", "author", "section")


def read_jsonl(path: Path, origin: str) -> Iterator[Document | Rejected]:
    """Each record as a document; its bytes are the line's. Broken lines are rejected one by one.

    Raises `OSError`.
    """
    number = 0
    with path.open("rb") as lines:
        while line := lines.readline(MAX_BYTES + 1):
            number += 1
            where = f"{origin}#L{number}"
            if len(line) > MAX_BYTES:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_BYTES)
                yield Rejected(where, TOO_LARGE)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                try:
                    yield record_document(line.strip(b"\xef\xbb\xbf\r\n"), where)
                except NotText as error:
                    yield Rejected(where, str(error))
    if number == 0:
        yield Rejected(origin, "is empty")


def record_document(line: bytes, origin: str) -> Document:
    """The document that a line's JSON object is. Raises `NotText`."""
    try:
        record = _checked(json.loads(line))
    except UnicodeDecodeError as error:
        raise NotText("is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise NotText(f"is not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise NotText("is not an article: nested too deep") from error
    except ValueError as error:  # a number of more digits than are read
        raise NotText("is not JSON that can be read") from error
    day = believed("published", record["published"], iso_day, "day that can be believed")
    url = believed("url", record["url"], web_address, "address of the web")
    remarks = day[1] + url[1]
    stated = Metadata(
        title=record["title"],
        url=url[0],
        published=day[0],
        language=record["language"],
        author=record["author"],
        section=record["section"],
    )
    if record["text"]:
        text = without_markup(record["text"])
        return Document(line, "application/json", origin, text, stated, remarks=remarks)
    text, captions, found = article_of(record["html"] or "")
    values = {name: getattr(stated, name) or getattr(found, name) for name in Metadata.__slots__}
    metadata = Metadata(**values)
    return Document(line, "application/json", origin, text, metadata, captions, remarks)


def _checked(record: Any) -> dict[str, str | None]:
    """The known fields of a record, blank ones null. Raises `NotText` for a wrong shape."""
    if not isinstance(record, dict):
        raise NotText("is not an article: a record is a JSON object")
    fields: dict[str, str | None] = {}
    for name in FIELDS:
        value = record.get(name) or ""
        if not isinstance(value, str):
            raise NotText(f"is not an article: “{name}” must be text")
        fields[name] = _without_surrogates(value).replace("\r\n", "\n").strip() or None
    if not (fields["text"] or fields["html"]):
        raise NotText("is not an article: it has neither “text” nor “html”")
    return fields


def _without_surrogates(text: str) -> str:
    """`text` with half characters replaced, which JSON's escapes allow and UTF-8 does not."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
