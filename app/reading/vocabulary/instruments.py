"""The instruments of cooperation, from `vocabulary/instruments.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.reading.matcher import Matcher
from app.reading.vocabulary.inflection import plural

VOCABULARY = Path(__file__).parent / "instruments.toml"


class Group(StrEnum):
    """What can be said of an instrument: see the vocabulary."""

    TREATY = "treaties"
    PAPER = "papers"
    PARTNERSHIP = "partnerships"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument by its kind; `several` in a plural form."""

    kind: str
    group: Group
    several: bool = False

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
    vocabulary = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    for group, kinds in vocabulary.items():
        for kind, others in kinds.items():
            for form in (one.strip() for one in (kind, *others.split(",")) if one.strip()):
                yield _spelled(form), Instrument(kind, Group(group))
                if group != Group.SILENT and plural(form) != form:
                    yield _spelled(plural(form)), Instrument(kind, Group(group), several=True)


def _spelled(form: str) -> str:
    """A form in lower case, as the press writes "accord" and "Accord"; acronyms as they are."""
    return form if form.isupper() or form == "MoU" else form.lower()
