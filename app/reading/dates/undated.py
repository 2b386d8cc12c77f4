"""About when an article was published that names no day of its own news."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from app.reading.dates.bounds import DAY_TOLD, FIGURES, MONTH_TOLD, Bounds
from app.reading.dates.clue import Clue, Source, first_parts, found_in
from app.reading.dates.clues import clues_to
from app.reading.dates.clues.origins import on_the_occasion
from app.reading.dates.clues.same_day import file_days, of_file
from app.reading.dates.context import is_to_come, opens_a_promise, sentence_near
from app.reading.dates.days import Day
from app.reading.dates.edtf import date_reading
from app.reading.dates.years import FIRST, LAST
from app.reading.model import Caption, DateReading
from app.reading.parts import Part
from app.reading.vocabulary.almanac import almanac, day_or_none
from app.reading.vocabulary.alternation import any_of


def about_when(source: Source) -> DateReading | None:
    """The day to which years are counted, that of a picture, the month of a feast, of a disaster
    or to which figures run, the year the article calls its own, Têt, a visit announced, the
    pictures of what happened "ces derniers jours", the likeliest year, or that after the latest
    figures; else null. `source` has no day of its news."""
    found = (
        _to_the_day(source)
        or _to_the_month(source)
        or _from_pictures(source.captions)
        or _of_a_feast(source)
        or _after_a_disaster(source)
        or _counted_to(source)
    )
    if found:
        return found
    clues = clues_to(source)
    return (
        _about_a_year(clues, source)
        or _season(source)
        or _new_year(source.parts)
        or _announced(source)
        or _pictured(source)
        or _likely(clues, source)
        or _as_of(source)
        or _after_a_year(source)
    )


@cache
def _years_to_the_day() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,3}}|{any_of(almanac().numbers)})"
    return re.compile(rf"\bil y a (?:tout juste )?{number} ans? jour pour jour,? (?:c'etait )?")


@cache
def _years_to_the_month() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,3}}|{any_of(almanac().numbers)})"
    part = "en |(?:a la )?(?:mi-|mi |fin )|a la fin (?:de |d')|au debut (?:de |d')"
    month = rf"(?P<month>{any_of(almanac().months)})"
    return re.compile(
        rf"\bil y a (?:tout juste|exactement) {number} ans?,? (?:c'etait )?(?:{part}){month} "
        r"(?P<year>\d{4})\b"
    )


def _to_the_day(source: Source) -> DateReading | None:
    """ "Il y a sept ans jour pour jour, le 23 octobre 2017"."""
    for part, found in found_in(_years_to_the_day(), source.parts, "jour pour jour"):
        count = almanac().number(found["n"]) or 0
        for day in source.days:
            if day.part is part and day.start == found.end() and day.year:
                then = day_or_none(day.year + count, day.month, day.day)
                if then and then.year <= LAST:
                    words = part.evidence(found.start(), day.end, "years since")
                    return date_reading(then.isoformat(), "", [words])
    return None


def _to_the_month(source: Source) -> DateReading | None:
    """ "Il y a tout juste un an, à la mi-mars 2022": about that month."""
    for part, found in found_in(_years_to_the_month(), first_parts(source.parts), "il y a "):
        year = int(found["year"]) + (almanac().number(found["n"]) or 0)
        month = date(year, almanac().months[found["month"]], 1) if FIRST <= year <= LAST else None
        if month and source.bounds.allow(month, month + _A_MONTH):
            words = part.evidence(*found.span(), "years since")
            return date_reading(f"{month:%Y-%m}", "~", [words])
    return None


_A_MONTH = timedelta(days=27)


def _from_pictures(captions: Sequence[Caption]) -> DateReading | None:
    """The day in a picture's file name, where the text has none: only if it can be but one."""
    for index, caption in enumerate(captions):
        days = set(file_days(caption.file or ""))
        if len(days) == 1 and re.search(r"20\d\d", caption.file or ""):
            return date_reading(days.pop().isoformat(), "?", [of_file(caption, index)])
    return None


def _of_a_feast(source: Source) -> DateReading | None:
    """About the month of the one feast on whose occasion something happens."""
    feasts = dict(on_the_occasion(source.parts))
    if len(feasts) != 1:
        return None
    [(feast, words)] = feasts.items()
    near = source.bounds.allow(feast, feast)
    return date_reading(f"{feast:%Y-%m}", "~", [words]) if near else None


# With accents: who condemns an attack, not who was condemned ("condamné") for it.
_MOURNED = re.compile(
    r"\b(?:condoléances|sympathie|compassion|condamne(?:nt)?(?!\w)|livre de deuil)", re.I
)
_LOOKED_BACK = re.compile(r"\b(?:proces|tribunal|verdict|anniversaire|commemor|hommage|memoire)")
_STRUCK = re.compile(
    r"\b(?:attentat|attaque|fusillade|explosion|seisme|tremblement|inondation|crue|glissement"
    r"|incendie|accident|crash|catastrophe|naufrage|typhon|cyclone|ouragan|tsunami|deces|decede)"
    r"[^.;]*$"
)


