"""Clues to the year of a day that is printed without one, the most telling first."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.reading.dates.anniversaries import (
    anniversary,
    is_counted_from,
    jubilee,
    kept_on_its_day,
    last_years,
    years_since,
)
from app.reading.dates.context import is_of_the_news, is_to_come
from app.reading.dates.counted import (
    Clue,
    after_figures,
    chairing,
    last_two_years,
    next_year,
    part_of_a_year,
    presiding,
    this_year,
)
from app.reading.dates.days import Day
from app.reading.dates.events import held_in, named_event, named_year, numbered_meeting, session
from app.reading.dates.incumbents import IN_OFFICE
from app.reading.dates.origins import counted_from, known_anniversary, next_years_anniversary
from app.reading.dates.reckoned import (
    animal_years,
    balance,
    mandate,
    month_ahead,
    running_year,
    school_year,
)
from app.reading.dates.years import (
    DAY_TOLD,
    FIGURES,
    FIRST,
    LAST,
    MONTH_TOLD,
    UNKNOWN_BEFORE,
    YEAR_TOLD,
    Bounds,
)
from app.reading.model import Caption, Evidence
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import day_or_none


def clues_to(
    news: Day,
    parts: Sequence[Part],
    days: Sequence[Day],
    captions: Sequence[Caption],
    bounds: Bounds,
) -> list[Clue]:
    """All years the article hints at for `news`, contradicting ones too."""
    return [
        *_own_year(news),
        *_same_day_in_full(news, parts, days),
        *_picture_names(news, captions),
        *_just_before(news, days),
        *this_year(parts),
        *named_event(news, parts, days),
        *held_in(news, days),
        *session(news),
        *numbered_meeting(news, parts),
        *presiding(parts, bounds),
        *chairing(news, parts),
        *named_year(parts),
        *_announces(news, parts, days),
        *anniversary(parts, days),
        *known_anniversary(news, parts),
        *counted_from(parts),
        *next_years_anniversary(parts),
        *kept_on_its_day(news, parts, days),
        *jubilee(news, parts),
        *mandate(news),
        *last_years(parts, days, bounds),
        *part_of_a_year(news, parts),
        *month_ahead(news, parts),
        *balance(news, parts),
        *after_figures(parts, bounds),
        *last_two_years(parts, bounds),
        *next_year(parts),
        *school_year(news, parts),
        *running_year(parts),
        *animal_years(parts, bounds, news),
        *_weekday(news, parts, bounds),
        *_only_year(news, bounds),
    ]


def _own_year(news: Day) -> Iterator[Clue]:
    if news.year:
        yield Clue(news.year, news.evidence("day in full"), stated=True)


def _same_day_in_full(news: Day, parts: Sequence[Part], days: Sequence[Day]) -> Iterator[Clue]:
    """The same day elsewhere with its year, or a span with a year that it falls into; each year
    once. A day whose anniversary the news may be tells no year: it may be the first one."""
    found: set[int] = set()
    counts = years_since(parts, days)
    for day in days:
        if day is news or not day.year or day.year in found:
            continue
        if is_counted_from(day, counts):
            continue
        wide, narrow = day.span(day.year), news.span(day.year)
        within = wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1]
        if within and is_of_the_news(day):
            found.add(day.year)
            yield Clue(day.year, day.evidence("same day in full"), True)


_FILE_DAYS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d?)[-_.]?(?P<m>\d\d?)[-_.]?(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<y>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)(?!\d)"),
)


def file_days(name: str) -> Iterator[date]:
    """The days a picture's file name may stand for: `tt2-060625.jpg` is 6 June 2025 (or 2006)."""
    for pattern in _FILE_DAYS:
        for found in pattern.finditer(name):
            year = int(found["y"]) % 100 + 2000
            day = day_or_none(year, int(found["m"]), int(found["d"]))
            if day and FIRST <= day.year <= LAST:
                yield day


def _picture_names(news: Day, captions: Sequence[Caption]) -> Iterator[Clue]:
    """A picture's file name with the same day and month."""
    for index, caption in enumerate(captions):
        for day in file_days(caption.file or ""):
            span = news.span(day.year)
            if span and span[0] <= day <= span[1]:
                yield Clue(day.year, _of_file(caption, index), True)
                break


def _of_file(caption: Caption, index: int) -> Evidence:
    name = caption.file or ""
    return Evidence(name, "file", index, 0, len(name), "picture file name")


