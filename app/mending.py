"""A server keeps its own index in step: beside the requests, and whenever one finds it wanting."""

import logging
from threading import Event, Lock, Thread
from time import monotonic

from sqlalchemy import Engine
from sqlmodel import Session

from app import archive, indexing
from app.lock import ArchiveBusy, sole_writer
from app.search.index import Index
from app.settings import Settings

log = logging.getLogger(__name__)

PAUSE = 10.0
"""Seconds between two attempts: another process may be at work, or the disk be full."""

TOLD_EVERY = 10.0
"""Seconds between two lines of the log on how far a new index is."""

LONGEST_STOP = 10.0


class _Stopped(Exception):
    """The server ends; what was half made is dropped, and the next start makes it."""


class Mending:
    """Makes good what the index lacks, in a thread of its own; all may ask at any time."""

    def __init__(self, settings: Settings, database: Engine, index: Index) -> None:
        self._settings, self._database, self._index = settings, database, index
        self._lock, self._ending = Lock(), Event()
        self._thread: Thread | None = None
        self._not_before = self._told_next = 0.0

    def usable(self) -> bool:
        """Whether the index can be used; if not, it is made anew from now on."""
        if self._index.needs_rebuild:
            self._begin()
            return False
        return True

    def in_step(self) -> bool:
        """Whether it can be used and no change waits to be indexed; if not, that is made good."""
        if not self.usable():
            return False
        with Session(self._database) as session:
            waiting = bool(archive.pending(session, 1))
        if waiting:
            self._begin()
        return not waiting

    def stop(self) -> None:
        """End what is at work."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(LONGEST_STOP)

    def _begin(self) -> None:
        with self._lock:
            at_work = self._thread is not None and self._thread.is_alive()
            if not at_work and monotonic() >= self._not_before:
                self._thread = Thread(target=self._mend, daemon=True)
                self._thread.start()

    def _mend(self) -> None:
        try:
            with sole_writer(self._settings, patience=0):
                indexing.bring_into_step(self._database, self._index, self._go_on)
        except ArchiveBusy:
            log.debug("another process brings the index into step")
        except _Stopped:
            log.info("the index is left to be brought into step at the next start")
        except Exception:
            log.exception("the index could not be brought into step")
        self._not_before = monotonic() + PAUSE

    def _go_on(self, done: int, of: int) -> None:
        if self._ending.is_set():
            raise _Stopped
        if monotonic() >= self._told_next:
            self._told_next = monotonic() + TOLD_EVERY
            log.info("the index is being made anew: %d of %d articles", done, of)
