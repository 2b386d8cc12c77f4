"""Dates in words: EDTF (ISO 8601-2) as the reader's language says it, unknown parts included."""

import re
from collections.abc import Callable
from datetime import date, datetime

from babel.dates import format_date, get_month_names

Translate = Callable[[str], str]

_DATE = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?")


_DAYS = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?P<deduced>\??)")


def in_words(edtf: str | None, language: str, _: Translate) -> str:
    """`2025-06-06` → "6 juin 2025", `XXXX-11-20` → "20 novembre, année inconnue",
    `2023-05-29?` → "29 mai 2023, année déduite", `2025-01~` → "vers janvier 2025", nothing → "date
    inconnue". A form outside of what the reader writes is shown as it stands.
    """
    if not edtf:
        return _("date unknown")
    start, slash, end = edtf.partition("/")
    if slash and _DATE.match(start) and _DATE.match(end):
        return _interval(start, end, language, _)
    return _single(edtf, language, _)


def _single(edtf: str, language: str, _: Translate) -> str:
    match = _DATE.fullmatch(re.sub(r"[?~%]", "", edtf))
    if match is None:
        return edtf
    words = _plain(match["year"], match["month"], match["day"], language, _)
    uncertain, approximate = bool(re.search("[?%]", edtf)), bool(re.search("[~%]", edtf))
    if approximate:
        words = _("around {date}").format(date=words)
    if uncertain:
        known_day = match["day"] not in (None, "XX")
        words += ", " + (_("year deduced") if known_day else _("uncertain"))
    return words


def _plain(year: str, month: str | None, day: str | None, language: str, _: Translate) -> str:
    if month in (None, "XX") or not 1 <= int(month or 0) <= 12:
        return _year(year, _)
    name = get_month_names("wide", locale=language)[int(month or 0)]
    words = name if day in (None, "XX") else day_of_month(int(day or 0), name, language)
    if year == "XXXX":
        return words + ", " + _("year unknown")
    return f"{words} {_year(year, _)}"


def _year(year: str, _: Translate) -> str:
    if year == "XXXX":
        return _("date unknown")
    if year.endswith("X"):
        return _("the {decade}s").format(decade=year.replace("X", "0"))
    return year


def _interval(start: str, end: str, language: str, _: Translate) -> str:
    """Two days of one year bear it once: "du 25 au 28 novembre 2025, année déduite"."""
    first, last = _DAYS.fullmatch(start), _DAYS.fullmatch(end)
    if first is None or last is None or _year_of(first) != _year_of(last):
        begins, ends = _single(start, language, _), _single(end, language, _)
        return _("from {first} to {last}").format(first=begins, last=ends)
    months = get_month_names("wide", locale=language)
    month = "" if first["month"] == last["month"] else months[int(first["month"])]
    begins = day_of_month(int(first["day"]), month, language).strip()
    ends = day_of_month(int(last["day"]), months[int(last["month"])], language)
    words = _("from {first} to {last}").format(first=begins, last=ends)
    if first["year"] == "XXXX":
        return words + ", " + _("year unknown")
    deduced = ", " + _("year deduced") if first["deduced"] else ""
    return f"{words} {first['year']}{deduced}"


def _year_of(day: re.Match[str]) -> tuple[str, str]:
    return day["year"], day["deduced"]


def day_of_month(day: int, month: str, language: str) -> str:
    """ "6 juin", "1er juin"; in English "6 June"."""
    number = "1er" if language == "fr" and day == 1 else str(day)
    return f"{number} {month}"


def day_in_words(day: date, language: str) -> str:
    """A known day in full: "1er juin 2025", "1 June 2025"."""
    month = format_date(day, "MMMM", locale=language)
    return f"{day_of_month(day.day, month, language)} {day.year}"


def moment_in_words(moment: datetime, language: str) -> str:
    """A moment kept in UTC, to the minute: "1er juin 2025, 14:05 UTC"."""
    return f"{day_in_words(moment.date(), language)}, {moment:%H:%M} UTC"


def certain_day(edtf: str | None) -> str | None:
    """The ISO date, month or year if it is known for certain; else nothing, so that machines
    are never told a date that was guessed.
    """
    return edtf if edtf and re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else None
