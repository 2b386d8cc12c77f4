"""What the vocabulary knows of the world's countries: every form that speaks of one."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.localedata import exists

from app.reading.matcher import Matcher
from app.reading.parts import fold

VOCABULARY = Path(__file__).parent


class Kind(StrEnum):
    """In which way words speak of a country; the last three speak of none."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    PLACE = "place"
    NICKNAME = "nickname"
    PREFIX = "prefix"
    COMPANY = "company"
    HISTORIC = "historic"
    LANGUAGE = "language"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form stands for; of several codes the first is meant unless another is named."""

    kind: Kind
    codes: tuple[str, ...] = ()


@cache
def country_codes() -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of all countries the vocabulary knows."""
    return tuple(code for code in _read("countries.toml") if code != "shared")


@cache
def country_matcher() -> Matcher[Sense]:
    """Finds everything that speaks of a country in French, and the traps."""
    return Matcher(country_forms(), cased=True)


@cache
def name_matcher(language: str) -> Matcher[Sense]:
    """Finds countries by their names in another language ("en", "vi"), spelled exactly so."""
    return Matcher(_names_in(language), cased=True)


def country_forms() -> Iterator[tuple[str, Sense]]:
    """Every French form with its sense, country by country, then what states share, then traps."""
    vocabulary = _read("countries.toml")
    shared = vocabulary.pop("shared")
    for code, entry in vocabulary.items():
        yield from _entry_forms(entry, (code,))
    for entry in shared:
        yield from _entry_forms(entry, tuple(entry["codes"]))
    yield from _traps()


def _entry_forms(entry: dict[str, Any], codes: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    for key, kind in (
        ("names", Kind.NAME),
        ("capitals", Kind.CAPITAL),
        ("places", Kind.PLACE),
        ("nicknames", Kind.NICKNAME),
        ("historic", Kind.HISTORIC),
    ):
        for form in _with_spaces(entry.get(key, ())):
            yield form, Sense(kind, codes)
    for form in _with_spaces(form for row in entry.get("adjectives", ()) for form in row):
        yield form, Sense(Kind.ADJECTIVE, codes)
    for prefix in entry.get("prefixes", ()):
        yield prefix + "-", Sense(Kind.PREFIX, codes)


def _with_spaces(forms: Iterable[str]) -> Iterable[str]:
    """Each form once, and as the press writes it that leaves out hyphens: "Cap Vert"."""
    return dict.fromkeys(one for form in forms for one in (form, form.replace("-", " ")))


@cache
def languages() -> frozenset[str]:
    """What languages are called, as men's adjectives are: "anglais"."""
    names = _read("traps.toml")["languages"]["masculine"]
    return frozenset(name.removeprefix("=") for name in names)


def _traps() -> Iterator[tuple[str, Sense]]:
    vocabulary = _read("traps.toml")
    languages = vocabulary.pop("languages")
    del vocabulary["given_names"]
    for phrases in vocabulary.values():
        for phrase in phrases:
            yield phrase, Sense(Kind.TRAP)
    for gender in ("masculine", "feminine"):
        for phrase in languages[f"{gender}_phrases"]:
            for language in languages[gender]:
                name = language.removeprefix("=")
                if _is_french(phrase, name):
                    exact = "=" if language.startswith("=") else ""
                    yield exact + phrase.format(name), Sense(Kind.LANGUAGE)


def _is_french(phrase: str, name: str) -> bool:
    """Whether what stands before `name` in `phrase` suits its first letter: "l'anglais", "du
    russe"."""
    vowel = fold(name[0]) in "aeiou"
    if "'{}" in phrase:
        return vowel
    return not (vowel and ("le {}" in phrase or "du {}" in phrase or "de {}" in phrase))


def _names_in(language: str) -> Iterator[tuple[str, Sense]]:
    if not exists(language):
        return
    territories = Locale(language).territories
    extra = _read("names.toml").get(language, {})
    for code in country_codes():
        for form in dict.fromkeys((territories[code], *extra.get(code, ()))):
            yield "=" + form, Sense(Kind.NAME, (code,))
    for phrase in extra.get("traps", ()):
        yield "=" + phrase, Sense(Kind.TRAP)


@cache
def adjectives() -> frozenset[str]:
    """Adjectives and inhabitants of countries, in small letters."""
    return frozenset(
        form.removeprefix("=").lower()
        for form, sense in country_forms()
        if sense.kind is Kind.ADJECTIVE
    )


@cache
def names_of_two_words() -> frozenset[str]:
    """Names of countries of two words, as spelled: "Sierra Leone"."""
    return frozenset(
        form for form, sense in country_forms() if sense.kind is Kind.NAME and form.count(" ") == 1
    )


@cache
def given_names() -> frozenset[str]:
    """Names of countries that people bear too, as spelled."""
    return frozenset(_read("traps.toml")["given_names"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((VOCABULARY / name).read_text(encoding="utf-8"))
