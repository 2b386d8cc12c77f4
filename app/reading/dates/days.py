"""The days a text names: `lundi 29 mai`, `le 20 novembre`, `du 17 au 20 décembre 2025`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.reading.model import Evidence
from app.reading.parts import Part
from app.reading.vocabulary.almanac import almanac, day_or_none
from app.reading.vocabulary.alternation import any_of

LEAP_YEAR = 2000  # has every day of the calendar

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d/])"
_DAY = r"(?:1 ?er|[12]\d|3[01]|0?[1-9])"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the days from the first to the last, as `part` names them at `start:end`.

    `year` is null where the text leaves it out; `weekday` is 0 for Monday.
    """

    part: Part
    start: int
    end: int
    year: int | None
    month: int
    day: int
    last: tuple[int, int] | None = None  # month and day
    weekday: int | None = None

    def span(self, year: int) -> tuple[date, date] | None:
        """First and last day if the year is `year`; null if the calendar has no such day."""
        first = day_or_none(year, self.month, self.day)
        if first is None or self.last is None:
            return (first, first) if first else None
        last = day_or_none(year + (self.last < (self.month, self.day)), *self.last)
        return (first, last) if last else None

    def covers(self, other: "Day", year: int) -> bool:
        """Whether `other` lies within this day, or these days, if both are of `year`."""
        wide, narrow = self.span(year), other.span(year)
        return bool(wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1])

    def evidence(self, rule: str) -> Evidence:
        """The words of the day as evidence."""
        return self.part.evidence(self.start, self.end, rule)

    def falls_on_its_weekday(self, year: int) -> bool:
        """Whether the stated weekday, if there is one, is right for `year`."""
        span = self.span(year)
        return span is not None and self.weekday in (None, span[0].weekday())


@cache
def _sign() -> re.Pattern[str]:
    """What every day has, quick to look for: a figure before a month or a stroke."""
    months = _alternatives()[1]
    return re.compile(
        rf"\d(?:[/.-]\d|(?: ?er)?\)? ?(?=[a-z])(?:{months})\b|(?:[snrt][tdh])?, (?:19|20)\d\d"
        r"| thang \d)"
    )


@cache
def _single() -> re.Pattern[str]:
    weekday, month = _alternatives()
    return re.compile(
        rf"(?<![\w/])(?<!\d[.,])(?:(?:le|ce) )?"
        rf"(?:(?P<weekday>{weekday})(?: (?:matin|soir|midi|apres-midi|dernier))?,? ?\(?(?:le )?)?"
        rf"(?P<day>{_DAY})\)? ?(?P<month>{month})\b(?:\.(?= \d{{4}}))?"
        rf"(?:,? (?:de l'annee )?(?P<year>{_YEAR}))?"
    )


@cache
def _joint() -> re.Pattern[str]:
    """What joins the last of several days to those before, quick to look for."""
    weekday, month = _alternatives()
    return re.compile(
        rf"[ -](?:(?<=-) ?|(?<= )(?:au|et|et le|a|jusqu'au) )(?:(?:{weekday}) )?{_DAY} {month}\b"
    )


@cache
def _several() -> re.Pattern[str]:
    weekday, month = _alternatives()
    return re.compile(
        rf"(?<!\w)(?:(?:du|au|les|entre le|des|le) )?"
        rf"(?:(?P<weekday>{weekday}) (?:et (?:{weekday}) )?)?(?P<day>{_DAY})"
        rf"(?:(?:, (?:le )?{_DAY})*|(?: (?P<month>{month}))?(?: (?P<year>{_YEAR}))?)"
        rf"(?: (?:au|et|et le|a|jusqu'au) |\s?-\s?)(?:(?:{weekday}) )?"
        rf"(?P<day2>{_DAY}) (?P<month2>{month})\b(?:,? (?P<year2>{_YEAR}))?"
    )


_MONTH = r"1[0-2]|0?[1-9]"
_ENDS = r"(?![\d/.,-]\d|\d|%)"


@cache
def _in_figures() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,-])(?P<led>(?:le|du|ngay) )?(?:(?P<weekday>{_alternatives()[0]}),? \(?)?"
        rf"(?P<day>{_DAY})(?P<sep>[/.-])(?P<month>{_MONTH})(?:(?P=sep)(?P<year>{_YEAR}))?{_ENDS}"
    )


