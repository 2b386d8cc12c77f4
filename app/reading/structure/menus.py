"""Menus above the article of a page that was saved whole: sections, languages, the way here."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from app.reading.parts import fold
from app.reading.structure import captions, datelines, marks
from app.reading.structure.lines import Line
from app.reading.structure.stamps import printed_day
from app.reading.structure.tail import is_prose
from app.reading.vocabulary.furniture import any_of

_FEWEST_ITEMS, _FEWEST_SECTIONS = 4, 2  # in a menu, and how many of them are known
_LONGEST_ITEM = 4  # words
_MOST_LINES = 200
_BETWEEN = re.compile(r"\s*[|/>»›·•:]\s*|\s[-–]\s|,\s")
_STOPS = (".", "!", "?", "…", ":")


def below_the_menus(lines: Sequence[Line]) -> int:
    """How many of `lines` a page prints above its article, down to the last menu; 0 without one.

    A menu is a run of short lines, or one long line, with some known sections in it; the first
    longer line below is the title, the more so where a time stamp follows.
    """
    head = list(takewhile(lambda line: not _begins_text(line.text), lines[:_MOST_LINES]))
    below = items = sections = 0
    for position, line in enumerate(head):
        short, known = _items(line.text)
        if not known and short and not (position and line.block == head[position - 1].block):
            short = 0  # set apart: it may be the title
        if short or marks.is_furniture(line.text):
            items, sections = items + short, sections + known
        elif printed_day(line.text) is None:
            if items >= _FEWEST_ITEMS and sections >= _FEWEST_SECTIONS:
                below = position
            items = sections = 0
            if position + 1 < len(head) and _is_stamp(head[position + 1].text):
                break
    return below


def _begins_text(text: str) -> bool:
    return is_prose(text) or datelines.opening(text) is not None


def _items(text: str) -> tuple[int, int]:
    """How many items of a menu a line may be, and how many of them are known."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    known = sum(_section().fullmatch(fold(piece)) is not None for piece in pieces)
    if known and _is_way(pieces):
        return len(pieces), known
    if len(pieces) >= _FEWEST_ITEMS:
        return (len(pieces), known) if 2 * known >= len(pieces) else (0, 0)
    if known == len(pieces) or marks.is_site(text):
        return 1, 1
    found = list(_section_inside().finditer(fold(text)))
    if len(found) >= _FEWEST_ITEMS and all(not text[one.start()].islower() for one in found):
        named = sum(one.end() - one.start() for one in found)
        return (len(found), len(found)) if 2 * named >= len(text) else (0, 0)
    few = len(text.split()) <= _LONGEST_ITEM and text[-1] not in _STOPS
    return int(few and captions.credit(text) is None), 0


def _is_way(pieces: Sequence[str]) -> bool:
    """Whether they lead from the front page to here: "Accueil > Politique > …"."""
    return len(pieces) > 1 and fold(pieces[0]) in ("accueil", "home", "trang chu")


def _is_stamp(text: str) -> bool:
    return ":" in text and printed_day(text) is not None


@cache
def _section() -> re.Pattern[str]:
    names = "|".join(any_of(key) for key in ("rubrics", "languages"))
    return re.compile(rf"accueil|home|{names}")


@cache
def _section_inside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_section().pattern})(?!\w)")
