"""Years that the bounds leave, by the weekday or alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.reading.dates.bounds import (
    DAY_TOLD,
    FIGURES,
    MONTH_TOLD,
    UNKNOWN_BEFORE,
    YEAR_TOLD,
    Bounds,
)
from app.reading.dates.clue import Clue, Source
from app.reading.dates.context import around, is_an_anniversary
from app.reading.dates.days import Day
from app.reading.dates.incumbents import IN_OFFICE
from app.reading.dates.years import FIRST, LAST, years_in
from app.reading.model import Evidence
from app.reading.parts import Part
from app.reading.vocabulary.almanac import almanac

_FAR = (YEAR_TOLD, MONTH_TOLD, UNKNOWN_BEFORE, IN_OFFICE, "since")  # may be of long ago
_PLANS_NEAR, _PLANS_REACH = 2, 9  # years
_NEWS = (FIGURES, DAY_TOLD, MONTH_TOLD)  # else it may be of long ago
_LEAP = 4  # years from one leap year to the next
_FRESH = 2  # years after which the article would tell of something newer
_PERIOD = re.compile(r"(?<!mandat )(?<!mandat \()\b(20\d\d) ?(?:[-–]|a [a-z]{3,9}) ?(20\d\d)\b")
_LONGEST_PERIOD = 10  # years
_THEN = re.compile(r"\b(?:ete membre|etai(?:en)?t|fut|furent|av(?:ait|aient))\b[^.;]{0,80}$")


def weekday(source: Source) -> Iterator[Clue]:
    """The weekday allows some years only: of those, the one right after the newest thing told, or
    the newest within the bounds. Plans reach far: before one, it must be the only year.

    Where nothing bounds the article from above, only figures or a day in full are near enough, or
    the beginning of a period that the article is about.
    """
    news, bounds = source.news, source.bounds
    if news is None or (news.weekday is None and not _is_leap_day(news)):
        return
    agreeing = [year for year in range(FIRST, LAST + 1) if news.falls_on_its_weekday(year)]
    if len(agreeing) == 1:  # "jeudi 29 février"
        yield Clue(agreeing[0], news.evidence("weekday"))
        return
    agreeing = [year for year in agreeing if (span := news.span(year)) and bounds.allow(*span)]
    years = _within(agreeing, bounds)
    begun = _period(source.parts)
    near = [year for year in agreeing if begun and begun[1] <= year <= begun[1] + _FRESH]
    near = near or [year for year in agreeing if begun and year == begun[1] - 1]
    told = bounds.told.rule if bounds.told else None
    newest = bounds.earliest.year if bounds.earliest and told in _NEWS else None
    newest_told = bounds.earliest.year if bounds.earliest else None
    fresh = bool(years) and newest is not None and years[0] <= newest + _FRESH
    within = [year for year in agreeing if begun and begun[1] <= year <= begun[2]]
    if begun and len(near) == 1 and not fresh:
        yield Clue(near[0], begun[0])
    elif begun and not near and len(within) == 1:
        yield Clue(within[0], begun[0], estimate=True)
    elif _is_leap_day(news) and newest_told and agreeing and agreeing[0] < newest_told + _LEAP:
        yield Clue(agreeing[0], news.evidence("leap day"), estimate=True)
    elif len(years) == 1 or (years and not bounds.planned):
        year = years[0 if fresh else -1]
        yield Clue(year, news.evidence("weekday"), estimate=not _is_just_after(year, news, bounds))


_JUST_AFTER = timedelta(days=31)


def _is_just_after(year: int, news: Day, bounds: Bounds) -> bool:
    """Whether the news of `year` is of the weeks after the newest day told in full: its weekday
    makes it that year, the next one with that weekday being years away."""
    span = news.span(year)
    if span is None or bounds.earliest is None or bounds.told is None:
        return False
    since = span[0] - bounds.earliest
    return bounds.told.rule == DAY_TOLD and timedelta(0) <= since <= _JUST_AFTER


def _within(years: list[int], bounds: Bounds) -> list[int]:
    """Of the years of a weekday, those near enough to the bounds."""
    if bounds.latest is None and bounds.earliest is None:
        return []
    if bounds.latest is None and bounds.told and bounds.told.rule in _FAR:
        return []
    last = bounds.latest.year if bounds.latest else (bounds.earliest or date.max).year + 1
    years = [year for year in years if year <= last]
    if bounds.planned and not bounds.earliest:
        years = [year for year in years if year > last - _PLANS_REACH]
        years = [] if years and years[-1] < last - _PLANS_NEAR else years
    return years


def _is_leap_day(day: Day) -> bool:
    return (day.month, day.day, day.last) == (2, 29, None)


_CLAUSE = 100  # code points


def _period(parts: Sequence[Part]) -> tuple[Evidence, int, int] | None:
    """The latest period that the article names ("pour 2022-2027"), and the years it begins and
    ends."""
    periods = [
        (int(found[1]), part, found)
        for part in parts
        for found in (_PERIOD.finditer(part.folded) if "20" in part.folded else ())
        if 0 < int(found[2]) - int(found[1]) <= _LONGEST_PERIOD
        and not _THEN.search(part.folded, max(0, found.start() - _CLAUSE), found.start())
    ]
    if not periods:
        return None
    first, part, found = max(periods, key=lambda one: one[0])
    return part.evidence(*found.span(), "period"), first, int(found[2])


_SHORT = timedelta(days=300)


def only_year(source: Source) -> Iterator[Clue]:
    """The one year that the bounds leave; beyond doubt between two days not far apart."""
    news, bounds = source.news, source.bounds
    if news is None or not bounds.earliest or not bounds.latest or not bounds.told:
        return
    if bounds.told.rule == IN_OFFICE and not bounds.held:
        return  # a plan's day may be one that is over
    spans = [(y, news.span(y)) for y in range(bounds.earliest.year, bounds.latest.year + 1)]
    years = [year for year, span in spans if span and bounds.allow(*span)]
    if len(years) == 1:
        close = bounds.planned and bounds.latest - bounds.earliest < _SHORT
        sure = close and bounds.told.rule == DAY_TOLD
        yield Clue(years[0], bounds.told, estimate=not sure)


_AHEAD = timedelta(days=62)


def planned_soon(source: Source) -> Iterator[Clue]:
    """ "Entrera en vigueur le 2 juillet 2019", "se réuniront à nouveau en janvier 2014": a day that
    is announced, or the next of several meetings, is of the next weeks, where the article names
    that year nowhere else and none behind it. A summit may be announced long before."""
    news, plan = source.news, source.bounds.plan
    if news is None or plan is None:
        return
    named = [int(part.text[start:end]) for part, start, end in years_in(source.parts)]
    if sum(year >= plan[0].year for year in named) > 1 or not _is_near(plan[1], source):
        return
    for year in (plan[0].year, plan[0].year - 1):
        span = news.span(year)
        if span and timedelta(0) <= plan[0] - span[0] <= _AHEAD:
            yield Clue(year, plan[1], estimate=True)


def _is_near(plan: Evidence, source: Source) -> bool:
    """Whether what is announced is a day, of no anniversary and no event that has a name, or the
    next of several meetings."""
    for day in source.days:
        if (day.part.name, day.part.index, day.start) == (plan.part, plan.index, plan.start):
            named = (
                almanac().cues["named_events"].search(around(day.part, day.start, day.end).sentence)
            )
            ends = day.part.folded.endswith("jusqu'au ", 0, day.start)  # a contract's term
            return not (named or ends or is_an_anniversary(day))
    part = next(one for one in source.parts if (one.name, one.index) == (plan.part, plan.index))
    return part.folded.endswith(("a nouveau ", "de nouveau "), 0, plan.start)


_LIKELY = (IN_OFFICE, YEAR_TOLD)
"""What may be told ahead: "de prendre la présidence en 2020"."""


def until_received(source: Source) -> Iterator[Clue]:
    """The one year between the newest thing told and the day the article was received; likely so
    where it takes the weekday of the news to tell it from others."""
    news, bounds, received = source.news, source.bounds, source.received
    if news is None or received is None or not bounds.earliest or not bounds.told:
        return
    years = [
        year
        for year in range(max(FIRST, bounds.earliest.year), received.year + 2)
        if source.has_come(year) and (span := news.span(year)) and bounds.allow(*span)
    ]
    agreeing = [year for year in years if news.falls_on_its_weekday(year)]
    if len(agreeing) == 1:
        likely = len(years) > 1 or bounds.told.rule in _LIKELY
        yield Clue(agreeing[0], bounds.told, estimate=likely)
