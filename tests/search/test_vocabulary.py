import fnmatch

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.spelling import edit_distance
from app.search.vocabulary import Vocabulary

LETTERS = st.text("abcdé", min_size=1, max_size=7)


def vocabulary(words: set[str]) -> Vocabulary:
    return Vocabulary(sorted(words), numpy.ones(len(words), dtype=numpy.int64))


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("laos", "laos", 0),
        ("laos", "lao", 1),
        ("laos", "lazos", 1),
        ("laos", "loas", 1),
        ("laos", "leos", 1),
        ("laos", "aols", 2),
        ("laos", "russie", 3),
    ],
)
def test_typing_errors_are_counted_up_to_the_limit(one: str, other: str, errors: int) -> None:
    assert edit_distance(one, other, 2) == errors
    assert edit_distance(other, one, 2) == errors


@given(st.sets(LETTERS, min_size=1), LETTERS, st.integers(1, 2))
def test_no_close_word_is_missed(words: set[str], word: str, distance: int) -> None:
    known = vocabulary(words)
    found = {known.words[number] for number in known.close(word, distance)}
    assert found == {w for w in words if edit_distance(word, w, distance) <= distance}


@given(st.sets(LETTERS, min_size=1), st.text("abcdé*?", min_size=1, max_size=9))
def test_a_pattern_finds_the_words_of_its_shape(words: set[str], pattern: str) -> None:
    known = vocabulary(words)
    found = {known.words[number] for number in known.like(pattern)}
    assert found == set(fnmatch.filter(words, pattern))


def test_a_pattern_of_many_stars_is_matched_in_time_that_grows_with_the_word_alone() -> None:
    known = vocabulary({"a" * 3000, "a" * 50 + "z"})
    assert known.like("a*" * 40 + "z") == [1]
    assert known.like("*?" * 40 + "z") == [1]
    assert known.like("a*" * 40 + "b") == []


def test_of_too_many_words_the_most_frequent_are_kept() -> None:
    known = Vocabulary(["a", "b", "c"], numpy.array([3, 9, 5]))
    assert known.most_frequent([0, 1, 2], 2) == [1, 2]
    assert known.most_frequent([0, 2], 2) == [0, 2]
