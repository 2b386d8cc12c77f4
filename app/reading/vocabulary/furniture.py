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
    path = Path(__file__).parent / "furniture.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(fold(form) for form in table[key]))


def any_of(key: str) -> str:
    """A regular expression for one of the vocabulary's forms, the longest that fits."""
    return rf"(?:{alternation.any_of(forms(key))})"


@cache
def agency() -> str:
    """A regular expression for one agency or several ("VNA/CVN"), in folded text."""
    one = any_of("agencies")
    return rf"{one}(?:\s?[/,&-]\s?{one}){{0,3}}(?![\w+])"


def quote(line: str, found: re.Match[str], group: str) -> str | None:
    """The words of `line` that `group` matched in its fold; null if it matched none."""
    return line[found.start(group) : found.end(group)] if found[group] else None
