"""What tells a person's name from other names, from `vocabulary/people.toml`."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.parts import CAPITALS, fold

VOCABULARY = Path(__file__).parent / "people.toml"


@cache
def family_names() -> frozenset[str]:
    """Vietnamese family names, folded."""
    return frozenset(fold(word) for word in _listed("family_names"))


@cache
def given_names() -> frozenset[str]:
    """Given names that show a person, folded."""
    return frozenset(fold(word) for word in _listed("given_names"))


def is_given(word: str) -> bool:
    """Whether a folded word is a given name, or begins with one ("jean-claude")."""
    return word in given_names() or ("-" in word and word.partition("-")[0] in given_names())


_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
"""A Vietnamese syllable without its accents."""


def is_syllable(word: str) -> bool:
    """Whether a folded word may be part of a Vietnamese name."""
    return _SYLLABLE.fullmatch(word) is not None


_MARKED = re.compile(r".*(?:[aeiouy]nh|uo(?:ng|n|m|c|t|i)|uy(?:en|et|nh))|(?:tr|ngh?|nh)[aeiouy].*")
"""Syllables that no other language spells so: "Minh", "Chuong", "Trang"."""


def is_from_home(words: Sequence[str]) -> bool:
    """Whether folded words are Vietnamese by their very letters: "My Linh", but not "Li Na"."""
    return all(map(is_syllable, words)) and any(map(_MARKED.fullmatch, words))


_CAPITALISED = re.compile(rf"[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)+")


def names_of_home(text: str, least: int = 3) -> Iterator[re.Match[str]]:
    """Where `text` has a Vietnamese name of so many words at least, but for names of places, where
    others may be posted."""
    for run in _CAPITALISED.finditer(text):
        words = fold(run[0]).split()
        if (
            len(words) >= least
            and words[0] in family_names()
            and all(map(is_syllable, words))
            and " ".join(words) not in places()
        ):
            yield run


@cache
def inhabitants() -> dict[str, str]:
    """What the inhabitants of regions and cities are called, each with the code of the country."""
    vocabulary: dict[str, str] = _vocabulary()["inhabitants"]
    return {
        word.strip() + plural: code
        for code, words in vocabulary.items()
        for word in words.split(",")
        for plural in ("", "s")
    }


@cache
def korean_names() -> frozenset[str]:
    """Korean family names, as spelled."""
    return frozenset(_listed("korean_names"))


@cache
def places() -> frozenset[str]:
    """Places and things that read like a name, folded."""
    return frozenset(fold(word) for word in _listed("places"))


@cache
def things() -> frozenset[str]:
    """Words that make a name that of something else, folded."""
    return frozenset(fold(word) for word in _listed("things"))


@cache
def portfolios() -> frozenset[str]:
    """Such words that are a ministry's as well when they have a capital, as spelled."""
    return frozenset(_listed("portfolios"))


@cache
def common_words() -> frozenset[str]:
    """Capitalised words that are no part of a name."""
    return frozenset(_listed("common")) | firms()


@cache
def firms() -> frozenset[str]:
    """Such words that end the name of a firm or a body, as spelled: "Airlines"."""
    return frozenset(_listed("firms"))


@cache
def particles() -> tuple[str, ...]:
    """Small words inside names, as spelled: "van", "bin"."""
    return tuple(_listed("particles"))


def _listed(key: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in _vocabulary()[key].split(",") if word.strip())


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
