"""Years that follow from figures: those of a year are out, those of the next are not."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from app.reading.dates.bounds import MONTH_TOLD
from app.reading.dates.clue import Clue, Source, first_parts, found_in, parts_with
from app.reading.dates.context import around, is_ahead, is_to_come
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.vocabulary.almanac import almanac, number_of_months
from app.reading.vocabulary.alternation import any_of

_NUMBER = r"(?:[^.;]|\.(?=\d))"  # a clause, with its decimals
_LAST_YEARS = re.compile(
    rf"\b(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)\b{_NUMBER}{{0,160}}?"
    rf"(?:(?P<rise>%{_NUMBER}{{0,20}}?\bpar rapport a(?:ux?)?)|\bcontre) {_NUMBER}{{0,50}}?"
    r"\b(?:en|de) (?P<year>20\d\d)\b"
)


def last_two_years(source: Source) -> Iterator[Clue]:
    """ "L'an dernier 3,5 milliards, en hausse de 12% par rapport à 2023": figures are compared with
    those of the year before; told without a rate they may be of long before."""
    for part, found in found_in(_LAST_YEARS, source.parts, "20"):
        year = int(found["year"]) + 2
        if source.bounds.allow(date(year, 1, 1), date(year, 12, 31)):
            words = part.evidence(*found.span(), "this year, last year")
            yield Clue(year, words, estimate=not found["rise"])


_FIGURES_ARE_OUT = 4  # till March the figures compared are those of the year before
_MONTHS_GONE = {
    "premier semestre": 6,
    "premier trimestre": 3,
    "deuxieme trimestre": 6,
    "second trimestre": 6,
    "troisieme trimestre": 9,
    "deux premiers trimestres": 6,
    "trois premiers trimestres": 9,
}
_SIGNS_OF_A_PART = ("premiers mois", "janvier et", "mestre", "meme periode", "debut", " fin ")


@cache
def _part_of_a_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<count>{number_of_months()}) premiers mois (?:de (?:l'annee )?)?(?P<y>20\d\d)"
        rf"|(?P<half>{any_of(_MONTHS_GONE)}) (?:de (?:l'annee )?)?(?P<y2>20\d\d)"
        r"|meme periode (?:de |en )?(?:l'annee |l'an )?(?P<before>20\d\d)"
        r"|(?:entre janvier et|a (?:la )?fin|jusqu'a fin) (?P<month>[a-z]{3,9}) (?P<y4>20\d\d)"
        r"|depuis (?:le )?debut (?:de (?:l'annee )?)?(?P<y3>20\d\d)"
        r"|(?:debut de l'annee|1er janvier) au \d{1,2} [a-z]{3,9} (?P<y5>20\d\d)"
    )


_COMPARED = re.compile(
    r"\b(?:contre|par rapport|compar|niveau|record d|depass"
    r"|(?:plus|moins) qu[e']|(?:superieur|inferieur)e?s? a)"
    r"[^;:]{0,100}$"
)
_BEFORE_THE_CRISIS = re.compile(
    r"(20(?<=\b20)\d\d)(?:,| [-–]| \()? ?(?:soit |periode |annee |l'annee )?"
    r"(?:(?:d')?avant|precedant) "
    r"(?:la (?:crise|pandemie)|l'(?:epidemie|apparition|eclatement)|le covid)"
)


def before_a_crisis(parts: Sequence[Part]) -> set[int]:
    """The years that later ones, not the next alone, are compared with: "la même période de 2019,
    avant la crise"."""
    return {int(found[1]) for _, found in found_in(_BEFORE_THE_CRISIS, parts, "20")}


_STATISTICS = re.compile(
    r"\d (?:milliard|million|tonne|touriste|visiteur|voyageur|travailleur|projet|dollar)|\d ?%"
    r"|\b(?:hausse|baisse|recul|croissance|croi[st]|progress|augment|echange|commerc|exporta|importa|vente|chiffre|investi)"
)
_NOT_YET_OR_LONG_AGO = re.compile(r"\battendue?s?\b|\b(?:av|et)ai(?:en)?t\b|\balors\b")
_AGREED = re.compile(
    r"\b(?:convenu|decid|d'accord|propos|souhait)[^.;]*(?:\bde |\bd'|\bpour )"
    r"(?:tenir|organiser|reunir|convoquer|signer|effectuer|ouvrir|achever|lancer)\b[^.;]*$"
)
_STALE = 5  # months after which figures of a part of a year are no news


