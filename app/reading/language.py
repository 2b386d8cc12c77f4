"""Which language a text is in, by its little words, its letters and its script."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SAMPLE = 600  # code points; more says nothing new
_WORD = re.compile(r"[^\W\d_]+")
_NOT_WESTERN = re.compile(r"[^\W\d_\x00-\u02af]")
_LEAST_SHARE = 0.08  # of the words must be little words of the language
_UNKNOWN = "und"  # ISO 639-2: undetermined


class _Profiles(NamedTuple):
    """The languages of little words and of letters, a class of these letters, and the language of
    each script."""

    words: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]
    any_letter: re.Pattern[str]
    scripts: dict[str, str]


@cache
def _profiles() -> _Profiles:
    path = Path(__file__).parent / "vocabulary" / "languages.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    letters = _by_item({language: list(letters) for language, letters in table["letters"].items()})
    return _Profiles(
        _by_item({language: words.split() for language, words in table["words"].items()}),
        letters,
        re.compile(f"[{''.join(letters)}]"),
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
    return (
        _by_script(sample)
        or _by_words(sample)
        or (stated or "").replace("_", "-").partition("-")[0].lower()
        or _UNKNOWN
    )


def _by_script(sample: str) -> str | None:
    """The language of the script most letters belong to, if it is not the Latin one."""
    foreign = Counter(_NOT_WESTERN.findall(sample))
    if not foreign or 2 * foreign.total() <= sum(map(str.isalpha, sample)):
        return None
    scripts = _profiles().scripts
    seen: Counter[str] = Counter()
    for letter, count in foreign.items():
        seen[unicodedata.name(letter, "?").split()[0]] += count
    if seen["HIRAGANA"] + seen["KATAKANA"]:  # Japanese is written with Chinese characters too
        return scripts["HIRAGANA"]
    return next((scripts[name] for name, _ in seen.most_common() if name in scripts), None)


def _by_words(sample: str) -> str | None:
    profiles, words = _profiles(), _WORD.findall(sample)
    scores: dict[str, int] = {}
    for word in filter(profiles.words.__contains__, words):
        for language in profiles.words[word]:
            scores[language] = scores.get(language, 0) + 2
    for letter in profiles.any_letter.findall(sample):
        for language in profiles.letters[letter]:
            scores[language] = scores.get(language, 0) + 1
    best = max(scores, key=lambda language: scores[language], default=None)
    return best if best and scores[best] >= 2 * _LEAST_SHARE * len(words) else None
