"""Years by the plans, projects and agreements of the news: when they run, begin and end."""

import re
from collections.abc import Iterator
from functools import cache

from app.reading.dates.clue import Clue, Source, found_in
from app.reading.dates.context import around
from app.reading.dates.years import FIRST
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of

_IN_A_PLAN = re.compile(
    r"\b(?:s'inscri\w+|entr\w+|organise\w*|effectue\w*) dans le cadre d(?:u|es) "
    r"(?:plan|programme|calendrier)s?\b[^.;]{0,120}? (?:en|pour|de l'annee|de) (20\d\d)\b"
    r"(?! ?[-–]| a | et )"
)


def in_a_plan(source: Source) -> Iterator[Clue]:
    """ "La visite entre dans le cadre du plan de coopération en 2015"."""
    for part, found in found_in(_IN_A_PLAN, source.parts, " dans le cadre "):
        yield Clue(int(found[1]), part.evidence(*found.span(), "plan of a year"))


_ENDS = re.compile(
    # the figures first, then that a number begins there: faster than the other way round
    r"20(?<!\w20)\d\d ?[-–] ?(?P<year>20\d\d)\b[^.;]{0,60}?\b(?:arriv\w+ (?:bientot )?a (?:son )?"
    r"(?:terme|echeance)|s'acheve\w*|se termine\w*|prend\w* fin|touche\w* a (?:sa|leur) fin"
    r"|expire\w*) (?:le mois prochain|cette annee|a la fin de (?:l'|cette )annee"
    r"|(?:en )?fin (?:d'annee|decembre))"
)


def ending(source: Source) -> Iterator[Clue]:
    """ "Le programme 2013-2015, qui arrive à son terme le mois prochain"."""
    for part, found in found_in(_ENDS, source.parts, "20"):
        yield Clue(int(found["year"]), part.evidence(*found.span(), "end of a period"))


@cache
def _runs() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        rf"\b(?:de |d')(?P<month>{months}) (?P<year>20\d\d) (?:a|jusqu'(?:a|en)) (?:la )?(?:fin )?"
        rf"(?:{months} )?20\d\d\b"
    )


_BEGINNING = re.compile(r"\b(?:conclu|sign|lanc|demarr|entam|coup d'envoi|mise? en oeuvre)")
_LATELY = 2  # months
_WAS = re.compile(r"(?<!\w)(?:a|ont|avait|avaient) été|(?<!\w)s['’](?:est|était)|(?<!\w)étai", re.I)


def begun(source: Source) -> Iterator[Clue]:
    """ "Ont conclu le 8 novembre une convention … le projet est mis en œuvre de novembre 2016 à
    février 2017": what is begun in the month of the news, or likely some weeks before."""
    news = source.news
    if news is None or not _BEGINNING.search(around(news.part, news.start, news.end).sentence):
        return
    for part, found in found_in(_runs(), source.parts, " 20"):
        near = around(part, *found.span())
        first = found.start() - len(near.sentence_before)
        month = almanac().months[found["month"]]
        since = (news.month - month) % 12
        if since <= _LATELY and not _WAS.search(part.text, first, found.start()):
            year = int(found["year"]) + (month > news.month)
            yield Clue(year, part.evidence(*found.span(), "begun now"), estimate=since > 0)


@cache
def _lasts() -> re.Pattern[str]:
    numbers = any_of(almanac().numbers)
    return re.compile(
        rf"\b(?:pour|de|pendant) (?:une (?:duree|periode) de )?(?P<count>{numbers}|\d{{1,2}}) ans"
        r",? (?:soit |a savoir )?jusqu'(?:en |a (?:la )?fin (?:de )?)(?P<year>20\d\d)\b"
    )


_RENEWED = re.compile(r"\b(?:prolong|prorog|renouvel|reconduc|reconduit)")


def lasting(source: Source) -> Iterator[Clue]:
    """ "L'acte proroge l'accord pour cinq ans, soit jusqu'en 2022": likely from now on."""
    for part, found in found_in(_lasts(), source.parts, " ans"):
        count = almanac().number(found["count"]) or 0
        if int(found["year"]) - count >= FIRST and _RENEWED.search(
            around(part, *found.span()).sentence_before
        ):
            words = part.evidence(*found.span(), "runs from now on")
            yield Clue(int(found["year"]) - count, words, estimate=True)
