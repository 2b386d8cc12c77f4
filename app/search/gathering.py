"""The terms of a batch of documents, gathered in memory and put in order all at once."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy

from app.search.schema import TermField, Terms


class Postings(NamedTuple):
    """A term's postings: ascending document numbers, weights, encoded values.

    The values stand one after the other, in bytes; `sizes` says how long each is.
    """

    field: str
    term: bytes
    ids: "array[int]"
    weights: "array[float]"
    values: bytes
    sizes: "array[int]"


class Gathered:
    """The terms of some documents in one field, in the order they came."""

    def __init__(self, name: str, field: TermField) -> None:
        self._name, self._format = name, field.format
        self._terms: defaultdict[str, int] = defaultdict()
        self._terms.default_factory = self._terms.__len__
        self._numbers, self._places = array("I"), array("I")
        self._documents, self._lengths = array("I"), array("I")

    def add(self, document: int, terms: Terms) -> None:
        """Note a document's terms. Documents must ascend."""
        self._numbers.extend(map(self._terms.__getitem__, terms.names))
        self._documents.append(document)
        self._lengths.append(len(terms.names))
        self._places.extend(terms.places)

    def sorted(self) -> Iterator[Postings]:
        """All postings by term."""
        if not self._numbers:
            return
        numbers = numpy.asarray(self._numbers)
        order = numpy.argsort(numbers, kind="stable")
        numbers = numbers[order]
        documents = numpy.repeat(numpy.asarray(self._documents), self._lengths)[order]
        places = numpy.asarray(self._places)[order] if self._places else order[:0]
        begins = (numpy.diff(numbers) != 0) | (numpy.diff(documents) != 0)
        first = numpy.flatnonzero(numpy.concatenate(([True], begins)))
        encoded = self._format.encoded(places, first)
        ids = array("I", documents[first].tobytes())
        weights = array("f", encoded.weights.astype(numpy.float32).tobytes())
        sizes = array("I", encoded.sizes.astype(numpy.uint32).tobytes())
        behind = numpy.bincount(numbers[first]).cumsum()
        ends, value_ends = behind.tolist(), encoded.sizes.cumsum()[behind - 1].tolist()
        for name, number in sorted((name.encode(), n) for name, n in self._terms.items()):
            start, value_start = (ends[number - 1], value_ends[number - 1]) if number else (0, 0)
            these = slice(start, ends[number])
            yield Postings(
                self._name,
                name,
                ids[these],
                weights[these],
                encoded.values[value_start : value_ends[number]],
                sizes[these],
            )
