"""What the archive knows of a document before it reads it."""

from dataclasses import dataclass, field
from datetime import date

MAX_BYTES = 10_000_000
TOO_LARGE = f"is too large: an article has at most {MAX_BYTES // 1_000_000} MB"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document's carrier (HTML head, JSONL record) states about it; null where it is silent.

    `published` is an ISO 8601 day (`2025-06-06`) or month or year, as far as it is known.
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it came in.

    `content` are the bytes as received, `text` what they say as plain text (line ends are `\\n`),
    `origin` the path, with `#L12` behind it for line 12 of a JSONL file. `captions` are the
    paragraphs of `text` that a web page marks as pictures' captions. `remarks` say what of its
    metadata was not believed, in words for the person who sent it. `received` is the day it came
    in, null where nobody knows: it is no newer.
    """

    content: bytes = field(repr=False)
    media_type: str
    origin: str
    text: str = field(repr=False)
    metadata: Metadata = Metadata()
    captions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    received: date | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that could not be taken in, and why, in words for the person who sent it."""

    origin: str
    reason: str


def file_name(origin: str) -> str:
    """The name of the file that a document came from, without the folders above it."""
    return origin.replace("\\", "/").rsplit("/", 1)[-1]
