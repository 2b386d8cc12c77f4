"""One process at a time changes the archive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from app.settings import Settings

PATIENCE = 60.0  # seconds


class ArchiveBusy(Exception):
    """Another process is changing the archive, and went on doing so while this one waited."""


@contextmanager
def sole_writer(
    settings: Settings,
    on_wait: Callable[[], None] = lambda: None,
    patience: float = PATIENCE,
) -> Iterator[None]:
    """Be the only one to change the archive; `on_wait` is called once if another is at work.

    The lock goes with its process, so a killed one never blocks. Raises `ArchiveBusy` after
    `patience` seconds.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.data_dir / "writer.lock")
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            on_wait()
            lock.acquire(timeout=patience)
    except Timeout as error:
        raise ArchiveBusy(
            f"another process is still changing the archive after {patience:.0f} seconds; "
            "try again later"
        ) from error
    try:
        yield
    finally:
        lock.release()
