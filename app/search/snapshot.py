"""The index as one commit left it: its segments, deletions, dates and facets, in numpy."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy
from numpy.typing import NDArray

from app.search.analysis import fold
from app.search.model import UNKNOWN
from app.search.numbers import Numbers, runs
from app.search.segment import Segment

Mask = NDArray[numpy.bool_]

Documents = Numbers

LABEL_COST = 10
"""Counting a label hit by hit takes so much longer than in a list, or than 64 bits of a row."""

_WORDS = re.compile(r"[a-z0-9]+")


def _slug(name: str) -> str:
    return "-".join(_WORDS.findall(fold(name)))


_KEYS: dict[str, Callable[[str], str]] = {
    "country": str.upper,
    "mention": str.upper,
    "person": _slug,
    "organisation": _slug,
    "agency": fold,
    "language": fold,
}


class Hits:
    """Documents found: as a mask, as numbers, as bits; what of it is asked for is made once."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.total = int(numpy.count_nonzero(mask))
        self._counts: dict[Facet, NDArray[numpy.int64]] = {}

    @cached_property
    def documents(self) -> Documents:
        """Their numbers, ascending."""
        return numpy.flatnonzero(self.mask)

    @cached_property
    def bits(self) -> NDArray[numpy.uint64]:
        """A bit for each document there is."""
        return _packed(self.mask)

    def counts(self, facet: "Facet") -> NDArray[numpy.int64]:
        """How many of them bear each value of the facet."""
        if facet not in self._counts:
            self._counts[facet] = facet.counts(self)
        return self._counts[facet]


class Facet:
    """Which documents bear which values: `documents[place]` bears `values[numbers[place]]`.

    No value is without documents. What is asked of it is made ready once.
    """

    def __init__(
        self,
        values: Sequence[str],
        keys: dict[str, int],
        key: Callable[[str], str],
        rows: Sequence[tuple[Documents, int]],
        size: int,
    ) -> None:
        """Row by row, some documents bear the value with a number."""
        self.values, self.keys, self.key = values, keys, key
        self._size = size
        bearing: list[list[Documents]] = [[] for _ in values]
        for documents, number in rows:
            bearing[number].append(documents)
        lists = [numpy.unique(numpy.concatenate(parts)) for parts in bearing]
        self._starts = numpy.cumsum([0, *map(len, lists)])
        self._documents = numpy.concatenate([numpy.zeros(0, dtype=numpy.int64), *lists])

    def mask(self, wanted: Iterable[str]) -> Mask:
        """The documents that bear any of the values."""
        mask = numpy.zeros(self._size, dtype=numpy.bool_)
        for number in {self.keys.get(self.key(value), -1) for value in wanted} - {-1}:
            mask[self._documents[self._starts[number] : self._starts[number + 1]]] = True
        return mask

    def counts(self, hits: Hits) -> NDArray[numpy.int64]:
        """How many of the hits bear each value: hit by hit, or value by value if that is less."""
        if not self.values:
            return numpy.zeros(0, dtype=numpy.int64)
        borne = hits.total * len(self._documents) // self._size
        by_bits = len(self.values) * self._size // 64
        if borne * LABEL_COST < min(by_bits, len(self._documents)):
            return self._by_hit(hits.documents)
        if by_bits < len(self._documents):
            rows = numpy.bitwise_count(self._bits & hits.bits)
            counts = rows.sum(axis=1, dtype=numpy.uint32)
            return numpy.asarray(counts, dtype=numpy.int64)
        found = hits.mask.take(self._documents).view(numpy.uint8)
        counts = numpy.add.reduceat(found, self._starts[:-1], dtype=numpy.uint32)
        return numpy.asarray(counts, dtype=numpy.int64)

    def _by_hit(self, documents: Documents) -> NDArray[numpy.int64]:
        starts, numbers = self._labels
        first = starts.take(documents)
        many = starts.take(documents + 1) - first
        places = runs(first, many)
        return numpy.bincount(numbers.take(places), minlength=len(self.values))

    @cached_property
    def _bits(self) -> NDArray[numpy.uint64]:
        """A row of bits for each value."""
        bits = numpy.zeros((len(self.values), _words(self._size)), dtype=numpy.uint64)
        for number, value in enumerate(self.values):
            bits[number] = _packed(self.mask([value]))
        return bits

    @cached_property
    def _labels(self) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
        """The numbers of each document's values: where a document's begin, and all."""
        numbers = numpy.repeat(numpy.arange(len(self.values)), numpy.diff(self._starts))
        order = numpy.argsort(self._documents, kind="stable")
        many = numpy.bincount(self._documents, minlength=self._size)
        return numpy.concatenate(([0], numpy.cumsum(many))), numbers[order]


def _packed(mask: Mask) -> NDArray[numpy.uint64]:
    """The mask as bits, in whole words."""
    words = numpy.zeros(_words(len(mask)), dtype=numpy.uint64)
    packed = numpy.packbits(mask, bitorder="little")
    words.view(numpy.uint8)[: len(packed)] = packed
    return words


def _words(size: int) -> int:
    """How many 64-bit words so many bits take."""
    return -(-size // 64)


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
        self._averages: dict[str, float] = {}

    def _column(self, name: str) -> NDArray[numpy.int32]:
        columns = [segment.column(name) for segment in self.segments]
        return numpy.concatenate(columns) if columns else numpy.zeros(0, dtype=numpy.int32)

    def joined(self, found: Callable[[Segment], Documents]) -> Mask:
        """One mask from the documents found in each segment."""
        mask = numpy.zeros(self.size, dtype=numpy.bool_)
        for base, segment in zip(self.bases, self.segments, strict=False):
            mask[base : base + segment.size][found(segment)] = True
        return mask

    def doc_frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included (as Whoosh counts)."""
        return sum(segment.doc_frequency(field, term) for segment in self.segments)

    def average_length(self, field: str) -> float:
        """The field's mean length in terms."""
        if field not in self._averages:
            total = sum(segment.total_length(field) for segment in self.segments)
            self._averages[field] = total / self.size if total else 1.0
        return self._averages[field]

    def stored_id(self, document: int) -> str:
        """The id of the article with this number."""
        number = bisect_right(self.bases, document) - 1
        return self.segments[number].article_id(document - self.bases[number])

    def facet(self, name: str) -> Facet:
        """A facet by its name: one of the schema's FACETS, `year` or `month`."""
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
        order = numpy.argsort(inverse, kind="stable")
        ends = numpy.cumsum(numpy.bincount(inverse, minlength=len(intervals)))
        start = 0
        rows: dict[str, list[Documents]] = {}
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
