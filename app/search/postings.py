"""Postings decoded into numpy, and kept.

Whoosh's own matchers go from posting to posting; here whole lists are decoded at once.
"""

import threading
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy
from numpy.typing import NDArray

Ids = NDArray[numpy.int32]


@dataclass(frozen=True, eq=False)
class Postings:
    """The documents of one term: their numbers, ascending, and the term's weight in each.

    `parts` are the postings' values as the blocks hold them.
    """

    ids: Ids
    weights: NDArray[numpy.float32]
    parts: "tuple[Run | bytes, ...]"

    @cached_property
    def values(self) -> bytes:
        """The postings' values one after the other; empty where the field has none."""
        return b"".join(part.joined() if isinstance(part, Run) else part for part in self.parts)

    @cached_property
    def bounds(self) -> NDArray[numpy.int64]:
        """Value `i` are the bytes from `bounds[i]` to `bounds[i + 1]`."""
        sizes = [
            numpy.asarray(part.sizes, dtype=numpy.int64)
            for part in self.parts
            if isinstance(part, Run)
        ]
        if not sizes:
            return numpy.arange(len(self.ids) + 1) * (len(self.values) // len(self.ids))
        return numpy.concatenate(([0], numpy.cumsum(numpy.concatenate(sizes))))

    def nbytes(self) -> int:
        """How much memory it takes at most, roughly."""
        positions = sum(12 * len(part) for part in self.parts)
        return self.ids.nbytes + self.weights.nbytes + positions + 500


@dataclass(slots=True)
class Run:
    """A block's values of different sizes, compressed as one. To Whoosh, a sequence of bytes."""

    packed: bytes
    sizes: "array[int]"

    @classmethod
    def of(cls, values: bytes, sizes: "array[int]") -> "Run":
        """The values, one after the other and of these sizes, packed."""
        return cls(zlib.compress(values, 1), sizes)

    def joined(self) -> bytes:
        """The values one after the other."""
        return zlib.decompress(self.packed)

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, number: int) -> bytes:
        start = sum(self.sizes[:number])
        return self.joined()[start : start + self.sizes[number]]

    def __iter__(self) -> Iterator[bytes]:
        joined, start = self.joined(), 0
        for size in self.sizes:
            yield joined[start : start + size]
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
