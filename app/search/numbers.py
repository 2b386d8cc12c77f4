"""Lists of whole numbers, most of them ascending: documents, and places in them."""

from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

Numbers = NDArray[numpy.int64]

LOOKUP_COST = 12
"""Looking a number up in a list takes as long as going through so many."""

MOST_IN_A_BLOCK = 64


def common(numbers: Numbers, others: Numbers) -> Numbers:
    """Those of the numbers (documents) that are among others; both ascend."""
    if not len(others) or LOOKUP_COST * len(numbers) < len(others):
        return in_both(numbers, others)
    found: Numbers = numbers[are_among(numbers, others)]
    return found


def are_among(numbers: Numbers, others: Numbers) -> NDArray[numpy.bool_]:
    """Which of the numbers are among others (documents, at least one), which ascend."""
    marks = numpy.zeros(int(others[-1]) + 2, dtype=numpy.bool_)
    marks[others] = True
    return marks.take(numbers, mode="clip")  # those beyond the last take the mark behind it


def in_both(numbers: Numbers, others: Numbers) -> Numbers:
    """Those of the numbers, however high, that are among others; both ascend, no number twice."""
    if not len(numbers) or not len(others):
        return numbers[:0]
    if LOOKUP_COST * len(numbers) < len(others):
        found: Numbers = numbers[others.take(others.searchsorted(numbers), mode="clip") == numbers]
    else:
        both = merged((numbers, others))
        found = both[1:][both[1:] == both[:-1]]
    return found


def distinct(numbers: Numbers) -> Numbers:
    """Each of the ascending numbers once."""
    found: Numbers = numbers[_first_of_equals(numbers)]
    return found


def merged(lists: Sequence[Numbers]) -> Numbers:
    """Ascending lists as one."""
    # the stable sort is the one that makes use of lists being in order already
    return numpy.sort(numpy.concatenate(lists), kind="stable")


def counted(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Each of the ascending numbers once, and how often it is there."""
    first = numpy.flatnonzero(_first_of_equals(numbers))
    return numbers[first], numpy.diff(first, append=len(numbers))


def _first_of_equals(numbers: Numbers) -> NDArray[numpy.bool_]:
    first = numpy.ones(len(numbers), dtype=numpy.bool_)
    numpy.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return first


def runs(first: Numbers, many: Numbers) -> Numbers:
    """The numbers from each `first`, so many of them, one run after the other."""
    behind = many.cumsum()
    total = int(behind[-1]) if len(behind) else 0
    numbers: Numbers = numpy.arange(total) + (first - behind + many).repeat(many)
    return numbers


def highest(keys: NDArray[Any], count: int) -> Numbers:
    """Where the `count` highest keys are, and those equal to the least of them; ascending."""
    if count >= len(keys):
        return numpy.arange(len(keys))
    near = numpy.flatnonzero(keys >= _within_reach(keys, count))
    some = keys[near]
    places: Numbers = near[some >= numpy.partition(some, -count)[-count]]
    return places


def _within_reach(keys: NDArray[Any], count: int) -> Any:
    """A key that `count` of the keys reach, and, where they are many, few others.

    Where so many blocks have a maximum of at least this, so many have that key.
    """
    block = min(max(len(keys) // (4 * count), 1), MOST_IN_A_BLOCK)
    # a block is a column here: whole rows are compared at once
    maxima = keys[: len(keys) // block * block].reshape(block, -1).max(axis=0)
    return numpy.partition(maxima, -count)[-count]
