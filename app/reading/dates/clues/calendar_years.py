"""Years by other calendars than that of days: the lunar year's animal, the school year, the
programme of a month, the review of a year."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.reading.dates.clue import Clue, Source, found_in
from app.reading.dates.clues.anniversaries import NEXT_YEAR
from app.reading.dates.context import sentence_near
from app.reading.dates.years import FIRST, LAST, years_in
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of


@cache
def _for_a_month() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        rf"(?:\bpour (?:le|ce)|\b(?:programme|calendrier|agenda)\b[^.;]{{0,60}}? du) mois d(?:e |')"
        rf"(?P<month>{months}) (?P<y>20\d\d)(?!\d)"
    )


def month_ahead(source: Source) -> Iterator[Clue]:
    """ "Le programme de travail pour le mois de janvier 2020": told in it or just before."""
    news = source.news
    if news is None:
        return
    for part, found in found_in(_for_a_month(), source.parts, "mois d"):
        month, year = almanac().months[found["month"]], int(found["y"])
        if (month - news.month) % 12 <= 1:
            words = part.evidence(*found.span(), "programme of a month")
            yield Clue(year - (month < news.month), words)


_REVIEW = re.compile(
    r"\bbilan\b[^.;]{0,150}?\b(?P<y>20\d\d)\b(?! ?-)[^.;]{0,150}?"
    r"\b(?:orientation|plan|programme|tache|priorite|perspective|objectif|mission|feuille)"
    r"[^.;]{0,60}?\b(?P<next>20\d\d)\b(?! ?-)"
)
_REVIEWED = re.compile(
    r"\b(?:conference|reunion|seance)(?:-bilan| de bilan| dressant le bilan)"
    r" (?:de (?:l'annee )?|en )(?P<y>20\d\d)\b(?! ?[-–])"
)
_ENDING, _BEGUN, _LATE = 10, 3, 12  # months: October, March, December


def review(source: Source) -> Iterator[Clue]:
    """ "Le bilan de 2018 et les orientations pour 2019": told when the one year ends and the other
    begins, and of the first where the article speaks of the next; "la conférence-bilan de 2018"
    alone, in December or the first two months."""
    news = source.news
    for part, found in found_in(_REVIEW, source.parts, "bilan"):
        year = int(found["y"])
        if int(found["next"]) != year + 1:
            continue
        words = part.evidence(*found.span(), "review of a year")
        if news is None:
            if next(found_in(NEXT_YEAR, source.parts, " prochain"), None):
                yield Clue(year, words)
        elif not _BEGUN < news.month < _ENDING:
            own = part is news.part or part.name == "title"
            yield Clue(year + (news.month <= _BEGUN), words, estimate=not own)
    if news and not _BEGUN <= news.month < _LATE:
        for part, found in found_in(_REVIEWED, source.parts, "bilan"):
            words = part.evidence(*found.span(), "review of a year")
            yield Clue(int(found["y"]) + (news.month < _BEGUN), words)


@cache
def _animal() -> re.Pattern[str]:
    names = any_of(almanac().animals)
    return re.compile(
        rf"\b(?:an(?:nee)?(?: lunaire)?|tet|printemps) (?:du |de la |de l')(?P<animal>{names})\b"
    )


_SOON = 3  # years from the newest thing told in which the year of the animal is looked for
_SIGNS_OF_AN_ANIMAL = ("annee d", "lunaire d", "l'an d", "tet d", "printemps d")
_OF_ANOTHER = re.compile(
    r"\b(?:fin|terme|adieu|dernier|dernière|passée?|quitt\w+|précédente?"
    r"|avant|d['’]ici|approche|veille|prochaine?|nés?|nées?|timbres?|pièces?|roman)\b",
    re.I,
)


def animal_years(source: Source) -> Iterator[Clue]:
    """ "L'année de la Chèvre" comes every twelve years: the one of them that the article names, or
    that its bounds or the weekday of the news leave, or most likely that before what is aimed at
    "d'ici 2015"."""
    news, bounds = source.news, source.bounds
    found = _first_animal(source.parts)
    if found is None:
        return
    animal, words = found
    base = almanac().animals[animal]
    named = {
        int(part.text[start:end])
        for part, start, end in years_in(source.parts)
        if (int(part.text[start:end]) - base) % 12 == 0
    }
    if not named and bounds.earliest and bounds.latest:
        around = range(bounds.earliest.year, bounds.latest.year + 1)
        named = {year for year in around if (year - base) % 12 == 0}
    if not named and bounds.earliest:
        soon = range(bounds.earliest.year, bounds.earliest.year + _SOON)
        named = {year for year in soon if (year - base) % 12 == 0}
    every = {year for year in range(FIRST, LAST + 1) if (year - base) % 12 == 0}
    by_weekday = not named and news is not None and news.weekday is not None
    if by_weekday and news:
        named = {year for year in every if news.falls_on_its_weekday(year)}
    if len(named) == 1:
        in_spring = news is not None and news.month <= _SPRING
        yield Clue(named.pop(), words, estimate=by_weekday and not in_spring)
    elif not named and (horizon := _nearest_horizon(source.parts)):
        before = {year for year in every if horizon - _SOON < year <= horizon}
        if len(before) == 1:
            yield Clue(before.pop(), words, estimate=True)


def _nearest_horizon(parts: Sequence[Part]) -> int | None:
    """The first year by which something is aimed at: "d'ici 2015"."""
    years = (
        int(part.text[start:end])
        for part, start, end in years_in(parts)
        if part.folded.endswith(_BY, 0, start)
    )
    return min(years, default=None)


_BY = ("d'ici ", "d'ici a ", "d'ici la fin de ", "d'ici fin ")


def agrees_with_the_animal(year: int, parts: Sequence[Part]) -> bool:
    """Whether `year` may be that of the animal the article names, if it names one."""
    found = _first_animal(parts)
    return found is None or (year - almanac().animals[found[0]]) % 12 == 0


def _first_animal(parts: Sequence[Part]) -> tuple[str, Evidence] | None:
    for part in parts:
        if not has_any(part, _SIGNS_OF_AN_ANIMAL):
            continue
        for found in _animal().finditer(part.folded):
            if not _OF_ANOTHER.search(part.text, max(0, found.start() - 25), found.start()):
                return found["animal"], part.evidence(*found.span(), "animal of the year")
    return None


_LUNAR_YEAR = re.compile(
    r"\b(?:fet(?:er|ent|e)|celebr(?:er|ent|e|ation)|accueil(?:lir)?|saluer|a l'occasion"
    r"|a l'approche|a la veille|a quelques jours|avant|en vue)"
    r" (?:d[eu] |l[ea] |de l'|l'|du )*(?:nouvel an lunaire|tet(?: traditionnel)?)"
    r"(?: [a-z]+){0,2} (20\d\d)\b"
    r"(?! ?[-–])"
)
_SPRING = 3  # till March the lunar year is new


def lunar_year(source: Source) -> Iterator[Clue]:
    """ "Ils ont tenu un festival pour fêter le Nouvel An lunaire 2019", from January to March."""
    news = source.news
    if news and news.month > _SPRING:
        return
    for part, found in found_in(_LUNAR_YEAR, source.parts, " 20"):
        here = news is not None and news.part is part
        if here and news:
            first, last = sentence_near(part, news.start, news.end)
            here = first <= found.start() < last
        yield Clue(int(found[1]), part.evidence(*found.span(), "Têt"), stated=here)


@cache
def _fiscal_year() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        r"\b(?:exercice|annee) (?:fiscale? |budgetaire |financiere? )?(?:[a-z]+aise )?(?P<y>20\d\d)"
        r"(?: ?[-–/] ?(?P<y2>20\d\d),? qui (?:a|avait) (?:commence|debute)"
        rf" en (?P<month>{months})\b"
        r"|(?! ?[-–/])[^.;]{0,60}?,? qui (?:s'acheve|se termine|prend fin) (?:ce (?:jour|mois)"
        r"|aujourd'hui|(?:a la )?fin (?:de ce|du) mois))"
    )


_MARCH = 3  # the month in which Japan's fiscal year ends


def fiscal_year(source: Source) -> Iterator[Clue]:
    """ "L'exercice 2009-2010, qui a commencé en juillet"; "l'exercice fiscal 2014 du Japon, qui
    s'achève ce jour", which is a 31st of March of the year after."""
    news = source.news
    for part, found in found_in(_fiscal_year(), source.parts, "20") if news else ():
        month, year = almanac().months.get(found["month"] or "", 0), int(found["y"])
        words = part.evidence(*found.span(), "fiscal year")
        if found["y2"] and news:
            yield Clue(year + (news.month < month), words)
        elif news and news.month == _MARCH and "japon" in part.folded:
            yield Clue(year + 1, words)


