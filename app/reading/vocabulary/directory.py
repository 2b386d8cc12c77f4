"""The organisations the vocabulary knows: international ones, and those that act for a country."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.reading.matcher import Matcher
from app.reading.vocabulary.gazetteer import VOCABULARY


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation; `country` is null for an international one. An `agency` of the press is
    cited more often than it acts."""

    name: str
    country: str | None
    agency: bool = False


@cache
def organisation_matcher() -> Matcher[Organisation]:
    """Finds known organisations by their names and acronyms."""
    return Matcher(organisation_forms(), cased=True)


def organisation_forms() -> Iterator[tuple[str, Organisation]]:
    """Every form with its organisation; "Name (ACRONYM)" is found by the forms listed alone."""
    text = (VOCABULARY / "organisations.toml").read_text(encoding="utf-8")
    vocabulary = tomllib.loads(text)
    agencies = vocabulary.pop("press")["agencies"]
    for group, entries in vocabulary.items():
        country = None if group == "international" else group
        for name, forms in entries.items():
            organisation = Organisation(name, country, name in agencies)
            for form in dict.fromkeys((name, *forms)):
                yield form, organisation
