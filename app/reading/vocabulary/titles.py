"""The titles that introduce a person's name, from `vocabulary/offices.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.matcher import Matcher
from app.reading.parts import fold
from app.reading.vocabulary.inflection import plural

VOCABULARY = Path(__file__).parent / "offices.toml"


class Kind(IntEnum):
    """What a title says of its bearer; a person is shown in the highest they are named in."""

    ADDRESS = 0
    RANK = 1
    OCCUPATION = 2
    FUNCTION = 3
    STATE = 4
    COUNTERPART = 5


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its singular, and whether this form of it is a plural."""

    text: str
    kind: Kind
    several: bool = False

    @property
    def alone(self) -> bool:
        """Whether nothing may stand between it and the name: "le général Giang"."""
        return self.kind is Kind.RANK and " " not in self.text


_ACTING = ("", " par intérim", " a.i.")
"""What may be added to an office."""


@cache
def titles() -> tuple[Title, ...]:
    """All titles, in their singular."""
    return tuple(
        Title(text + acting, kind)
        for kind in reversed(Kind)
        for text in _listed(kind.name.lower())
        for acting in (_ACTING if kind in (Kind.STATE, Kind.FUNCTION) else ("",))
    )


@cache
def title_matcher() -> Matcher[Title]:
    """Finds the titles in singular and plural; of two that are spelled alike, the higher."""
    spelled: dict[str, tuple[str, Title]] = {}
    for title in titles():
        spelled.setdefault(fold(title.text), (title.text, title))
        several = Title(title.text, title.kind, several=True)
        spelled.setdefault(fold(plural(title.text)), (plural(title.text), several))
    return Matcher(spelled.values(), cased=True)


@cache
def breaking_words() -> frozenset[str]:
    """Words that part a title from a name that is not its bearer's, in lower case."""
    return frozenset(_listed("breaks"))


def country_of(title: str) -> str | None:
    """The code of the only state that has an office: the pope is of the Vatican."""
    countries: dict[str, str] = _vocabulary()["countries"]
    return countries.get(title)


def masculine(title: str) -> str:
    """The masculine of a title, itself where it is one or serves as both."""
    return _genders().get(title, title)


def feminine(title: str) -> str:
    """The feminine of a title, itself where it is one or serves as both."""
    return next((hers for hers, his in _genders().items() if his == title), title)


def _genders() -> dict[str, str]:
    genders: dict[str, str] = _vocabulary()["masculine"]
    return genders


def _listed(key: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in _vocabulary()[key].split(",") if word.strip())


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
