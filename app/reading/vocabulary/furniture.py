"""What `vocabulary/furniture.toml` knows of pages, as forms and as regular expressions."""

import re
import tomllib
from functools import cache
from pathlib import Path

from app.reading.parts import fold
from app.reading.vocabulary import alternation


@cache
def forms(key: str) -> tuple[str, ...]:
    """The folded forms under `key`, e.g. `agencies`, each once."""
    return tuple(dict.fromkeys(fold(form) for form in _table()[key]))


@cache
def _table() -> dict[str, list[str]]:
    path = Path(__file__).parent / "furniture.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def any_of(key: str) -> str:
    """A regular expression for one of the vocabulary's forms, the longest that fits."""
    return rf"(?:{alternation.any_of(forms(key))})"


@cache
def agency() -> str:
    """A regular expression for one agency or several ("VNA/CVN"), in folded text."""
    one = any_of("agencies")
    return rf"{one}(?:\s?[/,&-]\s?{one}){{0,3}}(?![\w+])"


def usual_agency(printed: str) -> str:
    """An agency as it is shown, however it is printed: VOV for "VOVworld", and so each of a joint
    one: VNA/CVN for "AVI/CVN"."""
    return re.sub(
        r"[^\s/,&][^/,&]*(?<!\s)", lambda one: _spellings().get(fold(one[0]), one[0]), printed
    )


@cache
def _spellings() -> dict[str, str]:
    listed = (one.partition(": ") for one in _table()["agency_spellings"])
    usual = {fold(agency): agency for agency in _table()["agencies"]}
    return usual | {fold(printed): shown for printed, _, shown in listed}


def quote(line: str, found: re.Match[str], group: str) -> str | None:
    """The words of `line` that `group` matched in its fold; null if it matched none."""
    return line[found.start(group) : found.end(group)] if found[group] else None
