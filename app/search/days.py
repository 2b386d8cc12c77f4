"""Days and the prefixes that stand for stretches of them: `2025`, `2025-06`, `2025-06-06`."""

from collections.abc import Callable
from datetime import date, timedelta

LENGTHS = (4, 7, 10)
"""Characters of a year, a month and a day."""


def first_day(prefix: str) -> date:
    """The first day of `2025`, `2025-06` or `2025-06-06`. ValueError when there is none."""
    year, month, day = (*map(int, prefix.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(prefix: str) -> date:
    """The last day of `2025`, `2025-06` or `2025-06-06`. ValueError when there is none."""
    first = first_day(prefix)
    if len(prefix) == 4:
        return date(first.year, 12, 31)
    if len(prefix) == 7:
        return (
            date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
            if (first.year, first.month) != (9999, 12)
            else date.max
        )
    return first


def bounds(first: date | None, last: date | None) -> tuple[str, str]:
    """Two days as briefly as can be, and alike: all of 2024 is `2024`, `2024`; an open end is
    empty."""
    begin = _shortest(first, first_day) if first else ""
    end = _shortest(last, last_day) if last else ""
    if first and last:
        for length in LENGTHS:
            prefix = first.isoformat()[:length]
            if (first_day(prefix), last_day(prefix)) == (first, last):
                return prefix, prefix
    finer = max(len(begin), len(end)) if begin and end else 0
    if first and last and finer:  # "1er décembre 2019 … 5 décembre 2019", not "décembre 2019 …"
        return first.isoformat()[:finer], last.isoformat()[:finer]
    return begin, end


def _shortest(day: date, bound: Callable[[str], date]) -> str:
    iso = day.isoformat()
    return next(iso[:length] for length in LENGTHS if bound(iso[:length]) == day)
