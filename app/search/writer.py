"""Writing and merging Whoosh segments, term by term.

Whoosh's own writer sorts every single posting on disk and passes each through six functions. Here
the postings of a batch are gathered by term in memory, and merging takes whole lists from the old
segments in one pass over their sorted terms. What is written is Whoosh's own `W3Codec` format, and
Whoosh's writer still does the rest: lock, columns, table of contents, deletions.
"""

import heapq
import pickle
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, repeat
from operator import itemgetter, sub
from typing import Any, NamedTuple

import numpy
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3TermInfo
from whoosh.index import FileIndex
from whoosh.system import pack_int, pack_ushort
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from app.search.postings import Cache, Run
from app.search.schema import Term
from app.search.segment import Segment

BLOCK = 1024
"""Postings in a block: the least that is decoded."""


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


class TermWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes a term's postings at once. A single posting goes into the table of terms itself."""

    def write(self, postings: Postings, fixed: bool) -> None:
        """Add the next term; `fixed` if all its values are of one size (which may be 0)."""
        _, term, ids, weights, values, sizes = postings
        info = W3TermInfo()
        info._weight, info._df = sum(weights), len(ids)
        info._maxweight = max(weights)
        info._minid, info._maxid = ids[0], ids[-1]
        # bounds on the lengths of the documents: true of all, and only used for pruning
        info._minlength, info._maxlength = 0, 106_374
        if len(ids) == 1:
            info.set_inlined(ids, weights, (values,))
        else:
            start, place = self._postfile.tell(), 0
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
            for first in range(0, len(ids), BLOCK):
                block = slice(first, first + BLOCK)
                behind = place + sum(sizes[block])
                packed = Run.of(values[place:behind], sizes[block]) if not fixed else None
                valued = packed or values[place:behind] or None
                self._write_block(ids[block], weights[block], valued, first + BLOCK >= len(ids))
                place = behind
            info.set_extent(start, self._postfile.tell() - start)
        self._tindex.add(pack_ushort(self._fieldid) + term, info.to_bytes())

    def _write_block(
        self, ids: "array[int]", weights: "array[float]", values: Run | bytes | None, last: bool
    ) -> None:
        # Whoosh writes tuples and compresses all; arrays read the same, and numpy takes them as
        # they are. Only positions are compressed, and only by themselves: ranking needs none.
        deltas = array("I", map(sub, ids, chain((0,), ids)))
        most = max(weights)
        same = None if most == 1.0 else most
        weighed = same if min(weights) == most else weights
        data = pickle.dumps((deltas, weighed, values), pickle.HIGHEST_PROTOCOL)
        info = pickle.dumps((len(ids), ids[-1], most, 0, 0, length_to_byte(106_374)), 2)
        size = len(info) + len(data)
        self._postfile.write(pack_int(-size if last else size) + info + data)


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our way of writing terms; any Whoosh reads what it writes."""

    def field_writer(self, storage: Any, segment: Any) -> TermWriter:
        return TermWriter(self, storage, segment)


class Gathered:
    """The postings of some documents in one field, in the order they came."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._numbers, self._documents = array("I"), array("I")
        self._weights, self._sizes = array("f"), array("I")
        self._values = bytearray()

    def add(self, document: int, terms: Sequence[Term]) -> int:
        """Note a document's postings; returns its length."""
        known = self._terms
        if not terms:
            return 0
        names, weights, values = zip(*terms, strict=True)
        self._numbers.extend([known.setdefault(name, len(known)) for name in names])
        self._documents.extend(repeat(document, len(names)))
        self._weights.extend(weights)
        self._sizes.extend(map(len, values))
        self._values += b"".join(values)
        return sum(weights)

    def sorted(self, field: str) -> Iterator[Postings]:
        """All postings by term."""
        numbers, sizes = numpy.asarray(self._numbers), numpy.asarray(self._sizes)
        order = numpy.argsort(numbers, kind="stable")
        ends = numpy.cumsum(numpy.bincount(numbers)).tolist()
        documents = numpy.asarray(self._documents)[order]
        weights = numpy.asarray(self._weights)[order]
        behind = numpy.cumsum(sizes, dtype=numpy.int64)[order]
        sizes = sizes[order]
        before = behind - sizes
        for name, number in sorted((name.encode(), n) for name, n in self._terms.items()):
            these = slice(ends[number - 1] if number else 0, ends[number])
            places = zip(before[these].tolist(), behind[these].tolist(), strict=True)
            yield Postings(
                field,
                name,
                array("I", documents[these].tobytes()),
                array("f", weights[these].tobytes()),
                b"".join([self._values[start:end] for start, end in places]),
                array("I", sizes[these].tobytes()),
            )


