"""Between which days an article was published: what it tells of, what it announces.

Not before the last thing the article tells of as come, not after what it announces, and not
after the teasers that stood beside it when the page was saved.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.reading.dates.context import (
    FUTURE,
    around,
    is_an_anniversary,
    is_to_come,
    is_told,
    sentence_near,
)
from app.reading.dates.days import Day, days_in
from app.reading.dates.years import FIRST, LAST, is_horizon, years_in
from app.reading.model import Evidence, Teaser
from app.reading.parts import Part
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.alternation import any_of

_ANY_YEAR = re.compile(r"20\d\d")
_FIGURES = re.compile(
    r"(?:\d|\ble) (?:milliards?|millions?|tonnes|touristes|visiteurs|travailleurs)\b|\d ?%"
)
DAY_TOLD, MONTH_TOLD, YEAR_TOLD = "latest day told", "latest month told", "latest year told"
FIGURES, UNKNOWN_BEFORE = "figures of a year", "unknown before"
"""By which rule something is told as come: the names that the evidence bears."""
ANNOUNCED = "announced"
_Month = tuple[Part, re.Match[str], date]  # where it stands, and its first day
_SLACK = timedelta(days=45)  # a page may be saved some weeks after the newest teaser with a date


@dataclass(frozen=True, slots=True)
class Bounds:
    """The article was published from `earliest` to `latest`; null where nothing says so.

    `told` is the proof of the first: the latest day or year the article speaks of as come; `plan`
    is the first thing announced, and its proof.
    """

    earliest: date | None
    latest: date | None
    told: Evidence | None
    planned: bool = False  # whether `latest` is the day of a plan, or an office's end
    held: bool = False  # whether both are the ends of offices
    figures: tuple[int, Evidence] | None = None  # the latest year that has its figures
    plan: tuple[date, Evidence] | None = None

    def allow(self, first: date, last: date, slack: timedelta = timedelta(0)) -> bool:
        """Whether something from `first` to `last` may be the news of the article; `slack` is how
        much older it may be than what is told as come."""
        return (self.earliest is None or last >= self.earliest - slack) and (
            self.latest is None or first <= self.latest
        )


def bounds_of(parts: Sequence[Part], days: Sequence[Day], teasers: Sequence[Teaser]) -> Bounds:
    """What the text and its teasers say of the earliest and latest day of publication."""
    months = list(_months_in(parts))
    proofs = sorted(
        _told(parts, days, months), key=lambda proof: (proof[0], proof[1].rule == FIGURES)
    )
    told = proofs[-1] if proofs else None
    counted = [(day.year, words) for day, words in proofs if words.rule == FIGURES]
    ahead = [
        (span[0], day.evidence(ANNOUNCED))
        for day, span in _in_full(days)
        if span[0].year >= FIRST and is_to_come(day) and not (_is_an_end(day) or _was_put_off(day))
    ]
    ahead += _announced(parts, months)
    plan = min(ahead, key=lambda one: one[0], default=None)
    saved = _newest(teasers)
    latest = min([*(day for day, _ in ahead), *([saved + _SLACK] if saved else [])], default=None)
    earliest, evidence = told if told else (None, None)
    if earliest and latest and earliest > latest:
        latest = plan = None  # the announcement was no announcement
    planned = plan is not None and latest == plan[0]
    figures = counted[-1] if counted else None
    return Bounds(earliest, latest, evidence, planned, figures=figures, plan=plan)


def _was_put_off(day: Day) -> bool:
    """Whether something was planned for the day at first: "initialement prévus du 5 au 7 mai"."""
    before = around(day.part, day.start, day.end).before
    return "initialement" in before or "a l'origine" in before


def _is_an_end(day: Day) -> bool:
    """Whether an agreement of unknown age runs until `day`: "l'accord valable jusqu'au 3 mai"."""
    return day.part.folded.endswith(_VALID_UNTIL, 0, day.start)


_VALID_UNTIL = tuple(f"{word} jusqu'au " for word in ("valable", "valables", "valide", "valides"))


def _told(
    parts: Sequence[Part], days: Sequence[Day], months: Sequence[_Month]
) -> Iterator[tuple[date, Evidence]]:
    """Days and years the text tells of as come."""
    for day, span in _in_full(days):
        if not is_to_come(day) and not is_an_anniversary(day):
            yield span[0], day.evidence(DAY_TOLD)
    to_come = {part: [found.span() for found in _to_come(part)] for part in parts}
    for part, start, end in years_in(parts):
        if any(first <= start < last for first, last in to_come[part]):
            continue
        lasting = part.folded.endswith(("depuis ", "de "), 0, start)  # "l'accord de 2025"
        lasting = lasting and not _PREPARED.search(part.folded, max(0, start - 60), start)
        told = is_told(part, start, end) and (lasting or _is_past(part, start))
        sentence, _ = sentence_near(part, start, start)
        told = told and not _AIM.search(part.folded, sentence, start)
        told = told and not _WOULD.match(part.folded, end) and not _AIMED.match(part.folded, end)
        clause = max(sentence, start - _CLAUSE)
        told = told and not _WOULD_THEN.search(part.folded, clause, start)
        told = told and not _WILL_THEN.search(part.text, clause, start)
        if told and (not is_horizon(part, start, end) or _has_ended(part, start, end)):
            since = part.folded.endswith("depuis ", 0, start)
            figures = _FIGURES.search(around(part, start, end).sentence)
            figures = None if part.folded.endswith(_OF_A_PART, 0, start) else figures
            figures = None if _BEGUN_IN.search(part.folded, sentence, start) else figures
            rule = "since" if since else FIGURES if figures else YEAR_TOLD
            over = rule == FIGURES and _OVER_A_YEAR.match(part.folded, end)
            first = (12, 1) if over else (1, 1)
            yield date(int(part.text[start:end]), *first), part.evidence(start, end, rule)
    for part, found, month in months:
        start, end = found.start("month"), found.end()
        if _is_past(part, start) and not is_horizon(part, found.start(), end):
            yield month, part.evidence(*found.span(), MONTH_TOLD)
    for part in parts:
        for name, year in almanac().unknown_before.items():
            if (start := part.folded.find(name)) >= 0:
                words = part.evidence(start, start + len(name), UNKNOWN_BEFORE)
                yield date(year, 1, 1), words
        for name, entry in almanac().in_force.items():
            start = part.folded.find(name)
            if start >= 0 and (entered := _ENTERED.match(part.folded, start + len(name))):
                yield entry, part.evidence(start, entered.end(), UNKNOWN_BEFORE)


_ENTERED = re.compile(
    r"[^.,;:]{0,40}\b(?:est|etait) (?:\w+ment )?(?:entree? )?en vigueur"
    r"|\)?, (?:entree? )?en vigueur"
)


def _has_ended(part: Part, start: int, end: int) -> bool:
    """Whether figures are told of a year at whose end a clause begins: "Fin 2024, le commerce a
    dépassé 3 milliards"."""
    near = around(part, start, end)
    return bool(
        _AT_ITS_END.search(near.sentence_before)
        and _FIGURES.search(near.sentence)
        and not almanac().cues["future"].search(near.sentence)
    )


