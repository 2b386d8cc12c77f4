"""Years counted from what an anniversary is of: "75e anniversaire … (1950-2025)"."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice

from app.reading.dates.clue import Clue, Source, found_in, parts_with
from app.reading.dates.context import FUTURE, is_ahead, is_of_the_news, sentence_near
from app.reading.dates.days import Day
from app.reading.dates.years import LAST, years_in
from app.reading.parts import Part, has_any
from app.reading.vocabulary.almanac import almanac, day_or_none
from app.reading.vocabulary.alternation import any_of

_SIGNS = ("nniversaire", " ans d", "ntenaire", "millenaire", "e la fete", "e fete")
_OF = (
    r"(?:de(?! (?:prison|reclusion|detention|sursis|validite|service|retard))"
    r"|d'(?!emprisonnement|age|experience))"
)
_ORDINAL = r" ?(?:er|e|eme|ieme|ᵉ)"  # the press parts "79 e" now and then


@cache
def numbered_anniversary() -> re.Pattern[str]:
    """An anniversary with its number `n` or the `word` for it: "75e anniversaire", "dixième
    anniversaire", "centenaire"."""
    return re.compile(
        rf"(?P<n>\d{{1,3}})(?:{_ORDINAL} (?:anniversaire|de la fete|fete nationale)| ans {_OF})"
        rf"|\b(?P<spelled>{any_of(almanac().numbers)}) ans {_OF}"
        rf"|\b(?P<nth>{any_of(almanac().ordinals)}) anniversaire"
        rf"|\b(?P<word>{any_of(almanac().jubilees)})\b"
    )


def anniversaries_in(
    parts: Sequence[Part], to_come: bool = False
) -> Iterator[tuple[Part, re.Match[str], int]]:
    """The anniversaries that the article keeps, and of how many years; those it prepares for or
    looks back on are none, nor those of its pictures. With `to_come` those are some that are yet to
    be kept."""
    for part in parts:
        if part.name == "caption" or not has_any(part, _SIGNS):
            continue
        for found in islice(numbered_anniversary().finditer(part.folded), _MOST):
            first, last = sentence_near(part, *found.span())
            first, last = max(first, found.start() - 45), min(last, found.end() + _BEHIND)
            if not (
                years_away(part, *found.span())
                or ROUNDED.search(part.folded, first, found.start())
                or _BEFOREHAND.search(part.folded, first, found.start())
                or (not to_come and _is_yet_to_come(part, found.start()))
            ):
                yield part, found, number_of(found)


def number_of(found: re.Match[str]) -> int:
    """Of how many years a `numbered_anniversary` is."""
    known = almanac()
    if found["nth"]:
        return known.ordinals[found["nth"]]
    number = found["n"] or found["spelled"]
    return known.jubilees[found["word"]] if number is None else known.number(number) or 0


def years_away(part: Part, start: int, end: int) -> int:
    """How many years after this one the anniversary at `start:end` is kept: 1 of "l'année
    prochaine marquera le 45e", -1 of "ont célébré l'an dernier le 45e", else 0."""
    first, last = sentence_near(part, start, end)
    near = max(first, start - _CLAUSE), min(last, end + _CLAUSE)
    if NEXT_YEAR.search(part.folded, *near):
        return 1
    return -1 if _KEPT_LAST_YEAR.search(part.folded, *near) else 0


def _is_yet_to_come(part: Part, start: int) -> bool:
    """Whether an anniversary is one to be kept: it may be told the year before."""
    first, last = sentence_near(part, start, start)
    opening = max(first, start - _CLAUSE)
    to_come = _TO_BE_KEPT.search(part.folded, opening, start)
    to_come = to_come or _ON_ITS_OCCASION.search(part.text, opening, start)
    return to_come is not None and "cette annee" not in part.folded[first:last]


