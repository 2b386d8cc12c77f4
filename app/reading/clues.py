"""Clues to the year of a day that is printed without one, the most telling first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.reading.almanac import almanac, day_or_none
from app.reading.context import is_ahead, is_of_the_news
from app.reading.days import Day
from app.reading.model import Caption, Evidence
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.years import Bounds, is_horizon, years_in

_FIRST, _LAST = 2000, 2035


@dataclass(frozen=True, slots=True)
class Clue:
    """A year and the words that tell it; `stated` if they tell it of this very day."""

    year: int
    evidence: Evidence
    stated: bool = False


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
        *_same_day_in_full(news, days),
        *_picture_names(news, captions),
        *_just_before(news, days),
        *_this_year(parts),
        *_named_event(news, parts),
        *_anniversary(parts, days),
        *_last_years(parts, days, bounds),
        *_part_of_a_year(news, parts),
        *_weekday(news, bounds),
        *_only_year(news, bounds),
    ]


def _with(sign: str, parts: Sequence[Part]) -> list[Part]:
    """The parts that hold `sign`; the others need no closer look."""
    return [part for part in parts if sign in part.folded]


def _own_year(news: Day) -> Iterator[Clue]:
    if news.year:
        yield Clue(news.year, news.evidence("day in full"), stated=True)


def _same_day_in_full(news: Day, days: Sequence[Day]) -> Iterator[Clue]:
    """The same day elsewhere with its year, or a span with a year that it falls into."""
    for day in days:
        if day is news or not day.year or not is_of_the_news(day):
            continue
        wide, narrow = day.span(day.year), news.span(day.year)
        if wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1]:
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
            if day and _FIRST <= day.year <= _LAST:
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


_THIS_YEAR = re.compile(
    r"cette annee,? \(?(?:en )?(?P<y>20\d\d)|(?P<y2>20\d\d),? cette annee"
    r"|cette (?:fin|debut) d'annee (?P<y3>20\d\d)"
    r"|ce (?:debut|mois) (?:d'annee|de [a-z]+) (?P<y4>20\d\d)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee),? \(?(?:en )?(?P<last>20\d\d)"
)


def _this_year(parts: Sequence[Part]) -> Iterator[Clue]:
    """ "cette année 2025", "l'année dernière (2024)"."""
    for part in _with("20", parts):
        for found in _THIS_YEAR.finditer(part.folded):
            year = next(int(digits) for digits in found.groups() if digits)
            evidence = part.evidence(found.start(), found.end(), "this year, last year")
            yield Clue(year + bool(found["last"]), evidence, stated=True)


_NO_NAME = re.compile(r"[,;:.(]| sur | bilan|.{45}")


def _named_event(news: Day, parts: Sequence[Part]) -> Iterator[Clue]:
    """An event named with its year ("ATxSummit 2025"), in the title or the day's sentence."""
    first, last = sentence_at(news.part.text, news.start)
    for part, start, end in years_in(parts):
        here = part is news.part and first <= start < last
        before = part.folded[max(0, start - 60) : start]
        named = list(almanac().cues["named_events"].finditer(before))
        if not named or not (here or part.name == "title") or is_horizon(part, start, end):
            continue
        if _NO_NAME.search(before[named[-1].end() :]) is None:
            year = int(part.text[start:end])
            words = part.evidence(
                start - len(before) + named[-1].start(), end, "event named with its year"
            )
            yield Clue(year, words)


_ANNIVERSARY = re.compile(r"(\d{1,3})(?:(?:e|eme) anniversaire| ans (?:de|d'))")
_YEARS_PAIR = re.compile(r"\((?:[\w ]{0,15} )?((?:19|20)\d\d)\s?-\s?(?:[\w ]{0,15} )?(20\d\d)\)")