_AT_ITS_END = re.compile(r"(?:^|[,;] )(?:a la )?fin (?:de )?$")
_WOULD = re.compile(r",? (?:[\w']+ ){1,5}?[a-z]{3,}er(?:ait|aient|a|ont)\b")
_WOULD_THEN = re.compile(r"\b[a-z]{3,}(?:er|ir|dr|ttr)(?:ait|aient)\b[^.;,]*$")
_WILL_THEN = re.compile(rf"{FUTURE}[^.;,]*$")
"""Behind and before a year of which is told what would be done in it."""

_AIMED = re.compile(
    r"[^.;]{0,120}?\bfixee?s? (?:(?:pour|comme) |un |l')(?:objectif|but|cible|mission)"
)
"""Behind a year for which an aim was set: "En 2018, le ministère s'est fixé pour objectif"."""

_AIM = re.compile(
    r"\bobjectif (?:de |d')[a-z]+(?:er|ir|re)\b[^.;]*$"
    r"|\b(?:vis(?:e|ent|ons)|table|tablent|espere|esperent|ambitionne|ambitionnent)\b[^.;]*$"
    r"|\b(?:veut|veulent|entend|entendent|compte|comptent|souhaite|souhaitent|cherche(?:nt)? a)"
    r" (?:les? |la |l')?(?:porter|faire passer|atteindre|elever|hisser|doubler|tripler)\b[^.;]*$"
)
"""Before a year for which something is aimed at: "l'objectif d'atteindre 4 milliards en 2019"."""

