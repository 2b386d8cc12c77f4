"""Patterns over folded text, made of the words in `vocabulary/parties.toml`."""

import re
import tomllib
from functools import cache

from app.reading.parts import fold
from app.reading.vocabulary.alternation import any_of
from app.reading.vocabulary.gazetteer import VOCABULARY

ARTICLE = r"(?:la |le |l'|les |des? |du |de la |de l'|d')?"
IN = rf"(?:a|au|aux|en|dans) {ARTICLE}"
OF = r"(?:de l'|de la |d'|de |du |des )"


@cache
def words(key: str) -> str:
    """A pattern for any of the words listed under `key`, as whole words."""
    return rf"\b{any_of(fold(word) for word in _vocabulary()[key])}\b"


@cache
def phrase(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled, where `<key>` stands for the words listed under that key."""
    return re.compile(re.sub(r"<(\w+)>", lambda match: words(match[1]), pattern))


@cache
def _vocabulary() -> dict[str, list[str]]:
    text = (VOCABULARY / "parties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
