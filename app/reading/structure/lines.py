"""A document's text as clean lines: composed (NFC), single-spaced, wrapped lines joined again."""

import html
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.reading.structure.marks import is_counter
from app.reading.structure.mojibake import ungarble
from app.reading.structure.stamps import printed_day

# Control characters, zero-width characters, soft hyphens, direction marks, lone surrogates:
# none is text, and each would break words apart for the search.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Anything but what French and Vietnamese pages are written in: what may be one of these, or a mark.
_UNUSUAL = re.compile(
    r"[^\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_RUN_OF_MARKS = re.compile(r"[^\w\s!-~]{31,}")

_SHORTEST_BROKEN = 15
_NARROWEST_PAGE, _NARROWEST_COLUMN = 40, 15
_WIDEST_PAGE = 120
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


class Line(NamedTuple):
    """One line that is not blank; lines of one `block` have no blank line between them."""

    text: str
    block: int


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that say something, a paragraph that was wrapped being one line."""
    lines: list[Line] = []
    block = 0
    for raw in compose(text).splitlines():
        # of spaces, only the plain one can be printed
        clean = raw.strip() if raw.isprintable() and "  " not in raw else " ".join(raw.split())
        if clean:
            lines.append(Line(clean, block))
        else:
            block += 1
    return _mend_breaks(_unwrap(tuple(lines)))


_ENDS_IN_A_WORD = re.compile(r".?[^\W\d_],?")
_SMALL_WORD = re.compile(r"[^\W\d_]+[ ,.'’-]")
_LITTLE = frozenset(
    ("a", "à", "au", "aux", "ce", "de", "des", "du", "en", "est", "et", "il", "la", "le", "les",
     "ont", "ou", "par", "pour", "que", "qui")
)  # fmt: skip


def _mend_breaks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join a line with the next of its block where a sentence goes on: in small letters, or behind
    a little word."""
    joined: list[tuple[int, list[str]]] = []
    for line in lines:
        block, pieces = joined[-1] if joined else (-1, [""])
        if block == line.block and _goes_on(pieces[-1], line.text):
            pieces.append(line.text)
        else:
            joined.append((line.block, [line.text]))
    return tuple(Line(_rejoined(pieces), block) for block, pieces in joined)


def _rejoined(pieces: Sequence[str]) -> str:
    """The pieces of a broken line; no space behind a hyphen that may part a word."""
    return "".join(
        piece if piece.endswith("-") and piece[-2:-1].isalnum() else f"{piece} " for piece in pieces
    ).rstrip(" ")


def _goes_on(above: str, below: str) -> bool:
    if len(above) < _SHORTEST_BROKEN:
        return False
    if below[0].islower() and above.endswith("-") and above[-2].isalpha():
        return True
    small = below[0].islower() and _SMALL_WORD.match(below) and not is_counter(below)
    goes_on = small and _ENDS_IN_A_WORD.fullmatch(above[-2:]) and printed_day(below) is None
    return bool(goes_on) or (below[0].isalpha() and above[-8:].rsplit(" ", 1)[-1] in _LITTLE)


def compose(text: str) -> str:
    """`text` in NFC, its entities and garbled letters put right, without characters that cannot be
    seen."""
    text = ungarble(_ENTITY.sub(_character, text) if "&" in text else text)
    if _UNUSUAL.search(text):
        text = _RUN_OF_MARKS.sub(_shorten_marks, _INVISIBLE.sub("", text))
        text = text.translate(_LIGATURES)
    return unicodedata.normalize("NFC", text)


def _character(entity: re.Match[str]) -> str:
    """What an HTML entity stands for; itself where there is none such."""
    return html.unescape(entity[0])


def _shorten_marks(run: re.Match[str]) -> str:
    """At most 30 combining marks in a row (UAX 15, Stream-Safe Text): sorting more is quadratic."""
    kept: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= 30:
            kept.append(character)
    return "".join(kept)


def _unwrap(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join lines that were broken at a fixed width, where the text shows that width."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    width = _width_of(lines, pairs)
    if width is None:
        return lines
    joined: list[tuple[int, list[str]]] = []
    last: Line | None = None
    for line in lines:
        broken = last and (_would_not_fit(last, line, width) or _stops_short(last, width))
        if last and last.block == line.block and broken:
            joined[-1][1].append(line.text)
        else:
            joined.append((line.block, [line.text]))
        last = line
    return tuple(Line(_rejoined(pieces), block) for block, pieces in joined)


def _width_of(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> int | None:
    """The width at which a page, or a narrow column below wider headlines, was wrapped.

    Whoever wraps greedily breaks a line only where the next word would not fit; if nearly all
    breaks within blocks are of that kind, they are the page's and not the author's. A list of
    short lines looks like a column: in that, sentences go on in small letters.
    """
    page = max((len(line.text) for line in lines), default=0)
    if _NARROWEST_PAGE <= page <= _WIDEST_PAGE and _is_wrapped(pairs, page):
        return page
    column = max((len(line.text) for pair in pairs for line in pair), default=0)
    small = sum(b.text[0].islower() for _, b in pairs)
    sentences = any(mark in line.text for pair in pairs for line in pair for mark in ".,")
    if _NARROWEST_COLUMN <= column < _NARROWEST_PAGE and 3 * small >= len(pairs) and sentences:
        return column if _is_wrapped(pairs, column) else None
    return None


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    breaks = [_would_not_fit(a, b, width) for a, b in pairs]
    return len(breaks) >= 4 and sum(breaks) >= 0.7 * len(breaks)


def _stops_short(line: Line, width: int) -> bool:
    """Whether a line of a wrapped page breaks off in a sentence, though more would have fitted."""
    return 2 * len(line.text) >= width and (line.text[-1].isalnum() or line.text[-1] == ",")


def _would_not_fit(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width
