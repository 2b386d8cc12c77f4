"""Lines above an article's text that are none of it: by-lines, rubrics, names of sites."""

import re
from typing import NamedTuple

from app.reading.parts import fold
from app.reading.structure import marks, signoffs
from app.reading.structure.stamps import printed_day, signed_stamp

_ADDRESS = re.compile(r"(?:url|lien|source)?[ :]*(?:https?://|www\.)\S+")
_PRINTED = ("imprime", "imprime le", "imprimee le", "printed", "printed on")


class Head(NamedTuple):
    """A by-line, a rubric or a site's name: the agency and the time stamp it holds."""

    agency: str | None
    stamp: str | None


def head_line(text: str) -> Head | None:
    """What `text` says of the article, if it stands above it and is no part of it."""
    if stamp := _before_buttons(text):
        return Head(None, stamp)
    words, stamp = signed_stamp(text) or (text, None)
    words = words.strip(" |/,:[]–—-")
    if fold(words) in _PRINTED:
        return Head(None, None)  # the day the page was put on paper
    closing = signoffs.closing(words)
    agency = closing.agency if closing and closing.start == 0 else None
    named = words != text and signoffs.is_byline(words)  # "Duc Quy -", "Marie Blanc | 3/5/2020"
    if agency or named or marks.is_site(words) or is_address(words) or marks.is_rubric(words):
        return Head(agency, stamp)
    return Head(None, stamp) if signoffs.is_signature(words) else None


_GAP = re.compile(r"(?<=[\dhmMz)]) ?[| ] ?(?=\D)")


def _before_buttons(text: str) -> str | None:
    """The time stamp before buttons and counters: "17/11/2011 09:20 | Lu 318 fois | Envoyer"."""
    if not may_hold_a_stamp(text):
        return None
    for gap in _GAP.finditer(text):
        rest = map(str.strip, text[gap.end() :].split("|"))
        if printed_day(stamp := text[: gap.start()]) and all(map(marks.is_furniture, rest)):
            return stamp
    return None


_LONGEST = 160


def may_hold_a_stamp(line: str) -> bool:
    """Whether a line is short enough for a time stamp, buttons and a name, and has figures."""
    return len(line) <= _LONGEST and any(map(str.isdecimal, line))


def is_address(line: str) -> bool:
    """Whether `line` is the address of a page and nothing else."""
    return "/" in line and _ADDRESS.fullmatch(fold(line)) is not None
