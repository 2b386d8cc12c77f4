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
def words(keys: str) -> str:
    """A pattern for any of the words listed under `keys`, as whole words."""
    listed = (word for key in keys.split(",") for word in _vocabulary()[key])
    return rf"\b{any_of(map(fold, listed))}\b"


@cache
def phrase(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled, where `<key>` stands for the words listed under that key, and
    `<key,other>` for those under both: quicker than one pattern after the other."""
    return re.compile(re.sub(r"<([\w,]+)>", lambda match: words(match[1]), pattern))


def any_word_of(pattern: str) -> str:
    """A pattern for any of the words that `pattern` takes from the vocabulary."""
    return f"<{','.join(re.findall(r'<([a-z_,]+)>', pattern))}>"


@cache
def _vocabulary() -> dict[str, list[str]]:
    text = (VOCABULARY / "parties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
