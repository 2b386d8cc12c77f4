"""Years of events that bear them: "ATxSummit 2025", the 77th session of the United Nations."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice

from app.reading.dates.clue import Clue, Source, first_parts, found_in
from app.reading.dates.context import FUTURE, is_ahead, is_to_come
from app.reading.dates.days import LEAP_YEAR, Day
from app.reading.dates.years import is_horizon, was_put_off, years_in
from app.reading.model import Evidence
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of

_RULE = "event named with its year"
_LONGEST_NAME = 80  # code points of an event's name
_NO_NAME = re.compile(r"[,;:.(]| sur | nee?s |[ -]bilan|.{70}")


def named_event(source: Source) -> Iterator[Clue]:
    """An event named with its year ("ATxSummit 2025"), in the title or the day's sentence; in both,
    it is the news, and states its year."""
    news = source.news
    if news is None:
        yield from _titled(source.parts)
        return
    first, last = sentence_at(news.part.text, news.start)
    if news.month >= _LATE and _HANDED_ON.search(news.part.folded, first, last):
        return
    places: dict[tuple[int, bool], Evidence] = {}
    for part, start, end in years_in(source.parts):
        here = part is news.part and first <= start < last
        name = _name_before(part, start, end) if here or part.name == "title" else None
        if name is None or _is_a_tet_gone_by(part, name, news):
            continue
        on_the_way = here and _LEAVES.search(part.folded, max(first, name - _WAY), name)
        soon = not here and _is_soon(news, part, end, source.days)
        ahead = (is_horizon(part, start, end) or _WOULD_BE.match(part.folded, end)) and not soon
        if not on_the_way and (ahead or _is_of_another_time(part, name)):
            continue
        words = part.evidence(name, end, _RULE)
        places.setdefault((int(part.text[start:end]), here), words)
    for (year, here), words in places.items():
        yield Clue(year, words, stated=here and (year, False) in places, estimate=not here)


_WOULD_BE = re.compile(r",? (?:ne )?(?:se |s')?[a-z]+(?:er|ir|dr)ai(?:en)?t\b")

_SPRING = 3  # month


def _is_a_tet_gone_by(part: Part, name: int, news: Day) -> bool:
    """Whether a lunar new year is named that is not near: in spring it is of that year."""
    return part.folded.startswith(("tet ", "nouvel an lunaire"), name) and news.month > _SPRING


_LATE = 10  # from that month on the next year's chair takes over
_HANDED_ON = re.compile(
    r"\b(?:passation|transmission|remise|transfert)\b[^.;]{0,30}\bpresidence\b"
    r"|\bprend le relais\b|\bpasse le (?:relais|flambeau)\b"
)
"""What is done to a chair by its name of the year to come: "la passation de l'ASEAN 2022"."""


def _titled(parts: Sequence[Part]) -> Iterator[Clue]:
    """The event that the title names with its year, neither prepared nor looked back on."""
    for part, start, end in years_in([part for part in parts if part.name == "title"]):
        name = _name_before(part, start, end)
        if name is None or is_horizon(part, start, end) or _is_of_another_time(part, name):
            continue
        if _WILL.search(part.text, 0, name):
            continue  # "Le Vietnam assumera la présidence de l'ASEAN en 2020"
        yield Clue(int(part.text[start:end]), part.evidence(name, end, _RULE))


_WILL = re.compile(FUTURE)


def _name_before(part: Part, start: int, end: int) -> int | None:
    """Where the name of an event begins whose year is at `start:end`; null if it is none's."""
    before = part.folded[max(0, start - _LONGEST_NAME) : start]
    if before.rstrip().endswith(tuple(almanac().months)):
        return None  # "le congrès du 15 novembre 2027"
    named = list(almanac().cues["named_events"].finditer(before))
    if not named or was_put_off(part, end) or _NO_NAME.search(before[named[-1].end() :]):
        return None
    if almanac().cues["long_prepared"].search(before, named[-1].start()):
        return None  # "Coupe du monde 2026 : le Vietnam s'incline", in a match of 2023
    return start - len(before) + named[-1].start()


_IN_A_NAMED_YEAR = re.compile(
    r"\b(?:dans le cadre|a l'occasion|s'inscri\w+ dans|en l'honneur|en reponse|repon\w+|salu\w+"
    r"|fete\w*|celebr\w+|lors) (?:(?:des|les) [^.;,()]{3,50} )?(?:de |a )?l'annee "
    r"(?:du |de la |de l'|d'|des |nationale |internationale |culturelle )[^.;,()\d]{2,50}"
    r"(20\d\d)\b(?! ?[-–])"
)


