"""Years counted from what everybody knows the day of: "79e anniversaire de la Fête nationale", and
from what the article itself says was founded then."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from app.reading.dates.clue import Clue, Source, found_in
from app.reading.dates.clues.anniversaries import (
    ROUNDED,
    YEARS_PAIR,
    anniversaries_in,
    is_put_off,
    kept_in,
    number_of,
    numbered_anniversary,
    years_away,
)
from app.reading.dates.context import FUTURE, sentence_near
from app.reading.dates.years import FIRST, LAST
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_starts
from app.reading.sightings import sightings
from app.reading.vocabulary.almanac import almanac, day_or_none
from app.reading.vocabulary.alternation import any_of

_NAMED_WITHIN = 110  # code points behind "anniversaire" in which it is said of what
_RELATIONS = re.compile(r"\b(?:relations|liens) diplomatiques")
_KEPT = re.compile(r"\b(?:a|ont|avai(?:en)?t) (?:ete )?(?:marque|celebre|fete|organise|vu)")


@cache
def _origins() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(almanac().origins)}(?!\w)")


def known_anniversary(source: Source) -> Iterator[Clue]:
    """ "79e anniversaire de la Fête nationale du Vietnam", "le 50e anniversaire des relations
    diplomatiques": of what the almanac knows the day. The news is near the feast, or of a weekday
    that only one of the years around it has; without a day it is about that year."""
    if is_put_off(source.parts):
        return
    weekday = source.news is not None and source.news.weekday is not None
    for part, found, count in anniversaries_in(source.parts, to_come=weekday):
        _, last = sentence_near(part, *found.span())
        following = numbered_anniversary().search(part.folded, found.end(), last)
        last = min(last, found.end() + _NAMED_WITHIN, following.start() if following else last)
        kept = _KEPT.search(part.folded, max(0, found.start() - 100), found.start())
        if kept and source.news is None:
            continue  # "2021 a marqué une étape, avec la célébration du 50e anniversaire"
        if _is_of_a_named_year(part, found.start(), last) or YEARS_PAIR.search(
            part.folded, found.end(), last
        ):
            continue  # "(1er janvier 1980-2025)" tells its year by itself
        if source.news is None and _IN_A_YEAR.search(part.folded, found.end(), last):
            continue  # so does "à l'occasion du 30e anniversaire des relations en 2023"
        origin = _origin_of(part, found.end(), last, source.parts)
        if origin is None or not FIRST <= origin.year + count <= LAST:
            continue
        near = kept_in(origin, count, source.news) if source.news else origin.year + count
        now = _KEEP_NOW.search(part.folded, max(0, found.start() - _CLAUSE), found.start())
        year = origin.year + count if now else near
        if year is not None:
            named = _origins().search(part.folded, found.end(), last)
            named = named or _RELATIONS.search(part.folded, found.end(), last)
            end = named.end() if named else found.end()
            words = part.evidence(found.start(), end, "anniversary")
            yield Clue(year, words, estimate=near != year)


def _is_of_a_named_year(part: Part, start: int, last: int) -> bool:
    """Whether an anniversary is told of another year: "En 2020, nous célébrerons les 70 ans"."""
    first, _ = sentence_near(part, start, last)
    named = _IN_A_YEAR.search(part.folded, max(first, start - _CLAUSE), start)
    return named is not None and _OF_ANOTHER_TIME.search(part.text, named.end(), last) is not None


_CLAUSE = 60  # code points
_KEEP_NOW = re.compile(
    r"\b(?:celebrent|fetent|marquent) (?:cette annee |ensemble )?l(?:e|es|eur) $"
)
"""Two who keep it do so within its year, be it months after the day."""
_IN_A_YEAR = re.compile(r"\ben 20\d\d\b")
_OF_ANOTHER_TIME = re.compile(rf"\bav(?:ai(?:en)?t|ions)\b|{FUTURE}")
_BRACKETED_YEAR = re.compile(r"\((?:\d{1,2} [a-z]{3,9} )?((?:19|20)\d\d)(?: ?- ?20\d\d)?\)")


def other_years_anniversary(source: Source) -> Iterator[Clue]:
    """ "L'année prochaine marquera le 45e anniversaire des relations": it is the year before;
    "ont célébré l'an dernier le 45e": it is the year after."""
    for part, found in found_in(numbered_anniversary(), source.parts, "l'an"):
        later = years_away(part, *found.span())
        if not later:
            continue
        first, last = sentence_near(part, *found.span())
        told = _BRACKETED_YEAR.search(part.folded, found.end(), last)
        origin = _origin_of(part, found.end(), last, source.parts)
        begun = (
            int(told[1]) if told else origin.year if origin else _told_before(part, found, source)
        )
        if begun is None:
            here = {d.year for d in source.days if d.part is part and first <= d.start < last}
            begun = here.pop() if len(here) == 1 else None
        if begun is not None and FIRST <= (year := begun + number_of(found) - later) <= LAST:
            yield Clue(year, part.evidence(*found.span(), "anniversary"))


_OF_THAT = re.compile(r" de (?:cet evenement|cette date|cette etape|cet acte)\b")


def _told_before(part: Part, found: re.Match[str], source: Source) -> int | None:
    """The year of what an anniversary "de cet événement" is of: that of the day in full before."""
    if not _OF_THAT.match(part.folded, found.end()):
        return None
    before = [day.year for day in source.days if day.part is part and day.end <= found.start()]
    return next(filter(None, reversed(before)), None)


def on_the_occasion(parts: Sequence[Part]) -> Iterator[tuple[date, Evidence]]:
    """ "À l'occasion du 79e anniversaire de la Fête nationale": the feast, kept on its day."""
    for part, found, count in anniversaries_in(parts):
        first, last = sentence_near(part, *found.span())
        origin = _origins().search(part.folded, found.end(), min(last, found.end() + _NAMED_WITHIN))
        leads = _OCCASION.search(part.folded, first, found.start())
        if origin is None or leads is None:
            continue
        day = almanac().origins[origin.group()]
        feast = day_or_none(day.year + count, day.month, day.day)
        if feast and FIRST <= feast.year <= LAST:
            yield feast, part.evidence(found.start(), origin.end(), "anniversary")


_OCCASION = re.compile(r"\ba l'occasion d(?:u |es |e la |e l')$")


def _origin_of(part: Part, start: int, last: int, parts: Sequence[Part]) -> date | None:
    """The day of what is named between `start` and `last`: an event, or relations with the one
    country that the sentence or else the article names beside a home whose relations are known."""
    if named := _origins().search(part.folded, start, last):
        return almanac().origins[named.group()]
    if not _RELATIONS.search(part.folded, start, last):
        return None
    return _relations_in(part, start, last, parts)


def _relations_in(part: Part, start: int, last: int, parts: Sequence[Part]) -> date | None:
    """The day of the relations with the one country named between `start` and `last`, or else
    before in the sentence, or else in the article."""
    first, _ = sentence_near(part, start, start)
    for home, relations in almanac().relations.items():
        here = {code for code, place in _countries(part) if start <= place < last}
        before = {code for code, place in _countries(part) if first <= place < last}
        codes = here - {home} or before - {home}
        codes = codes or {code for one in parts for code, _ in _countries(one)} - {home}
        if len(codes) == 1 and (day := relations.get(codes.pop())):
            return day
    return None


def _countries(part: Part) -> Iterator[tuple[str, int]]:
    for match in sightings(part).countries:
        for code in match.value.codes:
            yield code, match.start


@cache
def _since() -> re.Pattern[str]:
    number = rf"(?<![\w-])(?P<%s>\d{{1,3}}|{any_of(almanac().numbers)})"
    year = r"(?P<%s>(?:19|20)\d\d)\b(?! ?-)"
    return re.compile(
        rf"\b(?:il y a|voici) (?:tout juste |exactement )?{number % 'ago'} ans,? \(?"
        r"(?:(?:exactement|jour pour jour),? )?(?:a [^.;,()\d]{3,30}(?: \([^()]*\))?, )?"
        rf"(?:(?:en|le|au|des) )?(?:[\w ]{{1,15}} )?{year % 'then'}"
        rf"|{year % 'once'},? il y a {number % 'since'} ans\b"
        rf"|{number % 'after'} ans (?:jour pour jour )?apres\b(?!,? en \d)[^.;\d]{{0,60}}?"
        rf"(?:(?:1er|\d\d?) [a-z]{{3,9}} )?{year % 'begun'}"
    )


@cache
def _tied_ago() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:il y a|voici) (?P<n>\d{{2,3}}|{any_of(almanac().numbers)}) ans,?"
        r" [^.;]{0,120}?\b(?:nou|etabli)\w+ [^.;]{0,60}?\b(?:relations|liens) diplomatiques"
    )


def tied_ago(source: Source) -> Iterator[Clue]:
    """ "Il y a 40 ans, les deux pays nouaient des relations diplomatiques", in round figures."""
    for part, found in found_in(_tied_ago(), source.parts, " ans"):
        _, last = sentence_near(part, *found.span())
        origin = _relations_in(part, found.start(), last, source.parts)
        year = origin.year + (almanac().number(found["n"]) or 0) if origin else 0
        if FIRST <= year <= LAST:
            evidence = part.evidence(*found.span(), "years since")
            yield Clue(year, evidence, estimate=source.news is not None)


# "Onze ans après l'accord de 2010, ils avaient signé": not of the news.
_TOLD_OF_THEN = re.compile(r"\b(?:av|ét)ai(?:en)?t\b|\bfu(?:t|rent)\b")
# "Le poète, mort dix ans après son premier recueil", "le traité, ratifié trois ans après"
_DONE_THEN = re.compile(r", (?!soit )[a-z]+(?:e|i|u|is|it|ert|ort)e?s? $")
_SIGNS_OF_CANDLES = ("souffle", "fete", "celebre", "cette annee")
_CANDLES = re.compile(
    r"\b(?:souffle\w*|fete\w*|celebre\w*) (?:(?P<now>cette annee )|(?P<next>l'annee prochaine ))?"
    r"(?:ses|leurs) (?P<n>\d{2,3}) (?:ans|bougies)\b|\ba (?P<old>\d{2,3}) ans,? cette annee\b"
)
_FOUNDED = re.compile(
    r"(?:fonde|cree|etabli|nee?|inaugure|lance|ouvert)(?:e|s|es)?(?: a [a-z'-]+)?"
    r" en (?:l'an )?((?:19|20)\d\d)\b"
)
_OF_WHAT = re.compile(
    r"\b(?P<n>\d{1,3})(?:e|eme) anniversaire (?:du |de la |de l'|des )(?P<what>[a-z]{4,})"
)


def counted_from(source: Source) -> Iterator[Clue]:
    """ "Il y a 40 ans, en janvier 1976"; "onze ans après l'accord de 2010"; a title with "ses 25
    bougies", or a text with "fête cette année ses 25 ans", of what, as a sentence begins, was
    "fondée en 1999"."""
    for part, found in found_in(_since(), source.parts, " ans"):
        sentence = sentence_near(part, *found.span())
        if found["after"] and (
            _TOLD_OF_THEN.search(part.text, *sentence)
            or ROUNDED.search(part.folded, max(0, found.start() - 16), found.start())
            or _DONE_THEN.search(part.folded, sentence[0], found.start())
        ):
            continue
        years = almanac().number(found["ago"] or found["after"] or found["since"]) or 0
        year = years + int(found["then"] or found["begun"] or found["once"])
        if FIRST <= year <= LAST:
            yield Clue(year, part.evidence(*found.span(), "years since"))
    candles = next(
        (
            (part, found)
            for part in source.parts
            for found in (
                _CANDLES.finditer(part.folded) if has_any(part, _SIGNS_OF_CANDLES) else ()
            )
            if found["now"] or found["next"] or part.name in ("title", "lead")
        ),
        None,
    )
    if candles is None:
        return
    kept, cake = candles
    first, _ = sentence_near(kept, *cake.span())
    whose = f"{kept.folded[first : cake.start()].strip()}, "
    founded = [
        (part, begun)
        for part in source.parts
        for start in sentence_starts(part.text)
        if (begun := _FOUNDED.match(part.folded, _behind(part, start, whose)))
    ]
    beside = _FOUNDED.search(kept.folded, first, cake.start())
    if beside or len(founded) == 1:
        part, begun = (kept, beside) if beside else founded[0]
        year = int(begun[1]) + int(cake["n"] or cake["old"]) - bool(cake["next"])
        yield Clue(year, part.evidence(*begun.span(), "years since"))


@cache
def _ahead() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,2}}|{any_of(almanac().numbers)})"
    return re.compile(rf"\bdans {number} ans,? (?:soit |c'est-a-dire )?en (?P<year>20\d\d)\b")


def counted_to(source: Source) -> Iterator[Clue]:
    """ "L'édition suivante, dans deux ans, en 2027", if the weekday of the news agrees: in January
    the next year's December is two years away too."""
    weekday = source.news is not None and source.news.weekday is not None
    for part, found in found_in(_ahead(), source.parts, "dans ") if weekday else ():
        year = int(found["year"]) - (almanac().number(found["n"]) or 0)
        yield Clue(year, part.evidence(*found.span(), "years to"))


