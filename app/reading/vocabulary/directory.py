"""The organisations the vocabulary knows: international ones, and those that act for a country."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.reading.matcher import Matcher
from app.reading.vocabulary.gazetteer import VOCABULARY


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation; `country` is null for an international one."""

    name: str
    country: str | None


@cache
def organisation_matcher() -> Matcher[Organisation]:
    """Finds known organisations by their names and acronyms."""
    return Matcher(organisation_forms(), cased=True)


def organisation_forms() -> Iterator[tuple[str, Organisation]]:
    """Every form with its organisation; "Name (ACRONYM)" is found by the forms listed alone."""
    text = (VOCABULARY / "organisations.toml").read_text(encoding="utf-8")
    for group, entries in tomllib.loads(text).items():
        for name, forms in entries.items():
            organisation = Organisation(name, None if group == "international" else group)
            for form in dict.fromkeys((name, *forms)):
                yield form, organisation
