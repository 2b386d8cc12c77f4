"""Which language a text is in, by its little words, its letters and its script."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

_SAMPLE = 600  # code points; more says nothing new
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.08  # of the words must be little words of the language
_UNKNOWN = "und"  # ISO 639-2: undetermined


@cache
def _profiles() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, str]]:
    path = Path(__file__).parent / "vocabulary" / "languages.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return (
        _by_item({language: words.split() for language, words in table["words"].items()}),
        _by_item({language: list(letters) for language, letters in table["letters"].items()}),
        table["scripts"],
    )


def _by_item(items: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The languages of each word or letter."""
    found: dict[str, tuple[str, ...]] = {}
    for language, members in items.items():
        for member in dict.fromkeys(members):
            found[member] = (*found.get(member, ()), language)
    return found


def read_language(text: str, stated: str | None = None) -> str:
    """The language of `text` as an ISO 639-1 code; `stated` if the text does not tell; else `und`.

    `stated` is what the metadata claims (`fr`, `fr-FR`); sites claim French for English pages, so
    the text is asked first.
    """
    sample = text[:_SAMPLE].lower()
    letters = Counter(sample)
    return (
        _by_script(letters)
        or _by_words(_WORD.findall(sample), letters)
        or (stated or "").replace("_", "-").partition("-")[0].lower()
        or _UNKNOWN
    )


def _by_script(letters: dict[str, int]) -> str | None:
    """The language of the script most letters belong to, if it is not the Latin one."""
    foreign = {c: count for c, count in letters.items() if c > "\u02af" and c.isalpha()}
    if not foreign or 2 * sum(foreign.values()) <= sum(
        n for c, n in letters.items() if c.isalpha()
    ):
        return None
    scripts = _profiles()[2]
    seen: Counter[str] = Counter()
    for letter, count in foreign.items():
        seen[unicodedata.name(letter, "?").split()[0]] += count
    if seen["HIRAGANA"] + seen["KATAKANA"]:  # Japanese is written with Chinese characters too
        return scripts["HIRAGANA"]
    return next((scripts[name] for name, _ in seen.most_common() if name in scripts), None)


def _by_words(words: list[str], letters: dict[str, int]) -> str | None:
    by_word, by_letter, _ = _profiles()
    scores: Counter[str] = Counter()
    for word in words:
        for language in by_word.get(word, ()):
            scores[language] += 2
    for letter, count in letters.items():
        for language in by_letter.get(letter, ()):
            scores[language] += count
    if not scores:
        return None
    ((best, score), *_) = scores.most_common(1)
    return best if score >= 2 * _LEAST_SHARE * len(words) else None
