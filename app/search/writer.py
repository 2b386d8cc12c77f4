"""Writing and merging Whoosh segments, term by term.

Whoosh's own writer sorts every single posting on disk and passes each through six functions. Here
the postings of a batch are gathered by term in memory, and merging takes whole lists from the old
segments in one pass over their sorted terms. What is written is Whoosh's own `W3Codec` format, and
Whoosh's writer still does the rest: lock, columns, table of contents, deletions.
"""

import heapq
import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3TermInfo
from whoosh.index import FileIndex
from whoosh.system import pack_int, pack_ushort
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from app.search.postings import Cache, Run
from app.search.segment import Segment

BLOCK = 1024
"""Postings in a block: the least that is decoded."""


class Postings(NamedTuple):
    """A term's postings: ascending document numbers, weights, encoded values (all as long)."""

    field: str
    term: bytes
    ids: list[int]
    weights: list[float]
    values: list[bytes]


class TermWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes a term's postings at once. A single posting goes into the table of terms itself."""

    def write(self, postings: Postings, fixed: bool) -> None:
        """Add the next term; `fixed` if all its values are of one size (which may be 0)."""
        _, term, ids, weights, values = postings
        info = W3TermInfo()
        info._weight, info._df = sum(weights), len(ids)
        info._maxweight = max(weights)
        info._minid, info._maxid = ids[0], ids[-1]
        # bounds on the lengths of the documents: true of all, and only used for pruning
        info._minlength, info._maxlength = 0, 106_374
        if len(ids) == 1:
            info.set_inlined(ids, weights, values)
        else:
            start = self._postfile.tell()
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
            for first in range(0, len(ids), BLOCK):
                end = first + BLOCK
                self._write_block(
                    ids[first:end], weights[first:end], values[first:end], fixed, end >= len(ids)
                )
            info.set_extent(start, self._postfile.tell() - start)
        self._tindex.add(pack_ushort(self._fieldid) + term, info.to_bytes())

    def _write_block(
        self,
        ids: Sequence[int],
        weights: Sequence[float],
        values: Sequence[bytes],
        fixed: bool,
        last: bool,
    ) -> None:
        # Whoosh writes tuples and compresses all; arrays read the same, and numpy takes them as
        # they are. Only positions are compressed, and only by themselves: ranking needs none.
        deltas = array("I", (after - before for before, after in pairwise((0, *ids))))
        most = max(weights)
        same = None if most == 1.0 else most
        weighed = same if min(weights) == most else array("f", weights)
        valued = (b"".join(values) or None) if fixed else Run.of(values)
        data = pickle.dumps((deltas, weighed, valued), pickle.HIGHEST_PROTOCOL)
        info = pickle.dumps((len(ids), ids[-1], most, 0, 0, length_to_byte(106_374)), 2)
        size = len(info) + len(data)
        self._postfile.write(pack_int(-size if last else size) + info + data)


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our way of writing terms; any Whoosh reads what it writes."""

    def field_writer(self, storage: Any, segment: Any) -> TermWriter:
        return TermWriter(self, storage, segment)


class Writer(SegmentWriter):  # type: ignore[misc]
    """A Whoosh writer that gathers postings by term. The caller holds the lock."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False, codec=Codec())
        self._gathered: dict[str, dict[bytes, tuple[list[int], list[float], list[bytes]]]] = {}
        self._sources: list[tuple[Segment, int, dict[int, int] | None]] = []

    def add_document(self, **fields: Any) -> None:
        """Add a document: for fields of terms, the value is a list of (term, weight, value)."""
        number = self.docnum
        self.perdocwriter.start_doc(number)
        for name in sorted(fields):
            field, value = self.schema[name], fields[name]
            length = 0
            if field.indexed:
                length = self._gather(name, number, value)
            stored = value if field.stored else None
            self.perdocwriter.add_field(name, field, stored, length if field.scorable else 0)
            if field.column_type:
                self.perdocwriter.add_column_value(name, field.column_type, value)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _gather(self, name: str, number: int, terms: Iterable[tuple[str, int, bytes]]) -> int:
        """Note the document's postings in a field; returns its length."""
        known = self._gathered.setdefault(name, {})
        length = 0
        for term, weight, value in terms:
            key = term.encode()
            found = known.get(key)
            if found is None:
                known[key] = ([number], [float(weight)], [value])
            else:
                found[0].append(number)
                found[1].append(float(weight))
                found[2].append(value)
            length += weight
        return length

    def take_over(self, segment: Any) -> None:
        """Put a whole segment in, without its deleted documents."""
        start, source = self.docnum, Segment(self.storage, segment, Cache(0))
        moved = self.write_per_doc(set(self.schema.names()), source.documents)
        self._sources.append((source, start, moved))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        # sources come behind what was gathered: numbers ascend where terms are the same
        streams = [self._own(), *(_moved(*source) for source in self._sources)]
        merged = heapq.merge(*streams, key=itemgetter(0, 1))
        for name, terms in groupby(merged, key=itemgetter(0)):
            field = self.schema[name]
            fixed = (field.format.fixed_value_size() or 0) == field.format.posting_size
            self.fieldwriter.start_field(name, field)
            for _, same in groupby(terms, key=itemgetter(1)):
                self.fieldwriter.write(_joined(list(same)), fixed)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()

    def _own(self) -> Iterator[Postings]:
        for name in sorted(self._gathered):
            terms = self._gathered[name]
            for term in sorted(terms):
                yield Postings(name, term, *terms[term])

    def finish_segment(self) -> Any:
        """Write the segment without a commit, to be merged into one that is committed."""
        segment = self._finalize_segment()
        self._finish()
        return segment


def _moved(source: Segment, start: int, moved: dict[int, int] | None) -> Iterator[Postings]:
    """A segment's postings with the numbers its documents have now."""
    for name, term, ids, weights, values in source.all_postings():
        if moved is None:
            yield Postings(name, term, [start + number for number in ids], weights, values)
            continue
        kept = [place for place, number in enumerate(ids) if number in moved]
        if kept:
            yield Postings(
                name,
                term,
                [moved[ids[place]] for place in kept],
                [weights[place] for place in kept],
                [values[place] for place in kept],
            )


def _joined(parts: list[Postings]) -> Postings:
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    return Postings(
        first.field,
        first.term,
        [number for part in parts for number in part.ids],
        [weight for part in parts for weight in part.weights],
        [value for part in parts for value in part.values],
    )
