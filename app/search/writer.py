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
from itertools import accumulate, chain, groupby
from operator import itemgetter, sub
from pathlib import Path
from struct import Struct
from typing import Any

import numpy
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.fields import FieldType
from whoosh.index import FileIndex
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from app.search.gathering import Gathered, Postings
from app.search.postings import Cache, Run
from app.search.segment import Segment, checksum
from app.search.table import TermTable

BLOCK = 1 << 16
"""Postings in a block, which are decoded at once.

Most lists are one block: to begin a block takes as long as to decode a thousand postings, and
behind the first one, document numbers need four bytes each (`_kept`). To pass over blocks in which
nothing can match is slower: of 30,000 postings, those that may be in ten documents took 166 µs in
blocks of 4096 and 231 in blocks of 512, all of them in one block 110.
"""

_LONG = 64

_INFO = W3TermInfo._struct
_EXTENT, _SIZE = Struct("!qi"), Struct("!i")
# Bounds on the lengths of a term's documents: true of all, and only used for pruning.
_ANY_LENGTH = 0, length_to_byte(106_374)


class TermWriter:
    """Writes a term's postings at once. A single posting goes into the table of terms itself."""

    def __init__(self, codec: W3Codec, storage: Any, segment: Any) -> None:
        self._table = TermTable(segment.create_file(storage, codec.TERMS_EXT))
        self._postings = segment.create_file(storage, codec.POSTS_EXT)
        self._written = 0  # to ask the file would be a call into the system for each term
        self._fields: dict[str, int] = {}
        self._field, self._fixed = b"", False
        self.is_closed = False

    def start_field(self, name: str, field: FieldType) -> None:
        """Begin a field."""
        self._field = pack_ushort(self._fields.setdefault(name, len(self._fields)))
        self._fixed = (field.format.fixed_value_size() or 0) == field.format.posting_size

    def write(self, postings: Postings) -> None:
        """Add the field's next term."""
        _, term, ids, weights, values, sizes = postings
        most, single = max(weights), len(ids) == 1
        info = _INFO.pack(single, sum(weights), len(ids), *_ANY_LENGTH, most, ids[0], ids[-1])
        if single:
            info += pickle.dumps(((ids[0],), (most,), (values,)), pickle.HIGHEST_PROTOCOL)
        else:
            blocks = self._blocks(ids, weights, values, sizes)
            self._postings.write(blocks)
            info += _EXTENT.pack(self._written, len(blocks))
            self._written += len(blocks)
        self._table.add(self._field + term, info)

    def _blocks(
        self, ids: "array[int]", weights: "array[float]", values: bytes, sizes: "array[int]"
    ) -> bytes:
        blocks, place = [WHOOSH3_HEADER_MAGIC], 0
        for first in range(0, len(ids), BLOCK):
            block = slice(first, first + BLOCK)
            behind = place + sum(sizes[block])
            valued = values[place:behind] or None
            run = valued if self._fixed else Run(values[place:behind], _kept(sizes[block]))
            last = first + BLOCK >= len(ids)
            blocks.append(_block(ids[block], weights[block], run, last))
            place = behind
        return b"".join(blocks)

    def close(self) -> None:
        """Finish the files."""
        self._table.extras["fieldmap"] = self._fields
        self._table.close()
        self._postings.close()
        self.is_closed = True


def _block(
    ids: "array[int]", weights: "array[float]", values: Run | bytes | None, last: bool
) -> bytes:
    # Whoosh writes tuples and compresses all. To expand what was compressed would take longer than
    # all else in a search.
    deltas = array("I", map(sub, ids, chain((0,), ids)))
    most = max(weights)
    same = None if most == 1.0 else most
    weighed = same if min(weights) == most else _kept(weights)
    data = pickle.dumps((_kept(deltas), weighed, values), pickle.HIGHEST_PROTOCOL)
    info = pickle.dumps((len(ids), ids[-1], most, 0, 0, _ANY_LENGTH[1]), 2)
    size = len(info) + len(data)
    return _SIZE.pack(-size if last else size) + info + data


def _kept(numbers: "array[Any]") -> Sequence[Any]:
    """Numbers as a block has them: few in a tuple, many in an array, which numpy takes as it is.

    Many whole numbers take a byte each, if they fit.
    """
    if len(numbers) < _LONG:
        return tuple(numbers)
    if max(numbers) > 255:
        return numbers
    return array("B", numpy.asarray(numbers).astype(numpy.uint8).tobytes())


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our way of writing terms; any Whoosh reads what it writes."""

    def field_writer(self, storage: Any, segment: Any) -> TermWriter:
        return TermWriter(self, storage, segment)


class Writer(SegmentWriter):  # type: ignore[misc]
    """A Whoosh writer that gathers postings by term. The caller holds the lock."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False, codec=Codec())
        self._gathered: dict[str, Gathered] = {}
        self._sources: list[tuple[Segment, int, dict[int, int] | None]] = []

    def add_document(self, **fields: Any) -> None:
        """Add a document: for fields of terms, the value is `Terms`."""
        number = self.docnum
        self.perdocwriter.start_doc(number)
        for name in sorted(fields):
            field, value = self.schema[name], fields[name]
            length = 0
            if field.indexed:
                length = value.length
                if not field.stems_of:
                    self._gathered.setdefault(name, Gathered()).add(number, value)
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
        gathered = chain.from_iterable(
            self._gathered[field.stems_of or name].sorted(name, field)
            for name, field in self.schema.items()
            if field.indexed and self._gathered
        )
        # sources come behind what was gathered: numbers ascend where terms are the same
        merged = _merged([gathered, *(_moved(*source) for source in self._sources)])
        for name, terms in groupby(merged, key=itemgetter(0)):
            self.fieldwriter.start_field(name, self.schema[name])
            for postings in terms:
                self.fieldwriter.write(postings)
        self.fieldwriter.close()

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        name = segment.make_filename(segment.COMPOUND_EXT)
        # goes into the table of contents with all that is known of the segment
        segment.checksum = checksum(Path(self.storage.folder) / name)
        return segment

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


def _merged(streams: list[Iterator[Postings]]) -> Iterator[Postings]:
    """Postings sorted by term, those of a term from all streams as one."""
    if len(streams) == 1:
        return streams[0]
    merged = heapq.merge(*streams, key=itemgetter(0, 1))
    return (_joined([*same]) for _, same in groupby(merged, key=itemgetter(0, 1)))


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
