"""When an article was published: collect the proofs, then decide, and keep what was decided on.

Metadata and time stamps win. Else it is the day of the news, as the lead or the first sentences
print it; its year must follow from something in the text, or stays unknown (`XXXX-11-20`). What
is but the likeliest year is marked `?`, what is only near `~` (EDTF, ISO 8601-2).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.documents.document import Metadata
from app.reading.dates.bounds import Bounds, bounds_of
from app.reading.dates.clue import Clue, Source
from app.reading.dates.clues import clues_to
from app.reading.dates.context import is_an_occasion, is_promised
from app.reading.dates.days import Day, days_in
from app.reading.dates.edtf import date_reading
from app.reading.dates.incumbents import tenure, within
from app.reading.dates.news import day_of_the_news, with_its_weekday
from app.reading.dates.stated import Proof, stated_days
from app.reading.dates.undated import about_when
from app.reading.dates.years import LAST
from app.reading.model import DateReading, Evidence, Person, Reading
from app.reading.parts import Part


def read_date(
    reading: Reading,
    parts: Sequence[Part],
    metadata: Metadata,
    printed: Sequence[str] = (),
    persons: Sequence[Person] = (),
    received: date | None = None,
) -> DateReading | None:
    """The date of `reading`, or null where nothing tells it; `parts` and `persons` are its own, and
    it is no newer than the day it was `received`.

    `printed` are the time stamps that stood around the text. They and the metadata are quoted
    whole, as part `metadata`.
    """
    sent = reading.dateline.day if reading.dateline else None
    dateline = [Part("dateline", 0, sent)] if sent else []
    days = [day for part in (*dateline, *parts) for day in days_in(part)]
    known = tenure(persons, parts)
    bounds = within(bounds_of(parts, days, reading.teasers), known)
    news = day_of_the_news(reading, parts, days, bounds)
    named = with_its_weekday(news, days) if news else None
    told = [day.evidence("day of the news") for day in (news, named) if day]
    if proofs := stated_days(metadata, printed, days, news):
        return _as_stated(proofs, named, told)
    source = Source(parts, days, reading.captions, bounds, named, received)
    clues = clues_to(source) if named else []
    if named is None or _is_older(named, clues):
        found = about_when(replace(source, news=None))
    else:
        found = _decide(named, told, clues, bounds, known.evidence if known else ())
    if found and found.earliest and not source.is_past(date.fromisoformat(found.earliest)):
        return None  # what is only announced
    return found


def _is_older(day: Day, clues: Sequence[Clue]) -> bool:
    """Whether `day`, told in full below the lead, is of a year before that which a count tells:
    "cette année le 40e anniversaire", and further down "la visite, le jeudi 22 août 2013"."""
    below = day.part.name == "paragraph" and day.part.index > 0
    return below and any(clue.year > (day.year or LAST) for clue in clues if not clue.estimate)


def _as_stated(proofs: Sequence[Proof], news: Day | None, told: Sequence[Evidence]) -> DateReading:
    """The first proof decides, and the most precise of those that agree with it; of a month or a
    year, the day of the news if it lies in it and has come."""
    stated = proofs[0][0]
    for other, _ in proofs:
        stated = other if other.startswith(stated) else stated
    evidence = [*(proof for _, proof in proofs), *told]
    year = int(stated[:4])
    if news and news.last is None and news.year in (None, year):
        near = is_an_occasion(news) or is_promised(news)
        span = news.span(year) if news.falls_on_its_weekday(year) and not near else None
        if span and span[0].isoformat().startswith(stated):
            stated = span[0].isoformat()
    return date_reading(stated, "", evidence)


def _decide(
    news: Day,
    told: Sequence[Evidence],
    clues: Sequence[Clue],
    bounds: Bounds,
    offices: Sequence[Evidence],
) -> DateReading:
    """The year of the first stated clue, else of the first deduced one that fits; `told` are the
    words that name the day of the news, `offices` those that bound an estimate."""
    evidence = [*told, *(clue.evidence for clue in clues)]
    own = news.year is not None  # printed with the day: to be doubted, but not to be changed
    fitting = [
        clue
        for clue in clues
        if (news.span(clue.year) if own else news.falls_on_its_weekday(clue.year))
        and (clue.stated or _fits(news, clue, bounds))
    ]
    if not fitting:
        return date_reading(_spell(news, None), "", evidence)
    chosen = min(fitting, key=lambda clue: (not clue.stated, clue.estimate))
    evidence += offices if chosen.estimate else ()
    if is_an_occasion(news):
        return date_reading(f"{chosen.year:04}-{news.month:02}", "~", evidence)
    told_years = {clue.year for clue in fitting if not clue.estimate}
    sure = chosen.stated or (not chosen.estimate and len(told_years) == 1)
    sure = sure and news.falls_on_its_weekday(chosen.year)
    return date_reading(_spell(news, chosen.year), "" if sure else "?", evidence)


# What begins some days after the news may be told as come: "la campagne, du 19 au 30 août 2017".
_BEGINS_SOON = timedelta(days=31)


def _fits(news: Day, clue: Clue, bounds: Bounds) -> bool:
    span, slack = news.span(clue.year), timedelta(0) if clue.estimate else _BEGINS_SOON
    if span is None or not news.falls_on_its_weekday(clue.year):
        return False
    return bounds.allow(*span, slack)


def _spell(news: Day, year: int | None) -> str:
    """`2025-06-06`, `XXXX-11-20`, `2024-06-19/2024-06-20`; the month alone of a mere occasion."""
    digits = f"{year:04}" if year else "XXXX"
    if is_an_occasion(news):
        return f"{digits}-{news.month:02}"
    first = f"{digits}-{news.month:02}-{news.day:02}"
    if news.last is None:
        return first
    turn = year is not None and news.last < (news.month, news.day)
    digits = f"{year + turn:04}" if year else digits
    return f"{first}/{digits}-{news.last[0]:02}-{news.last[1]:02}"
