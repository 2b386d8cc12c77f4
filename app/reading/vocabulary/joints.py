"""Where French words come apart: `vocabulary/joints.toml`, and how usual a word is."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.reading.vocabulary.lexicon import frequency

COMMON = 3e-7  # as often as that, a word is no slip
RARE = 3e-7  # no more often than that, it may be one
# Points of damage an article must show before a place is mended.
SURE, LIKELY, BOLD = 0, 4, 10
STRAY = -1  # sure as well, but no sign that words were glued or split
LIGATURES = ("fi", "fl", "ffi", "ffl")  # behind one, a word may have broken
_LONG = 7  # letters
_HEAVY = 4  # letters of a word that is not one of the little ones


@dataclass(frozen=True, slots=True)
class Split:
    """The pieces of a glued token, and the damage an article must show before they are parted."""

    pieces: tuple[str, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Joints:
    """What `vocabulary/joints.toml` knows."""

    before: frozenset[str]
    openers: frozenset[str]
    abbreviations: frozenset[str]
    behind: frozenset[str]
    certain: frozenset[str]
    counted: frozenset[str]
    units: frozenset[str]
    combining: frozenset[str]
    lone: frozenset[str]
    no_surname_ending: frozenset[str]
    brands: frozenset[str]
    names: frozenset[str]
    slips: frozenset[str]
    fragments: frozenset[str]
    apart: frozenset[str]
    whole: frozenset[str]
    put: frozenset[str]


@cache
def joints() -> Joints:
    """The vocabulary of joints, loaded once."""
    path = Path(__file__).parent / "joints.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Joints(**{name: frozenset(words.split()) for name, words in table.items()})


@cache
def apart() -> dict[str, tuple[str, ...]]:
    """The pieces of glued tokens that lexicons know, by the token in small letters."""
    return {pieces.replace("_", ""): tuple(pieces.split("_")) for pieces in joints().apart}


def is_short(word: str, least: float = 3e-5) -> bool:
    """Whether `word` is a usual word of three letters (`clé`, `eau`, `dit`)."""
    return len(word) == 3 and frequency(word) >= least and word not in joints().fragments


def is_heavy(word: str, least: float | None = None) -> bool:
    """Whether `word` is a French word of some weight: four letters, usual, no mere ending.

    Long words may be rarer: they do not come about by chance.
    """
    least = least or (COMMON if len(word) < _LONG else COMMON / 3)
    return len(word) >= _HEAVY and frequency(word) >= least and word not in joints().fragments


def is_usual(word: str) -> bool:
    """Whether `word` (lower case) is written often enough to be no slip."""
    return frequency(word) > RARE and word not in joints().slips


@lru_cache(maxsize=50_000)  # an archive is written in few words
def is_suspect(token: str) -> bool:
    """Whether `token` needs a second look: no usual word, a capital within, or the mere ending of
    a word."""
    if len(token) < 2:
        return False
    if token in LIGATURES:
        return True
    if not (token[1:].islower() or token.isupper()):
        return True
    word, known = token.lower(), joints()
    if word in known.fragments or token in apart():
        return True
    return len(token) > 2 and not is_usual(word)