def _anniversary(parts: Sequence[Part], days: Sequence[Day]) -> Iterator[Clue]:
    """ "75e anniversaire … (1950-2025)", "75e anniversaire … (30 janvier 1950)"."""
    for part in _with(" an", parts):
        for found in _ANNIVERSARY.finditer(part.folded):
            first, last = sentence_at(part.text, found.start())
            pair = _YEARS_PAIR.search(part.folded, found.end(), last)
            if pair and int(pair[2]) - int(pair[1]) == int(found[1]):
                yield Clue(int(pair[2]), part.evidence(found.start(), pair.end(), "anniversary"))
                continue
            founded = {
                day.year
                for day in days
                if day.part is part and day.year and first <= day.start < last
            }
            if len(founded) == 1 and int(found[1]) >= 5:
                year = min(founded) + int(found[1])
                yield Clue(year, part.evidence(found.start(), found.end(), "anniversary"))


_LAST_YEARS = re.compile(r"(?:des|les|ces|de) (\d{1,3}) dernieres annees")


def _last_years(parts: Sequence[Part], days: Sequence[Day], bounds: Bounds) -> Iterator[Clue]:
    """ "Au cours des 65 dernières années", counted from a day told just before (7 March 1959)."""
    for position, part in enumerate(parts):
        if "dernieres annees" not in part.folded:
            continue
        for found in _LAST_YEARS.finditer(part.folded):
            near = [p for p in parts[max(0, position - 1) : position + 1] if p.name == part.name]
            counted = int(found[1])
            told = {
                day.year + counted
                for day in days
                if day.part in near and day.year and not is_ahead(day.part, day.start, day.end)
            }
            years = [y for y in told if bounds.allow(date(y, 1, 1), date(y, 12, 31))]
            if len(years) == 1 and counted >= 10 and years[0] <= _LAST:
                yield Clue(years[0], part.evidence(found.start(), found.end(), "years counted"))


_FIGURES_ARE_OUT = 4  # till March the figures compared are those of the year before
_MONTHS_GONE = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "premier semestre": 6, "premier trimestre": 3,
    "deuxieme trimestre": 6, "second trimestre": 6, "troisieme trimestre": 9,
}  # fmt: skip
_PART_OF_YEAR = re.compile(
    r"(?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d{1,2}) premiers mois"
    r" (?:de (?:l'annee )?)?(?P<y>20\d\d)"
    r"|(?P<half>premier (?:semestre|trimestre)|(?:deuxieme|troisieme|second) trimestre)"
    r" (?:de (?:l'annee )?)?(?P<y2>20\d\d)"
    r"|meme periode (?:de |en )?(?:l'annee |l'an )?(?P<before>20\d\d)"
    r"|depuis (?:le )?debut (?:de (?:l'annee )?)?(?P<y3>20\d\d)"
)


def _part_of_a_year(news: Day, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "Au cours des neuf premiers mois de 2025": the rest of that year is not yet known."""
    for part in _with("20", parts):
        for found in _PART_OF_YEAR.finditer(part.folded):
            start, end = found.span()
            if is_ahead(part, start, end):
                continue
            gone = _MONTHS_GONE.get(found["count"] or found["half"] or "", 0)
            count = found["count"] or ""
            gone = int(count) if count.isdecimal() else gone
            year = int(found["y"] or found["y2"] or found["y3"] or found["before"])
            if news.month >= (_FIGURES_ARE_OUT if found["before"] else gone):
                words = part.evidence(start, end, "part of the year")
                yield Clue(year + bool(found["before"]), words)


def _weekday(news: Day, bounds: Bounds) -> Iterator[Clue]:
    """The weekday allows some years only; of those, the newest within the bounds."""
    if news.weekday is None or (bounds.latest is None and bounds.earliest is None):
        return
    last = bounds.latest.year if bounds.latest else (bounds.earliest or date.max).year + 1
    for year in range(last, _FIRST - 1, -1):
        span = news.span(year)
        if span and news.falls_on_its_weekday(year) and bounds.allow(*span):
            words = news.evidence("weekday")
            yield Clue(year, words)
            return


def _only_year(news: Day, bounds: Bounds) -> Iterator[Clue]:
    """The one year that the bounds leave."""
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return
    spans = [(y, news.span(y)) for y in range(bounds.earliest.year, bounds.latest.year + 1)]
    years = [year for year, span in spans if span and bounds.allow(*span)]
    if len(years) == 1:
        yield Clue(years[0], bounds.told)