def _behind(part: Part, start: int, words: str) -> int:
    """Where a sentence that begins at `start` goes on behind these words, if it begins with them:
    "Le Festival, lancé en l'an 2000"."""
    start += part.folded.startswith(('"', "«"), start)
    return start + len(words) if part.folded.startswith(words, start) else start


def begun_in(source: Source) -> Iterator[Clue]:
    """A title or lead with "le 10e anniversaire du Master" of what the text says that "ce
    programme a vu le jour en 2008", or "le Master, lancé en 2008"."""
    head = [part for part in source.parts if part.name in ("title", "lead")]
    kept = {
        (found["what"], int(found["n"])): (part, found)
        for part, found in found_in(_OF_WHAT, head, " anniversaire ")
    }
    if len(kept) != 1:
        return
    [((what, count), (part, found))] = kept.items()
    begun = {
        int(one["year"]) for _, one in found_in(_begun(what), source.parts, " en ") if one["year"]
    }
    if len(begun) == 1:
        year = begun.pop() + count
        if FIRST <= year <= LAST:
            yield Clue(year, part.evidence(*found.span(), "anniversary"))


def _begun(what: str) -> re.Pattern[str]:
    """When `what`, or what a sentence begins with as known, was begun."""
    return re.compile(
        rf"(?:(?:^|[.;!?»\"] ?)c(?:e|et|ette) [a-z]+|\b{what})(?: [a-z'’-]+){{0,4}},? (?:qui )?"
        r"(?:a vu le jour|(?:(?:a|avait) ete )?(?:fonde|cree|etabli|inaugure|lance)e?s?)"
        r" en (?:[a-z]{3,9} )?(?P<year>(?:19|20)\d\d)\b"
    )
