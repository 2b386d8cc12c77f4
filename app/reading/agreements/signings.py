"""When and between whom an agreement was made, by its sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from app.reading.model import DateReading
from app.reading.parts import Part
from app.reading.sightings import sightings
from app.reading.vocabulary.almanac import day_or_none
from app.reading.vocabulary.gazetteer import Kind
from app.reading.vocabulary.instruments import instrument_matcher


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)

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
    r"(?:sign\w+|conclu\w*|vigueur|adopte\w*|paraphe\w*|accord|memorandum|protocole|traite|"
    r"convention|partenariat|declaration)(?: [\w'–-]+){0,3} $"
)
"""What a year must follow to be that of the signature, where it does not open the sentence."""

_REACH = 120
"""How many characters a date may be away from the instrument or its verb; a year half of it."""


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
) -> str | None:
    """The EDTF date that stands nearest to `anchors` in the sentence `[first, last)`, or null.

    The day an agreement comes into force is meant only with `in_force`. A day at the head of the
    sentence dates it all: "Le 15 mars 2018, …".

    A day without a year is given that of the article, if the article is known to be of that day
    or of the weeks after it; where the article's own day is doubtful ("?"), so is this one.
    """
    head = first
    first, last = max(first, min(anchors) - _REACH), min(last, max(anchors) + _REACH)
    found = [
        (min(abs(match.start() - anchor) for anchor in anchors), edtf)
        for match, edtf in _dates(part.folded, first, last)
        if not _OTHER.search(part.folded, first, match.start())
        and (in_force or not _INTO_FORCE.search(part.folded, first, match.start()))
    ]
    if not found and min(anchors) - head < SENTENCE:
        opening = _HEAD_DAY.match(part.folded, head, first)
        found = (
            [(0, edtf) for _, edtf in _dates(part.folded, head, opening.end())] if opening else []
        )
    near = [one for one in found if one[0] <= (_REACH if "-" in one[1] else _REACH // 2)]
    if not near:
        return None
    edtf = min(near)[1]
    return _with_year(edtf, article) if edtf.startswith("XXXX") and article else edtf


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


SENTENCE = 400
"""How many characters around an instrument its parties may be named in."""

_OF_A_NAME = re.compile(r" [A-ZÀ-Þ]")
"""The Vietnam of "Vietnam Airlines" is no party."""


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1


_BETWEEN = re.compile(r"\bentre\b(?! en (?:vigueur|application))")
_BOTH = re.compile(
    r"\b(?:les|des|aux) deux (?:pays|parties|gouvernements|etats|ministeres|cotes|nations|voisins|"
    r"dirigeants|ministres|partis|organes|agences|partenaires)\b|\bbilatera"
)
_THEY = re.compile(r"\b(?:ils|elles) (?:ont|avaient|viennent|signer(?:ont|aient))\b")
_ASIDE = re.compile(r"\b(?:a|au|en|aux|dans|vers|chez)\s(?:la |l'|le )?$|\([^()]*$")
"""Before a venue ("à", "en") and inside a bracket nobody is a party."""


def read_parties(
    part: Part, first: int, last: int, end: int, one: str, other: str | None
) -> tuple[str, ...]:
    """Country codes and organisations that the sentence `[first, last)` makes parties.

    Those named after "entre" behind the instrument that ends at `end`, else all that are no venue.
    "Les deux pays" are `one` and `other`, where the article names no further country; so are "ils"
    where the paragraph names `one`.
    """
    first, last = max(first, end - SENTENCE), min(last, end + SENTENCE)
    between = _BETWEEN.search(part.folded, end, min(last, end + 120))
    start = between.end() if between else first
    named = list(_named(part, start, last))
    parties = list(dict.fromkeys(_pair(part, end, named) or [party.name for party in named]))
    others = [name for name in parties if name != one] or ([other] if other else [])
    both = _BOTH.search(part.folded, first, last) or (
        _THEY.search(part.folded, first, last)
        and any(
            one in match.value.codes and match.value.kind in (Kind.NAME, Kind.ADJECTIVE)
            for match in sightings(part).countries
        )
    )
    if both and len(others) == 1:
        return (one, *others)
    return tuple(parties)


def with_companies(part: Part, first: int, last: int, party: Sequence[str]) -> tuple[str, ...]:
    """The one party of the sentence `[first, last)`, and that of whose country a company is named:
    "PetroVietnam et le groupe russe Zarubezhneft"."""
    known = within(sightings(part).organisations, first, last) if party else ()
    return tuple(
        dict.fromkeys([*party, *(one.value.country for one in known if one.value.country)])
    )


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    start: int
    end: int


def _named(part: Part, start: int, last: int) -> Iterator[_Party]:
    """Countries and international organisations between `start` and `last`, but venues."""
    found = [
        _Party(match.value.codes[0], match.start, match.end)
        for match in within(sightings(part).countries, start, last)
        if match.value.codes and match.value.kind in (Kind.NAME, Kind.ADJECTIVE)
        if match.value.kind is Kind.ADJECTIVE or not _OF_A_NAME.match(part.text, match.end)
    ]
    found += [
        _Party(match.value.name.partition(" (")[0], match.start, match.end)
        for match in within(sightings(part).organisations, start, last)
        if match.value.country is None and not _is_instrument(part.text[match.start : match.end])
    ]
    for one in sorted(found, key=lambda one: one.start):
        if not _ASIDE.search(part.folded, start, one.start):
            yield one


def within(matches: Sequence[P], start: int, last: int) -> Sequence[P]:
    """The matches that begin between `start` and `last`."""
    first = bisect_left(matches, start, key=lambda match: match.start)
    return matches[first : bisect_left(matches, last, key=lambda match: match.start)]


def _is_instrument(name: str) -> bool:
    """Whether a treaty goes by a name that is also known as an organisation's (CPTPP)."""
    return bool(instrument_matcher().find(name))


def _pair(part: Part, end: int, named: list[_Party]) -> list[str]:
    """The two parties in the name of a treaty: "Accord de libre-échange UE-Vietnam"."""
    for one, other in pairwise(named):
        joint = part.folded[one.end : other.start].strip()
        if end <= one.start <= end + 40 and joint in ("-", "–"):
            return [one.name, other.name]
    return []
