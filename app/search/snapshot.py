"""The index as one commit left it: its segments, deletions, dates and facets, in numpy."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import numpy
from numpy.typing import NDArray

from app.search.analysis import fold
from app.search.model import UNKNOWN
from app.search.segment import Segment

Mask = NDArray[numpy.bool_]

MAX_BIT_ROWS = 512
"""A facet of more values than this would take too much memory as bits."""

FACETS = ("country", "mention", "sector", "organisation", "agency", "language")
_WORDS = re.compile(r"[a-z0-9]+")
_KEYS: dict[str, Callable[[str], str]] = {
    "country": str.upper,
    "mention": str.upper,
    "organisation": lambda name: "-".join(_WORDS.findall(fold(name))),
    "agency": fold,
    "language": fold,
}


class Facet:
    """Which documents bear which values.

    Row by row, some documents bear `values[number]`; no value is without documents. Where the
    values are few, each has its documents as a row of bits, else as a list: what counts fastest.
    """

    def __init__(
        self,
        values: Sequence[str],
        keys: dict[str, int],
        key: Callable[[str], str],
        rows: Sequence[tuple[NDArray[numpy.int32], int]],
        size: int,
    ) -> None:
        self.values, self.keys, self.key = values, keys, key
        self._size = size
        self._bits = None
        if len(values) <= MAX_BIT_ROWS:
            masks = numpy.zeros((len(values), _padded(size)), dtype=numpy.bool_)
            for documents, number in rows:
                masks[number, documents] = True
            self._bits = numpy.packbits(masks, axis=1, bitorder="little").view(numpy.uint64)
            return
        bearing: list[list[NDArray[numpy.int32]]] = [[] for _ in values]
        for documents, number in rows:
            bearing[number].append(documents)
        lists = [numpy.unique(numpy.concatenate(parts)) for parts in bearing]
        self._documents = numpy.concatenate(lists).astype(numpy.intp)
        self._ends = numpy.cumsum([len(documents) for documents in lists])

    def counts(self, mask: Mask) -> NDArray[numpy.int64]:
        """How many documents of the mask bear each value."""
        if self._bits is None:
            starts = numpy.concatenate(([0], self._ends[:-1]))
            found: NDArray[numpy.int64] = numpy.add.reduceat(
                mask.take(self._documents), starts, dtype=numpy.int64
            )
            return found
        wide = numpy.zeros(_padded(self._size), dtype=numpy.bool_)
        wide[: self._size] = mask
        bits = numpy.packbits(wide, bitorder="little").view(numpy.uint64)
        counts: NDArray[numpy.int64] = numpy.bitwise_count(self._bits & bits).sum(axis=1)
        return counts.astype(numpy.int64)

    def mask(self, wanted: Iterable[str]) -> Mask:
        """The documents that bear any of the values."""
        numbers = {self.keys.get(self.key(value), -1) for value in wanted} - {-1}
        mask = numpy.zeros(self._size, dtype=numpy.bool_)
        if self._bits is None:
            lists = numpy.split(self._documents, self._ends[:-1])
            for number in numbers:
                mask[lists[number]] = True
            return mask
        for number in numbers:
            row = numpy.unpackbits(self._bits[number].view(numpy.uint8), bitorder="little")
            mask |= row[: self._size].view(numpy.bool_)
        return mask


def _padded(size: int) -> int:
    """The size rounded up to whole 64-bit words."""
    return -(-size // 64) * 64


class Snapshot:
    """Documents are numbered through all segments, in their order; deleted ones keep a number."""

    def __init__(self, segments: Sequence[Segment], deleted: Sequence[Iterable[int]]) -> None:
        self.segments = segments
        self.bases = [0, *numpy.cumsum([segment.size for segment in segments]).tolist()]
        self.size: int = self.bases[-1]
        self.alive = numpy.ones(self.size, dtype=numpy.bool_)
        for base, numbers in zip(self.bases, deleted, strict=False):
            self.alive[[base + number for number in numbers]] = False
        self.earliest = self._column("earliest")
        self.latest = self._column("latest")
        self._facets: dict[str, Facet] = {}

    def _column(self, name: str) -> NDArray[numpy.int32]:
        columns = [segment.column(name) for segment in self.segments]
        return numpy.concatenate(columns) if columns else numpy.zeros(0, dtype=numpy.int32)

    def joined(self, of_segment: Callable[[Segment], Mask]) -> Mask:
        """One mask from each segment's."""
        masks = [of_segment(segment) for segment in self.segments]
        return numpy.concatenate(masks) if masks else numpy.zeros(0, dtype=numpy.bool_)

    def doc_frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included (as Whoosh counts)."""
        return sum(segment.doc_frequency(field, term) for segment in self.segments)

    def average_length(self, field: str) -> float:
        """The field's mean length in terms."""
        total = sum(segment.total_length(field) for segment in self.segments)
        return total / self.size if total else 1.0

    def stored_id(self, document: int) -> str:
        """The id of the article with this number."""
        number = int(numpy.searchsorted(self.bases, document, side="right")) - 1
        return self.segments[number].article_id(document - self.bases[number])

    def facet(self, name: str) -> Facet:
        """A facet by its name: one of FACETS, `year` or `month`."""
        if name not in self._facets:
            by_date = name in ("year", "month")
            self._facets[name] = self._by_date(name) if by_date else self._by_label(name)
        return self._facets[name]

    def _by_label(self, name: str) -> Facet:
        key = _KEYS.get(name, str)
        values: list[str] = []
        keys: dict[str, int] = {}
        rows = []
        for base, segment in zip(self.bases, self.segments, strict=False):
            for value in segment.vocabulary(name).words:
                number = keys.setdefault(key(value), len(values))
                if number == len(values):
                    values.append(value)
                postings = segment.postings(name, value)
                if postings is not None:
                    rows.append((postings.ids + base, number))
        return Facet(values, keys, key, rows, self.size)

    def _by_date(self, name: str) -> Facet:
        length = 4 if name == "year" else 7
        pairs = numpy.stack((self.earliest, self.latest), axis=1)
        intervals, inverse = numpy.unique(pairs, axis=0, return_inverse=True)
        order = numpy.argsort(inverse, kind="stable").astype(numpy.int32)
        ends = numpy.cumsum(numpy.bincount(inverse, minlength=len(intervals)))
        start = 0
        rows: dict[str, list[NDArray[numpy.int32]]] = {}
        for (first, last), end in zip(intervals.tolist(), ends.tolist(), strict=True):
            for value in _periods(first, last, length):
                rows.setdefault(value, []).append(order[start:end])
            start = end
        values = sorted(rows)
        keys = {value: number for number, value in enumerate(values)}
        numbered = [(documents, keys[value]) for value in values for documents in rows[value]]
        return Facet(values, keys, str, numbered, self.size)


def _periods(first: int, last: int, length: int) -> list[str]:
    """The years (`length` 4) or months (7) the days from `first` to `last` (ordinals) fall into."""
    if not first:
        return [UNKNOWN]
    step = 360 if length == 4 else 27
    days = [*range(first, last, step), last]
    return list(dict.fromkeys(date.fromordinal(day).isoformat()[:length] for day in days))
