"""The names of countries and sectors in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path

from babel import Locale

from app.permalinks import fold_letters

SECTORS = Path(__file__).parent / "reading" / "vocabulary" / "sectors.toml"

# CLDR writes "Viêt Nam", "Myanmar (Birmanie)", "Hong Kong (R.A.S. chinoise …)"; the press does not.
PRESS_NAMES = {
    "fr": {"VN": "Vietnam", "MM": "Birmanie", "HK": "Hong Kong", "MO": "Macao"},
    "en": {"MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao"},
}


@cache
def countries(language: str) -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes with their names in `language` (`fr` or `en`)."""
    territories = Locale(language).territories
    named = {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return {**named, **PRESS_NAMES[language]}


@cache
def sectors(language: str) -> dict[str, str]:
    """Sector slugs with their names in `language`, in the vocabulary's order."""
    with SECTORS.open("rb") as file:
        return {sector["slug"]: sector[language] for sector in tomllib.load(file)["sector"]}


def country_name(code: str, language: str) -> str:
    """The country's name, or the code itself where no name is known."""
    return countries(language).get(code, code)


def sector_name(slug: str, language: str) -> str:
    """The sector's name, or the slug itself where no name is known."""
    return sectors(language).get(slug, slug)


@cache
def _codes(kind: str) -> dict[str, str]:
    """Folded names in both languages → the code or slug."""
    known = countries if kind == "country" else sectors
    return {
        fold_letters(name): code
        for language in ("en", "fr")
        for code, name in (*known(language).items(), *((c, c) for c in known(language)))
    }


def resolve(kind: str, name: str) -> str | None:
    """The code of a `country` or the slug of a `sector` by its name in either language, however
    it is accented or written; null where nobody knows it.
    """
    return _codes(kind).get(fold_letters(name))
