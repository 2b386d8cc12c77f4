"""The 23 sectors and the words that speak of them, from `vocabulary/sectors.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.inflection import plural
from app.reading.matcher import Matcher

VOCABULARY = Path(__file__).parent / "vocabulary" / "sectors.toml"

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

    `weight` are its points, of which `body` is the share that counts below the lead.
    """

    slug: str | None
    text: str
    weight: float
    body: float = 1.0

    @property
    def acronym(self) -> bool:
        return self.text.isupper()


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors in the order of the vocabulary."""
    return tuple(Sector(one["slug"], one["fr"], one["en"]) for one in _vocabulary()["sector"])


@cache
def terms() -> tuple[Term, ...]:
    """All terms of all sectors, and the silent phrases."""
    return tuple(_terms())


@cache
def term_matcher() -> Matcher[Term]:
    """Finds the terms in their singular and plural."""
    return Matcher((form, term) for term in terms() for form in forms(term))


def forms(term: Term) -> set[str]:
    """The spellings of a term: a sector's word also in its plural."""
    return {term.text} if term.slug is None else {term.text, plural(term.text)}


def _terms() -> Iterator[Term]:
    for text in _listed(_vocabulary()["silent"]):
        yield Term(None, text, 0.0)
    for sector in _vocabulary()["sector"]:
        for weight, kind in ((STRONG, "strong"), (WEAK, "weak")):
            for text in _listed(sector[kind]):
                yield Term(sector["slug"], text, weight, sector.get("body", 1.0))


def _listed(text: str) -> Iterator[str]:
    return (" ".join(term.split()) for term in text.split(",") if term.strip())


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
