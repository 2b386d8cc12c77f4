"""All words of a field in one segment, to be searched by shape, by likeness and by frequency."""

import re
from bisect import bisect_left
from functools import cached_property

import numpy
from numpy.typing import NDArray

from app.search.spelling import edit_distance, shape

Bits = NDArray[numpy.uint64]

# What one typing error changes at most: a letter put for another takes two pairs of letters and
# makes two; a swap takes three and makes three, but leaves the letters as they were.
_PAIRS, _SWAPPED_PAIRS, _LETTERS = 4, 6, 2


class Vocabulary:
    """The words in order, and in how many documents each stands."""

    def __init__(self, words: list[str], frequencies: NDArray[numpy.int64]) -> None:
        self.words = words
        self._frequencies = frequencies

    def like(self, pattern: str) -> list[int]:
        """The numbers of the words that have the shape of `pattern` (`*` any letters, `?` one)."""
        if not self.words:
            return []
        literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
        start = bisect_left(self.words, literal)
        end = bisect_left(self.words, literal + "\U0010ffff")
        if pattern == literal + "*":
            return list(range(start, end))
        if literal:
            fits = re.compile(shape(pattern)).fullmatch
            return [number for number in range(start, end) if fits(self.words[number])]
        # no beginning to go by: one pass over all words as one text
        ends = numpy.cumsum(self._lengths + 1)
        lines = re.compile(f"^{shape(pattern)}$", re.MULTILINE)
        begins = [found.start() for found in lines.finditer(self._text, 0, int(ends[-1]) - 1)]
        found: list[int] = numpy.searchsorted(ends, begins, side="right").tolist()
        return found

    def close(self, word: str, distance: int) -> list[int]:
        """The numbers of the words at most `distance` typing errors away, nearest first.

        Few words share most pairs of letters with `word`; only those are compared in full.
        """
        if not self.words:
            return []
        (pairs,), (letters,) = _shapes(word + "\n", numpy.array([0]))
        all_pairs, all_letters = self._shapes
        other_pairs = numpy.bitwise_count(all_pairs ^ pairs)
        other_letters = numpy.bitwise_count(all_letters ^ letters)
        near = numpy.abs(self._lengths - len(word)) <= distance
        near &= other_letters <= _LETTERS * distance
        near &= (other_pairs <= _PAIRS * distance) | (
            (other_pairs <= _SWAPPED_PAIRS * distance)
            & (other_letters <= _LETTERS * (distance - 1))
        )
        found = [
            (errors, number)
            for number in numpy.flatnonzero(near).tolist()
            if (errors := edit_distance(word, self.words[number], distance)) <= distance
        ]
        return [number for _, number in sorted(found)]

    def most_frequent(self, numbers: list[int], most: int) -> list[int]:
        """At most so many of the words: those that stand in the most documents."""
        if len(numbers) <= most:
            return numbers
        order = numpy.argsort(-self._frequencies[numbers], kind="stable")[:most]
        return [numbers[place] for place in order.tolist()]

    def frequency(self, number: int) -> int:
        """In how many documents the word with this number stands, deleted ones included."""
        return int(self._frequencies[number])

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.words) + "\n"

    @cached_property
    def _lengths(self) -> NDArray[numpy.int64]:
        return numpy.fromiter(map(len, self.words), dtype=numpy.int64, count=len(self.words))

    @cached_property
    def _shapes(self) -> tuple[Bits, Bits]:
        starts = numpy.concatenate(([0], numpy.cumsum(self._lengths + 1)[:-1]))
        return _shapes(self._text, starts)


def _shapes(text: str, starts: NDArray[numpy.int64]) -> tuple[Bits, Bits]:
    """For each word in the text the sets of its pairs of letters and of its letters, as bits."""
    letters = numpy.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(numpy.uint64)
    following = numpy.append(letters[1:], numpy.uint64(10))
    last, one = numpy.uint64(63), numpy.uint64(1)
    pairs = one << ((letters * numpy.uint64(31) + following) & last)
    single = one << (letters & last)
    ends = letters == 10
    pairs[ends] = single[ends] = 0
    return numpy.bitwise_or.reduceat(pairs, starts), numpy.bitwise_or.reduceat(single, starts)