def part_of_a_year(source: Source) -> Iterator[Clue]:
    """ "Au cours des neuf premiers mois de 2025": the rest of that year is not yet known, be it
    over since a few weeks. Where no day is named, it is of no year before the latest one told."""
    news = source.news
    told = source.bounds.earliest
    least = told.year if told and news is None else 0
    before_the_crisis = before_a_crisis(source.parts)
    promised = _months_promised(source)
    for part in parts_with("20", source.parts):
        if not has_any(part, _SIGNS_OF_A_PART):
            continue
        for found in _part_of_a_year().finditer(part.folded):
            start, end = found.span()
            near = around(part, start, end)
            sentence = near.sentence
            compared = found["before"] is None and _COMPARED.search(near.sentence_before)
            on_the_year = bool(compared) and "glissement annuel" in sentence
            again = on_the_year or (
                bool(compared) and _is_told_of_this_year(found["half"], source.parts)
            )
            figures = again or found["before"] or found["y3"] or _STATISTICS.search(sentence)
            other = _NOT_YET_OR_LONG_AGO.search(sentence)
            ahead = is_ahead(part, start, end) or _AGREED.search(near.sentence_before)
            if (compared and not again) or not figures or other or ahead:
                continue
            gone = _MONTHS_GONE.get(found["half"] or "", 0)
            gone = almanac().number(found["count"] or "") or gone
            gone = almanac().months.get(found["month"] or "", gone)
            digits = (found[name] for name in ("y", "y2", "y3", "y4", "y5", "before"))
            year = int(next(filter(None, digits)))
            later = again or bool(found["before"])
            if news is None and year < least:
                continue
            if later and year in before_the_crisis:
                continue
            if news and news.month < (_FIGURES_ARE_OUT if found["before"] else gone):
                if later or news.month + 12 - gone > _STALE:
                    continue
                later = True
            words = part.evidence(start, end, "part of the year")
            out = found["before"] and source.bounds.figures and source.bounds.figures[0] == year
            stale = any(month < gone for month in promised)
            likely = again or bool(news is None and (stale or (found["before"] and not out)))
            likely = likely and not on_the_year
            if found["y3"] and news and not _STATISTICS.search(sentence):
                likely = True  # "depuis le début de 2020, dix accords ont été signés"
            yield Clue(year + later, words, estimate=likely, gone=0 if later else gone)


def _months_promised(source: Source) -> set[int]:
    """The months of days that the head names as to come, without their year."""
    head = first_parts(source.parts)
    named = (day for day in source.days if day.part in head and day.year is None)
    return {day.month for day in named if is_to_come(day)}


_REPORT = re.compile(
    r"\b(?:rapport|etude|enquete|prevision|edition)[^.;]{0,60}\bpour le "
    r"(?P<quarter>premier|deuxieme|troisieme|quatrieme) trimestre (?:de )?(?P<year>20\d\d)\b"
)
_QUARTERS = ("premier", "deuxieme", "troisieme", "quatrieme")


def report_for_a_quarter(source: Source) -> Iterator[Clue]:
    """ "Dans son rapport pour le troisième trimestre de 2018", given out in it or a month before or
    behind."""
    if source.news is None:
        return
    for part, found in found_in(_REPORT, source.parts, "trimestre"):
        first = 3 * _QUARTERS.index(found["quarter"]) + 1
        if first - 1 <= source.news.month <= first + 3:
            yield Clue(int(found["year"]), part.evidence(*found.span(), "part of the year"))


def _is_told_of_this_year(half: str | None, parts: Sequence[Part]) -> bool:
    """Whether that part of a year is told without its year too: the figures compared are most
    likely those of the year before."""
    now = re.compile(rf"{half}(?! (?:de (?:l'annee )?)?20| dernier| precedent)") if half else None
    return now is not None and any(now.search(part.folded) for part in parts)


def _is_of_figures(words: Evidence, parts: Sequence[Part]) -> bool:
    """Whether figures are told beside `words`: "en août 2022, les ventes ont atteint …"."""
    part = next(one for one in parts if (one.name, one.index) == (words.part, words.index))
    return _STATISTICS.search(around(part, words.start, words.end).sentence) is not None


@cache
def _part_of_this_year() -> re.Pattern[str]:
    this = r"(?:de l'|de cette |cette )annee\b(?! (?:20|derniere|passee|prec))"
    return re.compile(
        rf"\b(?P<count>{number_of_months()}) premiers mois {this}"
        rf"|\bpremier (?:semestre|trimestre) {this}|\bce premier (?:semestre|trimestre)\b"
        r"|\bdepuis le debut de l'annee\b(?! (?:20|derniere|passee|prec))"
        r"|\bpour cette annee\b[^.;]{0,60}\b(?:vise|table|espere|compte|prevoi|devrai)"
        r"|\b(?:porter|atteindre|vise\w*|espere\w*|objectif\w*|prevoi\w*|devrai\w*)\b"
        r"[^.;]{0,60}\bcette annee\b"
    )


def after_figures(source: Source) -> Iterator[Clue]:
    """ "5 milliards en 2014 … les deux premiers mois de cette année": the figures of one year are
    out, and the next is under way; "en août 2022 … les huit premiers mois de l'année": the same."""
    newest, told = source.bounds.earliest, source.bounds.told
    if newest is None or told is None:
        return
    over = source.bounds.figures is not None and source.bounds.figures[0] == newest.year
    if not over and not (told.rule == MONTH_TOLD and _is_of_figures(told, source.parts)):
        return
    for part, found in found_in(_part_of_this_year(), source.parts, ""):
        if over or almanac().number(found["count"] or "") == newest.month:
            words = part.evidence(*found.span(), "running year")
            yield Clue(newest.year + over, words)
            return


_ALLOTTED = re.compile(
    r"\b(?:allou|accord|consacr|octroy|affect)er\b[^.;]{0,60}?\d[^.;]{0,40}?"
    r"\b(?:dongs|dollars|euros|yens|usd)\b[^.;\d]{0,20} en (?P<year>20\d\d)\b(?! ?[-–])"
)


def allotted(source: Source) -> Iterator[Clue]:
    """ "La décision d'allouer 15 milliards de dôngs en 2010", in news that names no day: most
    likely taken in that year."""
    if source.news is None:
        for part, found in found_in(_ALLOTTED, source.parts, " en 20"):
            words = part.evidence(*found.span(), "money of a year")
            yield Clue(int(found["year"]), words, estimate=True)
