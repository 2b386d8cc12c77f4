"""One of Whoosh's segments read into numpy: terms, postings, lengths, columns.

A segment's files never change, so what is decoded holds for every commit that still has the
segment, and many threads may read it: the files are mapped and read by offset, nothing has a
position to share. The format is Whoosh's `W3Codec`'s.
"""

import mmap
import pickle
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import wraps
from io import BufferedReader, BytesIO, RawIOBase
from itertools import accumulate, repeat, takewhile
from pathlib import Path
from struct import Struct
from typing import Any, ParamSpec, TypeAlias, TypeVar

import numpy
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import BufferFile
from whoosh.util.numeric import byte_to_length

from app.search.postings import NOWHERE, Cache, Postings, Run
from app.search.vocabulary import Vocabulary

_LENGTHS = numpy.array([byte_to_length(byte) for byte in range(256)], dtype=numpy.float32)
_INT = Struct("!i")
_SHORT = Struct("!H")

# How many terms of a segment are merged before the memory it is mapped into is given back.
_TERMS_AT_A_TIME = 5000

Asked = ParamSpec("Asked")
Told = TypeVar("Told")
Numbers: TypeAlias = "array[int]"
Weights: TypeAlias = "array[float]"


class SegmentBroken(Exception):
    """A segment's file does not hold what it should."""


def _sound(method: Callable[Asked, Told]) -> Callable[Asked, Told]:
    """Say so in one way when a file's bytes cannot be made sense of, whatever showed it."""

    @wraps(method)
    def guarded(*arguments: Asked.args, **named: Asked.kwargs) -> Told:
        try:
            return method(*arguments, **named)
        except (SegmentBroken, FileNotFoundError):
            raise
        except Exception as error:
            raise SegmentBroken(str(error)) from error

    return guarded


