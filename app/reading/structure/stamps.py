"""Days printed around the text: "20/11/2025 17:30", "Mercredi 5 novembre 2025, 10:45", and what
an extractor of web pages put before the text: "date 2022-06 Hanoï (VNA) – …"."""

import re

from app.reading.parts import fold
from app.reading.vocabulary.almanac import almanac, day_or_none

_CLOCK = (
    r"(?:a\s)?\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?(?:\s?(?:am|pm))?"
    r"(?:\s?\(?(?:gmt|utc|ict)\s?(?:[+-]\s?\d{1,2}(?::\d{2})?)?\)?)?"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|"
    r"thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)"
)
_LABEL = (
    r"(?:(?:publiee?(?: par [a-z/+ ]{2,30}?)?|ajoutee?|mise? en ligne|postee?|mise? a jour|"
    r"derniere mise a jour|edition du|date de publication|date|posted|published|updated|ngay)\b"
    r"(?: le)?[ :]*)"
)
_DAY = (
    r"(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>\d{4}|(?<=/)\d\d(?!\d))"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})"
    r"|(?P<d3>\d{1,2})(?:er)? (?P<m3>[a-z]{3,9})\.?,? (?P<y3>\d{4})"
    r"|(?P<d5>\d{1,2}) thang (?P<m5>\d{1,2}) nam (?P<y5>\d{4})"
    r"|(?P<m4>[a-z]{3,9})\.? (?P<d4>\d{1,2}),? (?P<y4>\d{4}))"
)
_ISSUE = r"(?:[ ,-]+(?:n ?[°o] ?|numero )\d{1,6})?"  # of a paper
_STAMP = re.compile(
    rf"{_LABEL}?(?:le |on |ngay )?(?:{_CLOCK}[ |,-]*)?(?:{_WEEKDAY}\.?,? )?(?:le |ngay )?{_DAY}"
    rf"(?:[ |,t-]*{_CLOCK})?z?{_ISSUE}"
)
_NEXT_STAMP = re.compile(rf"(?<=[\dhmz)])[ |,;/()-]+(?={_LABEL})")

_MONTH = re.compile(r"date ?:? ?(?P<month>\d{4}-(?:0[1-9]|1[0-2]))")
_HEAD = re.compile(
    r"[\s\ufeff]*(?:author ?:? [^\n]{2,80}? )?(?P<stamp>date ?:? ?"
    r"(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}/\d{1,2}/\d{4})(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)(?=\s|$)",
    re.I,
)


def cut_head(text: str) -> tuple[str | None, str]:
    """The time stamp at the very beginning of `text`, as an extractor puts it there before the
    words of the page, and the text behind it; the day may be a month only."""
    found = _HEAD.match(text)
    if found and printed_day(found["stamp"]):
        return found["stamp"], text[found.end() :]
    return None, text


_LONGEST_STAMP = 110
_LAST = re.compile(r"(?<=[.!?»”)]) (?=(?:Publi|Mis|Post|Derni|Updated)[^.!?»”]{8,80}[.)]?$)")


def cut_tail(text: str) -> tuple[str, str | None]:
    """A paragraph without the labelled time stamp it ends with ("Publié le 22/11/2024."), and
    that."""
    found = _LAST.search(text, max(0, len(text) - _LONGEST_STAMP))
    stamp = text[found.end() :].rstrip(".) ") if found else ""
    return (text[: found.start()], stamp) if found and printed_day(stamp) else (text, None)


_OF_AN_EDITION = re.compile(r"\bedition du |\b(?:n ?[°o] ?|numero )\d{1,6}$")


def is_of_an_edition(stamp: str) -> bool:
    """Whether a time stamp is of the paper itself: "Édition du mardi 11 novembre 2008", "Jeudi 8
    avril 2004 - N° 3412"."""
    return _OF_AN_EDITION.search(fold(stamp)) is not None


_UPDATED = re.compile(r"(?:derniere )?mise? a jour|updated")


def is_of_an_update(stamp: str) -> bool:
    """Whether a time stamp is of an update alone: "Dernière mise à jour : 21/06/2021 10:44"."""
    return _UPDATED.match(fold(stamp)) is not None and len(_NEXT_STAMP.split(fold(stamp))) == 1


def printed_day(line: str) -> str | None:
    """The day (ISO 8601) that `line` states, if it is a time stamp and nothing else; the month,
    if it is labelled as a date and has no more ("date 2022-06"). Of the days of publication and
    of an update, it is the earlier."""
    if len(line) > _LONGEST_STAMP:
        return None
    folded = fold(line).strip(" |-()")
    if labelled := _MONTH.fullmatch(folded):
        return labelled["month"]
    days = [_day(stamp) for stamp in _NEXT_STAMP.split(folded)]
    return min(filter(None, days)) if all(days) else None


def signed_stamp(line: str) -> tuple[str, str] | None:
    """The words before the time stamp that a short line ends with, and that: "Thuy Linh |
    12/03/2020"."""
    if len(line) > _LONGEST_STAMP or not any(map(str.isdecimal, line)):
        return None
    for gap in _GAP.finditer(line):
        if printed_day(stamp := line[gap.end() :]):
            return line[: gap.start()], stamp
    return None


_GAP = re.compile(r"(?<=\S)(?:\s[|/,–—-])?\s(?=\S)")


def _day(stamp: str) -> str | None:
    """The day that a folded time stamp states."""
    found = _STAMP.fullmatch(stamp)
    if not found:
        return None
    for form in "12345":
        if found["y" + form]:
            month = almanac().months.get(found["m" + form]) or _number(found["m" + form])
            year = int(found["y" + form])
            year += _CENTURY if year < 100 else 0  # "02/07/19"
            day = day_or_none(year, month, int(found["d" + form]))
            return day.isoformat() if day else None
    return None


_CENTURY = 2000  # of years in two figures: the press was not online before


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0
