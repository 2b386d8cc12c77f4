"""All words of a field in one segment, to be searched by shape, by likeness and by frequency."""

import re
from bisect import bisect_left
from functools import cached_property

import numpy
from numpy.typing import NDArray

from app.search.spelling import edit_distance

_CHANGED_PAIRS = 6
"""One typing error changes so many pairs of letters at most: a swap takes three and makes three."""


class Vocabulary:
    """The words in order, and in how many documents each stands."""

    def __init__(self, words: list[str], frequencies: NDArray[numpy.int64]) -> None:
        self.words = words
        self._frequencies = frequencies

    def like(self, pattern: str) -> list[int]:
        """The numbers of the words that have the shape of `pattern` (`*` any letters, `?` one)."""
        literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
        start = bisect_left(self.words, literal)
        end = bisect_left(self.words, literal + "\U0010ffff")
        if pattern == literal + "*":
            return list(range(start, end))
        shape = re.escape(pattern).replace(r"\*", "[^\n]*").replace(r"\?", "[^\n]")
        if literal:
            fits = re.compile(shape).fullmatch
            return [number for number in range(start, end) if fits(self.words[number])]
        # no beginning to go by: one pass over all words as one text
        ends = numpy.cumsum(self._lengths + 1)
        begins = [match.start() for match in re.finditer(f"^{shape}$", self._text, re.MULTILINE)]
        found: list[int] = numpy.searchsorted(ends, begins, side="right").tolist()
        return found

    def close(self, word: str, distance: int) -> list[int]:
        """The numbers of the words at most `distance` typing errors away, nearest first.

        Few words share most pairs of letters with `word`; only those are compared in full.
        """
        if not self.words:
            return []
        shape = _shapes(word + "\n", numpy.array([0]))[0]
        near = numpy.abs(self._lengths - len(word)) <= distance
        near &= numpy.bitwise_count(self._shapes ^ shape) <= _CHANGED_PAIRS * distance
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
    def _shapes(self) -> NDArray[numpy.uint64]:
        starts = numpy.concatenate(([0], numpy.cumsum(self._lengths + 1)[:-1]))
        return _shapes(self._text, starts)


def _shapes(text: str, starts: NDArray[numpy.int64]) -> NDArray[numpy.uint64]:
    """For each word in the text a set of its pairs of letters, as 64 bits."""
    letters = numpy.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(numpy.uint64)
    following = numpy.append(letters[1:], numpy.uint64(10))
    bits = numpy.uint64(1) << ((letters * numpy.uint64(31) + following) & numpy.uint64(63))
    bits[letters == 10] = 0  # the line ends between words
    shapes: NDArray[numpy.uint64] = numpy.bitwise_or.reduceat(bits, starts)
    return shapes
