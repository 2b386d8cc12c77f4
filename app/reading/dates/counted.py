"""Years that the text counts: "cette année 2025", "neuf premiers mois de"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.reading.dates.context import around, is_ahead
from app.reading.dates.days import Day
from app.reading.dates.years import MONTH_TOLD, Bounds
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.vocabulary.almanac import almanac


@dataclass(frozen=True, slots=True)
class Clue:
    """A year and the words that tell it; `stated` if they tell it of this very day, an `estimate`
    if it is but the likeliest."""

    year: int
    evidence: Evidence
    stated: bool = False
    estimate: bool = False


def parts_with(sign: str, parts: Sequence[Part]) -> list[Part]:
    """The parts that hold `sign`; the others need no closer look."""
    return [part for part in parts if sign in part.folded]


_SIGNS_OF_A_YEAR = (
    *("annee", "l'an ", "ce debut", "ce mois", "est l", "etait l", "marque"),
    *("marquait l", "celebrent", "fetent"),
)
_THIS_YEAR = re.compile(
    r"cette annee,? \(?(?:en )?(?P<y>20\d\d)|(?P<y2>20\d\d),? cette annee"
    r"|cette (?:fin|debut) d'annee (?P<y3>20\d\d)"
    r"|ce (?:debut|mois) (?:d'annee|de [a-z]+) (?P<y4>20\d\d)"
    r"|(?P<y5>20\d\d),? (?:est|etait|marque|marquait) l[ea] \d{1,3}e\b"
    r"|(?<!\bque )(?P<y8>20\d\d),? (?:est|etant)(?: aussi| egalement)?,?(?: [^.;,]{1,30},)?"
    r" (?:l'|une |la (?:premiere|derniere|\w+ieme) )annee\b"
    r"|en (?P<y6>20\d\d),? [^.;]{3,70} (?:celebrent|fetent|marquent) l(?:e|a|es) \d{1,3}(?:e| ans)"
    r"|\b(?:celebrent|fetent|marquent) en (?P<y7>20\d\d) l(?:e|a|es) \d{1,3}(?:e| ans)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee),? \(?(?:en )?(?P<last>20\d\d)"
    r"|(?:l'annee prochaine|l'an prochain),? (?:\(|en |[^.;,\d]{3,40} de )"
    r"(?P<next>20\d\d)(?!\d| ?-)"
)


def this_year(parts: Sequence[Part]) -> Iterator[Clue]:
    """ "cette année 2025", "l'année dernière (2024)"."""
    for part in parts_with("20", parts):
        for found in _THIS_YEAR.finditer(part.folded) if has_any(part, _SIGNS_OF_A_YEAR) else ():
            year = next(int(digits) for digits in found.groups() if digits)
            evidence = part.evidence(found.start(), found.end(), "this year, last year")
            yield Clue(year + bool(found["last"]) - bool(found["next"]), evidence, stated=True)
        if not has_any(part, _SIGNS_OF_AN_END):
            continue
        for found in _YEAR_ENDS.finditer(part.folded):
            year = next(int(digits) for digits in found.groups() if digits)
            shift = bool(found["last"]) - bool(found["next"] or found["soon"])
            if found["next"] and not _names(parts, year - 1, year - 2):
                continue  # "cette année ou en 2030"
            yield Clue(year + shift, part.evidence(*found.span(), "this year, last year"))


def _names(parts: Sequence[Part], *years: int) -> bool:
    return any(f" {year}" in part.folded for part in parts for year in years)


_SIGNS_OF_AN_END = ("debut ", "d'ici ", " portant ", "cette annee", "cette nouvelle annee")
# "D'ici fin décembre, ce qui portera leur nombre à 74.000 en 2016", "cette année ou en 2015".
_YEAR_ENDS = re.compile(
    r"d'ici (?:a )?(?:la )?fin (?:decembre|de l'annee|d'annee)(?! \d)(?! prochaine)[^.;\d]{0,40}"
    r"(?:portera|porteront|atteindra|atteindront|s'elevera)\b"
    r"(?:(?!avant|puis|contre)[^;\n]){0,40}? en (?P<y>20\d\d)(?!\d)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)\b[^.;]{0,90},"
    r" portant (?:ainsi )?le total (?:de|en|pour) (?:l'annee )?(?P<last>20\d\d)(?!\d)"
    r"|\bcette annee ou (?:en |debut |au debut de )(?P<next>20\d\d)(?!\d)"
    r"|[a-z]r(?:a|ont) [^.;,\d]{0,30}\bdebut (?:de (?:l'annee )?)?(?P<soon>20\d\d)(?!\d| ?-)"
    r"|\bcette (?:nouvelle )?annee (?:lunaire )?(?:du |de la |d'|de l')(?!visite|accord|signature)"
    r"[a-z' -]{2,25}? (?P<y2>20\d\d)(?!\d| ?-)"
)

_PRESIDES = re.compile(
    r"\b(?:assume|assure|exerce|preside|occupe)\b,? (?:[\w' -]{0,40} )?en (20\d\d)(?!\d)"
)


def presiding(parts: Sequence[Part], bounds: Bounds) -> Iterator[Clue]:
    """ "Il assume en 2025 la présidence": an office held now, unless the present tells a story.
    So only what is announced for that year or the next makes it a clue."""
    years = {}
    for part in parts_with(" en 20", parts):
        for found in _PRESIDES.finditer(part.folded):
            years[int(found[1])] = part.evidence(*found.span(), "office held")
    if len(years) == 1 and bounds.latest:
        [(year, words)] = years.items()
        if year <= bounds.latest.year <= year + 1:
            yield Clue(year, words, estimate=True)


_AS_CHAIR = re.compile(
    r"\b(?:en tant que|en (?:sa )?qualite de?|comme) (?:pays )?"
    r"(?:president|presidence|hote|membre)\b[^.;]{2,90}?(?<![-–])(?<![-–] )\b(20\d\d)\b(?! ?[-–])"
)
_CHAIRED = re.compile(
    r"\b(?:succes|reussi|acquitte|futur|prochain|assume|preside\b|av(?:ait|aient)|lorsqu"
    r"|a l'epoque)"
)
_HANDED_OVER = 11  # from that month on the next chair speaks as such


def chairing(news: Day | None, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "En tant que président de l'ASEAN 2020": spoken while one is, or late in the year before."""
    if news and news.month >= _HANDED_OVER:
        return
    for part in parts_with(" 20", parts):
        for found in _AS_CHAIR.finditer(part.folded):
            if not _CHAIRED.search(around(part, *found.span()).sentence):
                yield Clue(int(found[1]), part.evidence(*found.span(), "office held"))


