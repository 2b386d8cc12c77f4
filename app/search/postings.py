"""Postings decoded into numpy, and kept.

Whoosh's own matchers go from posting to posting; here whole lists are decoded at once.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy
from numpy.typing import NDArray

from app.search.numbers import Numbers

Places = NDArray[numpy.int64]
"""Places of words, ascending: the document's number in the high 32 bits, the position below."""


@dataclass(frozen=True, eq=False)
class Postings:
    """The documents of one term: their numbers, ascending, and the term's weight in each.

    `parts` are the postings' values as the blocks hold them. `impacts` is where ranking keeps what
    it makes of the weights, by the mean length of a document.
    """

    ids: Numbers
    weights: NDArray[numpy.float32]
    parts: "tuple[Run | bytes, ...]"
    impacts: dict[float, NDArray[numpy.float32]] = field(default_factory=dict)

    @property
    def values(self) -> bytes:
        """The postings' values one after the other; empty where the field has none."""
        return b"".join(part.joined if isinstance(part, Run) else part for part in self.parts)

    @cached_property
    def positions(self) -> NDArray[numpy.uint32]:
        """Where the term stands, one document after the other, in a field with positions."""
        return numpy.frombuffer(self.values, dtype="<u4")

    @cached_property
    def starts(self) -> Numbers:
        """The positions in document `ids[i]` are those from `starts[i]` to `starts[i + 1]`."""
        sizes = [numpy.asarray(part.sizes) for part in self.parts if isinstance(part, Run)]
        starts = numpy.zeros(len(self.ids) + 1, dtype=numpy.int64)
        # without sizes there is but a single posting
        counts = numpy.concatenate(sizes) // 4 if sizes else len(self.positions)
        numpy.cumsum(counts, out=starts[1:])
        return starts

    @cached_property
    def places(self) -> Places:
        """The positions together with the documents."""
        places = (self.ids << 32).repeat(numpy.diff(self.starts))
        places += self.positions
        return places

    def nbytes(self) -> int:
        """How much memory it takes at most, roughly: with all that is made of it later."""
        values = sum(len(part.joined if isinstance(part, Run) else part) for part in self.parts)
        return 24 * len(self.ids) + 4 * values + 500


NOWHERE = Postings(numpy.zeros(0, dtype=numpy.int64), numpy.zeros(0, dtype=numpy.float32), ())
"""The postings of a term that the segment does not have."""


@dataclass(slots=True)
class Run:
    """A block's values of different sizes, one after the other. To Whoosh, a sequence of bytes."""

    joined: bytes
    sizes: Sequence[int]

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, number: int) -> bytes:
        start = sum(self.sizes[:number])
        return self.joined[start : start + self.sizes[number]]

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for size in self.sizes:
            yield self.joined[start : start + size]
            start += size


class Cache:
    """The postings decoded last, up to so many bytes; safe to share between threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._entries: OrderedDict[tuple[str, str, str], Postings] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, str, str]) -> Postings | None:
        """The postings kept under the key."""
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, str], postings: Postings) -> None:
        """Keep the postings, and forget those not asked for longest."""
        with self._lock:
            if key in self._entries:
                return
            self._entries[key] = postings
            self._size += postings.nbytes()
            while self._size > self._limit and len(self._entries) > 1:
                _, old = self._entries.popitem(last=False)
                self._size -= old.nbytes()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._size = 0
