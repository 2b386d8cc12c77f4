"""Names in other languages, and the traps: known codes, no doublets, nothing said of a country."""

import tomllib
from collections import Counter

import pytest

from app.reading.countries.mentions import find_mentions
from app.reading.parts import Part
from app.reading.vocabulary.gazetteer import (
    VOCABULARY,
    Kind,
    country_codes,
    country_forms,
    name_matcher,
)

NAMES = tomllib.loads((VOCABULARY / "names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", NAMES)
def test_every_code_is_known(language: str) -> None:
    assert NAMES[language].keys() - {"traps"} <= set(country_codes())


@pytest.mark.parametrize("language", NAMES)
def test_no_name_is_listed_twice(language: str) -> None:
    listed = Counter(name for names in NAMES[language].values() for name in names)
    assert [name for name, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("language", NAMES)
def test_every_name_is_found_as_its_country(language: str) -> None:
    for code, names in NAMES[language].items():
        for name in names:
            values = [match.value for match in name_matcher(language).find(f"({name})")]
            assert [value.codes for value in values] == [() if code == "traps" else (code,)], name


def test_no_trap_speaks_of_a_country() -> None:
    traps = [form for form, sense in country_forms() if sense.kind in (Kind.TRAP, Kind.LANGUAGE)]
    caught = {
        trap: [mention.code for mention in mentions]
        for trap in traps
        if (mentions := find_mentions([Part("lead", 0, f"Voici {trap.removeprefix('=')}.")]))
    }
    assert caught == {}