_NUMBER = r"(?:[^.;]|\.(?=\d))"  # a clause, with its decimals
_LAST_YEARS = re.compile(
    rf"\b(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)\b{_NUMBER}{{0,160}}?"
    rf"(?:(?P<rise>%{_NUMBER}{{0,20}}?\bpar rapport a(?:ux?)?)|\bcontre) {_NUMBER}{{0,50}}?"
    r"\b(?:en|de) (?P<year>20\d\d)\b"
)


def last_two_years(parts: Sequence[Part], bounds: Bounds) -> Iterator[Clue]:
    """ "L'an dernier 3,5 milliards, en hausse de 12% par rapport à 2023": figures are compared with
    those of the year before; told without a rate they may be of long before."""
    for part in parts_with("20", parts):
        for found in _LAST_YEARS.finditer(part.folded):
            year = int(found["year"]) + 2
            if bounds.allow(date(year, 1, 1), date(year, 12, 31)):
                words = part.evidence(*found.span(), "this year, last year")
                yield Clue(year, words, estimate=not found["rise"])


_SAID = re.compile(r"\bl'an(?:nee)? prochaine?\b")
_WILL_HOLD = re.compile(r"\ben (20\d\d),? (?:ou |lorsqu[e'] ?)[^.;,]{2,40}?[a-z]r(?:a|ont)\b")


def next_year(parts: Sequence[Part]) -> Iterator[Clue]:
    """ "L'année prochaine … en 2020 où il assumera la présidence": most likely the same year."""
    if not any(_SAID.search(part.folded) for part in parts_with(" prochain", parts)):
        return
    found = [(p, one) for p in parts_with(" en 20", parts) for one in _WILL_HOLD.finditer(p.folded)]
    if len({one[1] for _, one in found}) == 1:
        part, one = found[0]
        yield Clue(
            int(one[1]) - 1, part.evidence(*one.span(), "this year, last year"), estimate=True
        )