_SCHOOL_YEAR = re.compile(
    r"\b(?:annee (?:scolaire|universitaire)|rentree(?: scolaire| universitaire)?|pour)"
    r"(?: de| pour)? (20\d\d) ?[-–] ?(20\d\d)\b"
)
_BEGINS = re.compile(r"\brentree\b|\bnouvelle annee (?:scolaire|universitaire)\b")
_TERM = (8, 9, 10)  # months in which schools begin


def school_year(source: Source) -> Iterator[Clue]:
    """ "La rentrée 2015-2016", in August or September or in news that names no day."""
    if source.news and source.news.month not in _TERM:
        return
    if not any(_BEGINS.search(part.folded) for part in source.parts):
        return
    named = [
        (part, one)
        for part, one in found_in(_SCHOOL_YEAR, source.parts, "20")
        if int(one[2]) == int(one[1]) + 1
    ]
    if len({one[1] for _, one in named}) == 1:
        part, one = named[0]
        yield Clue(int(one[1]), part.evidence(*one.span(), "school year"))


_CROP = re.compile(r"\bhiver[- ]printemps (?P<y>20\d\d) ?[-–] ?(?P<next>20\d\d)\b")
_HARVESTED = 6  # by this month the rice that was sown in the last months of a year is in


def winter_crop(source: Source) -> Iterator[Clue]:
    """ "La campagne hiver-printemps 2024-2025": sown in the one year and harvested in the next, it
    is most likely told of then."""
    news = source.news
    for part, found in found_in(_CROP, source.parts, "printemps"):
        if news and (news.month <= _HARVESTED or news.month >= _ENDING):
            year = int(found["next"]) if news.month <= _HARVESTED else int(found["y"])
            yield Clue(year, part.evidence(*found.span(), "crop"), estimate=True)
