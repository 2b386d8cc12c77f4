"""Recognise organisations by the shape of their names: "ministère lao de la Santé", "Centre X (Y)".

French names of bodies are a head ("Académie") with its complements: adjectives, and what "de",
"des" or "pour la" bring in. The grammar stops at a verb, for adjectives are told by their endings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.sightings import headed, sightings
from app.reading.vocabulary.gazetteer import Sense, country_matcher
from app.reading.vocabulary.heads import Head, head_words

_CAPITAL = r"(?:(?:[A-Z]\.){1,3}+|(?:e-)?[A-ZÀ-ÖØ-ÞĐ](?:[\w&]|[-.’'](?=\w))*+)"
_NAMES = rf"{_CAPITAL}(?:\s(?:[-–]\s)?{_CAPITAL}){{0,4}}+"
_NO_NAME = (
    r"(?:indique|explique|applique|implique|signale|rappelle|appelle|arrive|semble|ont|doit|doivent|"
    r"est|sont|avait|était|peut|peuvent|vise|visent|souhaite|veut|fait|font|vont|son|sa|ses|leurs?|"
    r"cette|ces|ce|notre|donne|mentionne|fonctionne|positionne|\w+(?:ront|rait|raient|aient|èrent|era|ira))\b"
)
_WORD = rf"(?!{_NO_NAME})(?:{_NAMES}|[a-zà-öø-ÿœđ][\w-]+)"
_ADJECTIVE = (
    rf"(?!{_NO_NAME})(?:[a-zà-öø-ÿœ-]+?(?:ale?s?|aux|iques?|istes?|iens?|iennes?|[oa]ises?|[oa]is|"
    r"aires?|if|ive|ifs|ives|eux|euses?|els?|elles?|ains?|aines?|éens?|éennes?|bles?|eurs?|"
    r"eures?|ères?|ones?|onnes?|èques?|aques?|ènes?)|lao|russes?|belges?|suisses?|turc|turque|"
    r"grec|grecque|serbe|croate|bulgare|public|publics|publiques?|unis?|unies?|jeunes?|étrangers?|"
    r"appliquée?s?|avancée?s?|associée?s?)\b"
)
_OF = r"(?:(?:de\sla|des|du|de)\s|(?:de\sl|d)['’])"
_FOR = r"pour\s(?:(?:la|les|le)\s|l['’])"
_PAIR = rf"(?:\s(?=\w+\s?[-–]\s?[A-ZÀ-Þ]){_NAMES})?+"
_OFFICE = (
    r"(?:vice-)?(?:présidente?|ministre|premier|directeur|directrice|secrétaire|chef|gouverneur|"
    r"ambassadeur|ambassadrice|maire|recteur|rectrice)\b"
)
_AND = rf"\set\s(?!{_OFFICE})(?:{_OF})?+{_WORD}(?:\s{_ADJECTIVE})*+"
_LIST = rf"(?:(?:,\s{_OF}{_WORD}(?:\s{_ADJECTIVE})*+){{1,4}}+\set\s{_OF}{_WORD})?+"
_COMPLEMENT = (
    rf"\s(?:{_OF}{_WORD}(?:\s{_ADJECTIVE})*+{_PAIR}{_LIST}(?:{_AND})?+|en\s{_CAPITAL}"
    rf"|{_FOR}{_WORD}(?:\s{_ADJECTIVE})*+(?:\set\s(?:la|les|le)\s{_WORD}(?:\s{_ADJECTIVE})*+)?+)"
)
_ACRONYM = r"(?:\s?\((?P<acronym>[A-Z][A-Z0-9&-]{1,11})\))?+"
_PLACE_BEFORE = re.compile(rf"\s{_OF}$")
_PARTS = 64
"""Parts remembered: those of the article at hand."""

_SOMEBODY = re.compile(rf"\s{_CAPITAL}.*")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as named in `part.text[start:end]`; `acronym` if it is defined there."""

    name: str
    acronym: str | None
    part: Part
    start: int
    end: int


@cache
def _tails() -> dict[Head, re.Pattern[str]]:
    """What stands behind the first word of a name."""
    heads = "|".join(head_words(Head.PROPER))
    domain = (
        rf"(?!(?:{heads})\b){_CAPITAL}(?:\s(?:étrangères|publique|nationale|sociales|naturelles|"
        r"rural|ethniques|religieuses|intérieures|supérieur|numérique|populaire|extérieur|"
        r"de\sguerre))?+"
    )
    patterns = {
        Head.PROPER: rf"(?=\s)(?:\s(?:{_ADJECTIVE}|{_NAMES}))*+(?:{_COMPLEMENT}){{0,5}}+",
        Head.COMMON: rf"(?:\s{_ADJECTIVE}){{0,2}}+\s{_NAMES}(?:{_COMPLEMENT}){{0,2}}+",
        Head.MINISTRY: rf"(?:\s(?P<adjective>[a-zà-öø-ÿœ-]+))?\s{_OF}{domain}"
        rf"(?:(?:,|\set)\s{_OF}{domain}){{0,4}}+",
        Head.COMPANY: rf"(?:\s{_ADJECTIVE}){{0,3}}+\s(?P<name>{_NAMES})",
        Head.COMPANIES: r"\b[^.;:()]{0,60}?"
        r"\b(?:telles?\sque|tels\sque|comme|dont|notamment|à\ssavoir)\s"
        rf"(?P<names>{_NAMES}(?:,\s{_NAMES})*+(?:\set\s{_NAMES})?+)",
    }
    return {head: re.compile(pattern + _ACRONYM) for head, pattern in patterns.items()}


@lru_cache(_PARTS)
def find_bodies(part: Part) -> tuple[Body, ...]:
    """Organisations told by the shape of their names, from left to right; spans may overlap those
    of known ones."""
    heads = {head.value for head in sightings(part).heads}
    found = (
        body
        for kind, pattern in _tails().items()
        if kind in heads
        for head, tail in headed(part, kind, pattern)
        for body in _named(part, head, tail)
    )
    return tuple(sorted(found, key=lambda body: body.start))


def _named(part: Part, head: Match[Head], tail: re.Match[str]) -> Iterator[Body]:
    """The bodies that `head` and `tail` name: companies go without the word before their names."""
    if head.value is Head.COMPANIES:
        for name in re.finditer(_NAMES, tail["names"]):
            start = tail.start("names") + name.start()
            yield Body(name[0], None, part, start, start + len(name[0]))
    elif head.value is Head.COMPANY:
        yield _body(part, tail, tail.start("name"))
    elif " " in tail[0]:
        yield _body(part, tail, head.start)


def _body(part: Part, match: re.Match[str], start: int) -> Body:
    end = match.end()
    name = part.text[start:end]
    person = None if match["acronym"] else _behind_a_place(name)
    if person:  # "du Parti communiste du Vietnam Tô Lâm"
        name, end = name[:person], start + person
    return Body(name, match["acronym"], part, start, end)


@lru_cache(maxsize=10_000)  # the same bodies are named in article after article
def countries_in(name: str) -> tuple[Match[Sense], ...]:
    """What speaks of a country in the name of a body."""
    return country_matcher().find(name)


def _behind_a_place(name: str) -> int | None:
    """Where a name of a body ends, if "du Vietnam" is followed by somebody's name in it."""
    for match in countries_in(name):
        if _PLACE_BEFORE.search(name[: match.start]) and _SOMEBODY.fullmatch(name, match.end):
            return match.end
    return None
