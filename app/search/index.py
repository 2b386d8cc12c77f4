"""The Whoosh index: open, add, remove, rebuild. It is a function of the database."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from time import sleep
from typing import Any

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex

from app.search.merging import MANY, joining, keep, take_over
from app.search.postings import Cache
from app.search.schema import Entry, document, schema
from app.search.segment import Segment, checksum
from app.search.storage import DurableStorage
from app.search.writer import Writer

__all__ = ["Entry", "Index", "IndexBusy"]

# Part of every file's name: raise it when the schema or the analyzer changes, and an index of
# the old kind is found wanting and rebuilt.
SCHEMA_VERSION = 16
_NAME = f"articles{SCHEMA_VERSION}"
_LOCK_SECONDS = 15.0

# Merging costs about 2 ms an article. A live save may merge so many articles, a bulk load more.
_LIVE_MERGE, _BULK_MERGE = 200, 12_000

# Articles whose postings are gathered in memory at a time, about 15 kB each.
_PART = 4_000


class IndexBusy(Exception):
    """Another process has been writing the index for longer than we care to wait."""


class Index:
    """The index in `directory`, which is made if it is not there; one opened `read_only` is left
    as it is, missing or not.

    Several processes may hold one: any number reads, one at a time writes. An index that is new,
    cannot be read or bears an old schema is empty and says so by `needs_rebuild`, until
    `rebuild` has filled it from the database.
    """

    def __init__(self, directory: Path, read_only: bool = False) -> None:
        self.directory = directory
        self._storage = DurableStorage(str(directory))
        self._schema = schema()
        if read_only:
            return
        directory.mkdir(parents=True, exist_ok=True)
        if not self._sound():
            with self._locked():
                self._start_anew()

    @property
    def needs_rebuild(self) -> bool:
        """Whether articles may be missing because the index was never filled from the database."""
        return self._marker.exists() or self._read_toc() is None

    @property
    def _marker(self) -> Path:
        """The file that says that articles may be missing."""
        return self.directory / f"{_NAME}_INCOMPLETE"

    def distrust(self) -> None:
        """Let the index be rebuilt: its files are not what they should be."""
        self.directory.mkdir(parents=True, exist_ok=True)
        self._marker.touch()

    def add(self, entries: Iterable[Entry], merge: bool | None = None) -> None:
        """Put entries in, in one commit, each instead of the one with the same id.

        `merge` is as for `update`. Raises IndexBusy.
        """
        latest = {entry.id: entry for entry in entries}
        if latest:
            self.update(latest, latest.values(), merge)

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out, in one commit; unknown ids are passed over. Raises IndexBusy."""
        self.update(set(ids), ())

    def update(
        self, ids: Collection[str], entries: Iterable[Entry], merge: bool | None = None
    ) -> None:
        """Let the index hold, of the articles of these ids, just the entries; in one commit.

        Entries are taken one by one, each id once. `merge` allows to spend seconds on joining
        segments; by default only a change of many articles may. Raises IndexBusy.
        """
        bulk = len(ids) >= 200 if merge is None else merge
        with self._writing() as writer:
            self._delete(writer, ids)
            _fill(writer, entries)
            writer.commit(mergetype=joining(_BULK_MERGE if bulk else _LIVE_MERGE))

    def join(self) -> None:
        """Join all segments into one where they are many, which slows each search down.

        Costs about 1.5 ms an article. Raises IndexBusy.
        """
        if len(self.segments()) > MANY:
            with self._writing() as writer:
                writer.commit(mergetype=take_over)

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Fill a new index from all entries beside the old one and put it in its place at once.

        Readers in other processes answer from the old one until the new one is committed.
        Entries are taken some at a time, so memory does not grow with them. Raises IndexBusy.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        with self._locked():
            self._start_anew()
            parts = []
            for some in batched(entries, _PART):
                part = self._writer()
                _fill(part, some)
                parts.append(part.finish_segment())
            policy = take_over if len(parts) > 1 else keep
            if policy is take_over:
                self._storage.spare(chain(*(part.list_files(self._storage) for part in parts)))
            writer = self._writer()
            writer.commit(mergetype=lambda writer, _: policy(writer, parts))
            self._marker.unlink(missing_ok=True)
            self._sweep()

    def count(self) -> int:
        """How many articles the index holds."""
        return sum(segment.doc_count_all() - segment.deleted_count() for segment in self.segments())

    def ids(self) -> set[str]:
        """The ids of all articles in the index."""
        return set(self.fingerprints())

    def fingerprints(self) -> dict[str, str]:
        """Each article's id → the fingerprint of the entry it was indexed from."""
        while True:
            segments = self.segments()
            try:
                return {
                    stored["article"]: stored["fingerprint"]
                    for segment in segments
                    for _, stored in Segment(self._storage, segment, Cache(0)).documents.iter_docs()
                }
            except FileNotFoundError:
                if all(map(self._is_held, segments)):
                    raise

    def damage(self) -> Iterator[str]:
        """Segments whose bytes are not those that were written, in words. Reads all of them."""
        for entry in self.segments():
            path = self.directory / entry.make_filename(entry.COMPOUND_EXT)
            try:
                if checksum(path) != entry.checksum:
                    yield f"segment {entry.segment_id()}: its bytes have changed"
            except OSError as error:
                if self._is_held(entry):
                    yield f"segment {entry.segment_id()}: {error}"

    def _is_held(self, segment: Any) -> bool:
        """Whether a segment is still one of the index: a commit may sweep it away meanwhile."""
        return segment.segment_id() in {one.segment_id() for one in self.segments()}

    def generation(self) -> tuple[int, int]:
        """Changes with every commit, whoever made it: the TOC's number and when it was written."""
        try:
            number = TOC._latest_generation(self._storage, _NAME)
            return number, (self.directory / TOC._filename(_NAME, number)).stat().st_mtime_ns
        except FileNotFoundError:
            return -1, 0

    def segments(self) -> Sequence[Any]:
        """The segments of the last commit; none when the index cannot be read."""
        toc = self._read_toc()
        return toc.segments if toc else ()

    @property
    def storage(self) -> FileStorage:
        """Where the segments' files are."""
        return self._storage

    def _read_toc(self) -> TOC | None:
        """The last commit's table of contents; tried again when a commit sweeps it away."""
        for _ in range(20):
            try:
                return TOC.read(self._storage, _NAME, schema=self._schema)
            except EmptyIndexError:
                return None
            except FileNotFoundError:
                sleep(0.02)
            except Exception:
                return None
        return None

    def _sound(self) -> bool:
        """Whether there is an index and all its segments are there and whole."""
        for _ in range(20):
            try:
                toc = self._read_toc()
                return toc is not None and all(map(self._whole, toc.segments))
            except FileNotFoundError:
                sleep(0.02)  # a commit swept the segment away: look at the new TOC
        return False

    def _whole(self, segment: Any) -> bool:
        """Whether a segment's file has all its parts."""
        name = segment.make_filename(segment.COMPOUND_EXT)
        size = self._storage.file_length(name)
        file = self._storage.open_file(name)
        try:
            parts = CompoundStorage(file, use_mmap=False)
            ends = [sum(parts.range(part)) for part in parts.list()]
        except Exception:
            return False
        finally:
            file.close()
        return bool(ends) and max(ends) <= size

    def _start_anew(self) -> None:
        """An empty index in place of a missing or unreadable one. The caller holds the lock."""
        if self._sound():
            return
        self.distrust()
        for path in self.directory.glob(f"_{_NAME}_*.toc"):
            path.unlink()
        TOC(self._schema, [], 0).write(self._storage, _NAME)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Be the only one to write. Raises IndexBusy."""
        lock = self._storage.lock(f"{_NAME}_WRITELOCK")
        waited = 0.0
        while not lock.acquire():
            if waited >= _LOCK_SECONDS:
                raise IndexBusy(str(self.directory))
            sleep(0.05)
            waited += 0.05
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with self._locked():
            writer = self._writer()
            try:
                yield writer
            except BaseException:
                if not writer.is_closed:
                    writer.cancel()
                raise

    def _writer(self) -> Writer:
        return Writer(FileIndex(self._storage, schema=self._schema, indexname=_NAME))

    def _delete(self, writer: Writer, ids: Collection[str]) -> None:
        """Mark the articles with these ids as deleted."""
        base = 0
        for entry in writer.segments:
            segment = Segment(self._storage, entry, Cache(0))
            # many at once are found faster by reading all that are there
            some = len(ids) < segment.size // 10
            for id in ids if some else {*ids}.intersection(segment.vocabulary("id").words):
                postings = segment.postings("id", id)
                for number in postings.ids.tolist() if postings else ():
                    writer.delete_document(base + number)
            base += segment.size

    def _sweep(self) -> None:
        """Remove what indexes of older schemas left behind; a newer one is not ours to judge."""
        for path in self.directory.iterdir():
            made_by = re.match(r"_?articles(\d+)_", path.name)
            if made_by and int(made_by[1]) < SCHEMA_VERSION:
                path.unlink(missing_ok=True)


def _fill(writer: Writer, entries: Iterable[Entry]) -> None:
    spellings: set[str] = set()
    for entry in entries:
        writer.add_document(**document(entry, spellings))


def batched(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """The entries in lists of `size`."""
    entries = iter(entries)
    while some := list(islice(entries, size)):
        yield some