ROUNDED = re.compile(r"\b(?:plus|pres|moins|pas loin) d(?:e |')$|\b(?:environ|quelque) $")
_CLAUSE = 220  # code points
_TO_BE_KEPT = re.compile(
    r"\b(?:celebre|fete|marque|commemore)r(?:a|ont|ai(?:en)?t)\b"
    r"|\b(?:engag|conven|convien|convin|decid|propos|souhait|accord|promi|coordonn|cooper)\w*"
    r"[^.;]*?\b(?:organis(?:er|ation)|celebrer|celebrant|celebration|commemor|activites|evenements"
    r"|se retrouver)"
)
# "Ils encourageront le tourisme à l'occasion du 25e anniversaire"
_ON_ITS_OCCASION = re.compile(rf"{FUTURE}[^.;]*?\bà l['’]occasion d")
YEARS_PAIR = re.compile(r"\((?:[\w ]{0,15} )?((?:1[5-9]|20)\d\d)\s?-\s?(?:[\w ]{0,15} )?(20\d\d)\)")
_TEN = 10
_DECADE = re.compile(
    r"\bune decennie (?:apres |de |d')[^.;()]{0,100}"
    r"\((?:[\w ]{0,15} )?((?:19|20)\d\d)\s?-\s?(?:[\w ]{0,15} )?(20\d\d)\)"
)
NEXT_YEAR = re.compile(r"\bl'an(?:nee)? prochaine?\b")
_KEEP = r"\b(?:celebr|fet|marqu|commemor)\w*"
_LAST_YEAR = r"\bl'an(?:nee)? (?:derni|pass)\w*"
_KEPT_LAST_YEAR = re.compile(
    rf"{_KEEP} {_LAST_YEAR}|{_LAST_YEAR},? (?:[^.;,]{{0,40}} )?{_KEEP}"
    rf"|{_LAST_YEAR}[^.;]{{0,150}}\b(?:en l'honneur|a l'occasion) d[a-z']+ ?\d{{1,3}}"
)
_BEHIND = 120  # code points
_MOST = 50  # anniversaries of a part; an article has a few
_BEFOREHAND = re.compile(
    r"en vue|prelude|prepar|perspective|prevision|approche|prochain|avant|vers le|s'appret"
    r"|\b(?:inaugur|emis|tourn|publi|erig|edit|cre|offert)\w* [^.;,]{0,15}pour l[ea] $"
    r"|\ba (?:une?|deux|trois|cent|mille|\d+) (?:ans?|mois|semaines?|jours?) (?:du|de|des) "
    r"|\bdepuis le|\bapres le|lendemain du|\bav(?:ait|aient) (?!aussi\b|pour\b)"
)
_ONCE = re.compile(r"\ben (?:19|20)\d\d\b|\b(?:av|et)ai(?:en)?t\b")  # celebrated, but before


def anniversary(source: Source) -> Iterator[Clue]:
    """ "75e anniversaire … (1950-2025)", "75e anniversaire … (30 janvier 1950)", "une décennie
    après … (2013-2023)"."""
    for part, decade in found_in(_DECADE, source.parts, "decennie"):
        if int(decade[2]) - int(decade[1]) == _TEN:
            yield Clue(int(decade[2]), part.evidence(*decade.span(), "anniversary"))
    late = any(_PUT_OFF_A_YEAR.search(part.folded) for part in parts_with("prevu", source.parts))
    if is_put_off(source.parts) and not late:
        return
    for part, found, count in anniversaries_in(source.parts):
        first, last = sentence_near(part, *found.span())
        opening = first
        pair = YEARS_PAIR.search(part.folded, found.end(), last)
        if pair and int(pair[2]) - int(pair[1]) == count:
            if source.news and _OF_ANOTHER_TIME.search(part.folded, first, found.start()):
                continue
            yield Clue(int(pair[2]), part.evidence(found.start(), pair.end(), "anniversary"))
            continue
        others = [
            other.start() for other in numbered_anniversary().finditer(part.folded, first, last)
        ]
        if len(others) > 1:  # each with its own day behind it
            first = found.end()
            last = min((other for other in others if other > first), default=last)
        here = [day for day in source.days if day.part is part and first <= day.start < last]
        full = [day for day in here if day.year]
        founded = {day.year for day in full if day.year}
        once = _ONCE.search(part.folded, max(opening, found.start() - _NEAR), found.start())
        if not here and len(others) == 1 and (since := _FOUNDED.match(part.folded, found.end())):
            founded = {int(since[1] or since[2])}
        if len(founded) == 1 and count >= _WORTH_KEEPING and not once:
            year = min(founded) + count
            if len(full) == 1 and source.news and (then := full[0].span(min(founded))):
                year = kept_in(then[0], count, source.news) or year
            yield Clue(year + late, part.evidence(found.start(), found.end(), "anniversary"))