def named_year(source: Source) -> Iterator[Clue]:
    """ "Dans le cadre de l'Année nationale du tourisme 2023": what is held within it."""
    for part, found in found_in(_IN_A_NAMED_YEAR, source.parts, "l'annee "):
        if not is_ahead(part, *found.span(1)) and not _is_of_another_time(part, found.start()):
            yield Clue(int(found[1]), part.evidence(*found.span(), _RULE))


_SOON = timedelta(days=60)
_BESIDE = 40  # code points


def _is_soon(news: Day, part: Part, end: int, days: Sequence[Day]) -> bool:
    """Whether the title says on which days, soon after the news, the event is held whose name ends
    there: "Le Festival de Huê 2022 prévu du 25 au 30 juin"."""
    for day in days:
        if day.part is part and end <= day.start <= end + _BESIDE and day.year is None:
            spans = news.span(LEAP_YEAR), day.span(LEAP_YEAR)
            if spans[0] and spans[1] and timedelta(0) <= spans[1][0] - spans[0][0] <= _SOON:
                return True
    return False


_HELD = re.compile(
    r"\b(20\d\d)(?: [-–] se (?:tient|joue|dispute|deroule)|,? (?:qui (?:se tient|a lieu|a eu lieu"
    r"|s'est tenue?)"
    r"|(?:tenu|ouvert|organise|dispute|celebre|inaugure)e?s?))"
    r" (?:(?:a|au|en|dans) [^,;.()]{1,50} )?$"
)
_LONGEST_HELD = 100


def held_in(source: Source) -> Iterator[Clue]:
    """ "Les Championnats de wushu 2012, disputés du 21 au 25 août", on one of the days of the
    news."""
    news = source.news
    if news is None:
        return
    for day in source.days:
        start = max(sentence_at(day.part.text, day.start)[0], day.start - _LONGEST_HELD)
        held = None if day.year else _HELD.search(day.part.folded, start, day.start)
        if held is None or was_put_off(day.part, held.end(1)):
            continue
        year = int(held[1])
        if day.covers(news, year):
            words = day.part.evidence(held.start(), day.end, _RULE)
            yield Clue(year, words)


_BEFORE_OR_AFTER = re.compile(
    r"\b(?:prepa|promotion|presente?\b|presenter|presentation|chantier|travaux|ouvrage|invit"
    r"|candidat|perspective|comite d'organisation|en vue|conference de presse"
    r"|annonc|accueil|organiser|promouvoir|participer|parrain|qualif|eliminat|billet|medaill|champion"
    r"|vainqueur|laureat|primee?s? |equipe d|gagn|remport|succes|reussite|resultat"
    r"|inscription|ticket|recommandation|actes|photo|image|estampe|survenu|\bsites?\b|obtenu|mascotte"
    r"|logo|affiche|hymne|volontaire|heros"
    r"|bilan|issue|lendemain|veille|depuis|avai|salu|rappel|remerci|felicit|evoqu|apres|avant)"
    r"|\ba (?:un|deux|trois|quatre|\d+) (?:ans?|mois|semaines|jours) d"
)
_WAY = 300  # code points between who leaves and where to
_REACH = 60  # code points before an event's name in which a word tells that it is not the news
# "Il a quitté Hanoï le 4 juillet pour participer au Sommet des BRICS 2025"
_LEAVES = re.compile(
    r"\b(?:a|ont) quitte\b|\b(?:est|sont) (?:parti|arrive)|\bs'(?:est|etant) envole"
    r"|\bse sont envoles|\ben route\b"
)


def _is_of_another_time(part: Part, name: int) -> bool:
    """Whether the event at `name` is prepared or looked back on: "le succès du Forum 2019"."""
    first, _ = sentence_at(part.text, name)
    return _BEFORE_OR_AFTER.search(part.folded, max(first, name - _REACH), name) is not None


_SESSION = re.compile(
    r"(?:en marge|lors|dans le cadre|au cours|a l'occasion) de la (\d\d)e session (?:ordinaire )?"
    r"de l'assemblee generale (?:des nations unies|de l'onu)"
)
_OPENING = (9, 15)  # sessions open in September, about then