_OF_A_PART = (
    "mois de ",
    "mois ",
    "mestre de ",
    "mestre ",
    "mestres de ",
    "mestres ",
    "debut ",
    "debut de ",
    "debut de l'annee ",
)  # no figures of the whole year
_BEGUN_IN = re.compile(
    r"\b(?:repris|commence|lance|entame|entrepris|fonde|cree|etabli|inaugure|signe|adopte|conclu)"
    r"e?s? (?:en |depuis )$"
)
"""Before the year in which something began, which is not that of the figures told of it since."""
_OVER_A_YEAR = re.compile(
    r",? (?:soit |avec )?(?:en |une? )(?:forte |legere |nette )?(?:hausse|baisse|recul|progression|"
    r"augmentation|croissance|repli)\b[^.;]{0,40}?\b(?:sur un an|en glissement annuel|"
    r"par rapport a (?:l'annee precedente|l'an precedent|20\d\d))\b"
)
"""Behind a year whose figures are compared with those of the one before: told in December at the
earliest."""
_PREPARED = re.compile(
    r"\bprepar\w*|\ben vue\b|\bperspective\b"
)  # "préparent leur congrès de 2026"


def _is_past(part: Part, start: int) -> bool:
    """Whether a month or year is told of in the past, and is not one for which something is
    resolved: "ont convenu d'organiser un forum en mars 2026"."""
    first, last = sentence_near(part, start, start)
    resolved = _RESOLVED.search(part.folded, first, start)
    return not resolved and _PAST.search(part.text, first, last) is not None


_RESOLVED = re.compile(
    r"\b(?:conv[ei]n|decid|propos|souhait|envisag|invit|prevo|appel|compt|entend|prome|promi|engag"
    r"|sugger|planifi|accept|demand|annonc|mise?s? d'accord|tombee?s? d'accord|vise|dev[ar]|doi"
    r"|intention|volont|projet|programm|fix)\w*\b[^.;]*?"
    r" (?:\w')?[a-z]{2,}(?:er|ir|re)\b"
    r"|\b(?:fixe|report|programm|calendrier|echeance|confi|attribu|charg|choisi|design|elu"
    r"|conv[ei]n|discut|evoqu|abord|prepar|souhait|propos|invit|envisag|parl|candidat|accueil|attend)"
)


def _has_a_month(part: Part) -> bool:
    """Whether a year of `part` stands behind a month: a quick no."""
    names = tuple(almanac().months)
    return any(
        part.folded.endswith(names, 0, found.start()) for found in _BARE_YEAR.finditer(part.folded)
    )


_BARE_YEAR = re.compile(r" 20\d\d")


@cache
def _month_and_year() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        rf"\b(?:en |fin |debut |mi-|depuis )(?P<month>{months}) (?P<year>20\d\d)(?!\d)"
    )


