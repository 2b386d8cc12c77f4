"""About when an article was published that names no day of its own news."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from app.reading.dates.anniversaries import anniversary
from app.reading.dates.clues import file_days
from app.reading.dates.context import is_to_come, sentence_near
from app.reading.dates.counted import (
    Clue,
    after_figures,
    chairing,
    last_two_years,
    part_of_a_year,
    this_year,
)
from app.reading.dates.days import Day
from app.reading.dates.edtf import date_reading
from app.reading.dates.events import named_year, numbered_meeting, titled_event
from app.reading.dates.origins import (
    counted_from,
    known_anniversary,
    next_years_anniversary,
    on_the_occasion,
)
from app.reading.dates.reckoned import animal_years, elected, running_year, school_year
from app.reading.dates.years import DAY_TOLD, MONTH_TOLD, Bounds, is_horizon, years_in
from app.reading.model import DateReading, Evidence, Reading
from app.reading.parts import Part
from app.reading.vocabulary.almanac import almanac


def about_when(
    reading: Reading, parts: Sequence[Part], days: Sequence[Day], bounds: Bounds
) -> DateReading | None:
    """The day of a picture, the year the article calls its own, Têt, a visit announced, or the
    pictures of what happened "ces derniers jours"; else null."""
    return (
        _from_pictures(reading)
        or _of_a_feast(parts, bounds)
        or _about_a_year(parts, days, bounds)
        or _season(parts, bounds)
        or _new_year(parts)
        or _announced(reading, days, bounds)
        or _pictured(parts, days, bounds)
    )


def _from_pictures(reading: Reading) -> DateReading | None:
    """The day in a picture's file name, where the text has none: only if it can be but one."""
    for index, caption in enumerate(reading.captions):
        days = set(file_days(caption.file or ""))
        if len(days) == 1 and re.search(r"20\d\d", caption.file or ""):
            name = caption.file or ""
            proof = Evidence(name, "file", index, 0, len(name), "picture file name")
            return date_reading(days.pop().isoformat(), "?", [proof])
    return None


def _figures_of(parts: Sequence[Part]) -> list[Clue]:
    """The part of a year whose figures the head gives, where no later year is told."""
    first = "lead" if any(part.name == "lead" for part in parts) else "paragraph"
    head = [part for part in parts if part.name in ("title", first) and part.index == 0]
    later = max(
        (
            int(part.text[start:end])
            for part, start, end in years_in(parts)
            if not is_horizon(part, start, end)
        ),
        default=0,
    )
    return [
        clue
        for clue in part_of_a_year(None, head)
        if clue.year >= later and "même" not in clue.evidence.text
    ]


def _of_a_feast(parts: Sequence[Part], bounds: Bounds) -> DateReading | None:
    """About the month of the one feast on whose occasion something happens."""
    feasts = dict(on_the_occasion(parts))
    if len(feasts) != 1:
        return None
    [(feast, words)] = feasts.items()
    return date_reading(f"{feast:%Y-%m}", "~", [words]) if bounds.allow(feast, feast) else None


def _about_a_year(parts: Sequence[Part], days: Sequence[Day], bounds: Bounds) -> DateReading | None:
    """About the year that the article calls its own ("en 2023, les deux pays célèbrent …")."""
    clues = [
        *this_year(parts),
        *anniversary(parts, days),
        *known_anniversary(None, parts),
        *counted_from(parts),
        *next_years_anniversary(parts),
        *_figures_of(parts),
        *after_figures(parts, bounds),
        *(clue for clue in last_two_years(parts, bounds) if not clue.estimate),
        *school_year(None, parts),
        *animal_years(parts, bounds),
        *running_year(parts),
        *titled_event(parts),
        *numbered_meeting(None, parts),
        *named_year(parts),
        *chairing(None, parts),
        *elected(parts),
    ]
    years = {clue.year for clue in clues if clue.stated} or {clue.year for clue in clues}
    year = min(years, default=0)
    if len(years) != 1 or not bounds.allow(date(year, 1, 1), date(year, 12, 31)):
        return None
    return date_reading(f"{year:04}", "~", [clue.evidence for clue in clues])


