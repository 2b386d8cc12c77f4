"""The words that names of bodies begin with, from `vocabulary/bodies.toml`."""

import tomllib
from enum import StrEnum
from functools import cache

from app.reading.matcher import Matcher
from app.reading.vocabulary.gazetteer import VOCABULARY


class Head(StrEnum):
    """Of what kind the name is that a word begins."""

    PROPER = "proper"
    COMMON = "common"
    MINISTRY = "ministry"
    COMPANY = "company"
    COMPANIES = "companies"
    PORTFOLIO = "portfolio"
    FIELD = "field"


@cache
def head_matcher() -> Matcher[Head]:
    """Finds the words that names of bodies begin with."""
    return Matcher(((f"={word}", head) for head in Head for word in head_words(head)), cased=True)


@cache
def subjects() -> frozenset[str]:
    """Acronyms of what bodies work on: "Centre de prévention des maladies et du VIH"."""
    return frozenset(_vocabulary()["subjects"].split(", "))


@cache
def head_words(head: Head) -> tuple[str, ...]:
    """The words that begin names of a kind, as they are spelled."""
    return tuple(word.strip() for word in _vocabulary()[head].split(","))


@cache
def _vocabulary() -> dict[str, str]:
    return tomllib.loads((VOCABULARY / "bodies.toml").read_text(encoding="utf-8"))
