"""The year of the day itself: printed with it, elsewhere in full, in a picture's name, or near
another day in full."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.reading.dates.clue import Clue, Source
from app.reading.dates.clues.anniversaries import is_counted_from, years_since
from app.reading.dates.context import is_an_anniversary, is_of_the_news, is_to_come
from app.reading.dates.days import Day
from app.reading.dates.years import FIRST, LAST
from app.reading.model import Caption, Evidence
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import day_or_none


def own_year(source: Source) -> Iterator[Clue]:
    """The year printed with the day of the news."""
    if source.news and source.news.year:
        yield Clue(source.news.year, source.news.evidence("day in full"), stated=True)


def same_day_in_full(source: Source) -> Iterator[Clue]:
    """The same day elsewhere with its year, or a span with a year that it falls into; each year
    once. A day whose anniversary the news may be tells no year: it may be the first one."""
    news = source.news
    if news is None:
        return
    found: set[int] = set()
    counts = years_since(source.parts, source.days)
    for day in source.days:
        if day is news or not day.year or day.year in found:
            continue
        if is_counted_from(day, counts):
            continue
        told_again = day.last is None and day.part is news.part
        if told_again and sentence_at(day.part.text, day.start) == sentence_at(
            news.part.text, news.start
        ):
            continue  # "le 11 mars, hommage aux victimes du tsunami du 11 mars 2011"
        if day.covers(news, day.year) and is_of_the_news(day):
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


def picture_names(source: Source) -> Iterator[Clue]:
    """A picture's file name with the same day and month."""
    news = source.news
    if news is None:
        return
    for index, caption in enumerate(source.captions):
        for day in file_days(caption.file or ""):
            span = news.span(day.year)
            if span and span[0] <= day <= span[1]:
                yield Clue(day.year, of_file(caption, index), True)
                break


def of_file(caption: Caption, index: int) -> Evidence:
    """The whole file name of the picture with that caption as evidence."""
    name = caption.file or ""
    return Evidence(name, "file", index, 0, len(name), "picture file name")


def _in_full(source: Source) -> Iterator[tuple[Day, int, timedelta, timedelta]]:
    """The days told with their year, that year, how long after each the news begins in that year,
    and how long before each it ends."""
    for day in source.days if source.news else ():
        span = day.span(day.year) if day.year else None
        here = source.news.span(day.year) if source.news and day.year else None
        if day.year and span and here:
            yield day, day.year, here[0] - span[0], span[0] - here[1]


def beside(source: Source) -> Iterator[Clue]:
    """A full date in the same sentence, less than a month away, where the weekday of the news
    agrees or the sentence begins with it: by itself it may be of anything that befell once."""
    news = source.news
    if news is None:
        return
    first, last = sentence_at(news.part.text, news.start)
    for day, year, since, _ in _in_full(source):
        near = day.part is news.part and first <= day.start < last and abs(since.days) <= 31
        told = news.weekday is not None or (day.start == first and since.days >= 0)
        if near and told and day is not news and is_of_the_news(day):
            yield Clue(year, day.evidence("date beside it"))


_FRESH = timedelta(days=7)


def picture_days(source: Source) -> Iterator[Clue]:
    """A picture taken in the week before the news: likely for it."""
    for day, year, since, _ in _in_full(source):
        taken = day.part.name == "caption" and not is_an_anniversary(day)
        if taken and timedelta(0) <= since <= _FRESH:
            yield Clue(year, day.evidence("picture"), estimate=True)


_WAKE = timedelta(days=15)
_DIED = re.compile(r"\b(?:decede|deces|mort|disparu|eteint)[a-z]* (?:le |ce )?$")
_MOURNED = re.compile(r"\b(?:obseques|funerailles|cercueil|registre de condoleances)\b")


def mourning(source: Source) -> Iterator[Clue]:
    """ "Décédé le 19 juillet 2024", told by who goes to the funeral."""
    for day, year, since, _ in _in_full(source):
        died = _DIED.search(day.part.folded, max(0, day.start - 20), day.start)
        soon = died and timedelta(0) <= since <= _WAKE
        if soon and any(_MOURNED.search(part.folded) for part in source.parts):
            yield Clue(year, day.evidence("date beside it"), stated=True)


_STILL_COUNTED = timedelta(days=31)
_TOLL = re.compile(r"\bbilan (?:\w+ ){0,2}provisoire\b")


def provisional_toll(source: Source) -> Iterator[Clue]:
    """ "Le séisme du 28 mars 2025 a fait 3.000 morts, selon un bilan provisoire", told while the
    dead were still counted."""
    for day, year, since, _ in _in_full(source):
        if timedelta(0) <= since <= _STILL_COUNTED and _TOLL.search(day.part.folded, day.end):
            yield Clue(year, day.evidence("date beside it"))


_OPEN = timedelta(days=92)
_STAYS_OPEN = re.compile(
    r"\b(?:rester(?:a|ont)|visibles?|ouvert(?:e|s|es)?|se poursuivr(?:a|ont)|durer(?:a|ont))\b"
    r"[^.;]{0,50} jusqu'au $"
)


def open_until(source: Source) -> Iterator[Clue]:
    """ "L'exposition, qui restera ouverte jusqu'au 28 janvier 2018", opened on 20 December."""
    news = source.news
    if news is None:
        return
    for day in source.days:
        before = day.part.folded[max(0, day.start - 100) : day.start]
        span = day.span(day.year) if day.year and _STAYS_OPEN.search(before) else None
        if span is None or day.year is None:
            continue
        for year in (day.year, day.year - 1):
            here = news.span(year)
            if here and timedelta(0) < span[0] - here[1] <= _OPEN:
                yield Clue(year, day.evidence("announced"))


_SOON_AFTER = timedelta(days=183)


def announced(source: Source) -> Iterator[Clue]:
    """What the head announces in full is soon to come: "la fête se déroulera du 28 avril au 2 mai
    2017", told on 2 March."""
    for day, year, _, until in _in_full(source):
        head = day.part.name in ("title", "lead") or day.part is source.parts[0]
        ends = day.part.folded.endswith(_TILL, 0, day.start)  # a contract or a loan, years from now
        if head and not ends and timedelta(0) < until <= _SOON_AFTER and is_to_come(day):
            yield Clue(year, day.evidence("announced"))


_TILL = ("jusqu'au ", "avant le ", "expirant le ", "echeance le ")
