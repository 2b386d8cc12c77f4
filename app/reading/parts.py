"""The parts of a reading that rules look at, and a fold that keeps every offset."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from app.reading.model import Evidence, Reading

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper())
"""Capital letters, as the inside of a regular expression's brackets."""

REMEMBERED = 10_000  # code points; longer texts are folded each time, to bound memory


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One named piece of text: `title`, `lead`, `paragraph`, `caption` …, and its fold.

    A part is itself alone, whatever its words, so that it is a quick key of what is known of it.
    """

    name: str
    index: int
    text: str
    folded: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    def evidence(self, start: int, end: int, rule: str | None = None) -> Evidence:
        """The words from `start` to `end` (code points) of this part as evidence."""
        return Evidence(self.text[start:end], self.name, self.index, start, end, rule)


def has_any(part: Part, signs: Iterable[str]) -> bool:
    """Whether the fold of `part` holds one of `signs`; if not, it needs no closer look."""
    return any(map(part.folded.__contains__, signs))


def text_of(reading: Reading) -> str:
    """The text of all parts, one below the other."""
    captions = (caption.text for caption in reading.captions)
    return "\n".join(filter(None, (reading.title, reading.lead, *reading.paragraphs, *captions)))


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """Title, lead, paragraphs and captions, in reading order; never the teasers."""
    return tuple(_parts(reading))


def _parts(reading: Reading) -> Iterator[Part]:
    if reading.title:
        yield Part("title", 0, reading.title)
    if reading.lead:
        yield Part("lead", 0, reading.lead)
    for index, text in enumerate(reading.paragraphs):
        yield Part("paragraph", index, text)
    for index, caption in enumerate(reading.captions):
        yield Part("caption", index, caption.text)


class _Fold(dict[int, str]):
    """A table for `str.translate` that learns each code point when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in "’ʼ‘`´":
        return "'"
    if character in "‐‑‒–—−":
        return "-"
    if character.isspace():
        return " "
    if character in "đĐðÐ":  # the latter two stand for the former on many a page
        return "d"
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


_FOLD = _Fold()
_FOLD_BYTES = bytes(ord(_FOLD[code]) for code in range(256))


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, hyphens and spaces; as long as `text`.

    Works on composed text (NFC), one code point for one, so that offsets into the fold are
    offsets into the text.
    """
    return _fold_again(text) if len(text) <= REMEMBERED else text.translate(_FOLD)


@lru_cache(maxsize=128)
def _fold_again(text: str) -> str:
    """Each rule folds the same parts: remember the last ones."""
    try:  # most lines are Latin-1 but for two signs; bytes are translated ten times faster
        latin = text.replace("’", "'").replace("–", "-").encode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_FOLD)
    return latin.translate(_FOLD_BYTES).decode("latin-1")
