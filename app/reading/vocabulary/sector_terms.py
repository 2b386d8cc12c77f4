"""The 23 sectors and the words that speak of them, from `vocabulary/sectors.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.matcher import Matcher
from app.reading.parts import fold
from app.reading.vocabulary.alternation import any_of
from app.reading.vocabulary.inflection import plural

VOCABULARY = Path(__file__).parent / "sectors.toml"

_SHORT = 4
"""Letters of the longest word that is taken for an acronym when in capitals, or for another where
accents lack."""

STRONG, WEAK = 1.0, 0.35
"""Points of a term found once in the body."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of cooperation: its slug in URLs and its names."""

    slug: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a sector, in its singular; a silent one has no sector, an acronym has capitals.

    `weight` are its points, of which `body` is the share that counts below the lead. A `struck` one
    tells of damage: what else its sentence names was hit.
    """

    slug: str | None
    text: str
    weight: float
    body: float = 1.0
    struck: bool = False

    @property
    def acronym(self) -> bool:
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Form:
    """A term as it is spelled in singular or plural."""

    text: str
    term: Term

    def fits(self, words: str, bare: bool = False) -> bool:
        """Whether `words`, which fold to the same, are this form.

        An acronym has capitals. One word has its accents: "mais" is no "maïs", "a jugé" no "juge";
        but a capital often goes without ("Etudiants"), and "EAU" is no "eau". Longer words may
        lack them in a text that is `bare` of accents.
        """
        if words == self.text:
            return True
        if self.term.acronym:
            return words.isupper()
        if " " in self.text or (bare and len(words) > _SHORT):
            return True
        if words.isupper():
            return len(words) > _SHORT
        first = words[0].lower() == self.text[0].lower() or words[0].isupper()
        return first and words[1:] == self.text[1:]


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors in the order of the vocabulary."""
    return tuple(Sector(one["slug"], one["fr"], one["en"]) for one in _vocabulary()["sector"])


@cache
def terms() -> tuple[Term, ...]:
    """All terms of all sectors, and the silent phrases."""
    return tuple(_terms())


@cache
def term_matcher() -> Matcher[Form]:
    """Finds the terms in their singular and plural; a form speaks once for each sector."""
    spelled: dict[tuple[str, str | None], Form] = {}
    for term in terms():
        for text in forms(term):
            spelled.setdefault((fold(text), term.slug), Form(text, term))
    return Matcher((form.text, form) for form in spelled.values())


def forms(term: Term) -> set[str]:
    """The spellings of a term: a sector's word also in its plural."""
    return {term.text} if term.slug is None else {term.text, plural(term.text)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that makes a sector: what the folded text says `behind` the words that tell of it,
    and what it is worth."""

    behind: re.Pattern[str]
    term: Term


@cache
def meeting_matcher() -> Matcher[Meeting]:
    """Finds the words that tell of a meeting."""
    return Matcher(
        (text, Meeting(_behind(one), Term(one["slug"], "meeting", STRONG, one.get("body", 1.0))))
        for one in _vocabulary()["sector"]
        if "met" in one
        for text in _listed(one["met"])
    )


def _behind(sector: dict[str, Any]) -> re.Pattern[str]:
    things, guests = _either(sector["things"]), _either(sector["guests"])
    return re.compile(rf"(?! {things}\b)[^.;:!?]{{0,80}}?\b{guests}\b")


def _either(words: str) -> str:
    return any_of(fold(word) for word in _listed(words))


def _terms() -> Iterator[Term]:
    for text in _listed(_vocabulary()["silent"]):
        yield Term(None, text, 0.0)
    for sector in _vocabulary()["sector"]:
        for weight, kind in ((STRONG, "strong"), (WEAK, "weak"), (WEAK, "struck")):
            for text in _listed(sector.get(kind, "")):
                body = sector.get("body", 1.0)
                yield Term(sector["slug"], text, weight, body, kind == "struck")


def _listed(text: str) -> Iterator[str]:
    return (" ".join(term.split()) for term in text.split(",") if term.strip())


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