_OF_ANOTHER_TIME = re.compile(
    r"\b(?:logo|concours|comite)\b[^.;]{0,60}$|\borganiser (?:le|la) $|\bpour l[ea] $|\bbilan\b"
    r"|\b(?:inaugur|paru|emis|erig)\w* (?:a l'occasion|lors) d(?:u|e la|e l'|es) $"
    r"|\bqui (?:a|ont) (?:celebre|fete|marque) l(?:e|a|eur) $|\bpresente\b[^.;]{0,40}\bactivites d"
    r"|\bv(?:iennent|enaient) de (?:celebrer|feter|marquer) [^.;]*$"
)
"""Before an anniversary for which the news prepares, or that is over: "le logo du 75e"."""


def is_put_off(parts: Sequence[Part]) -> bool:
    """Whether the article keeps what was put off again and again, nobody knows till when."""
    return any(
        has_any(part, _SIGNS_OF_DELAY) and _PUT_OFF_AGAIN.search(part.folded) for part in parts
    )


_SIGNS_OF_DELAY = ("report", "ajourn", "repouss", "differe")
_PUT_OFF_AGAIN = re.compile(
    r"\b(?:plusieurs|maintes|deux|trois) (?:fois|reprises) (?:report|ajourn|repouss|differ)"
    r"|\b(?:report|ajourn|repouss|differ)ee?s? (?:a )?(?:plusieurs|maintes|deux|trois)"
    r" (?:fois|reprises)"
)
_PUT_OFF_A_YEAR = re.compile(
    r"\bprevue?s? [^.;]{0,80}\bl'(?:annee derniere|an dernier)\b[^.;]{0,60}"
    r"\b(?:report|ajourn|differ)"
)
"""What should have been kept the year before: "la cérémonie, prévue pour août de l'année dernière,
avait dû être reportée"."""


def nearing(source: Source) -> Iterator[Clue]:
    """ "À l'approche du cinquième anniversaire de l'accord, le 1er août 2020", told in June: the
    year in which that day is near; most likely so where it is but prepared for."""
    news = source.news
    if news is None or news.year is not None:
        return
    for part in source.parts:
        found_here = numbered_anniversary().finditer(part.folded) if has_any(part, _SIGNS) else ()
        for found in islice(found_here, _MOST):
            first, _ = sentence_near(part, *found.span())
            cue = _NEARING.search(part.folded, max(first, found.start() - _NEAR), found.start())
            feast = _feast_behind(part, found, source.days) if cue else None
            pair = YEARS_PAIR.search(part.folded, found.end(), found.end() + _BEHIND)
            if cue and pair and feast is None and cue["soon"] and news.month <= _EARLY:
                yield Clue(int(pair[2]), part.evidence(*found.span(), "anniversary"), estimate=True)
            if cue is None or feast is None:
                continue
            for year in (feast.year - 1, feast.year):
                span = news.span(year) if news.falls_on_its_weekday(year) else None
                if span and 0 <= (feast - span[1]).days <= (_SOON if cue["soon"] else _EVE):
                    words = part.evidence(*found.span(), "anniversary")
                    yield Clue(year, words, estimate=not cue["soon"])


