"""Days and stretches of time as people type them: `2025-06`, `06/2025`, `6 juin 2025`, `2024..`."""

import re
from datetime import date, timedelta

from app import months
from app.search.analysis import fold
from app.search.days import first_day, last_day
from app.search.query import Dated

UNKNOWN = ("inconnue", "inconnu", "unknown", "?", "sans")

_LEAP_YEAR = 2000  # has every day that any year has
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_YEARS = re.compile(r"([0-9]{4})\s?[/–-]\s?([0-9]{4})")
_FIGURES = re.compile(r"(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)?[\s-]+)?([a-z]{3,})\.?[\s-]+([0-9]{4})")


def interval(relation: str, text: str) -> Dated:
    """The days `during`, `after`, `since` or `before` what was typed. ValueError for no date.

    A day stands before its month, as in French: `06/07/2025` is the sixth of July.
    """
    if years := _YEARS.fullmatch(text.strip()):
        text = "..".join(years.groups())
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
    return Dated(first, last)


def prefix(typed: str) -> str:
    """`juin 2025` → `2025-06`; nothing and the dots between two dates stay as they are. ValueError
    for what is none of these."""
    text = fold(typed).strip()
    if text in ("", "..") or _ISO.fullmatch(text):
        return text
    if figures := _FIGURES.fullmatch(text):
        day, month, year = figures.groups()
    elif words := _WORDS.fullmatch(text):
        day, name, year = words.groups()
        month = months.number(name)
    else:
        raise ValueError(typed)
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def lacks_year(typed: str) -> bool:
    """Whether a day or month was typed that would be a date with a year: `12 mars`, `12/03`."""
    before = "/" if "/" in typed else " "
    try:
        return bool(typed.strip() and first_day(prefix(f"{typed}{before}{_LEAP_YEAR}")))
    except ValueError:
        return False
