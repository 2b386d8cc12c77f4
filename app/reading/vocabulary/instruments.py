"""The instruments of cooperation, from `vocabulary/instruments.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.matcher import Matcher
from app.reading.vocabulary.inflection import plural

DECLARATION, CONTRACT = "déclaration", "contrat"
DOCUMENT, FREE_TRADE = "document de coopération", "accord de libre-échange"
"""Kinds that rules know by their names."""

VOCABULARY = Path(__file__).parent / "instruments.toml"


class Group(StrEnum):
    """What can be said of an instrument: see the vocabulary."""

    TREATY = "treaties"
    PAPER = "papers"
    PARTNERSHIP = "partnerships"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument by its kind; `several` in a plural form, `feminine` where it is named so."""

    kind: str
    group: Group
    several: bool = False
    feminine: bool = False

    @property
    def unique(self) -> bool:
        """Whether there is but one treaty of the kind."""
        return self.kind in _kinds("unique")

    @property
    def joint(self) -> bool:
        """Whether it is called by its day when it is older."""
        return self.kind in _kinds("joint")

    @property
    def worldwide(self) -> bool:
        """Whether it is all the world's when it is called by its day."""
        return self.kind in _kinds("worldwide")

    @property
    def own(self) -> bool:
        """Whether it may be its author's alone."""
        return self.kind in _kinds("own")

    @property
    def shown(self) -> str:
        """The kind to show, in the plural if several are spoken of."""
        return plural(self.kind) if self.several else self.kind


@cache
def instrument_matcher() -> Matcher[Instrument]:
    """Finds the instruments in singular and plural; acronyms in capitals only."""
    return Matcher(instrument_forms(), cased=True)


def instrument_forms() -> Iterator[tuple[str, Instrument]]:
    """Every form with its instrument."""
    vocabulary = _vocabulary()
    slips = {word: _listed(others) for word, others in vocabulary["slips"].items()}
    for group in Group:
        for kind, others in vocabulary[group].items():
            for form in _bilateral(_with_slips((kind, *_listed(others)), slips)):
                feminine = form.partition(" ")[0] in _kinds("feminine")
                yield _spelled(form), Instrument(kind, group, feminine=feminine)
                if group is not Group.SILENT and plural(form) != form:
                    several = Instrument(kind, group, several=True, feminine=feminine)
                    yield _spelled(plural(form)), several


def parties_of(name: str) -> tuple[str, ...]:
    """Whose the treaty is that goes by a name of its own ("EVFTA"); nobody's if none does."""
    return _parties().get(name, ())


@cache
def _parties() -> dict[str, tuple[str, ...]]:
    return {name: tuple(_listed(whose)) for name, whose in _vocabulary()["parties"].items()}


@cache
def _kinds(key: str) -> frozenset[str]:
    return frozenset(_listed(_vocabulary()[key]))


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _bilateral(forms: Iterable[str]) -> Iterator[str]:
    """The forms, those of an agreement on something also as "accord bilatéral de …"."""
    for form in forms:
        yield form
        first, _, rest = form.partition(" ")
        if first == "accord" and rest.startswith(("de ", "d'", "sur ")):
            yield f"accord bilatéral {rest}"


def _with_slips(forms: Iterable[str], slips: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The forms, each also with its first word misspelled as the press does."""
    for form in filter(None, forms):
        first, space, rest = form.partition(" ")
        for word in (first, *slips.get(first, ())):
            yield word + space + rest


def _spelled(form: str) -> str:
    """A form in lower case, as the press writes "accord" and "Accord"; acronyms as they are."""
    return form if form.isupper() or form == "MoU" else form.lower()
