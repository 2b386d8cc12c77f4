"""Clues to the year of a day that is printed without one, the most telling first."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.reading.dates.anniversaries import (
    anniversary,
    is_counted_from,
    jubilee,
    kept_on_its_day,
    last_years,
    years_since,
)
from app.reading.dates.context import is_of_the_news
from app.reading.dates.counted import Clue, part_of_a_year, presiding, this_year
from app.reading.dates.days import Day
from app.reading.dates.reckoned import animal_years, balance, mandate, month_ahead
from app.reading.dates.years import FIRST, LAST, Bounds, is_horizon, was_put_off, years_in
from app.reading.model import Caption, Evidence
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac, day_or_none


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
        *_named_event(news, parts),
        *_held_in(news, days),
        *_session(news),
        *presiding(parts, bounds),
        *anniversary(parts, days),
        *kept_on_its_day(news, parts, days),
        *jubilee(news, parts),
        *mandate(news),
        *last_years(parts, days, bounds),
        *part_of_a_year(news, parts),
        *month_ahead(news, parts),
        *balance(news, parts),
        *animal_years(parts, bounds),
        *_weekday(news, bounds),
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


_NO_NAME = re.compile(r"[,;:.(]| sur | bilan|.{45}")


def _named_event(news: Day, parts: Sequence[Part]) -> Iterator[Clue]:
    """An event named with its year ("ATxSummit 2025"), in the title or the day's sentence; in both,
    it is the news, and states its year."""
    first, last = sentence_at(news.part.text, news.start)
    places: dict[tuple[int, bool], Evidence] = {}
    for part, start, end in years_in(parts):
        here = part is news.part and first <= start < last
        before = part.folded[max(0, start - 60) : start]
        named = list(almanac().cues["named_events"].finditer(before))
        if not named or not (here or part.name == "title") or was_put_off(part, end):
            continue
        name = start - len(before) + named[-1].start()
        if _NO_NAME.search(before[named[-1].end() :]):
            continue
        on_the_way = here and _LEAVES.search(part.folded, max(first, name - _WAY), name)
        if not on_the_way and (is_horizon(part, start, end) or _is_of_another_time(part, name)):
            continue
        words = part.evidence(name, end, "event named with its year")
        places.setdefault((int(part.text[start:end]), here), words)
    for (year, here), words in places.items():
        yield Clue(year, words, stated=here and (year, False) in places)


_HELD = re.compile(
    r"\b(20\d\d),? (?:qui (?:se tient|a lieu|a eu lieu|s'est tenue?)"
    r"|(?:tenu|ouvert|organise|dispute|celebre|inaugure)e?s?)"
    r" (?:(?:a|au|en|dans) [^,;.()]{1,50} )?$"
)
_LONGEST_HELD = 100


def _held_in(news: Day, days: Sequence[Day]) -> Iterator[Clue]:
    """ "Les Championnats de wushu 2012, disputés du 21 au 25 août", on one of the days of the
    news."""
    for day in days:
        start = max(sentence_at(day.part.text, day.start)[0], day.start - _LONGEST_HELD)
        held = None if day.year else _HELD.search(day.part.folded, start, day.start)
        if held is None or was_put_off(day.part, held.end(1)):
            continue
        year = int(held[1])
        wide, narrow = day.span(year), news.span(year)
        if wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1]:
            words = day.part.evidence(held.start(), day.end, "event named with its year")
            yield Clue(year, words)


_BEFORE_OR_AFTER = re.compile(
    r"\b(?:prepa|invit|candidat|comite d'organisation|en vue|perspective|conference de presse"
    r"|annonc|accueil|organiser|promouvoir|participer|parrain|qualif|eliminat|billet|medaill|champion"
    r"|vainqueur|laureat|primee?s? |equipe d|gagn|remport|succes|reussite|resultat"
    r"|bilan|issue|lendemain|veille|depuis|avai|salu|rappel|remerci|felicit|evoqu|apres|avant)"
)
_WAY = 300  # code points between who leaves and where to
_REACH = 60  # code points before an event's name in which a word tells that it is not the news


# "Il a quitté Hanoï le 4 juillet pour participer au Sommet des BRICS 2025"
_LEAVES = re.compile(
    r"\b(?:a|ont) quitte\b|\b(?:est|sont) (?:parti|arrive)|\bs'(?:est|etant) envole"
    r"|\bse sont envoles|\ben route\b"
)


def _is_of_another_time(part: Part, name: int) -> bool:
    """Whether the event at `name` is prepared or looked back on: "le succès du Forum 2019"."""
    first, _ = sentence_at(part.text, name)
    return _BEFORE_OR_AFTER.search(part.folded, max(first, name - _REACH), name) is not None


_FAR = ("latest year told", "latest month told", "unknown before")  # may be of long ago


_SESSION = re.compile(
    r"(?:en marge|lors|dans le cadre|au cours|a l'occasion) de la (\d\d)e session (?:ordinaire )?"
    r"de l'assemblee generale (?:des nations unies|de l'onu)"
)


_OPENING = (9, 15)  # sessions open in September, about then


def _session(news: Day) -> Iterator[Clue]:
    """The 77th General Assembly of the United Nations met from September 2022, the first in 1946;
    from September to December its number tells the year."""
    first, last = sentence_at(news.part.text, news.start)
    found = _SESSION.search(news.part.folded, first, last)
    recalled = almanac().cues["greeted"].search(news.part.folded, first, last)
    if found and not recalled and (news.month, news.day) >= _OPENING:
        words = news.part.evidence(*found.span(), "session of the United Nations")
        yield Clue(int(found[1]) + 1945, words)


_PLANS_NEAR, _PLANS_REACH = 2, 9  # years


def _weekday(news: Day, bounds: Bounds) -> Iterator[Clue]:
    """The weekday allows some years only; of those, the newest within the bounds. Plans reach
    far: before one, it must be the only year.

    Where nothing bounds the article from above, only figures or a day in full are near enough.
    """
    if news.weekday is None or (bounds.latest is None and bounds.earliest is None):
        return
    if bounds.latest is None and bounds.told and bounds.told.rule in _FAR:
        return
    last = bounds.latest.year if bounds.latest else (bounds.earliest or date.max).year + 1
    years = [
        year
        for year in range(last, FIRST - 1, -1)
        if (span := news.span(year)) and news.falls_on_its_weekday(year) and bounds.allow(*span)
    ]
    if bounds.planned and not bounds.earliest:
        years = [year for year in years if year > last - _PLANS_REACH]
        years = [] if years and years[0] < last - _PLANS_NEAR else years
    if len(years) == 1 or (years and not bounds.planned):
        yield Clue(years[0], news.evidence("weekday"))


def _only_year(news: Day, bounds: Bounds) -> Iterator[Clue]:
    """The one year that the bounds leave."""
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return
    spans = [(y, news.span(y)) for y in range(bounds.earliest.year, bounds.latest.year + 1)]
    years = [year for year, span in spans if span and bounds.allow(*span)]
    if len(years) == 1:
        yield Clue(years[0], bounds.told)