def _after_a_disaster(source: Source) -> DateReading | None:
    """About the month of the disaster that is mourned or condemned, told with its day in full in
    the head: "condamne l'attentat perpétré le 22 mars 2024"."""
    first = first_parts(source.parts)
    mourned = any(_MOURNED.search(part.text) for part in first)
    if not mourned or any(_LOOKED_BACK.search(part.folded) for part in first):
        return None
    for day in source.days:
        span = day.span(day.year) if day.year and day.part in first else None
        start, _ = sentence_near(day.part, day.start, day.end)
        struck = _STRUCK.search(day.part.folded, start, day.start)
        if span and struck and source.bounds.allow(*span):
            return date_reading(f"{span[0]:%Y-%m}", "~", [day.evidence("date beside it")])
    return None


_COUNTED = ("debut de l'annee au ", "debut de l'annee jusqu'au ")


def _counted_to(source: Source) -> DateReading | None:
    """About the month to which the figures of the head run: "du début de l'année au 15 mars 2022,
    le Vietnam a exporté"."""
    first = first_parts(source.parts)
    for day in source.days:
        span = day.span(day.year) if day.year and day.part in first else None
        counted = day.part.folded.endswith(_COUNTED, 0, day.start)
        if span and counted and source.bounds.allow(*span):
            return date_reading(f"{span[0]:%Y-%m}", "~", [day.evidence("part of the year")])
    return None


def _likely(clues: Sequence[Clue], source: Source) -> DateReading | None:
    """The year that all hints take for the likeliest."""
    hints = [clue for clue in clues if clue.estimate]
    return _the_one(hints, {clue.year for clue in hints}, source, "?")


_LAST_AS_OF = 9  # month: what was counted later in a year may be told in the next


def _as_of(source: Source) -> DateReading | None:
    """About the year of the day to which something was counted, if nothing newer is told: "Au 31
    mars 2021, l'hôpital avait assuré 2.000 consultations"."""
    for day in source.days:
        span = day.span(day.year) if day.year and day.last is None else None
        if span is None or span[0] != source.bounds.earliest or day.month > _LAST_AS_OF:
            continue
        first, _ = sentence_near(day.part, day.start, day.end)
        if _AS_OF.fullmatch(day.part.folded, first, day.start):
            return date_reading(f"{day.year:04}", "~", [day.evidence("counted to a day")])
    return None


_AS_OF = re.compile(r"(?:a la date du|jusqu'au|au) ")


def _after_a_year(source: Source) -> DateReading | None:
    """About the year after the latest that has its figures: "En 2010, le commerce a atteint 43
    millions de dollars", but "de 900 millions en 2010, il a doublé" may be of any later."""
    bounds = source.bounds
    if bounds.figures is None or bounds.told is None or bounds.told.rule != FIGURES:
        return None
    words, year = bounds.told, bounds.figures[0] + 1
    part = next(p for p in source.parts if (p.name, p.index) == (words.part, words.index))
    first, _ = sentence_near(part, words.start, words.end)
    if _FROM_THEN.search(part.folded[first : words.start]) or year > LAST:
        return None
    if not bounds.allow(date(year, 1, 1), date(year, 12, 31)):
        return None
    return date_reading(f"{year:04}", "~", [words])


_FROM_THEN = re.compile(
    r"(?:(?:^|[,;] |\bpass\w+ )de|\bcontre|\bque|\bqu'|\bpar rapport aux?) \d[^.;]{0,50} en $"
)


def _about_a_year(clues: Sequence[Clue], source: Source) -> DateReading | None:
    """About the year that the article calls its own ("en 2023, les deux pays célèbrent …")."""
    told = [clue for clue in clues if not clue.estimate]
    stated = {clue.year for clue in told if clue.stated}
    return _the_one(told, stated or {clue.year for clue in told}, source, "~")


def _the_one(
    clues: Sequence[Clue], years: set[int], source: Source, mark: str
) -> DateReading | None:
    """The year, marked, if it is the only one and within the bounds; about the month that the head
    names too."""
    year = min(years, default=0)
    if len(years) != 1 or not source.bounds.allow(date(year, 1, 1), date(year, 12, 31)):
        return None
    words = [clue.evidence for clue in clues]
    day = _named_in_the_head(source, year, max(clue.gone for clue in clues))
    if day is None:
        return date_reading(f"{year:04}", mark, words)
    month = day.last[0] if _runs_from_new_year(day) and day.last else day.month
    return date_reading(f"{year:04}-{month:02}", "~", [*words, day.evidence("month named")])


