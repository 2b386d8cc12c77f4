"""Datelines: "Hanoï (VNA) –", "Hanoï, 20 novembre (VNA) -", "(VOVWORLD) -", "NDEL -".

The rules look at the folded line (no accents, no case, plain dashes), so that "HANOI (VNA) -" is no
case of its own; the words are taken from the line itself.
"""

import re
from dataclasses import dataclass
from functools import cache

from app.reading.parts import fold
from app.reading.vocabulary.furniture import agency, any_of, forms, quote

_PARTICLES = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "en", "et", "sur", "y", "al", "es"}
)
_ASIDE = 90  # how far into a line a dateline's bracket may stand


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline at the start of a line: `length` code points, its city, agency and day."""

    length: int
    city: str | None
    agency: str | None
    day: str | None


_DAY = (
    r"(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?:le )?"
    r"(?:\d{1,2}(?:er)? ?[a-z]{3,9}\.?(?: \d{4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)"
)
_DAY_ALONE = re.compile(_DAY)
_SAID_OF_A_CITY = re.compile(r"\([^()]{2,40}\)\s*$")
_APPOSITION = re.compile(r"(?:capitale|province|ville|district|chef-lieu|region) [^,]{2,40}")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        rf"\(\s*(?P<agency>{agency()})\s*-?\s*(?:\)|(?=-))(?:\s*,?\s*(?P<day>{_DAY}))?"
        r"\s*(?P<dash>(?:[-:/―]+\s*)*)"
    )


@cache
def _bare_agency() -> re.Pattern[str]:
    return re.compile(rf"(?P<agency>{agency()})\s*-\s*(?=\S)")


@cache
def _agency_and_city() -> re.Pattern[str]:
    return re.compile(rf"(?P<agency>{agency()})\s*-\s*(?P<city>{any_of('cities')})\s+-\s*(?=\S)")


@cache
def _known_city() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<city>{any_of('cities')})(?:\s*,\s*(?P<day>{_DAY}))?"
        rf"(?:\s*[-,]\s*(?P<agency>{agency()}))?\s+-\s*(?=\S)"
    )


def opening(line: str) -> Opening | None:
    """The dateline `line` begins with, if it begins with one."""
    head = fold(line[: _ASIDE + 60])
    found = _bracket().search(head)
    if found and found.start() <= _ASIDE:
        city, _, day = line[: found.start()].strip(" ,-–—").partition(",")
        city = _SAID_OF_A_CITY.sub("", city).strip()  # "New York (Nations unies)"
        day = day.strip() or quote(line, found, "day") or ""
        day = "" if _APPOSITION.fullmatch(fold(day)) else day  # "Vientiane, capitale du Laos"
        if (
            (
                found["dash"]
                or _starts_sentence(line[found.end() :])
                or (found.end() == len(line) and fold(city) in forms("cities"))
            )
            and (not city or is_place(city))
            and (not day or _DAY_ALONE.fullmatch(fold(day)))
        ):
            return Opening(found.end(), city or None, quote(line, found, "agency"), day or None)
    for bare in (_agency_and_city(), _bare_agency(), _known_city()):
        found = bare.match(head)
        if found and _starts_sentence(line[found.end() :]):
            quotes = {name: quote(line, found, name) for name in bare.groupindex}
            return Opening(found.end(), quotes.get("city"), quotes["agency"], quotes.get("day"))
    return None


def _starts_sentence(rest: str) -> bool:
    rest = rest.lstrip(" \"'«“‘-–—")
    return bool(rest) and not rest[0].islower()


def is_place(words: str) -> bool:
    """Whether `words` may name a place: one to six words, capitals but for particles."""
    parts = [part for part in re.split(r"[\s'’./–-]+", words) if part]
    return (
        2 <= len(words) <= 45
        and 1 <= len(parts) <= 6
        and all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)
    )


_BRACKET_AND_DASH = re.compile(r"\)\s*[-–—]")


def opening_inside(text: str) -> int | None:
    """Where in a run-on line the dateline begins, if one stands behind other text."""
    if not _BRACKET_AND_DASH.search(text):
        return None
    own = opening(text)
    for found in _bracket().finditer(fold(text)):
        if not found["dash"]:
            continue
        words = text[max(0, found.start() - 60) : found.start()].split()
        names = [" ".join(words[-count:]) for count in (5, 4, 3, 2, 1)]
        known = [name for name in names if fold(name).replace(" - ", "-") in forms("cities")]
        city = known[0] if known else names[-1]
        start = text.rfind(city, 0, found.start())
        whole = not known or text[:start].endswith((" - ", " – "))  # "Thua Thien - Hue (VNA) -"
        if own and own.length == found.end() and whole:
            return None
        if is_place(city) and start > 0:
            return start
    return None
