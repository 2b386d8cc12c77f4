"""What is stated of a document, by a page's head, a record or front matter: taken where it can be
believed."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from app import months

# A moment in UTC is told in the time of the press that is archived: Vietnam is seven hours ahead.
_PRESS_TIME = timezone(timedelta(hours=7))

_WEEKDAY, _ORDINAL = r"(?:[^\W\d]+,?\s+)?", "(?:er|st|nd|rd|th)?"
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})(?:\D.*)?"
)
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


_LABEL = re.compile(
    r"(?:publié|posté|ajouté|mis|date|cập nhật|ngày)\w*(?: à jour| en ligne)?(?: le)?\s*:?\s*", re.I
)
_CLOCK = re.compile(r"\d{1,2}\s?[h:]\s?\d{2}")


def stamp_day(words: str) -> str | None:
    """The day of a time stamp as pages print it: with the clock, or behind a label ("Publié le 3
    mai 2019"). Null for all else."""
    label = _LABEL.match(words)
    if not (label or _CLOCK.search(words)):
        return None
    return iso_day(words[label.end() :] if label else words)


def web_address(stated: str | None) -> str | None:
    """The address, if it is one of the web."""
    return stated if stated and re.fullmatch(r"https?://\S+", stated) else None


def believed(
    name: str, stated: str | None, read: Callable[[str | None], str | None], wanted: str
) -> tuple[str | None, tuple[str, ...]]:
    """What `read` makes of a value that was stated, and a remark where that is nothing."""
    value = read(stated)
    return value, (f"“{name}”: “{stated}” is no {wanted}",) if stated and value is None else ()


def _day_of_a_moment(stated: str) -> str | None:
    """The day in Vietnam of a moment in UTC; null for one that is told in a zone of its own."""
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    in_utc = moment.tzinfo is not None and moment.utcoffset() == UTC.utcoffset(None)
    return moment.astimezone(_PRESS_TIME).date().isoformat() if in_utc else None


def _iso_day(stated: str) -> str | None:
    try:
        if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", stated):
            return stated
        if re.match(r"\d{4}-\d\d-\d\d", stated):
            if day := _day_of_a_moment(stated):
                return day
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