_FIGURES_ARE_OUT = 4  # till March the figures compared are those of the year before
_MONTHS_GONE = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "premier semestre": 6, "premier trimestre": 3,
    "deuxieme trimestre": 6, "second trimestre": 6, "troisieme trimestre": 9,
}  # fmt: skip
_SIGNS_OF_A_PART = ("premiers mois", "janvier et", "mestre", "meme periode", "debut", " fin ")
_PART_OF_YEAR = re.compile(
    r"(?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d{1,2}) premiers mois"
    r" (?:de (?:l'annee )?)?(?P<y>20\d\d)"
    r"|(?P<half>premier (?:semestre|trimestre)|(?:deuxieme|troisieme|second) trimestre)"
    r" (?:de (?:l'annee )?)?(?P<y2>20\d\d)"
    r"|meme periode (?:de |en )?(?:l'annee |l'an )?(?P<before>20\d\d)"
    r"|(?:entre janvier et|a (?:la )?fin|jusqu'a fin) (?P<month>[a-z]{3,9}) (?P<y4>20\d\d)"
    r"|depuis (?:le )?debut (?:de (?:l'annee )?)?(?P<y3>20\d\d)"
    r"|(?:debut de l'annee|1er janvier) au \d{1,2} [a-z]{3,9} (?P<y5>20\d\d)"
)


_COMPARED = re.compile(r"\b(?:contre|par rapport|compar)")
_STATISTICS = re.compile(
    r"\d (?:milliard|million|tonne|touriste|visiteur|voyageur|travailleur|projet|dollar)|\d ?%"
    r"|\b(?:hausse|baisse|recul|croissance|progress|augment|echange|commerc|exporta|importa|vente|chiffre)"
)
_NOT_YET_OR_LONG_AGO = re.compile(r"\battendue?s?\b|\b(?:av|et)ai(?:en)?t\b|\balors\b")


_STALE = 5  # months after which figures of a part of a year are no news


def part_of_a_year(news: Day | None, parts: Sequence[Part]) -> Iterator[Clue]:
    """ "Au cours des neuf premiers mois de 2025": the rest of that year is not yet known, be it
    over since a few weeks."""
    for part in parts_with("20", parts):
        if not has_any(part, _SIGNS_OF_A_PART):
            continue
        for found in _PART_OF_YEAR.finditer(part.folded):
            start, end = found.span()
            compared = found["before"] is None and _COMPARED.search(
                part.folded, max(0, start - 45), start
            )
            sentence = around(part, start, end).sentence
            figures = found["before"] or found["y3"] or _STATISTICS.search(sentence)
            other = _NOT_YET_OR_LONG_AGO.search(sentence)
            if compared or not figures or other or is_ahead(part, start, end):
                continue
            gone = _MONTHS_GONE.get(found["count"] or found["half"] or "", 0)
            count = found["count"] or ""
            gone = int(count) if count.isdecimal() else gone
            gone = almanac().months.get(found["month"] or "", gone)
            digits = (found[name] for name in ("y", "y2", "y3", "y4", "y5", "before"))
            year = int(next(filter(None, digits)))
            later = bool(found["before"])
            if news and news.month < (_FIGURES_ARE_OUT if later else gone):
                if later or news.month + 12 - gone > _STALE:
                    continue
                later = True
            yield Clue(year + later, part.evidence(start, end, "part of the year"))


def _is_of_figures(words: Evidence, parts: Sequence[Part]) -> bool:
    """Whether figures are told beside `words`: "en août 2022, les ventes ont atteint …"."""
    part = next(one for one in parts if (one.name, one.index) == (words.part, words.index))
    return _STATISTICS.search(around(part, words.start, words.end).sentence) is not None


_PART_OF_THIS_YEAR = re.compile(
    r"\b(?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d{1,2}) premiers mois"
    r" (?:de l'|de cette |cette )annee\b(?! (?:20|derniere|passee|prec))"
    r"|\bpremier (?:semestre|trimestre) de (?:l'|cette )annee\b(?! (?:20|derniere|passee|prec))"
    r"|\bce premier (?:semestre|trimestre)\b"
    r"|\bpour cette annee\b[^.;]{0,60}\b(?:vise|table|espere|compte|prevoi|devrai)"
    r"|\b(?:porter|atteindre|vise\w*|espere\w*|objectif\w*|prevoi\w*|devrai\w*)\b[^.;]{0,60}"
    r"\bcette annee\b"
)


def after_figures(parts: Sequence[Part], bounds: Bounds) -> Iterator[Clue]:
    """ "5 milliards en 2014 … les deux premiers mois de cette année": the figures of one year are
    out, and the next is under way; "en août 2022 … les huit premiers mois de l'année": the same."""
    newest, told = bounds.earliest, bounds.told
    if newest is None or told is None:
        return
    over = bounds.figures is not None and bounds.figures[0] == newest.year
    if not over and not (told.rule == MONTH_TOLD and _is_of_figures(told, parts)):
        return
    for part in parts:
        for found in _PART_OF_THIS_YEAR.finditer(part.folded):
            if over or _MONTHS_GONE.get(found["count"] or "") == newest.month:
                words = part.evidence(*found.span(), "running year")
                yield Clue(newest.year + over, words)
                return