def _feast_behind(part: Part, found: re.Match[str], days: Sequence[Day]) -> date | None:
    """The day of an anniversary, by the day in full that its sentence names behind it."""
    _, last = sentence_near(part, *found.span())
    behind = (day for day in days if day.part is part and found.end() <= day.start < last)
    then = next(behind, None)
    if then is None or then.year is None:
        return None
    return day_or_none(then.year + number_of(found), then.month, then.day)


_NEARING = re.compile(r"\b(?:(?P<soon>a l'approche)|preparatifs|en prelude)\b[^.;]*$")


_EARLY = 9  # month: later in a year what is near may be of the next
_EVE, _SOON, _FAR = 31, 92, 250
"""Days between the news and the feast: where the news would be of another year (else it may be of
the feast's own, early or late in it), where it is of the same, and where its weekday agrees."""


def kept_in(origin: date, count: int, news: Day) -> int | None:
    """The year of `news`, if it is news of the anniversary `count` years after `origin`."""
    feast = day_or_none(origin.year + count, origin.month, origin.day)
    gaps = {
        year: (span[0] - feast).days
        for year in range(origin.year + count - 1, origin.year + count + 2)
        if feast and news.falls_on_its_weekday(year) and (span := news.span(year))
    }
    if not gaps:
        return None
    year = min(gaps, key=lambda one: abs(gaps[one]))
    reach = _FAR if news.weekday is not None else _SOON
    if news.weekday is None and year != origin.year + count:
        reach = _EVE
    return year if abs(gaps[year]) <= reach else None


_WORTH_KEEPING = 5  # years
_NEAR = 80  # code points
_FOUNDED = re.compile(
    r"[^.;,]{0,60},? (?:fonde|cree|etabli|inaugure|lance|ouvert)e?s? en ((?:19|20)\d\d)\b(?! ?[-–])"
    r"|[^.;,]{0,40}, en ((?:19|20)\d\d), (?=d)"
)
"""Behind an anniversary of what the sentence says is of a year: "du quartier, fondé en 2009", "de
l'établissement, en 2019, des relations"."""
_SIGNS_OF_A_COUNT = (" anniversaire", " an")


@cache
def _years_since() -> re.Pattern[str]:
    number = rf"(?<![\w-])(\d{{1,3}}|{any_of(almanac().numbers)})"
    return re.compile(
        rf"{number}(?:{_ORDINAL} anniversaire\b| ans? (?:jour pour jour )?(?:apres|plus tard)\b)"
        rf"|\bapres {number} ans? (?:de mise en (?:œ|oe)uvre|d'application|d'entree en vigueur)\b"
        rf"|\bil y a (?:tout juste |exactement )?{number} ans\b"
    )


def years_since(parts: Sequence[Part], days: Sequence[Day]) -> set[int]:
    """The years the article counts since something: "10e anniversaire", "vingt ans après"; none
    where no day in full is there to count from."""
    if not any(day.year for day in days):
        return set()
    counting = [part for part in parts if has_any(part, _SIGNS_OF_A_COUNT)]
    found = (
        match
        for part in counting
        for match in _years_since().finditer(part.folded)
        if not _is_yet_to_come(part, match.start())
    )
    counts = (almanac().number(match[match.lastindex or 0]) for match in found)
    return {count for count in counts if count is not None}


def is_counted_from(day: Day, counts: Collection[int]) -> bool:
    """Whether so many years after `day` the article may have been written."""
    return any((day.year or LAST) + count <= LAST for count in counts)