def session(source: Source) -> Iterator[Clue]:
    """The 77th General Assembly of the United Nations met from September 2022, the first in 1946;
    from September to December its number tells the year."""
    news = source.news
    if news is None:
        return
    first, last = sentence_at(news.part.text, news.start)
    found = _SESSION.search(news.part.folded, first, last)
    recalled = almanac().cues["greeted"].search(news.part.folded, first, last)
    if found and not recalled and (news.month, news.day) >= _OPENING:
        words = news.part.evidence(*found.span(), "session of the United Nations")
        yield Clue(int(found[1]) + 1945, words)


@cache
def _numbered() -> re.Pattern[str]:
    names = any_of(almanac().series)
    return re.compile(
        rf"(?<![\w.,])(?P<n>\d{{1,2}})(?: ?(?:es?|eme|emes))? (?P<name>{names})"
        r"(?![\w+/–-]| plus | \+| [–-] ?[a-z]| avec | et (?:des nations unies|de l'onu))"
        rf"|(?<!\w)(?P<name2>{names})[ -]?(?P<n2>\d{{1,2}})(?![\d/]| ?%)"
    )


_PLANNED_EDITION = re.compile(
    r"\b(?P<y>20\d\d),? (?:prevue?s?|programmee?s?|qui (?:se (?:tiendra|deroulera)|aura lieu"
    r"|s'ouvrira|debutera))(?: (?:a|en|au) [^.;,\d]{2,30})?,? (?:du |le |les )?$"
)
_SHORTLY = timedelta(days=62)


def planned_edition(source: Source) -> Iterator[Clue]:
    """ "Le Championnat du monde 2023, prévu du 24 au 30 novembre", told in the weeks before."""
    news = source.news
    for day in source.days if news else ():
        first = max(0, day.start - _BESIDE_A_PLAN)
        found = _PLANNED_EDITION.search(day.part.folded, first, day.start)
        if found is None or news is None or day.year is not None:
            continue
        held, here = day.span(int(found["y"])), news.span(int(found["y"]))
        if held and here and timedelta(0) < held[0] - here[1] <= _SHORTLY:
            words = day.part.evidence(found.start(), day.end, "announced")
            yield Clue(int(found["y"]), words)


_BESIDE_A_PLAN = 80  # code points


_THIS_YEAR = re.compile(r"\b(?:cette annee|fin d'annee)\b")
_ABOUT = timedelta(days=75)  # from a meeting to what is told of it, before and after


def numbered_meeting(source: Source) -> Iterator[Clue]:
    """ "Le 43e Sommet de l'ASEAN" met in September 2023: if it is "cette année", or the head or the
    part of the news names it and the news is of about that time; or any, if the weekday of the news
    agrees."""
    news = source.news
    head = [part for part in source.parts if part.name in ("title", "lead")]
    for part in source.parts:
        headed = part in head or (news is not None and part is news.part)
        near = headed or (
            news is not None and (news.weekday is not None or _lasts_over(part, news, source.days))
        )
        if not (near or "annee" in part.folded) or not has_any(part, almanac().series):
            continue
        for found in _numbered().finditer(part.folded):
            number = int(found["n"] or found["n2"])
            series = almanac().series[found["name"] or found["name2"]]
            held = series.held.get(number)
            if held is None or any(has_any(one, series.unless) for one in (part, *head)):
                continue
            if _WHO_TOOK_PART.search(part.folded, max(0, found.start() - _REACH), found.start()):
                continue
            now = _THIS_YEAR.search(part.folded, found.end(), found.end() + _BESIDE)
            year = held.year if now else _year_near(held, news) if near else None
            if year is not None and (news is None or news.falls_on_its_weekday(year)):
                yield Clue(year, part.evidence(*found.span(), "numbered meeting"))


_WHO_TOOK_PART = re.compile(
    r"\b(?:volontaires?|champion\w*|medaill\w*|vainqueurs?|heros|laureat\w*|promesses|engagements"
    r"|comite d'organisation) (?:[\w']+ ){0,3}(?:d[eu]s? |de la |de l')$"
)
"""Before a meeting that may be over for long, or to come: "les volontaires des SEA Games 31"."""


def _lasts_over(part: Part, news: Day, days: Sequence[Day]) -> bool:
    """Whether a part tells of several days that the news lies in: "le 34e Sommet, qui se déroule du
    20 au 23 juin"."""
    return any(day.part is part and day.last and day.covers(news, LEAP_YEAR) for day in days)


