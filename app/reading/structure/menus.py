"""What a page that was saved whole prints above its article: sections, languages, the way here,
headlines of the day, the weather."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from app.reading.parts import fold
from app.reading.structure import captions, datelines, marks
from app.reading.structure.heads import head_line, may_hold_a_stamp
from app.reading.structure.lines import Line
from app.reading.structure.stamps import printed_day
from app.reading.structure.tail import is_prose
from app.reading.vocabulary.furniture import any_of

_FEWEST_ITEMS, _FEWEST_SECTIONS = 4, 2  # in the menus of a page, and how many of them are known
_FEWEST_ABOVE = 2  # lines above the text of a page that has menus and a title
_FEWEST_UNKNOWN = 5  # items in a line that is a menu by its form
_LONGEST_ITEM = 4  # words
_SHORTEST_ITEM = 3  # letters, where no space parts it from the next
_FEWEST_IN_A_TITLE = 5  # words, of one that a time stamp follows
_FEWEST_BEHIND = 8  # words, behind a dateline
_LONGEST_FORECAST = 120  # characters
_MOST_LINES = 200
_PARTED = re.compile(r"\s*[|•·▾\[\]]+\s*|\s*[»«›▸►▶❯⟩>→]+\s*|\s/\s")  # as no sentence is
_WAY = re.compile(r"\s*[»«›▸❯⟩>→]+\s*|\s/\s")
_LISTED = re.compile(r"\s[-–]\s|,\s|\s*:\s")
_BULLETS = "*•▪□+-–· "
_STOPS = (".", "!", "?", "…", ":")


def below_the_menus(lines: Sequence[Line]) -> int:
    """How many of `lines` a page prints above its article, down to the last menu; 0 without one.

    A menu is a run of short lines, or one long line, with known sections in it. Once a page shows
    one, a single section or the way here ("Accueil > Politique") stands right above the title too.
    """
    if any(is_prose(line.text) for line in lines[:_FEWEST_ABOVE]):
        return 0
    head = list(takewhile(lambda line: not _begins_text(line.text), lines[:_MOST_LINES]))
    below = items = sections = unknown = in_block = 0
    whole = False
    for position, line in enumerate(head):
        more, known = _items(line.text, whole)
        apart = position == 0 or head[position - 1].block != line.block
        if more and not known and apart and not _is_followed_by_items(head, position):
            more = 0  # it may be the title
        if more:
            items, sections = items + more, sections + known
            unknown = 0 if known else unknown + 1
            whole = whole or (items >= _FEWEST_ITEMS and sections >= _FEWEST_SECTIONS)
            in_block = in_block + 1 if not apart else 1
            ends = position + 1 < len(head) and head[position + 1].block != line.block
            of_a_list = ends and in_block >= _FEWEST_ITEMS
            if whole and (known or unknown >= _FEWEST_ITEMS or of_a_list):
                below = position + 1
        elif not _is_of_the_page(line.text):
            told = whole and len(line.text.split()) >= _FEWEST_IN_A_TITLE
            if told and position + 1 < len(head) and _follows_a_title(head[position + 1].text):
                below = position if _is_clocked(head[position + 1].text) else below
                break
            items = sections = unknown = in_block = 0
    return below if below < len(head) or _begins_below(lines, len(head)) else 0


def _is_followed_by_items(head: Sequence[Line], position: int) -> bool:
    return position + 1 < len(head) and _items(head[position + 1].text, whole=True)[0] > 0


def _begins_below(lines: Sequence[Line], position: int) -> bool:
    """Whether the text itself begins at `position`, below menus and without a title."""
    return position < len(lines) and _begins_text(lines[position].text)


def _begins_text(text: str) -> bool:
    if _is_of_the_page(text) or _items(text, whole=False)[1] >= _FEWEST_SECTIONS:
        return False
    opening = datelines.opening(text)
    told = opening is not None and len(text[opening.length :].split()) >= _FEWEST_BEHIND
    return is_prose(text) or told


def _items(text: str, whole: bool) -> tuple[int, int]:
    """How many items of a menu a line may be, and how many of them are known; of a `whole` page
    also the way to the article, whatever the sections are called."""
    text = text.lstrip(_BULLETS) or text
    parted = [piece for piece in _PARTED.split(text) if piece.strip()]
    if _is_stamped(text):
        return 0, 0
    known = sum(map(_is_section, parted))
    short = all(len(piece.split()) <= _LONGEST_ITEM for piece in parted)
    way = [piece for piece in _WAY.split(text) if piece.strip()]
    if len(way) > 1 and _from_the_front(way):
        return max(len(way), _FEWEST_ITEMS), max(known, _FEWEST_SECTIONS)
    if len(way) > 1 and whole and short and way == parted:
        return len(way), max(known, 1)
    if len(parted) > 1 and known and short:
        return len(parted), known
    if len(parted) >= _FEWEST_UNKNOWN and short:
        return len(parted), _FEWEST_SECTIONS
    pieces = [piece for part in parted for piece in _LISTED.split(part) if piece]
    known = sum(map(_is_section, pieces))
    if len(pieces) >= _FEWEST_ITEMS:
        short = all(len(piece.split()) <= _LONGEST_ITEM for piece in pieces)
        return (len(pieces), known) if short and 2 * known >= len(pieces) else (0, 0)
    if known == len(pieces) or marks.is_site(text) or marks.is_rubric(text):
        return 1, 1
    if len(pieces) == 1 and (count := _all_known(text)) >= _FEWEST_SECTIONS:
        return count, count
    few = len(text.split()) <= _LONGEST_ITEM and text[-1] not in _STOPS
    return int(few and captions.credit(text) is None), 0


def _from_the_front(pieces: Sequence[str]) -> bool:
    """Whether they lead from the front page to here: "Accueil > Politique > …"."""
    return fold(pieces[0]).endswith(("accueil", "home", "trang chu"))


def _is_section(piece: str) -> bool:
    return not piece[0].islower() and _section().fullmatch(fold(piece)) is not None


def _all_known(text: str) -> int:
    """How many sections and languages a line names that has little else but them and buttons:
    "Accueil Politique Économie …"; each has a capital."""
    found = [
        one
        for one in _known_inside().finditer(fold(text))
        if len(one.group()) >= _SHORTEST_ITEM and not text[one.start()].islower()
    ]
    letters = sum(character.isalpha() for character in text)
    named = sum(character.isalpha() for one in found for character in one.group())
    whole = len(found) >= _FEWEST_ITEMS and 2 * named >= letters
    return sum(_section().fullmatch(one.group()) is not None for one in found) if whole else 0


_TICKER = re.compile(
    r"\W*(?:en continu|flash|en bref|en direct|urgent|derniere(?:s)? (?:minute|heure)s?|#)(?!\w)"
)
_ISSUE = re.compile(r"n ?° ?\d")
_WEATHER = re.compile(r"\d ?°|\d [a-z]{3} ?= ?\d")  # or exchange rates


def _is_ticker(text: str) -> bool:
    """Headlines of the day in one line: "En continu ▸ … ▸ …", "# Sommet P4G # …"."""
    return _TICKER.match(fold(text)) is not None or text.count(" • ") + text.count(" ▸ ") > 1


def _is_of_the_page(text: str) -> bool:
    """Whether a line above the title says nothing of the article: buttons, days, headlines of the
    day, the weather and the exchange rates."""
    return (
        marks.is_furniture(text)
        or printed_day(text) is not None
        or _is_ticker(text)
        or _ISSUE.match(fold(text)) is not None
        or (len(text) <= _LONGEST_FORECAST and _WEATHER.search(fold(text)) is not None)
    )


def _follows_a_title(text: str) -> bool:
    """Whether a line is a time stamp, an agency or one of buttons, as they stand below a title."""
    found = head_line(text)
    signed = found is not None and found.agency is not None
    return _is_clocked(text) or signed or marks.is_furniture(text)


def _is_clocked(text: str) -> bool:
    return _is_stamped(text) and _CLOCK.search(text) is not None


def _is_stamped(text: str) -> bool:
    if not may_hold_a_stamp(text):
        return False
    found = head_line(text)
    return printed_day(text) is not None or (found is not None and found.stamp is not None)


_CLOCK = re.compile(r"\d[:h]\d\d")


@cache
def _section() -> re.Pattern[str]:
    names = "|".join(any_of(key) for key in ("rubrics", "languages"))
    return re.compile(rf"accueil|home|{names}")


@cache
def _known_inside() -> re.Pattern[str]:
    return re.compile(rf"{_section().pattern}|{any_of('buttons')}|{any_of('site_names')}")
