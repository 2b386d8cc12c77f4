"""Whoosh's table of terms, written with less ado.

The file is its `OrderedHashReader`'s: entries in order, 256 hash tables, and where each entry is.
"""

from array import array
from struct import Struct
from typing import Any
from zlib import crc32

import numpy
from numpy.typing import NDArray
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.util.numlists import GrowableArray

_SIZES = Struct("!ii")
_SLOT = numpy.dtype([("hash", ">u4"), ("place", ">i8")])
_CRC = 1
_BUFFERED = 10_000


class TermTable(OrderedHashWriter):  # type: ignore[misc]
    """Takes entries, whose keys must ascend, and writes many of them in one call."""

    def __init__(self, file: Any) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC)
        self._hashes, self._places = array("I"), array("q")
        self._place = file.tell()
        self._unwritten: list[bytes] = []

    def add(self, key: bytes, value: bytes) -> None:
        """Add the next entry."""
        self._hashes.append(crc32(key))
        self._places.append(self._place)
        self._place += _SIZES.size + len(key) + len(value)
        self._unwritten += (_SIZES.pack(len(key), len(value)), key, value)
        if len(self._unwritten) > _BUFFERED:
            self._write_entries()

    def _write_entries(self) -> None:
        self.dbfile.write(b"".join(self._unwritten))
        self._unwritten.clear()

    def _write_hashes(self) -> None:
        """Each hash table has twice as many slots as entries; an empty slot is all zero."""
        self._write_entries()
        hashes = numpy.asarray(self._hashes, dtype=numpy.int64)
        places = numpy.asarray(self._places)
        for number in range(256):
            entries = numpy.flatnonzero(hashes & 255 == number)
            slots = numpy.zeros(2 * len(entries), dtype=_SLOT)
            order, taken = _seated(hashes[entries] >> 8, len(slots))
            slots["hash"][taken] = hashes[entries][order]
            slots["place"][taken] = places[entries][order]
            self.directory.append((self.dbfile.tell(), len(slots)))
            self.dbfile.write(slots.tobytes())

    def _write_extras(self) -> None:
        self.index = GrowableArray()
        self.index.array = array("i" if self._place < 1 << 31 else "q", self._places)
        super()._write_extras()


def _seated(
    wanted: NDArray[numpy.int64], count: int
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """The entries in some order, and for each the first free slot from its wanted one on.

    Slots are counted modulo `count`. (Linear probing, for all entries at once.)
    """
    wanted = wanted % max(count, 1)
    order = numpy.argsort(wanted, kind="stable")
    ranks = numpy.arange(len(order))
    taken = numpy.maximum.accumulate(wanted[order] - ranks) + ranks
    beyond = taken >= count
    free = numpy.ones(count, dtype=numpy.bool_)
    free[taken[~beyond]] = False
    taken[beyond] = numpy.flatnonzero(free)[: beyond.sum()]
    return order, taken
