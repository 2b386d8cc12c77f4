"""The words that tell a country's part: no doublets, and each found as it is written."""

import re
import tomllib
from collections import Counter

import pytest

from app.reading.parts import fold
from app.reading.vocabulary.gazetteer import VOCABULARY
from app.reading.vocabulary.phrases import phrase, words

LISTS = tomllib.loads((VOCABULARY / "parties.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", LISTS)
def test_no_word_is_listed_twice(key: str) -> None:
    assert [word for word, times in Counter(map(fold, LISTS[key])).items() if times > 1] == []


@pytest.mark.parametrize("key", LISTS)
def test_every_word_is_found_whole(key: str) -> None:
    for word in LISTS[key]:
        found = re.search(words(key), fold(f"avec {word.replace('*', 's')} ici"))
        assert found, word
        assert not re.fullmatch(words(key), fold(f"x{word}")), word


def test_a_phrase_stands_for_the_words_it_names() -> None:
    assert phrase("<meetings> a$").search("lors du sommet a")
    assert not phrase("<meetings> a$").search("lors du sommet de")