def _just_before(news: Day, days: Sequence[Day]) -> Iterator[Clue]:
    """A full date in the same sentence, less than a month away."""
    sentence = sentence_at(news.part.text, news.start)
    for day in days:
        span, here = (day.span(day.year), news.span(day.year)) if day.year else (None, None)
        if day.part is news.part and span and here and sentence[0] <= day.start < sentence[1]:
            gap = here[0] - span[0]
            if day is not news and abs(gap.days) <= 31 and is_of_the_news(day):
                yield Clue(day.year or 0, day.evidence("date beside it"))


_SOON_AFTER = timedelta(days=183)


def _announces(news: Day, parts: Sequence[Part], days: Sequence[Day]) -> Iterator[Clue]:
    """What the head announces in full is soon to come: "la fête se déroulera du 28 avril au 2 mai
    2017", told on 2 March."""
    for day in days:
        span, here = (day.span(day.year), news.span(day.year)) if day.year else (None, None)
        head = day.part.name in ("title", "lead") or day.part is parts[0]
        ahead = head and is_to_come(day)
        if span and here and ahead and timedelta(0) < span[0] - here[1] <= _SOON_AFTER:
            yield Clue(day.year or 0, day.evidence("announced"))


_FAR = (YEAR_TOLD, MONTH_TOLD, UNKNOWN_BEFORE, IN_OFFICE)  # may be of long ago


_PLANS_NEAR, _PLANS_REACH = 2, 9  # years
_NEWS = (FIGURES, DAY_TOLD, MONTH_TOLD)  # else it may be of long ago
_FRESH = 2  # years after which the article would tell of something newer
_PERIOD = re.compile(r"(?<!mandat )(?<!mandat \()\b(20\d\d) ?(?:[-–]|a [a-z]{3,9}) ?(20\d\d)\b")
_LONGEST_PERIOD = 10  # years


def _weekday(news: Day, parts: Sequence[Part], bounds: Bounds) -> Iterator[Clue]:
    """The weekday allows some years only: of those, the one right after the newest thing told, or
    the newest within the bounds. Plans reach far: before one, it must be the only year.

    Where nothing bounds the article from above, only figures or a day in full are near enough, or
    the beginning of a period that the article is about.
    """
    if news.weekday is None:
        return
    agreeing = [year for year in range(FIRST, LAST + 1) if news.falls_on_its_weekday(year)]
    if len(agreeing) == 1:  # "jeudi 29 février"
        yield Clue(agreeing[0], news.evidence("weekday"))
        return
    agreeing = [year for year in agreeing if (span := news.span(year)) and bounds.allow(*span)]
    years = _within(agreeing, bounds)
    begun = _period(parts)
    near = [year for year in agreeing if begun and begun[1] <= year <= begun[1] + _FRESH]
    near = near or [year for year in agreeing if begun and year == begun[1] - 1]
    told = bounds.told.rule if bounds.told else None
    newest = bounds.earliest.year if bounds.earliest and told in _NEWS else None
    fresh = bool(years) and newest is not None and years[0] <= newest + _FRESH
    if begun and len(near) == 1 and not fresh:
        yield Clue(near[0], begun[0])
    elif len(years) == 1 or (years and not bounds.planned):
        yield Clue(years[0 if fresh else -1], news.evidence("weekday"), estimate=True)


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


def _period(parts: Sequence[Part]) -> tuple[Evidence, int] | None:
    """The latest period that the article names ("pour 2022-2027"), and the year it begins."""
    periods = [
        (int(found[1]), part, found)
        for part in parts
        for found in (_PERIOD.finditer(part.folded) if "20" in part.folded else ())
        if 0 < int(found[2]) - int(found[1]) <= _LONGEST_PERIOD
    ]
    if not periods:
        return None
    first, part, found = max(periods, key=lambda one: one[0])
    return part.evidence(*found.span(), "period"), first


_SHORT = timedelta(days=300)


def _only_year(news: Day, bounds: Bounds) -> Iterator[Clue]:
    """The one year that the bounds leave; beyond doubt between two days not far apart."""
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return
    if bounds.told.rule == IN_OFFICE and not bounds.held:
        return  # a plan's day may be one that is over
    spans = [(y, news.span(y)) for y in range(bounds.earliest.year, bounds.latest.year + 1)]
    years = [year for year, span in spans if span and bounds.allow(*span)]
    if len(years) == 1:
        close = bounds.planned and bounds.latest - bounds.earliest < _SHORT
        sure = close and bounds.told.rule == DAY_TOLD
        yield Clue(years[0], bounds.told, estimate=not sure)
