"""When an agreement was made, or came into force, by its sentence."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.reading.matcher import Match
from app.reading.model import DateReading
from app.reading.parts import Part
from app.reading.vocabulary.almanac import day_or_none
from app.reading.vocabulary.instruments import Instrument

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
)
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"(?<!\d )(?<!\d-)\b(?P<day>[12]\d|3[01]|0?[1-9])(?: ?er)? (?P<month>{_MONTH})\b"
    rf"(?: (?P<year>(?:19|20)\d\d)\b)?"
)
_HEAD_DAY = re.compile(
    rf"(?:le |ce )?(?:[a-z]+di |dimanche )?(?:1 ?er|\d\d?) (?:{_MONTH})\b(?: \d{{4}}\b)?"
)
_MONTH_OF = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:en|de) (?P<year>(?:19|20)\d\d)\b(?! ?(?:-|a|et) ?\d)")
_OTHER = re.compile(
    # a range, a horizon, a visit or another event: "du 19 au 20 juin", "d'ici 2030"
    r"(?:\bau|\bet|\bjusqu'(?:en|au)?|\bd'ici(?: a)?|\bhorizon|\bdu \d+|\bvisite[^,.;]{0,60}|"
    r"\bne\b)"
    r"\s*(?:le )?$"
)
_INTO_FORCE = re.compile(r"\ben vigueur(?: \w+){0,2} $")
_SIGNED_IN = re.compile(
    r"(?:sign\w+|conclu\w*|vigueur|adopte\w*|paraphe\w*|accord(?:-cadre)?|memorandum|protocole|traite|"
    r"convention|partenariat|declaration)(?: [\w'–-]+){0,3} $"
)
"""What a year must follow to be that of the signature, where it does not open the sentence."""

_REACH = 120
"""How many characters a date may be away from the instrument or its verb; a year half of it."""


_HEAD = 400
"""How many characters before its agreement a sentence may begin with its day."""

_RECENT = timedelta(days=31)
"""How old a day without a year may be in the news to be of the article's own year."""

_LEAP = 2000


def read_date(
    part: Part,
    first: int,
    last: int,
    anchors: Sequence[int],
    article: DateReading | None,
    in_force: bool,
    earlier: Sequence[Match[Instrument]] = (),
) -> str | None:
    """The EDTF date that stands nearest to `anchors`, which begin with start and end of the
    instrument, in the sentence `[first, last)`, or null. A paper may be named by its year: "le
    traité sur les frontières de 1999".

    The day an agreement comes into force is meant only with `in_force`. A day at the head of the
    sentence dates it all: "Le 15 mars 2018, …". What is signed "lundi" is of no year told, and the
    date of a paper told `earlier` in the sentence is its own: "outre l'accord de 2004".

    A day without a year is given that of the article, if the article is known to be of that day
    or of the weeks after it; where the article's own day is doubtful ("?"), so is this one.
    """
    a_plan = part.folded.startswith(_PLANS, anchors[0])  # its year is the one it is for
    named = _NAMED_BY_YEAR.match(part.folded, anchors[1], last)
    if named and not (in_force or a_plan or _NO_NAME.search(named[0])):
        return named["year"]
    head = first
    first, last = max(first, min(anchors) - _REACH), min(last, max(anchors) + _REACH)
    of_the_week = any(_ON_A_WEEKDAY.match(part.folded, anchor) for anchor in anchors)
    found = [
        (min(abs(match.start() - anchor) for anchor in anchors), edtf)
        for match, edtf in _dates(part.folded, first, last)
        if not _OTHER.search(part.folded, first, match.start())
        and (in_force or not _INTO_FORCE.search(part.folded, first, match.start()))
        and not (of_the_week and len(edtf) < len("2024-10-04"))
        and not (
            match.start() < anchors[0]
            and any(_is_its_own(part.folded, match, one) for one in earlier)
        )
    ]
    if not found and min(anchors) - head < _HEAD:
        opening = _HEAD_DAY.match(part.folded, head, first)
        found = (
            [(0, edtf) for _, edtf in _dates(part.folded, head, opening.end())] if opening else []
        )
    near = [one for one in found if one[0] <= (_REACH if "-" in one[1] else _REACH // 2)]
    if not near:
        return None
    edtf = min(near)[1]
    return _with_year(edtf, article) if edtf.startswith("XXXX") and article else edtf


_NAMED_BY_YEAR = re.compile(
    r"(?: (?:sur|relatif a|relative a) [^,.;:()]{3,50}| [a-z-]+(?:al|el|elle|ique|aire|ale))?"
    r" de (?P<year>(?:19|20)\d\d)\b(?! ?(?:-|a|et) ?\d)"
)
_PLANS = ("plan", "programme", "calendrier")
_NO_NAME = re.compile(
    r"\b(?:periode|annee|horizon|mandat|exercice|plan|programme|accord|protocole|traite|memorandum"
    r"|convention|sign\w+|conclu\w*|visite|en|le) "
)
_ON_A_WEEKDAY = re.compile(r",? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)\b")


def _is_its_own(folded: str, found: re.Match[str], paper: Match[Instrument]) -> bool:
    """Whether a date is that of a paper: "l'accord commercial de 1994", "la signature en 1994 de
    l'accord"."""
    if paper.end <= found.start():
        return _OF_ITS_OWN.fullmatch(folded, paper.end, found.start()) is not None
    return _ITS_SIGNATURE.fullmatch(folded, found.end(), paper.start) is not None


_OF_ITS_OWN = re.compile(r"[^,;:]{0,40}? ?(?:\b(?:signe|conclu|paraphe)e?s? )?")
_ITS_SIGNATURE = re.compile(r" d(?:e |u |es |')(?:l'|la |les )?(?:\w+ )?")


def _with_year(edtf: str, article: DateReading) -> str:
    """`XXXX-10-03` in an article of 2024-10-04 is `2024-10-03`; unchanged if that is not sure."""
    if article.earliest is None or article.earliest != article.latest:
        return edtf
    published = date.fromisoformat(article.earliest)
    for year in (published.year, published.year - 1):
        day = day_or_none(year, int(edtf[5:7]), int(edtf[8:]))
        if day is not None and timedelta(0) <= published - day <= _RECENT:
            return day.isoformat() + article.edtf[len("2024-10-04") :]
    return edtf


def _dates(folded: str, first: int, last: int) -> Iterator[tuple[re.Match[str], str]]:
    taken = -1
    for match in _DAY.finditer(folded, first, last):
        taken = match.end()
        month, day = _number(match["month"]), int(match["day"])
        if day_or_none(int(match["year"] or _LEAP), month, day):
            yield match, f"{match['year'] or 'XXXX'}-{month:02}-{day:02}"
    if taken < 0:
        for match in _MONTH_OF.finditer(folded, first, last):
            taken = match.end()
            yield match, f"{match['year']}-{_number(match['month']):02}"
    if taken < 0:
        for match in _YEAR.finditer(folded, first, last):
            opens = match.start() <= first + 1 and folded[match.start()] == "e"
            if opens or _SIGNED_IN.search(folded, first, match.start()):
                yield match, match["year"]


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1
