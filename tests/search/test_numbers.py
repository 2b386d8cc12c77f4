"""What is asked of lists of numbers, against Python's sets and sorting."""

from collections import Counter

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.search.numbers import common, counted, distinct, highest, in_both, merged, runs

ASCENDING = st.sets(st.integers(0, 400), max_size=80).map(sorted)


def array(numbers: list[int]) -> NDArray[numpy.int64]:
    return numpy.array(numbers, dtype=numpy.int64)


@given(ASCENDING, ASCENDING, st.integers(1, 50))
def test_what_lists_have_in_common_is_found_however_long_they_are(
    one: list[int], other: list[int], times: int
) -> None:
    expected = sorted(set(one) & set(other))
    assert common(array(one), array(other)).tolist() == expected
    assert in_both(array(one), array(other)).tolist() == expected
    longer = sorted({*other, *range(500, 500 + times * 20)})
    assert common(array(one), array(longer)).tolist() == expected
    assert in_both(array(one), array(longer)).tolist() == expected


@given(st.lists(st.integers(0, 20)))
def test_numbers_are_told_apart_and_counted(numbers: list[int]) -> None:
    expected = sorted(Counter(numbers).items())
    halves = [array(sorted(numbers[::2])), array(sorted(numbers[1::2]))]
    assert merged(halves).tolist() == sorted(numbers)
    values, many = counted(merged(halves))
    assert list(zip(values.tolist(), many.tolist(), strict=True)) == expected
    assert distinct(array(sorted(numbers))).tolist() == [number for number, _ in expected]


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 5))))
def test_runs_follow_one_another(wanted: list[tuple[int, int]]) -> None:
    first, many = array([one for one, _ in wanted]), array([many for _, many in wanted])
    expected = [number for one, many in wanted for number in range(one, one + many)]
    assert runs(first, many).tolist() == expected


@given(st.lists(st.integers(0, 30), max_size=300), st.integers(1, 40))
@pytest.mark.parametrize("kind", [numpy.int32, numpy.float32])
def test_the_highest_keys_are_found_with_those_equal_to_the_last(
    kind: type, keys: list[int], count: int
) -> None:
    least = sorted(keys, reverse=True)[min(count, len(keys)) - 1] if keys else 0
    expected = [place for place, key in enumerate(keys) if key >= least]
    assert highest(numpy.array(keys, dtype=kind), count).tolist() == expected
