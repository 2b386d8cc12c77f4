"""Years by the plans, projects and agreements of the news: when they run, begin and end."""

import re
from collections.abc import Iterator
from functools import cache

from app.reading.dates.clue import Clue, Source, found_in
from app.reading.dates.context import around, sentence_near
from app.reading.dates.years import FIRST
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of

_IN_A_PLAN = re.compile(
    r"\b(?:s'inscri\w+|entr\w+|organise\w*|effectue\w*) dans le cadre d(?:u|es) "
    r"(?:plan|programme|calendrier)s?\b[^.;]{0,120}? (?:en|pour|de l'annee|de) (20\d\d)\b"
    r"(?! ?[-–]| a | et )"
)


_MADE_IN = re.compile(
    r"\b(?:fonde|cree|signe|lance|etabli|adopte|conclu|approuve|promulgue|inaugure)e?s? (?:en|de) $"
)


def in_a_plan(source: Source) -> Iterator[Clue]:
    """ "La visite entre dans le cadre du plan de coopération en 2015"."""
    for part, found in found_in(_IN_A_PLAN, source.parts, " dans le cadre "):
        if _MADE_IN.search(part.folded, found.start(), found.start(1)):
            continue  # "des programmes du réseau, fondé en 2006"
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


_BEGINNING = re.compile(r"\b(?:conclu|sign|lanc|demarr|entam|coup d'envoi|mise? en (?:œ|oe)uvre)")
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


_PAPER_FOR = re.compile(
    r"\b(?:accords?|programmes?|plans?|conventions?|protocoles?|memorandums?)\b[^.;\d]{0,120}?"
    r"\bpour (?:la periode |les annees |la phase )?(?P<year>20\d\d) ?[-–] ?20\d\d\b"
)
_SIGNED = re.compile(r"\b(?:sign|conclu|paraph|adopt|remis|echang|il s'agit)")
_EARLIER = re.compile(r"\bav(?:ait|aient)\b|\bpreced|\bancien|\bexecut|\bmise? en (?:œ|oe)uvre")
_LAST_TO_BEGIN = 9  # month: later in a year papers are signed for the next
_HEAD = 3  # paragraphs


def signed_for(source: Source) -> Iterator[Clue]:
    """ "Ont signé le 12 mai un programme de coopération pour la période 2025-2028": most likely in
    the year in which it begins."""
    news = source.news
    if news is None or news.weekday is not None or news.month > _LAST_TO_BEGIN:
        return
    found = [
        (int(one["year"]), part.evidence(*one.span(), "period"))
        for part, one in found_in(_PAPER_FOR, source.parts, "pour ")
        if part.name in ("title", "lead") or (part.name == "paragraph" and part.index < _HEAD)
        if _SIGNED.search(part.folded, sentence_near(part, *one.span())[0], one.start())
        if not _EARLIER.search(around(part, *one.span()).sentence)
    ]
    if found:
        yield Clue(*min(found, key=lambda one: one[0]), estimate=True)


_REVIEWED = re.compile(
    r"\bbilan\b[^.;]{0,200}?\b(?:periode|mandat|quinquennat) 20\d\d ?[-–] ?(?P<year>20\d\d)\b"
)
_JUST_OVER = 3  # month


def reviewed(source: Source) -> Iterator[Clue]:
    """ "Une conférence a dressé le 14 janvier le bilan de la période 2021-2025", whose last year
    has its figures: early in the year after."""
    news, figures = source.news, source.bounds.figures
    if news is None or news.month > _JUST_OVER or figures is None:
        return
    found = _REVIEWED.search(news.part.folded)
    if found and int(found["year"]) == figures[0]:
        yield Clue(figures[0] + 1, news.part.evidence(*found.span(), "end of a period"))


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