_SPAN_IN_FIGURES = re.compile(
    rf"(?<!\w)(?:du|les|entre le) (?P<day>{_DAY})(?:/(?P<month>{_MONTH}))?"
    rf"(?: (?:au|et|et le) |\s?-\s?)(?P<day2>{_DAY})/(?P<month2>{_MONTH})"
    rf"(?:/(?P<year>{_YEAR}))?{_ENDS}"
)


@cache
def _in_english() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<month>{_alternatives()[1]}) (?P<day>{_DAY})(?:st|nd|rd|th)?,"
        rf" (?P<year>{_YEAR})"
    )


_IN_VIETNAMESE = re.compile(
    rf"(?<!\w)ngay (?P<day>{_DAY}) thang (?P<month>{_MONTH})\b(?: nam (?P<year>{_YEAR}))?"
)


def _alternatives() -> tuple[str, str]:
    known = almanac()
    return any_of(known.weekdays), any_of(known.months)


_BEFORE_FIGURES = 40
"""No more characters than that stand in a day before its figures."""


def days_in(part: Part) -> list[Day]:
    """The days `part` names, from left to right."""
    sign = _sign().search(part.folded)
    if sign is None:
        return []
    months = almanac().months
    found: list[Day] = []
    for match in _several().finditer(part.folded) if _joint().search(part.folded) else ():
        if _BARE.match(match.group()) and _BEHIND_A_WORD.search(
            part.folded, max(0, match.start() - 3), match.start()
        ):
            continue  # "le lot 5 jusqu'au 31 décembre 2030"
        last = (months[match["month2"]], _number(match["day2"]))
        month = months[match["month"]] if match["month"] else last[0]
        year, ends = _year(match["year"]), _year(match["year2"])
        if year and ends and ends - year > 1:
            continue  # an anniversary: 9 mai 1945 - 9 mai 2025
        if ends and not year:
            year = ends - (last < (month, _number(match["day"])))
        weekday = almanac().weekdays.get(match["weekday"] or "")
        found.append(_day(part, match, year, month, last, weekday))
    for match in _single().finditer(part.folded, max(0, sign.start() - _BEFORE_FIGURES)):
        weekday = almanac().weekdays.get(match["weekday"] or "")
        found.append(_day(part, match, _year(match["year"]), months[match["month"]], None, weekday))
    english = ", 20" in part.folded or ", 19" in part.folded
    for match in _in_english().finditer(part.folded) if english else ():
        found.append(_day(part, match, _year(match["year"]), months[match["month"]], None))
    for match in _IN_VIETNAMESE.finditer(part.folded) if " thang " in part.folded else ():
        found.append(_day(part, match, _year(match["year"]), int(match["month"]), None))
    if _FIGURES.search(part.folded):
        found += _figures(part)
    found.sort(key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if day.span(day.year or LEAP_YEAR) and (not kept or day.start >= kept[-1].end):
            kept.append(day)
    return kept


_BARE = re.compile(r"\d\d? (?:au|jusqu'au|a) ")
_BEHIND_A_WORD = re.compile(r"(?:[a-z]|\d-) ?$")
_FIGURES = re.compile(r"\d[/.-]\d")


def _figures(part: Part) -> Iterator[Day]:
    """The days written in figures alone; those without a year need a word that leads to them."""
    for match in _SPAN_IN_FIGURES.finditer(part.folded):
        last = (int(match["month2"]), _number(match["day2"]))
        month, year = int(match["month"] or last[0]), _year(match["year"])
        year = year - (last < (month, _number(match["day"]))) if year else None
        yield _day(part, match, year, month, last)
    for match in _in_figures().finditer(part.folded):
        led = match["led"] in ("le ", "ngay ") or match["weekday"] or part.name == "dateline"
        if match["year"] or (match["sep"] == "/" and led):
            weekday = almanac().weekdays.get(match["weekday"] or "")
            yield _day(part, match, _year(match["year"]), int(match["month"]), None, weekday)


def _day(
    part: Part,
    match: re.Match[str],
    year: int | None,
    month: int,
    last: tuple[int, int] | None,
    weekday: int | None = None,
) -> Day:
    return Day(
        part,
        match.start(),
        match.end(),
        year,
        month,
        _number(match["day"]),
        last,
        weekday,
    )


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _number(digits: str) -> int:
    return int(digits.removesuffix("er"))