def _named_in_the_head(source: Source, year: int, gone: int) -> Day | None:
    """The day of the head, told without its year, to which its figures run ("au 20 février") or on
    which somebody is to go somewhere; it is of `year`, of which `gone` months were over."""
    head = first_parts(source.parts)
    for day in source.days:
        span = day.span(year) if day.part in head and day.year is None else None
        if span is None or span[1].month < gone or not source.bounds.allow(*span):
            continue
        start, _ = sentence_near(day.part, day.start, day.end)
        if _runs_from_new_year(day) or _TO.fullmatch(day.part.folded, start, day.start):
            return day
        goes = _GOES.search(day.part.folded, start, day.start)
        if goes and day.month > 1 and is_to_come(day):
            return day
    return None


def _runs_from_new_year(day: Day) -> bool:
    """Whether figures run from the beginning of a year to the last of these days."""
    return (day.month, day.day) == (1, 1) and day.last is not None


_TO = re.compile(r"(?:[^.,;:]{0,20} )?(?:jusqu')?au ")


def _season(source: Source) -> DateReading | None:
    """About Têt, or about the one year that the bounds leave."""
    bounds = source.bounds
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return None
    head = [part for part in source.parts if part.name in ("lead", "title")]
    named = next(found_in(almanac().cues["tet_names"], head, ""), None)
    tets = [day for day in almanac().tet.values() if bounds.earliest <= day <= bounds.latest]
    if named and len(tets) == 1:
        words = named[0].evidence(*named[1].span(), "Têt")
        return date_reading(tets[0].isoformat()[:7], "~", [words, bounds.told])
    if bounds.earliest.year == bounds.latest.year:
        return date_reading(f"{bounds.earliest.year:04}", "~", [bounds.told])
    return None


_NEW_YEARS_DAY = re.compile(r"\bnouvel an (20\d\d)\b(?! ?-)")


def _new_year(parts: Sequence[Part]) -> DateReading | None:
    """About the New Year that the head names: "une fête d'accueil du Nouvel An 2015"."""
    head = [part for part in parts if part.name in ("title", "lead")] or parts[:1]
    for part, found in found_in(_NEW_YEARS_DAY, head, "nouvel an"):
        proof = part.evidence(*found.span(), "New Year")
        return date_reading(f"{found[1]}-01", "~", [proof])
    return None


_GOES = re.compile(
    r"\b(?:participer(?:a|ont)|prendr(?:a|ont) part|assister(?:a|ont)|se rendr(?:a|ont)"
    r"|effectuer(?:a|ont)|conduira|dirigera)\b"
)
_FIRST_PARAGRAPHS = 3
_NEW_YEAR = 20  # till that day of January, what is to come may be announced the year before
_SOON = timedelta(days=180)  # after the newest thing told in which a visit announced lies


def _announced(source: Source) -> DateReading | None:
    """The month of the visit that the lead or the first paragraphs announce with its year, or
    without it soon after the newest thing told: who goes where is told some weeks before."""
    bounds = source.bounds
    first = "lead" if any(part.name == "lead" for part in source.parts) else "paragraph"
    for day in source.days:
        start, _ = sentence_near(day.part, day.start, day.end)
        if (day.part.name, day.part.index) == (first, 0):
            goes = _GOES.search(day.part.folded, start, day.start) is not None
        else:
            goes = day.part.index < _FIRST_PARAGRAPHS and opens_a_promise(day)
        early = day.month == 1 and day.day <= _NEW_YEAR
        year = day.year or _soon_after(bounds, day)
        if year and goes and not early and is_to_come(day):
            proof = [day.evidence("announced")]
            proof += [bounds.told] if bounds.told and not day.year else []
            return date_reading(f"{year:04}-{day.month:02}", "~", proof)
    return None


def _soon_after(bounds: Bounds, day: Day) -> int | None:
    """The year of `day` soon after the month or day that the article tells of last, or after the
    year whose figures are out."""
    if bounds.figures and bounds.told and bounds.told.rule == FIGURES and day.month <= _HALF:
        return bounds.figures[0] + 1
    newest = bounds.earliest if bounds.told and bounds.told.rule in _PRECISE else None
    for year in (newest.year, newest.year + 1) if newest else ():
        span = day.span(year)
        if newest and span and timedelta(0) <= span[0] - newest <= _SOON:
            return year
    return None


_PRECISE = (MONTH_TOLD, DAY_TOLD)
_HALF = 6  # month: later the figures of half a year would be out


# the word first, then that it begins there: faster than the other way round
_OF_LATE = re.compile(r"ces (?<!\w.{4})(?:(?:tout )?dernier(?:s jours|es heures)|jours-ci)\b")


def _pictured(source: Source) -> DateReading | None:
    """The month of the pictures, if all are of one day, of an article on what has happened "ces
    derniers jours"; a picture for another purpose may be of years before."""
    late = next(found_in(_OF_LATE, source.parts, "ces "), None)
    taken = [day for day in source.days if day.part.name == "caption" and day.year]
    spans = {day.span(day.year or 0) for day in taken}
    span = spans.pop() if len(spans) == 1 else None
    if late is None or span is None or not source.bounds.allow(*span):
        return None
    proof = [late[0].evidence(*late[1].span(), "of late"), taken[0].evidence("picture")]
    return date_reading(span[0].isoformat()[:7], "~", proof)
