"""Years that follow from how the press speaks of its own time: the programme for a month, the
balance of a year, the animal of the lunar year, figures of the running year."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.reading.dates.counted import Clue, parts_with
from app.reading.dates.days import Day
from app.reading.dates.years import FIRST, LAST, Bounds, was_put_off, years_in
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of


@cache
def _for_a_month() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        rf"(?:\bpour (?:le|ce)|\b(?:programme|calendrier|agenda)\b[^.;]{{0,60}}? du) mois d(?:e |')"
        rf"(?P<month>{months}) (?P<y>20\d\d)(?!\d)"
    )


def month_ahead(news: Day, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "Le programme de travail pour le mois de janvier 2020": told in it or just before."""
    for part in parts:
        if "mois d" not in part.folded:
            continue
        for found in _for_a_month().finditer(part.folded):
            month, year = almanac().months[found["month"]], int(found["y"])
            if (month - news.month) % 12 <= 1:
                words = part.evidence(*found.span(), "programme of a month")
                yield Clue(year - (month < news.month), words)


_BALANCE = re.compile(
    r"\bbilan\b[^.;]{0,150}?\b(?P<y>20\d\d)\b(?! ?-)[^.;]{0,150}?"
    r"\b(?:orientation|plan|programme|tache|priorite|perspective|objectif|mission|feuille)"
    r"[^.;]{0,60}?\b(?P<next>20\d\d)\b(?! ?-)"
)
_ENDING, _BEGUN = 10, 3  # months: October, March


