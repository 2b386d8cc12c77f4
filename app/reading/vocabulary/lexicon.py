"""Which words are French: frequencies from wordfreq, loaded once and asked word by word."""

import re
from functools import cache

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+")  # of Latin letters, whatever their accents

_BUT_LETTERS = bytes(code if WORD.match(chr(code)) else ord(" ") for code in range(256))

_ENDINGS = ("s", "e", "es", "x", "ment", "ement")
_FUTURE = ("a", "ont", "ait", "aient", "ons", "ions", "ez", "ai")  # behind an infinitive
_IMPERFECT = ("ais", "ait", "aient")  # of a verb in -er: "semais"
_USUAL = 1e-6
_SELDOM = 1e-7  # below this the frequencies hold other people's slips

_Table = dict[str, float]


@cache
def _french() -> _Table:
    import wordfreq

    table: _Table = wordfreq.get_frequency_dict("fr", "large")
    return table


@cache
def _english() -> _Table:
    import wordfreq

    table: _Table = wordfreq.get_frequency_dict("en", "small")
    return table


def frequency(word: str) -> float:
    """How often `word` (lower case) stands in French text, 0..1; 0 if it is not known."""
    return _french().get(word, 0.0)


def is_english(word: str) -> bool:
    """Whether `word` (lower case) is a usual English word, be it French as well."""
    return _english().get(word, 0.0) >= 5e-6


def is_word(word: str) -> bool:
    """Whether `word` (lower case) is French, or a usual English word, in this or a near form."""
    return (
        word in _french()
        or word in _english()
        or any(_is_stem(word, end) for end in _ENDINGS)
        or any(_is_stem(word, end, "r") for end in _FUTURE)
        or any(
            word.endswith(end) and frequency(f"{word.removesuffix(end)}er") >= _USUAL
            for end in _IMPERFECT
        )
    )


def _is_stem(word: str, ending: str, last: str = "") -> bool:
    stem = word.removesuffix(ending)
    singular = stem[:-1] if ending == "e" and stem.endswith("s") else None
    if singular and frequency(singular) >= min(_USUAL, frequency(stem) or _USUAL):
        return False  # "marchése": a plural has no feminine
    known = len(stem) >= 4 and frequency(stem) >= _SELDOM
    return stem != word and known and stem.endswith(last)


def words_in(text: str) -> list[str]:
    """The words of `text` from left to right."""
    try:  # most lines are Latin-1 but for two signs; bytes are taken apart four times faster
        latin = text.replace("’", " ").replace("–", " ").encode("latin-1")
    except UnicodeEncodeError:
        return WORD.findall(text)
    return latin.translate(_BUT_LETTERS).decode("latin-1").split()


def unknown_words(text: str) -> int:
    """How many words of `text` no French reader would know: a measure of damage."""
    french = _french()
    return sum(word not in french for word in words_in(text.lower()))
