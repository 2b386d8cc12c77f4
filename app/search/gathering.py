"""The terms of a batch of documents, gathered in memory and put in order all at once."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from app.search.analysis import stem
from app.search.numbers import Numbers
from app.search.schema import Encoded, TermField, Terms


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


class _Numbered(dict[str, int]):
    """Terms, numbered as they come."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class Gathered:
    """The terms of some documents in one field, in the order they came."""

    def __init__(self) -> None:
        self._terms = _Numbered()
        self._numbers, self._places = array("I"), array("I")
        self._documents, self._lengths = array("I"), array("I")

    def add(self, document: int, terms: Terms) -> None:
        """Note a document's terms. Documents must ascend."""
        self._numbers.extend(map(self._terms.__getitem__, terms.names))
        self._documents.append(document)
        self._lengths.append(len(terms.names))
        self._places.extend(terms.places)

    def sorted(self, name: str, field: TermField) -> Iterator[Postings]:
        """All postings by term, in the field's format; of their stems, if the field has those."""
        if not self._numbers:
            return
        terms, numbers = self._terms, numpy.asarray(self._numbers)
        if field.stems_of:
            terms = _Numbered()
            stems = [terms[stem(word)] for word in self._terms]
            numbers = numpy.array(stems, dtype=numpy.uint32)[numbers]
        ids, behind, encoded = self._postings(numbers, field)
        weights = array("f", encoded.weights.astype(numpy.float32).tobytes())
        sizes = array("I", encoded.sizes.astype(numpy.uint32).tobytes())
        ends, value_ends = behind.tolist(), encoded.sizes.cumsum()[behind - 1].tolist()
        values = encoded.values
        del numbers, encoded
        for term, number in sorted((term.encode(), number) for term, number in terms.items()):
            start, value_start = (ends[number - 1], value_ends[number - 1]) if number else (0, 0)
            these = slice(start, ends[number])
            yield Postings(
                name,
                term,
                ids[these],
                weights[these],
                values[value_start : value_ends[number]],
                sizes[these],
            )

    def _postings(
        self, numbers: NDArray[numpy.uint32], field: TermField
    ) -> "tuple[array[int], Numbers, Encoded]":
        """The documents of all postings, how many there are up to each term's last, the rest."""
        numbers, documents, places = self._in_order(numbers)
        begins = (numbers[1:] != numbers[:-1]) | (documents[1:] != documents[:-1])
        first = numpy.flatnonzero(numpy.concatenate(([True], begins)))
        behind = numpy.bincount(numbers[first]).cumsum()
        ids = array("I", documents[first].tobytes())
        del numbers, documents, begins  # here an ingest needs the most memory
        return ids, behind, field.format.encoded(places, first)

    def _in_order(
        self, numbers: NDArray[numpy.uint32]
    ) -> tuple[NDArray[numpy.uint32], NDArray[numpy.uint32], NDArray[numpy.uint32]]:
        """The terms' numbers, their documents and places, sorted by number."""
        order = numpy.argsort(numbers, kind="stable")
        documents = numpy.repeat(numpy.asarray(self._documents), self._lengths)[order]
        places = numpy.asarray(self._places)[order] if self._places else numbers[:0]
        return numbers[order], documents, places