def balance(news: Day, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "Le bilan de 2018 et les orientations pour 2019": told when the one year ends and the other
    begins."""
    for part in parts:
        if part is not news.part and part.name != "title":
            continue
        for found in _BALANCE.finditer(part.folded) if "bilan" in part.folded else ():
            year = int(found["y"])
            if int(found["next"]) == year + 1 and not _BEGUN < news.month < _ENDING:
                words = part.evidence(*found.span(), "balance of a year")
                yield Clue(year + (news.month <= _BEGUN), words)


@cache
def _animal() -> re.Pattern[str]:
    names = any_of(almanac().animals)
    return re.compile(
        rf"\b(?:an(?:nee)?(?: lunaire)?|tet|printemps) (?:du |de la |de l')(?P<animal>{names})\b"
    )


_SOON = 3  # years from the newest thing told in which the year of the animal is looked for
_SIGNS_OF_AN_ANIMAL = ("annee d", "lunaire d", "l'an d", "tet d", "printemps d")
_OVER = re.compile(r"\b(?:fin|terme|adieu|dernier|dernière|passée?|quitt\w+|précédente?)\b", re.I)


def animal_years(parts: Sequence[Part], bounds: Bounds, news: Day | None = None) -> Iterator[Clue]:
    """ "L'année de la Chèvre" comes every twelve years: the one of them that the article names, or
    that its bounds or the weekday of the news leave."""
    found = _first_animal(parts)
    if found is None:
        return
    animal, words = found
    base = almanac().animals[animal]
    named = {
        int(part.text[start:end])
        for part, start, end in years_in(parts)
        if (int(part.text[start:end]) - base) % 12 == 0
    }
    if not named and bounds.earliest and bounds.latest:
        around = range(bounds.earliest.year, bounds.latest.year + 1)
        named = {year for year in around if (year - base) % 12 == 0}
    if not named and bounds.earliest:
        soon = range(bounds.earliest.year, bounds.earliest.year + _SOON)
        named = {year for year in soon if (year - base) % 12 == 0}
    if not named and news and news.weekday is not None:
        named = {
            year
            for year in range(FIRST, LAST + 1)
            if (year - base) % 12 == 0 and news.falls_on_its_weekday(year)
        }
    if len(named) == 1:
        yield Clue(named.pop(), words)


def _first_animal(parts: Sequence[Part]) -> tuple[str, Evidence] | None:
    for part in parts:
        if not has_any(part, _SIGNS_OF_AN_ANIMAL):
            continue
        for found in _animal().finditer(part.folded):
            if not _OVER.search(part.text, max(0, found.start() - 25), found.start()):
                return found["animal"], part.evidence(*found.span(), "animal of the year")
    return None


_COUNTED = (
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d{1,2}) (?:premiers|derniers) mois\b"
)
_COMPARED = r"\bmeme periode (?:de |en )?(?:l'annee |l'an )?(20\d\d)\b"
_HALF = r"\bpremier (?:semestre|trimestre) de (?:l'|cette )annee\b(?! (?:20|derniere|passee|prec))"
# The aim of the year, and beside it what has been done in that year.
_AIM = r"\ben (20\d\d), [^.;]{3,40} (?:espere|vise|compte|table|entend)(?:nt)?\b"
_PART = rf"{_COUNTED}|\b(?:en|sur) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze) mois\b"
_GOAL = r"\bobjectif (?:de |d')[^.;]{3,80} (?:en|pour) (20\d\d)\b(?! ?-)"
_DONE = rf"{_COUNTED} (?:de l'|de cette )annee\b(?! (?:20|derniere|passee|prec))"
# The first months of the year, and beside them what its rest should bring.
_FIRST_MONTHS = rf"(?:premier semestre|{_COUNTED}) (?:de )?(?:l'annee )?(20\d\d)\b"
_REST = (
    r"\b(?:devrai|pourrai)(?:en)?t\b[^.;]{0,90}"
    r"(?:\bau second|(?:second|deuxieme) semestre|fin de l'annee|cette annee|mois restants)"
)
# A month of the year, and beside it the outlook for all of it; from November on for the next.
_MONTH = (
    r"\b(?:en|d[e']|fin|debut) ?"
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre) (20\d\d)\b"
)
_OUTLOOK = (
    r"\b(?:devrai(?:en)?t|table\w*|prevoi\w+|prevision\w*|vise\w*)\b[^.;]{0,60}\bcette annee\b"
)
_HELD = r"\b(?:se tien(?:t|nent)|se deroulent?|accueille(?:nt)?|reuni(?:t|ssent)|attire(?:nt)?)\b"
_EDITION = r"\b(?:son|sa|leur|cette) edition (?:de )?(20\d\d)\b"
_RUNNING = [
    (sign, re.compile(named), re.compile(under_way), ahead)
    for sign, named, under_way, ahead in (
        # "En hausse, au cours des onze derniers mois, par rapport à la même période de 2013"
        ("meme periode", rf"{_COUNTED}[^.;]{{0,300}}?{_COMPARED}", "", 1),
        ("meme periode", _COMPARED, rf"{_HALF}|{_DONE}", 1),
        # "De 950 millions en 2010, le commerce pourrait atteindre un milliard cette année"
        (
            "cette annee",
            r"\ben (20\d\d),[^.;]{3,140}\b(?:pourrai|devrai)(?:en)?t\b[^.;]{3,60}"
            r" cette annee\b(?! ou)",
            "",
            1,
        ),
        # "95 milliards de dollars cette année, soit une hausse de 31,6% par rapport à 2010"
        (
            "cette annee",
            r"\bcette annee\b(?! ou)[^.;]{0,80}\bpar rapport a (?:l'annee )?(20\d\d)\b",
            "",
            1,
        ),
        ("en 20", _AIM, _DONE, 0),
        # "L'objectif d'accueillir 18 millions d'hôtes en 2019", beside "7 millions en cinq mois"
        ("objectif d", _GOAL, _PART, 0),
        ("20", _FIRST_MONTHS, _REST, 0),
        ("20", _MONTH, _OUTLOOK, 0),
        # "Samedi s'est déroulée la Fête culturelle du Vietnam 2011"
        (
            " 20",
            r"\b(?:s'est|se sont) (?:deroule|tenu|ouvert|acheve|cloture|termine)e?s?"
            r" (?:la |le |les |l')[^.,;:()]{3,60} (20\d\d)\b(?! ?-)",
            "",
            0,
        ),
        # "Ils ont assisté à l'ouverture de l'année judiciaire 2015"
        ("judiciaire", r"\bouverture de l'annee judiciaire (20\d\d)\b(?! ?-)", "", 0),
        # "Le Salon se tient, pour son édition de 2010, à An Giang"
        ("edition", rf"{_HELD}[^.;]{{0,60}}{_EDITION}", "", 0),
        ("edition", rf"{_EDITION}[^.;]{{0,60}}{_HELD}", "", 0),
    )
]
"""A sign without which the next is not there, what names a year, what else in the article shows
the running year to be meant, and by how much the running year is later."""


def running_year(parts: Sequence[Part]) -> Iterator[Clue]:
    """The year whose figures are compared with those of the year before, or which the article
    names and tells to be under way."""
    dated = [part for part in parts if " 20" in part.folded]
    for sign, pattern, under_way, ahead in _RUNNING:
        named = list(_all(pattern, parts_with(sign, dated)))
        if named and any(under_way.search(part.folded) for part in parts):
            for part, found in named:
                if was_put_off(part, found.end(1)):
                    continue
                yield Clue(int(found[1]) + ahead, part.evidence(*found.span(), "running year"))


def _all(pattern: re.Pattern[str], parts: Sequence[Part]) -> Iterator[tuple[Part, re.Match[str]]]:
    for part in parts:
        for found in pattern.finditer(part.folded):
            yield part, found


_MANDATE = re.compile(
    r"\b(?:congres|election|(?:re)?elu\w*|mis sur pied|fondation|creation)\b[^.;]{0,160}?"
    r"\bmandat (?:de )?\(?(?P<y>20\d\d) ?[-–] ?20\d\d"
)


_SCHOOL_YEAR = re.compile(
    r"\b(?:annee (?:scolaire|universitaire)|rentree(?: scolaire| universitaire)?|pour)"
    r"(?: de| pour)? (20\d\d) ?[-–] ?(20\d\d)\b"
)
_BEGINS = re.compile(r"\brentree\b|\bnouvelle annee (?:scolaire|universitaire)\b")
_TERM = (8, 9, 10)  # months in which schools begin


def school_year(news: Day | None, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "La rentrée 2015-2016", in August or September or in news that names no day."""
    if news and news.month not in _TERM:
        return
    found = [(p, one) for p, one in _all(_SCHOOL_YEAR, parts) if int(one[2]) == int(one[1]) + 1]
    if len({one[1] for _, one in found}) == 1 and any(_BEGINS.search(p.folded) for p in parts):
        part, one = found[0]
        yield Clue(int(one[1]), part.evidence(*one.span(), "school year"))


_ELECTED = re.compile(
    r"\b(?:a|ont) (?:ete )?(?:re)?elu(?:e|s|es)?\b[^.;]{0,120}?"
    r"\bmandat (?:de )?\(?(20\d\d) ?[-–] ?20\d\d"
)


def elected(parts: Sequence[Part]) -> Iterator[Clue]:
    """ "X a été réélu pour le mandat 2024-2029", in news that names no day."""
    for part, found in _all(_ELECTED, parts_with(" mandat ", parts)):
        yield Clue(int(found[1]), part.evidence(*found.span(), "term of office"))


def mandate(news: Day) -> Iterator[Clue]:
    """ "Samedi 20 septembre s'est tenu le congrès de fondation (mandat 2014-2019)": who is elected
    begins the term; only where the weekday of the news agrees."""
    if news.weekday is None:
        return
    first, last = sentence_at(news.part.text, news.start)
    if found := _MANDATE.search(news.part.folded, first, last):
        yield Clue(int(found["y"]), news.part.evidence(*found.span(), "term of office"))