def _year_near(held: date, news: Day | None) -> int | None:
    """The year in which `news` is of about the month that begins with `held`."""
    if news is None:
        return held.year
    for year in (held.year - 1, held.year, held.year + 1):
        span = news.span(year)
        if span and abs(span[0] - held.replace(day=15)) <= _ABOUT:
            return year
    return None


_THIRD_TIME = re.compile(
    r"\bapres (?:celles? de |les editions? de )?(?P<first>20\d\d) et (?P<year>20\d\d)\b"
    r"[^.;\d]{0,120}?\b(?:troisieme|3e) (?:fois|edition)\b"
)
_EDITION = re.compile(
    r"\b(?P<n>\d{1,2})(?:es?|emes?) (?P<name>[a-z]{5,})\b[^.;\d]{0,80}? en (?P<year>20\d\d)\b"
)
_SIGNS_OF_EDITIONS = ("tous les ", "bisannuel", "biennal")
_EVERY = re.compile(r"\btous les (?P<n>[a-z]{4,6}) ans\b|\b(?:bisannuel|biennal)")


def edition(source: Source) -> Iterator[Clue]:
    """ "Les 11es Assises", which "se tiennent tous les trois ans", after "les 10es Assises en
    2016"; "après 2012 et 2014, pour la troisième fois" what is held every other year; "la 25e
    Foire", held "chaque année sans interruption depuis 1991"."""
    yield from _annual(source)
    recurring = (part for part in source.parts if has_any(part, _SIGNS_OF_EDITIONS))
    often = next(filter(None, (_EVERY.search(part.folded) for part in recurring)), None)
    every = (almanac().number(often["n"]) if often["n"] else 2) if often else None
    if every is None:
        return
    for part, found in found_in(_THIRD_TIME, source.parts, "apres "):
        if int(found["year"]) - int(found["first"]) == every:
            yield Clue(int(found["year"]) + every, part.evidence(*found.span(), _EDITIONS))
    for part, found in islice(found_in(_EDITION, source.parts, " en 20"), _MOST):
        now = re.compile(rf"\b{int(found['n']) + 1}(?:es?|emes?) {found['name']}\b")
        if any(one is not part and now.search(one.folded) for one in source.parts):
            yield Clue(int(found["year"]) + every, part.evidence(*found.span(), _EDITIONS))


def _annual(source: Source) -> Iterator[Clue]:
    since = next(found_in(_EVERY_YEAR_SINCE, source.parts, "depuis "), None)
    held = (found for part in first_parts(source.parts) for found in _HELD_NOW.finditer(part.text))
    editions = {int(found["n"]) for found in held}
    if since and len(editions) == 1:
        part, found = since
        words = part.evidence(*found.span(), _EDITIONS)
        year = int(found["year"]) + min(editions) - 1
        yield Clue(year, words, estimate=found["steady"] is None)


_EVERY_YEAR_SINCE = re.compile(
    r"\b(?:chaque annee|tous les ans|annuellement)(?P<steady>,? sans interruption)?,? depuis "
    r"(?P<year>(?:19|20)\d\d)\b"
)
_HELD_NOW = re.compile(r"(?:^|\b[LlDd](?:a|e|u)s? )(?P<n>\d{1,2})(?:e|er|re|ème) (?=[A-ZÀ-Þ])")
_EDITIONS = "editions of an event"
_MOST = 20  # editions named; an article has a few


_DAYS = {"an": 365, "ans": 365, "mois": 30, "semaine": 7, "semaines": 7, "jours": 1}
_ABOUT_THEN = timedelta(days=15)


@cache
def _countdown() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,4}}|{any_of(almanac().numbers)}|une)"
    return re.compile(
        rf"(?P<at>\b(?:a|dans) )?\b{number} (?P<unit>{any_of(_DAYS)}) (?(at)(?:du|de|des)|avant)\b"
    )


def counting_down(source: Source) -> Iterator[Clue]:
    """ "A un an du Millénaire", "100 jours avant les Jeux", of a day that the text says is to come:
    the year in which the news is that far from it."""
    if source.news is None:
        return
    for part, found in found_in(_countdown(), first_parts(source.parts), ""):
        count = almanac().number(found["n"]) or 1  # "une semaine"
        for day in source.days:
            span = day.span(day.year) if day.year and is_to_come(day) else None
            then = span[0] - timedelta(days=count * _DAYS[found["unit"]]) if span else None
            near = source.news.span(then.year) if then else None
            if then and near and abs(near[0] - then) <= _ABOUT_THEN:
                yield Clue(then.year, part.evidence(*found.span(), "countdown"))
