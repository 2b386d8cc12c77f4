"""The names of countries, sectors and languages in the reader's language."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Protocol, TypeVar

from babel import Locale

from app.permalinks import fold_letters

VOCABULARY = Path(__file__).parent / "reading" / "vocabulary"

SHORTEST_BEGINNING = 3

# What CLDR lists beside the countries: regions of the world and codes for tests.
NO_COUNTRIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")

# CLDR's English names that are longer than anyone writes.
SHORTER = {"MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao"}


# English names that CLDR does not have, or has no longer.
OFTEN_SAID = {
    "Burma": "MM",
    "Czech Republic": "CZ",
    "East Timor": "TL",
    "England": "GB",
    "Great Britain": "GB",
    "Holland": "NL",
    "Ivory Coast": "CI",
    "Korea": "KR",
    "Turkey": "TR",
}

# Such a name is a person's, a continent's or a usual word as well; or that of the press's own
# country, of which no article has a mention.
NO_OTHER_NAMES = ("maurice", "amerique", "jordan", "reunion", "vn", "viet nam")

SHORTEST_OTHER = 4
"""Shorter names than that are a country's only in capitals: "UK", "RDC"."""


@cache
def _press_vocabulary() -> dict[str, Any]:
    with (VOCABULARY / "countries.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _press_names() -> dict[str, list[str]]:
    """What the French-language press calls each country, the usual name first."""
    vocabulary = _press_vocabulary()
    return {
        code: [name.lstrip("=") for name in vocabulary[code]["names"]]
        for code in vocabulary
        if len(code) == 2 and "names" in vocabulary[code]
    }


@cache
def _adjectives() -> dict[str, str]:
    """Folded adjectives, in their four forms, with the code of the one country they are of."""
    found: dict[str, set[str]] = {}
    for code in _press_names():
        for forms in _press_vocabulary()[code].get("adjectives", ()):
            for form in forms:
                found.setdefault(fold_letters(form), set()).add(code)
    shared = {
        fold_letters(form)
        for one in _press_vocabulary()["shared"]
        for forms in one.get("adjectives", ())
        for form in forms
    }
    return {
        form: codes.pop() for form, codes in found.items() if len(codes) == 1 and form not in shared
    }


@cache
def _other_names() -> dict[str, str]:
    """Folded names that are no country's usual one of one word in French: its English name,
    "Angleterre", "Corée du Sud"."""
    usual = {fold_letters(name) for name in countries("fr").values()}
    usual = {name for name in usual if " " not in name}
    press = ((name, code) for code, some in _press_names().items() for name in some)
    english = ((name, code) for code, name in countries("en").items())
    return {
        folded: code
        for name, code in (*english, *OFTEN_SAID.items(), *press)
        if (folded := fold_letters(name)) not in usual and folded not in NO_OTHER_NAMES
    }


@cache
def _organisations() -> dict[str, str]:
    """Folded acronyms and full names of international organisations → how each is shown."""
    with (VOCABULARY / "organisations.toml").open("rb") as file:
        international: dict[str, list[str]] = tomllib.load(file)["international"]
    found: dict[str, str] = {}
    for shown, forms in international.items():
        acronyms = [form for form in forms if form.isupper() and " " not in form]
        for name in (*shown.rstrip(")").split(" ("), *forms[:1], *acronyms):
            found.setdefault(fold_letters(name), shown)
    return found


@cache
def _agencies() -> dict[str, str]:
    """Folded names of news agencies → how each is shown."""
    with (VOCABULARY / "furniture.toml").open("rb") as file:
        furniture = tomllib.load(file)
    spellings = (one.partition(": ") for one in furniture["agency_spellings"])
    shown = [(name, name) for name in furniture["agencies"]]
    shown += [(printed, usual) for printed, _, usual in spellings]
    return {fold_letters(printed): usual for printed, usual in shown}


@cache
def countries(language: str) -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes with their names in `language` (`fr` or `en`): in French as the
    press writes them, else as CLDR does.
    """
    territories = Locale(language).territories
    named = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
    }
    if language == "en":
        return {**named, **SHORTER}
    press = {code: several[0] for code, several in _press_names().items()}
    return named | {
        code: (name[0].upper() + name[1:]).replace("'", "’") for code, name in press.items()
    }


@cache
def sectors(language: str) -> dict[str, str]:
    """Sector slugs with their names in `language`, in the vocabulary's order."""
    with (VOCABULARY / "sectors.toml").open("rb") as file:
        return {sector["slug"]: sector[language] for sector in tomllib.load(file)["sector"]}


@cache
def languages(language: str) -> dict[str, str]:
    """ISO 639-1 codes of languages with their names in `language`, as CLDR has them."""
    named = Locale(language).languages
    return {code: name for code, name in named.items() if len(code) == 2}


def country_name(code: str, language: str) -> str:
    """The country's name, or the code itself where no name is known."""
    return countries(language).get(code, code)


def sector_name(slug: str, language: str) -> str:
    """The sector's name, or the slug itself where no name is known."""
    return sectors(language).get(slug, slug)


def language_name(code: str, language: str) -> str:
    """The language's name, or the code itself where no name is known."""
    return languages(language).get(code, code)


class Counted(Protocol):
    """Something with a code or slug, and how often it is found."""

    @property
    def key(self) -> str: ...
    @property
    def count(self) -> int: ...


One = TypeVar("One", bound=Counted)


def ranked(kind: str, counts: Iterable[One], language: str) -> list[One]:
    """The countries (`country`) or sectors (`sector`) counted, most first; those of the same count
    by their names in the reader's language.
    """
    name = country_name if kind == "country" else sector_name
    return sorted(counts, key=lambda one: (-one.count, fold_letters(name(one.key, language))))


@cache
def _codes(kind: str) -> dict[str, str]:
    """Folded names in both languages → the code or slug."""
    known = {"country": countries, "sector": sectors, "language": languages}[kind]
    names = dict(_adjectives()) if kind == "country" else {}
    names |= {fold_letters(key): key for key in known("fr")}
    if kind == "country":
        names |= {fold_letters(name): code for name, code in OFTEN_SAID.items()}
        names |= {fold_letters(n): code for code, some in _press_names().items() for n in some}
    for language in ("en", "fr"):
        names |= {fold_letters(name): key for key, name in known(language).items()}
    return names


def beginning(kind: str, typed: str, language: str) -> Iterator[str]:
    """The codes of countries (`country`) or slugs of sectors (`sector`) of whose name a word begins
    as `typed`: first by the names shown in `language`, then by any other, as "USA".
    """
    known = {"country": countries, "sector": sectors}[kind](language)
    wanted = f" {fold_letters(typed)}"
    shown = (key for key, name in known.items() if wanted in f" {fold_letters(name)}")
    called = (key for name, key in _codes(kind).items() if wanted in f" {name}")
    yield from dict.fromkeys(chain(shown, called))


def resolve(kind: str, name: str) -> str | None:
    """The code of a `country` or `language` or the slug of a `sector` by its name in either
    language, however it is accented or written, or an `agency` or an international `organisation`
    as it is shown; null where nobody knows it. A sector is known by the beginning of a word of its
    name too, where no other has such a word. An `other country name` is one that the articles,
    which are French, hardly use, or one of several words.
    """
    if kind == "agency":
        return _agencies().get(fold_letters(name))
    if kind == "organisation":
        return _organisations().get(fold_letters(name))
    if kind == "other country name":
        known = name.isupper() or len(name) >= SHORTEST_OTHER
        return _other_names().get(fold_letters(name)) if known else None
    codes, folded = _codes(kind), fold_letters(name)
    if kind == "sector" and len(folded) >= SHORTEST_BEGINNING and folded not in codes:
        begun = {slug for known, slug in codes.items() if known.startswith(folded)}
        begun = begun or {slug for known, slug in codes.items() if f" {folded}" in known}
        return begun.pop() if len(begun) == 1 else None
    return codes.get(folded)