def _season(parts: Sequence[Part], bounds: Bounds) -> DateReading | None:
    """About Têt, or about the one year that the bounds leave."""
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return None
    for part in parts:
        found = (
            almanac().cues["tet_names"].search(part.folded)
            if part.name in ("lead", "title")
            else None
        )
        if found:
            tets = [
                day for day in almanac().tet.values() if bounds.earliest <= day <= bounds.latest
            ]
            if len(tets) == 1:
                words = part.evidence(found.start(), found.end(), "Têt")
                return date_reading(tets[0].isoformat()[:7], "~", [words, bounds.told])
    if bounds.earliest.year == bounds.latest.year:
        return date_reading(f"{bounds.earliest.year:04}", "~", [bounds.told])
    return None


_NEW_YEARS_DAY = re.compile(r"\bnouvel an (20\d\d)\b(?! ?-)")


def _new_year(parts: Sequence[Part]) -> DateReading | None:
    """About the New Year that the head names: "une fête d'accueil du Nouvel An 2015"."""
    head = [part for part in parts if part.name in ("title", "lead")] or parts[:1]
    for part in head:
        if found := _NEW_YEARS_DAY.search(part.folded):
            proof = part.evidence(*found.span(), "New Year")
            return date_reading(f"{found[1]}-01", "~", [proof])
    return None


_GOES = re.compile(
    r"\b(?:participer(?:a|ont)|prendr(?:a|ont) part|assister(?:a|ont)|se rendr(?:a|ont)"
    r"|effectuer(?:a|ont)|conduira|dirigera)\b"
)
_NEW_YEAR = 20  # till that day of January, what is to come may be announced the year before
_SOON = timedelta(days=180)  # after the newest thing told in which a visit announced lies


def _announced(reading: Reading, days: Sequence[Day], bounds: Bounds) -> DateReading | None:
    """The month of the visit that the lead or the first paragraph announces with its year, or
    without it soon after the newest thing told: who goes where is told some weeks before."""
    first = "lead" if reading.lead else "paragraph"
    for day in days:
        if (day.part.name, day.part.index) != (first, 0):
            continue
        start, _ = sentence_near(day.part, day.start, day.end)
        goes = _GOES.search(day.part.folded, start, day.start)
        early = day.month == 1 and day.day <= _NEW_YEAR
        year = day.year or _soon_after(bounds, day)
        if year and goes and not early and is_to_come(day):
            proof = [day.evidence("announced")]
            proof += [bounds.told] if bounds.told and not day.year else []
            return date_reading(f"{year:04}-{day.month:02}", "~", proof)
    return None


def _soon_after(bounds: Bounds, day: Day) -> int | None:
    """The year of `day` soon after the month or day that the article tells of last."""
    newest = bounds.earliest if bounds.told and bounds.told.rule in _PRECISE else None
    for year in (newest.year, newest.year + 1) if newest else ():
        span = day.span(year)
        if newest and span and timedelta(0) <= span[0] - newest <= _SOON:
            return year
    return None


_PRECISE = (MONTH_TOLD, DAY_TOLD)


# the word first, then that it begins there: faster than the other way round
_OF_LATE = re.compile(r"ces (?<!\w.{4})(?:(?:tout )?dernier(?:s jours|es heures)|jours-ci)\b")


def _pictured(parts: Sequence[Part], days: Sequence[Day], bounds: Bounds) -> DateReading | None:
    """The month of the pictures, if all are of one day, of an article on what has happened "ces
    derniers jours"; a picture for another purpose may be of years before."""
    late = next((part for part in parts if _OF_LATE.search(part.folded)), None)
    taken = [day for day in days if day.part.name == "caption" and day.year]
    spans = {day.span(day.year or 0) for day in taken}
    span = spans.pop() if len(spans) == 1 else None
    if late is None or span is None or not bounds.allow(*span):
        return None
    found = _OF_LATE.search(late.folded)
    words = [late.evidence(*found.span(), "of late")] if found else []
    return date_reading(span[0].isoformat()[:7], "~", [*words, taken[0].evidence("picture")])