class Writer(SegmentWriter):  # type: ignore[misc]
    """A Whoosh writer that gathers postings by term. The caller holds the lock."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False, codec=Codec())
        self._gathered: dict[str, Gathered] = {}
        self._sources: list[tuple[Segment, int, dict[int, int] | None]] = []

    def add_document(self, **fields: Any) -> None:
        """Add a document: for fields of terms, the value is a list of (term, weight, value)."""
        number = self.docnum
        self.perdocwriter.start_doc(number)
        for name in sorted(fields):
            field, value = self.schema[name], fields[name]
            length = 0
            if field.indexed:
                length = self._gathered.setdefault(name, Gathered()).add(number, value)
            stored = value if field.stored else None
            self.perdocwriter.add_field(name, field, stored, length if field.scorable else 0)
            if field.column_type:
                self.perdocwriter.add_column_value(name, field.column_type, value)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def take_over(self, segment: Any) -> None:
        """Put a whole segment in, without its deleted documents."""
        start, source = self.docnum, Segment(self.storage, segment, Cache(0))
        moved = self.write_per_doc(set(self.schema.names()), source.documents)
        self._sources.append((source, start, moved))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        # sources come behind what was gathered: numbers ascend where terms are the same
        own = chain.from_iterable(
            self._gathered[name].sorted(name) for name in sorted(self._gathered)
        )
        streams = [own, *(_moved(*source) for source in self._sources)]
        merged = heapq.merge(*streams, key=itemgetter(0, 1))
        for name, terms in groupby(merged, key=itemgetter(0)):
            field = self.schema[name]
            fixed = (field.format.fixed_value_size() or 0) == field.format.posting_size
            self.fieldwriter.start_field(name, field)
            for _, same in groupby(terms, key=itemgetter(1)):
                self.fieldwriter.write(_joined(list(same)), fixed)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()

    def finish_segment(self) -> Any:
        """Write the segment without a commit, to be merged into one that is committed."""
        segment = self._finalize_segment()
        self._finish()
        return segment


def _moved(source: Segment, start: int, moved: dict[int, int] | None) -> Iterator[Postings]:
    """A segment's postings with the numbers its documents have now."""
    for name, term, ids, weights, values, sizes in source.all_postings():
        if moved is None:
            now = array("I", [start + number for number in ids])
            yield Postings(name, term, now, weights, values, sizes)
            continue
        kept = [place for place, number in enumerate(ids) if number in moved]
        if kept:
            ends = [*accumulate(sizes)]
            yield Postings(
                name,
                term,
                array("I", [moved[ids[place]] for place in kept]),
                array("f", [weights[place] for place in kept]),
                b"".join(values[ends[place] - sizes[place] : ends[place]] for place in kept),
                array("I", [sizes[place] for place in kept]),
            )


def _joined(parts: list[Postings]) -> Postings:
    if len(parts) == 1:
        return parts[0]
    ids, weights, sizes = array("I"), array("f"), array("I")
    for part in parts:
        ids += part.ids
        weights += part.weights
        sizes += part.sizes
    values = b"".join([part.values for part in parts])
    return Postings(parts[0].field, parts[0].term, ids, weights, values, sizes)
