"""The index as one commit left it: its segments, deletions, dates and facets, in numpy."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy
from numpy.typing import NDArray

from app.search.analysis import fold
from app.search.model import UNKNOWN
from app.search.postings import Segment

Mask = NDArray[numpy.bool_]
FACETS = ("country", "mention", "sector", "organisation", "agency", "language")
_KEYS: dict[str, Callable[[str], str]] = {
    "country": str.upper,
    "mention": str.upper,
    "organisation": fold,
    "agency": fold,
    "language": fold,
}


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """Which documents bear which values: row `i` says `documents[i]` bears `values[numbers[i]]`."""

    values: Sequence[str]
    documents: NDArray[numpy.int32]
    numbers: NDArray[numpy.int32]
    keys: dict[str, int]
    key: Callable[[str], str]

    def counts(self, mask: Mask) -> NDArray[numpy.int64]:
        """How many documents of the mask bear each value."""
        chosen = self.numbers[mask[self.documents]]
        return numpy.bincount(chosen, minlength=len(self.values))

    def mask(self, wanted: Iterable[str], size: int) -> Mask:
        """The documents that bear any of the values."""
        numbers = {self.keys.get(self.key(value), -1) for value in wanted}
        mask = numpy.zeros(size, dtype=numpy.bool_)
        mask[self.documents[numpy.isin(self.numbers, list(numbers))]] = True
        return mask


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
        return _facet(values, keys, key, rows)

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
        return _facet(
            values, keys, str, [(ids, keys[value]) for value in values for ids in rows[value]]
        )


def _periods(first: int, last: int, length: int) -> list[str]:
    """The years (`length` 4) or months (7) the days from `first` to `last` (ordinals) fall into."""
    if not first:
        return [UNKNOWN]
    step = 360 if length == 4 else 27
    days = [*range(first, last, step), last]
    return list(dict.fromkeys(date.fromordinal(day).isoformat()[:length] for day in days))


def _facet(
    values: list[str],
    keys: dict[str, int],
    key: Callable[[str], str],
    rows: list[tuple[NDArray[numpy.int32], int]],
) -> Facet:
    if not rows:
        empty = numpy.zeros(0, dtype=numpy.int32)
        return Facet(values, empty, empty, keys, key)
    documents = numpy.concatenate([ids for ids, _ in rows])
    numbers = numpy.repeat(
        numpy.array([number for _, number in rows], dtype=numpy.int32),
        [len(ids) for ids, _ in rows],
    )
    return Facet(values, documents, numbers, keys, key)