class Files(CompoundStorage):  # type: ignore[misc]
    """A segment's files in mapped memory. (Whoosh's own copies each file it opens.)"""

    def view(self, name: str) -> memoryview:
        """A file's bytes. SegmentBroken when not all of them are there."""
        offset, length = self.range(name)
        view = memoryview(self._source)[offset : offset + length]
        if len(view) != length:
            raise SegmentBroken(f"{name} is cut short")
        return view

    def let_go(self) -> None:
        """Give back the memory of what was read; the system has it at hand still."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._source.madvise(mmap.MADV_DONTNEED)

    def open_file(self, name: str, *_: Any, **__: Any) -> BufferFile:
        view = self.view(name)
        file = BufferFile(b"", name=name)
        file._buf, file.file = view, BufferedReader(_Bytes(view))
        return file


class _Bytes(RawIOBase):
    """A memory view read as a file."""

    def __init__(self, view: memoryview) -> None:
        self._view, self._place = view, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._view[self._place : self._place + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = offset + (0, self._place, len(self._view))[whence]
        return self._place


class Segment:
    """One segment's terms and columns. `size` counts deleted documents too.

    `documents` is Whoosh's reader of what is kept for each document. Where the file does not hold
    what it should, opening and every question raise SegmentBroken.
    """

    @_sound
    def __init__(self, storage: FileStorage, segment: Any, cache: "Cache") -> None:
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._cache = cache
        file = storage.open_file(segment.make_filename(segment.COMPOUND_EXT))
        try:
            self._files = Files(file)
        except Exception:
            file.close()
            raise
        codec = segment.codec()
        table = segment.make_filename(codec.TERMS_EXT)
        self._table = self._files.view(table)
        self._terms = OrderedHashReader(self._files.open_file(table), len(self._table))
        self._fields: dict[str, int] = self._terms.extras["fieldmap"]
        self._postings = self._files.view(segment.make_filename(codec.POSTS_EXT))
        self.documents = codec.per_document_reader(self._files, segment)
        self._segment = segment
        self._lengths: dict[str, NDArray[numpy.float32]] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._ids: dict[int, str] = {}

    def doc_frequency(self, field: str, term: str) -> int:
        """In how many documents the term stands, deleted ones included."""
        info = self._info(field, term)
        return info.doc_frequency() if info else 0

    @_sound
    def _info(self, field: str, term: str) -> W3TermInfo | None:
        number = self._fields.get(field)
        if number is None:
            return None
        try:
            return W3TermInfo.from_bytes(self._terms[_SHORT.pack(number) + term.encode()])
        except KeyError:
            return None

    def postings(self, field: str, term: str) -> Postings | None:
        """The term's postings, None when the segment does not have it."""
        key = (self.name, field, term)
        found = self._cache.get(key)
        if found is None:
            info = self._info(field, term)
            found = self._decode(info) if info else NOWHERE
            self._cache.put(key, found)
        return found if len(found.ids) else None

    @_sound
    def _decode(self, info: W3TermInfo) -> Postings:
        ids = numpy.empty(info.doc_frequency(), dtype=numpy.int64)
        weights = numpy.empty(len(ids), dtype=numpy.float32)
        values: list[Run | bytes] = []
        end = 0
        for count, deltas, block_weights, block_values in self._blocks(info):
            start, end = end, end + count
            block = ids[start:end]
            block[:] = deltas
            block.cumsum(out=block)
            weights[start:end] = block_weights or 1.0
            if block_values:
                values.append(block_values)
        if end != len(ids) or not 0 <= ids[-1] < self.size:
            raise ValueError("not the postings the term should have")
        return Postings(ids, weights, tuple(values))

    def _blocks(self, info: W3TermInfo) -> Iterator[tuple[int, Any, Any, Any]]:
        """The term's blocks: how many postings, their differences, weights and values."""
        if info.is_inlined():
            ids, weights, values = info.inlined_postings()
            yield len(ids), ids, tuple(weights), b"".join(values)
            return
        data = self._postings
        position = info.extent()[0] + 4  # behind the magic number
        size = 1
        while size > 0:  # the last block's size is negative
            size = _INT.unpack_from(data, position)[0]
            position += _INT.size
            stream = BytesIO(data[position : position + abs(size)])
            count, _, _, compressed, _, _ = pickle.load(stream)
            if compressed:
                stream = BytesIO(zlib.decompress(stream.read()))
            yield count, *pickle.load(stream)
            position += abs(size)

    def all_postings(self) -> Iterator[tuple[str, bytes, Numbers, Weights, bytes, Numbers]]:
        """Every term's field, text, documents, weights, values and their sizes.

        Sorted by field and term. What was read does not stay in memory.
        """
        names = {number: name for name, number in self._fields.items()}
        for count, (key, value) in enumerate(self._terms.items()):
            if count % _TERMS_AT_A_TIME == 0:
                self._files.let_go()
            ids, weights, sizes = array("I"), array("f"), array("I")
            values = []
            for size, deltas, block_weights, block_values in self._blocks(
                W3TermInfo.from_bytes(value)
            ):
                ids.extend(accumulate(deltas))
                if block_weights is None or isinstance(block_weights, float):
                    weights.extend(repeat(block_weights or 1.0, size))
                else:
                    weights.frombytes(numpy.asarray(block_weights, dtype=numpy.float32).tobytes())
                if isinstance(block_values, Run):
                    values.append(block_values.joined)
                    sizes.frombytes(numpy.asarray(block_values.sizes, dtype=numpy.uint32).tobytes())
                else:
                    values.append(block_values or b"")
                    sizes.extend(repeat(len(values[-1]) // size, size))
            yield names[_SHORT.unpack(key[:2])[0]], key[2:], ids, weights, b"".join(values), sizes

    @_sound
    def lengths(self, field: str) -> NDArray[numpy.float32]:
        """How long the field is in each document (terms), as Whoosh rounds it."""
        if field not in self._lengths:
            self._lengths[field] = _LENGTHS[self._column(f"_{field}_len", numpy.dtype("u1"))]
        return self._lengths[field]

    def total_length(self, field: str) -> int:
        """The sum of the field's lengths over all documents."""
        return int(self.documents.field_length(field))

    @_sound
    def column(self, field: str) -> NDArray[numpy.int32]:
        """A numeric column's value for each document."""
        return self._column(field, numpy.dtype(">i4")).astype(numpy.int32)

    def _column(self, field: str, dtype: Any) -> NDArray[Any]:
        values = numpy.zeros(self.size, dtype=dtype)
        if self.documents.has_column(field):
            name = self._segment.codec().column_filename(self._segment, field)
            # trailing documents that have the default value are not written
            written = numpy.frombuffer(self._files.view(name), dtype=dtype)
            values[: len(written)] = written[: self.size]
        return values

    @_sound
    def article_id(self, number: int) -> str:
        """The id of the article that is this document."""
        if number not in self._ids:
            self._ids[number] = self.documents.stored_fields(number)["article"]
        return self._ids[number]

    def vocabulary(self, field: str) -> Vocabulary:
        """All terms of a field."""
        if field not in self._vocabularies:
            self._vocabularies[field] = self._read_vocabulary(field)
        return self._vocabularies[field]

    @_sound
    def _read_vocabulary(self, field: str) -> Vocabulary:
        """Read the terms and, at once for all of them, their document frequencies."""
        places = self._places_of_terms
        number = self._fields.get(field)
        if number is None:
            return Vocabulary([], numpy.zeros(0, dtype=numpy.int64))
        first, behind = (
            bisect_left(places, _SHORT.pack(edge), key=self._terms.key_at)
            for edge in (number, number + 1)
        )
        data = numpy.frombuffer(self._table, dtype=numpy.uint8)
        starts = numpy.asarray(places[first:behind], dtype=numpy.int64)
        sizes = _big_endian(data, starts)
        # an entry is: key size, value size, key (field number, term), value (flags, weight, df …)
        frequencies = _big_endian(data, starts + 8 + sizes + 5)
        words = [
            str(self._table[start + 10 : start + 8 + size], "utf-8")
            for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
        ]
        return Vocabulary(words, frequencies)

    @property
    def _places_of_terms(self) -> NDArray[Any]:
        """Where each term's entry begins in the table of terms, in order."""
        dtype = numpy.dtype(self._terms.extras["indextype"]).newbyteorder(">")
        return numpy.frombuffer(
            self._table, dtype=dtype, count=self._terms.indexlen, offset=self._terms.indexbase
        )

    @_sound
    def terms_starting(self, field: str, prefix: str) -> list[str]:
        """The terms of a field that start so, without reading the whole vocabulary."""
        number = self._fields.get(field)
        if number is None:
            return []
        wanted = _SHORT.pack(number) + prefix.encode()
        keys = takewhile(lambda key: key.startswith(wanted), self._terms.keys_from(wanted))
        return [key[2:].decode() for key in keys]


def checksum(path: Path) -> int:
    """CRC-32 of a file's bytes, to tell whether they are those that were written."""
    checked = 0
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            checked = zlib.crc32(part, checked)
    return checked


def _big_endian(data: NDArray[numpy.uint8], places: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """The 32-bit numbers at these places."""
    number = numpy.zeros(len(places), dtype=numpy.int64)
    for byte in range(4):
        number = (number << 8) | data[places + byte]
    return number