def kept_on_its_day(source: Source) -> Iterator[Clue]:
    """ "Le 10e anniversaire a été commémoré le 26 mars" of what, as the text tells further down,
    had come about on 26 March 2004."""
    news = source.news
    if news is None:
        return
    counts = years_since(source.parts, source.days)
    if len(counts) == 1 and news.year is None:
        [count] = counts
        for day in source.days:
            came_about = day.last or (day.month, day.day)
            same = came_about == (news.month, news.day)
            if same and day.year and is_counted_from(day, counts) and not is_of_the_news(day):
                yield Clue(day.year + count, day.evidence("anniversary"))


@cache
def _last_years() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,3}}|{any_of(almanac().numbers)})"
    return re.compile(rf"(?:des|les|ces|de) {number} dernieres annees")


_BEGUN = re.compile(
    r"\b(?:depuis|fonde|cree|etabli|etablissement|lance|creation)\b[^.;]{0,80}? en $"
)


def last_years(source: Source) -> Iterator[Clue]:
    """ "Au cours des 65 dernières années", counted from a day told just before (7 March 1959), or
    the year in which something was founded."""
    for position, part in enumerate(source.parts):
        if "dernieres annees" not in part.folded:
            continue
        for found in islice(_last_years().finditer(part.folded), _MOST):
            around = source.parts[max(0, position - 1) : position + 1]
            near = [one for one in around if one.name == part.name]
            counted = almanac().number(found["n"]) or 0
            pair = YEARS_PAIR.match(part.folded, found.end() + 1)
            if pair and int(pair[2]) - int(pair[1]) == counted:
                yield Clue(int(pair[2]), part.evidence(found.start(), pair.end(), "years counted"))
                return
            told = {
                day.year + counted
                for day in source.days
                if day.part in near and day.year and not is_ahead(day.part, day.start, day.end)
            }
            told |= {
                int(one.text[start:end]) + counted
                for one, start, end in years_in(near)
                if _BEGUN.search(one.folded, max(0, start - 110), start)
            }
            told = {year for year in told if year <= LAST}
            years = [y for y in told if source.bounds.allow(date(y, 1, 1), date(y, 12, 31))]
            if len(years) == 1 and counted >= 10:
                yield Clue(years[0], part.evidence(found.start(), found.end(), "years counted"))


@cache
def _jubilee() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<n>\d{{2,3}}){_ORDINAL} anniversaire|(?P<word>{any_of(almanac().jubilees)}))"
        r" (?:de l'etablissement )?(?:de leurs|de nos|de ces|des) (?:relations|liens)\b"
    )


_TIED = re.compile(
    r"\b(?:19|20)\d\d\b(?! et\b)[^.;]{0,60}\b(?:noue|etabli)\w*[^.;]{0,30}\brelations diplomatiques"
    r"|\b(?:noue|etabli)\w*[^.;]{0,30}\brelations diplomatiques[^.;\d]{0,40}"
    r"(?:\d{1,2} [a-z]{3,9} )?\b(?:19|20)\d\d\b"
)
_OWN_YEAR = re.compile(r"\bcette annee\b|\bl'annee ou\b")
_FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def jubilee(source: Source) -> Iterator[Clue]:
    """ "Le cinquantenaire des relations", which the article says were tied in 1973; only where that
    is told of the year, is the occasion or the weekday of the news agrees, for jubilees are
    prepared before."""
    news = source.news
    kept = next(found_in(_jubilee(), source.parts, "relations"), None)
    tied = next(found_in(_TIED, source.parts, "relations diplomatiques"), None)
    if kept and tied:
        weekday = news is not None and news.weekday is not None
        first, last = sentence_near(kept[0], *kept[1].span())
        now = kept[0].folded.endswith("a l'occasion du ", 0, kept[1].start())
        if not (weekday or now or _OWN_YEAR.search(kept[0].folded, first, last)):
            return
        if years_away(kept[0], *kept[1].span()):
            return
        counted = int(kept[1]["n"] or almanac().jubilees[kept[1]["word"]])
        year = next(int(word) for word in _FULL_YEAR.findall(tied[1].group())) + counted
        yield Clue(year, kept[0].evidence(*kept[1].span(), "anniversary"))