def _months_in(parts: Sequence[Part]) -> Iterator[_Month]:
    """The months the parts name with their year ("en décembre 2025"), and their first days."""
    for part in parts:
        for found in _month_and_year().finditer(part.folded) if _has_a_month(part) else ():
            yield part, found, date(int(found["year"]), almanac().months[found["month"]], 1)


_TO_COME = re.compile(
    r"(?:(?:coord|prepar|en vue d|perspective d|a l'approche d)[^.;]{0,45}"
    r"|\b(?:conven|projet|serie d)[^.;]{0,90}\bpour (?:celebrer |feter |marquer )?le )"
    r"\d{1,3}(?:e|eme|ᵉ)"
    r" anniversaire[^.;]{0,90}?(?: en (?P<y>20\d\d)|\((?:19|20)\d\d ?- ?(?P<y2>20\d\d)\))"
    r"|(?:eliront|elira|voteront|seront elus)[^.;]{0,90} mandat (?P<y3>20\d\d) ?- ?20\d\d"
)


def _announced(parts: Sequence[Part], months: Sequence[_Month]) -> Iterator[tuple[date, Evidence]]:
    """The last days of the months and years by which announced things will have come: a meeting
    "prévue en mars 2023", an anniversary prepared, an election for a mandate, "le Salon 2023 aura
    lieu"."""
    for part, found, month in months:
        if _is_planned(part, found.start()):
            last = month.replace(day=monthrange(month.year, month.month)[1])
            yield last, part.evidence(*found.span(), ANNOUNCED)
    for part in parts:
        for found in _PART_AHEAD.finditer(part.folded) if "mestre " in part.folded else ():
            if _AGREED.search(part.folded, max(0, found.start() - _CLAUSE), found.start()):
                over = _PARTS_OF_A_YEAR[found["part"]] * (3 if found["kind"] == "tri" else 6)
                words = part.evidence(*found.span(), ANNOUNCED)
                yield date(int(found["year"]), over, 30), words
        for found in _BEGINNING.finditer(part.folded) if "au debut " in part.folded else ():
            if _AGREED.search(part.folded, max(0, found.start() - _CLAUSE), found.start()):
                words = part.evidence(*found.span(), ANNOUNCED)
                yield date(int(found["year"]), *_SPRING), words
    for part, start, end in years_in(parts):
        if _IT_WILL.match(part.folded, end) and _is_named(part.folded[max(0, start - 60) : start]):
            yield date(int(part.text[start:end]), 12, 31), part.evidence(start, end, ANNOUNCED)
    for part in parts:
        for found in _RUNS_OUT.finditer(part.folded) if " 20" in part.folded else ():
            words = part.evidence(*found.span(), ANNOUNCED)
            yield date(int(found["year"]), 12, 31), words
        for found in _to_come(part):
            words = part.evidence(*found.span(), ANNOUNCED)
            yield date(int(found["y"] or found["y2"] or found["y3"]), 12, 31), words


_PARTS_OF_A_YEAR = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}
_PART_AHEAD = re.compile(
    rf"\b(?:au|des le|au cours du|durant le) (?P<part>{any_of(_PARTS_OF_A_YEAR)})"
    r" (?P<kind>tri|se)mestre (?:de )?(?P<year>20\d\d)\b"
)
_BEGINNING = re.compile(r"\bau debut (?:de )?(?P<year>20\d\d)\b(?! ?[-–])")
_SPRING = (4, 30)
_CLAUSE = 150  # code points
_AGREED = re.compile(
    r"\b(?:decide|convenu\w*|d'accord) (?:pour |de |d')(?:organiser|tenir|reunir|convoquer)\b"
    r"[^.;]*$|\bprevue?s? [^.;,]{0,30}$"
    r"|\b(?:sera|seront|devrai(?:t|ent)|doi(?:t|vent)) (?!pas )[^.;]{0,100}$"
)
"""Before what is still to come: "ont décidé d'organiser un forum au troisième trimestre", "sera
livré dès le deuxième trimestre 2025"."""
_IT_WILL = re.compile(r" (?:s'|se )?[a-z]+(?:[eidtv]r|au)(?:a|ont)\b")
_RUNS_OUT = re.compile(
    r"\b(?:arriver(?:a|ont) a (?:son |leur )?(?:echeance|terme|expiration)|expirer(?:a|ont)"
    r"|prendr(?:a|ont) fin|s'achever(?:a|ont)|se terminer(?:a|ont))"
    r" (?:en |(?:a la )?fin )?(?:[a-z]{3,9} )?(?P<year>20\d\d)\b"
)
"""What is still to run out: "l'accord, qui arrivera à échéance fin 2025"."""
_NO_NAME = re.compile(r"[,;:.(]| (?:en|pour|vers) $")


