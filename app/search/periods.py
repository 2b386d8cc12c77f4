"""Days and stretches of time as people type them: `2025-06`, `06/2025`, `6 juin 2025`, `2024..`,
`>2024`, `du 1er au 5 juin 2025`."""

import re
from datetime import date, timedelta

from app import months
from app.search.analysis import fold
from app.search.days import first_day, last_day
from app.search.query import Dated

UNKNOWN = ("inconnue", "inconnu", "unknown", "?", "sans")

_LEAP_YEAR = 2000  # has every day that any year has
_ISO = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_YEARS = re.compile(r"([0-9]{4})\s?[/–-]\s?([0-9]{4})")
_FIGURES = re.compile(r"(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)?[\s-]+)?([a-z]{3,})\.?[\s-]+([0-9]{4})")
_IN_ENGLISH = re.compile(r"([a-z]{3,}) ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_DAY_NAMED = re.compile(
    r"^(?:(?:le|the|on) )?"
    r"(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? )?"
)
_FROM_TO = re.compile(
    r"(?:(?:de|du|from) )?(?P<first>.+?) (?:a|au|to|jusqu'au?) (?P<last>.+)"
    r"|(?:entre|between) (?P<after>.+?) (?:et|and) (?P<before>.+)"
)
_RELATIONS = {"<=": "until", "≤": "until", "<": "before", ">=": "since", "≥": "since", ">": "after"}


def interval(relation: str, text: str) -> Dated:
    """The days `during`, `after`, `since`, `before` or `until` what was typed. ValueError for no
    date.

    A day stands before its month, as in French: `06/07/2025` is the sixth of July.
    """
    if sign := next(filter(text.startswith, _RELATIONS), None):
        relation, text = _RELATIONS[sign], text.removeprefix(sign)
    if years := _YEARS.fullmatch(text.strip()):
        text = "..".join(years.groups())
    elif ends := _FROM_TO.fullmatch(fold(text).strip()):
        text = "..".join(_completed(*filter(None, ends.groups())))
    left, dots, right = (prefix(part) for part in text.partition(".."))
    if not left and not right:
        raise ValueError(text)
    first = first_day(left) if left else None
    last = (last_day(right) if right else None) if dots else last_day(left)
    if first and last and first > last:
        first, last = first_day(right), last_day(left)
    day = timedelta(days=1)
    if relation == "after":
        return Dated((last or first or date.min) + day, None)
    if relation == "since":
        return Dated(first or last, None)
    if relation == "before":
        return Dated(None, (first or last or date.max) - day)
    if relation == "until":
        return Dated(None, last or first)
    return Dated(first, last)


def prefix(typed: str) -> str:
    """`juin 2025` → `2025-06`; nothing and the dots between two dates stay as they are. ValueError
    for what is none of these."""
    text = _DAY_NAMED.sub("", fold(typed).strip())
    if text in ("", ".."):
        return text
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif figures := _FIGURES.fullmatch(text):
        day, month, year = figures.groups()
    elif words := _WORDS.fullmatch(text):
        day, name, year = words.groups()
        month = months.number(name)
    elif words := _IN_ENGLISH.fullmatch(text):
        name, day, year = words.groups()
        month = months.number(name)
    else:
        raise ValueError(typed)
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _completed(first: str, last: str) -> tuple[str, str]:
    """Two dates of which the first may lack what the last tells: `1er`, `5 juin 2025`."""
    words = last.split()
    for shared in range(len(words) + 1):
        whole = " ".join([first, *words[len(words) - shared :]])
        try:
            prefix(whole)
        except ValueError:
            continue
        return whole, last
    return first, last


def typed_day(text: str) -> Dated | None:
    """The day or month that words name with its year: `15 avril 2024`, `22/09/2017`, `avril 2024`;
    null for anything else, a mere year or a stretch among it."""
    try:
        found = prefix(text)
    except ValueError:
        return None
    if len(found) < len("2025-06-06") and not (found[4:] and text[:1].isalpha()):
        return None
    try:
        return Dated(first_day(found), last_day(found))
    except ValueError:
        return None


def lacks_year(typed: str) -> bool:
    """Whether a day or month was typed that would be a date with a year: `12 mars`, `12/03`."""
    before = "/" if "/" in typed else " "
    try:
        return bool(typed.strip() and first_day(prefix(f"{typed}{before}{_LEAP_YEAR}")))
    except ValueError:
        return False
