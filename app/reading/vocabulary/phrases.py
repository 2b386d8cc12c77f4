"""Patterns over folded text, made of the words in `vocabulary/parties.toml`."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from app.reading.parts import fold
from app.reading.vocabulary.gazetteer import VOCABULARY

ARTICLE = r"(?:la |le |l'|les |des? |du |de la |de l'|d')?"
IN = rf"(?:a|au|aux|en|dans) {ARTICLE}"
OF = r"(?:de l'|de la |d'|de |du |des )"


@cache
def words(key: str) -> str:
    """A pattern for any of the words listed under `key`, as whole words."""
    return rf"\b{_any_of(fold(word) for word in _vocabulary()[key])}\b"


def _any_of(texts: Iterable[str]) -> str:
    """A pattern for any of `texts`, an "*" being any ending; what they begin with alike is tried
    but once, for searches spend their time where nothing is found."""
    by_first: dict[str, list[str]] = {}
    for text in texts:
        by_first.setdefault(text[:1], []).append(text[1:])
    ends = by_first.pop("", None) is not None
    branches = [
        (r"\w*" if first == "*" else re.escape(first)) + _any_of(rest)
        for first, rest in by_first.items()
    ]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


@cache
def phrase(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled, where `<key>` stands for the words listed under that key."""
    return re.compile(re.sub(r"<(\w+)>", lambda match: words(match[1]), pattern))


@cache
def _vocabulary() -> dict[str, list[str]]:
    text = (VOCABULARY / "parties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
