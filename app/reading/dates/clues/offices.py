"""Years of offices held: who presides, and whose term begins."""

import re
from collections.abc import Iterator
from datetime import date

from app.reading.dates.clue import Clue, Source, found_in, parts_with
from app.reading.dates.context import around, sentence_near
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.almanac import almanac

_PRESIDES = re.compile(
    r"\b(?:assume|assure|exerce|preside|occupe)\b,? (?:[\w' -]{0,40} )?en (20\d\d)(?!\d)"
)


def presiding(source: Source) -> Iterator[Clue]:
    """ "Il assume en 2025 la présidence": an office held now, unless the present tells a story.
    So only what is announced for that year or the next makes it a clue, or that it is said of the
    host of the news: "dans la capitale thaïlandaise, pays qui assume la présidence en 2019"."""
    years, host = {}, False
    for part, found in found_in(_PRESIDES, source.parts, " en 20"):
        years[int(found[1])] = part.evidence(*found.span(), "office held")
        host = host or part.folded.endswith("pays qui ", 0, found.start())
    if len(years) == 1 and (host or source.bounds.latest):
        [(year, words)] = years.items()
        if source.bounds.latest is None or year <= source.bounds.latest.year <= year + 1:
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


def chairing(source: Source) -> Iterator[Clue]:
    """ "En tant que président de l'ASEAN 2020": spoken while one is, or late in the year before."""
    if source.news and source.news.month >= _HANDED_OVER:
        return
    for part, found in found_in(_AS_CHAIR, source.parts, " 20"):
        if not _CHAIRED.search(around(part, *found.span()).sentence):
            yield Clue(int(found[1]), part.evidence(*found.span(), "office held"))


_CHAIRED_LAST_YEAR = re.compile(
    r"\bpresidence\b[^.;]{0,60}?\b(20\d\d)\b(?! ?[-–])[^.;]{0,300}?\bl'an(?:nee)? derni(?:er|ere)\b"
)


def chaired(source: Source) -> Iterator[Clue]:
    """ "Le succès de la présidence de l'ASEAN 2020 … l'année dernière": the year after."""
    for part, found in found_in(_CHAIRED_LAST_YEAR, source.parts, "presidence"):
        words = part.evidence(*found.span(), "office held")
        yield Clue(int(found[1]) + 1, words, estimate=True)


_ASEAN = r"(?:asean|association des nations (?:de l'|d')asie du sud-est)"
_CHAIRS_IT = re.compile(
    r"\b(?:assure|assume|exerce|occupe|detient)\b[^.;]{0,60}?"
    rf" presidence (?:tournante )?de l'{_ASEAN}\b"
    rf"|\bpresident(?:e|s)? en exercice de l'{_ASEAN}\b"
    rf"|\bpresidence [a-z]+ de l'{_ASEAN},? (?P<next>l'an(?:nee)? prochaine?)\b"
)
_NOW = re.compile(r"\bcette annee\b|\bactuel|\ben exercice\b")
_THAT_YEAR = re.compile(r"\b(?:en|pour) (20\d\d)\b(?! ?[-–])")


def chairing_asean(source: Source) -> Iterator[Clue]:
    """ "Le Brunei, qui assure cette année la présidence de l'ASEAN": of the years in which it did,
    the one that the bounds and the weekday of the news leave, or that is named; of "la présidence
    vietnamienne de l'ASEAN, l'année prochaine" the one before."""
    handed_over = source.news is not None and source.news.month >= _HANDED_OVER
    for part in parts_with("presiden", source.parts):
        found = _CHAIRS_IT.search(part.folded)
        if found is None or (handed_over and not found["next"]):
            continue
        first, last = sentence_near(part, *found.span())
        upto = found.end() if found["next"] else found.start()
        before = [one for one in sightings(part).countries if first <= one.start < upto]
        codes = before[-1].value.codes if before else ()
        ahead = found["next"] is not None
        years = [year - ahead for year, code in almanac().asean_chairs.items() if code in codes]
        if named := _THAT_YEAR.search(part.folded, first, last):
            years = [year for year in years if year == int(named[1])]
        elif not ahead and not _NOW.search(part.folded, first, last):
            continue
        years = [year for year in years if _may_be_of(year, source)]
        if len(years) == 1:
            yield Clue(years[0], part.evidence(*found.span(), "office held"))


def _may_be_of(year: int, source: Source) -> bool:
    """Whether the news may be of `year`."""
    if source.news is None:
        return source.bounds.allow(date(year, 1, 1), date(year, 12, 31))
    span = source.news.span(year)
    return bool(span and source.bounds.allow(*span) and source.news.falls_on_its_weekday(year))


_MANDATE = re.compile(
    r"\b(?:congres|election|(?:re)?elu\w*|mis sur pied|fondation|creation)\b[^.;]{0,160}?"
    r"\bmandat (?:de )?\(?(?P<y>20\d\d) ?[-–] ?20\d\d"
)


_MANDATE_OF_A_YEAR = re.compile(
    r"\b(?:a|ont) (?:ete )?(?:re)?elu\w*\b[^.;]{0,120}?\bmandat (?:de )?(?P<y>20\d\d)\b(?! ?[-–])"
)


def term_of_office(source: Source) -> Iterator[Clue]:
    """ "Samedi 20 septembre s'est tenu le congrès de fondation (mandat 2014-2019)", "ont élu le
    Vietnam pour le mandat 2018": who is elected begins the term; only where the weekday of the news
    agrees."""
    news = source.news
    if news is None or news.weekday is None:
        return
    first, last = sentence_at(news.part.text, news.start)
    if found := _MANDATE.search(news.part.folded, first, last):
        yield Clue(int(found["y"]), news.part.evidence(*found.span(), "term of office"))
    elif "congres" in news.part.folded[first:last]:
        yield from _elected(source)
    for part, one in found_in(_MANDATE_OF_A_YEAR, source.parts, " mandat "):
        yield Clue(int(one["y"]), part.evidence(*one.span(), "term of office"))


_ELECTED = re.compile(
    r"\b(?:a|ont) (?:ete )?(?:re)?elu(?:e|s|es)?\b[^.;]{0,120}?"
    r"\bmandat (?:de )?\(?(20\d\d) ?[-–] ?20\d\d"
)


def elected(source: Source) -> Iterator[Clue]:
    """ "X a été réélu pour le mandat 2024-2029", in news that names no day."""
    if source.news is None:
        yield from _elected(source)


def _elected(source: Source) -> Iterator[Clue]:
    for part, found in found_in(_ELECTED, source.parts, " mandat "):
        yield Clue(int(found[1]), part.evidence(*found.span(), "term of office"))
