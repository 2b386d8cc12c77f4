"""What is stated of a document, by a page's head, a record or front matter: taken where it can be
believed."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from app import months

_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?:\D.*)?")
_WEEKDAY, _ORDINAL = r"(?:[^\W\d]+,?\s+)?", "(?:er|st|nd|rd|th)?"
_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}){_ORDINAL}\s+(?P<name>[^\W\d]{{3,}})\.?,?\s+(?P<year>\d{{4}})(?:\D.*)?"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<name>[^\W\d]{{3,}})\.?\s+(?P<day>\d{{1,2}}){_ORDINAL},?\s+(?P<year>\d{{4}})(?:\D.*)?"
)


def iso_day(stated: str | None) -> str | None:
    """A date as stated by metadata (ISO 8601, RFC 5322, `20/11/2025`, `20 novembre 2025`,
    `November 20, 2025`) as an ISO day, month or year.

    Null when it is none of these, or lies in the future: a date is never guessed.
    """
    day = _iso_day((stated or "").strip())
    tomorrow = date.today() + timedelta(days=1)  # it may be tomorrow where the page was made
    return day if day and day <= tomorrow.isoformat() else None


def web_address(stated: str | None) -> str | None:
    """The address, if it is one of the web."""
    return stated if stated and re.fullmatch(r"https?://\S+", stated) else None


def believed(
    name: str, stated: str | None, read: Callable[[str | None], str | None], wanted: str
) -> tuple[str | None, tuple[str, ...]]:
    """What `read` makes of a value that was stated, and a remark where that is nothing."""
    value = read(stated)
    return value, (f"“{name}”: “{stated}” is no {wanted}",) if stated and value is None else ()


def _iso_day(stated: str) -> str | None:
    try:
        if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", stated):
            return stated
        if re.match(r"\d{4}-\d\d-\d\d", stated):
            return date.fromisoformat(stated[:10]).isoformat()
        if re.fullmatch(r"\d{8}(T.*)?", stated):
            return datetime.strptime(stated[:8], "%Y%m%d").date().isoformat()
        if match := _FIGURES.fullmatch(stated):
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        if match := _WORDS.fullmatch(stated) or _MONTH_FIRST.fullmatch(stated):
            month = months.number(match["name"])
            return date(int(match["year"]), month, int(match["day"])).isoformat()
        return parsedate_to_datetime(stated).date().isoformat() if stated else None
    except (ValueError, OverflowError):
        return None
