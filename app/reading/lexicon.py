"""Which words are French: frequencies from wordfreq, loaded once and asked by word."""

import re
from functools import cache

WORD = re.compile(r"[^\W\d_]+")


@cache
def _frequencies() -> dict[str, float]:
    import wordfreq

    table: dict[str, float] = wordfreq.get_frequency_dict("fr", "large")
    return table


def frequency(word: str) -> float:
    """How often `word` (lower case) stands in French text, 0..1; 0 if it is not known."""
    return _frequencies().get(word, 0.0)


def unknown_words(text: str) -> int:
    """How many words of `text` no French reader would know: a measure of damage."""
    return sum(not frequency(word.lower()) for word in WORD.findall(text))