def _is_named(before: str) -> bool:
    """Whether the words before a year name an event that bears it: "le Salon de Hanoï 2023"."""
    named = list(almanac().cues["named_events"].finditer(before))
    return bool(named) and not _NO_NAME.search(before[named[-1].end() :])


def _looks_ahead(folded: str) -> bool:
    return "20" in folded and ("anniversaire" in folded or "mandat" in folded)


def _to_come(part: Part) -> Iterator[re.Match[str]]:
    """Anniversaries and elections that `part` looks ahead to, with their year."""
    for found in _TO_COME.finditer(part.folded) if _looks_ahead(part.folded) else ():
        sentence = around(part, *found.span()).sentence
        past = _PAST.search(part.text, max(0, found.start() - 12), found.end())
        if not past and not _PUT_OFF.search(sentence):
            yield found


# The accents matter here: "a", not "à".
_PAST = re.compile(
    r"(?<!\w)(?:a|ont|s['’]est|se sont|été|était|étaient|avait|avaient|devait|devaient|fut|furent)"
    r"(?!\w)",
    re.I,
)
_PUT_OFF = re.compile(r"initialement|\breport|\bannul|\balors\b|l'epoque|\b(?:av|et)ai(?:en)?t\b")
_OF_ANOTHER = re.compile(r"[,;:]|\b(?:qui|que|dont|où)\b|qu['’]")
_PARTICIPLE = re.compile(r"(?:é|u|i|is|it|ert|eint)(?:e|s|es)?$")


def _is_of_another(between: str) -> bool:
    """Whether another verb than the one in the future takes the month behind `between`: "sera
    exposé l'accord signé en mars 2019"."""
    words = between.split()
    done = len(words) > 1 and words[0] not in ("être", "avoir") and _PARTICIPLE.search(words[-1])
    return bool(done) or _OF_ANOTHER.search(between) is not None


def _is_planned(part: Part, start: int) -> bool:
    """Whether the words before a month look ahead to it, and do so still (not "était prévue")."""
    near = around(part, start, start)
    cues = list(almanac().cues["future"].finditer(near.before))
    if not cues or _PUT_OFF.search(near.sentence):
        return False
    cue = start - len(near.before) + cues[-1].start()
    between = part.text[cue + len(cues[-1].group()) : start]
    return not _is_of_another(between) and not _PAST.search(part.text, max(0, cue - 12), start)


def _in_full(days: Sequence[Day]) -> Iterator[tuple[Day, tuple[date, date]]]:
    """The days that have a year, with their first and last day."""
    for day in days:
        if day.year and (span := day.span(day.year)):
            yield day, span


def _newest(teasers: Sequence[Teaser]) -> date | None:
    """The newest full date in the teasers: the page was saved about then."""
    texts = [text for t in teasers for text in (t.caption, t.title, t.summary)]
    parts = [Part("teaser", 0, text) for text in texts if text and _ANY_YEAR.search(text)]
    dates = [
        span[1] for part in parts for day, span in _in_full(days_in(part)) if not is_to_come(day)
    ]
    return max((day for day in dates if day.year <= LAST), default=None)
