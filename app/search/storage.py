"""Whoosh's storage, made to outlive a power cut."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's storage, safe against a power cut: files are on disk before a TOC names them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._unsynced: set[str] = set()

    def create_file(self, name: str, **options: Any) -> Any:
        self._unsynced.add(name)
        return super().create_file(name, **options)

    def spare(self, names: Iterable[str]) -> None:
        """Do not sync these files, which no TOC will name."""
        self._unsynced.difference_update(names)

    def open_file(self, name: str, **options: Any) -> Any:
        if name.endswith(".toc"):  # Whoosh forgets to close a TOC it cannot read
            return BufferFile((Path(self.folder) / name).read_bytes(), name=name)
        return super().open_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        for name in self._unsynced:
            with suppress(FileNotFoundError):
                _sync(Path(self.folder) / name)
        self._unsynced.clear()
        super().rename_file(oldname, newname, safe=safe)
        _sync(Path(self.folder))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
