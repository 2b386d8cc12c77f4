"""How fast the pages of a large archive are, and in how much memory of the server.

    python -m tests.bench.pages ARTICLES [FOLDER]

The archive in FOLDER is made by `coop ingest` from made-up articles when it is not there. A server
of one worker runs as a process of its own; each page is asked for ROUNDS times, none twice with the
same words. Times are CPU milliseconds of the server (of all its threads), median and 95th
percentile; "first" is the first request of that kind.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from app.search.analysis import is_stop_word
from app.settings import Settings
from tests.bench.command import run
from tests.bench.generator import records, vocabulary
from tests.bench.ingest import coop, written

ROUNDS = 20
PAGES = {
    "home": "/",
    "country": "/countries/LA",
    "sector": "/sectors/energie",
    "people": "/people",
    "matrix": "/matrix",
    "dates": "/dates",
    "search, one word": "/search?q={one}",
    "search, two words": "/search?q={one}+{two}",
    "search, phrase": "/search?q=%22{one}+{two}%22",
    "search, prefix": "/search?q={start}*",
    "search.json": "/search.json?q={two}",
}


class Server:
    """`coop serve` over the archive in the folder."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}"
        self._threads: dict[str, int] = {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--port", str(port)],
            env={**os.environ, "DATA_DIR": str(folder)},
        )
        while True:
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.1)

    def get(self, path: str) -> float:
        """Ask for a page; the CPU seconds the server took. Raises `OSError`."""
        before = self._cpu()
        with urllib.request.urlopen(self._address + path, timeout=60) as answer:
            answer.read()
        return self._cpu() - before

    def _cpu(self) -> float:
        """CPU seconds so far, by the scheduler's own count: nanoseconds of each thread that was
        ever seen."""
        for thread in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"):
            self._threads[thread.parent.name] = int(thread.read_text().split()[0])
        return sum(self._threads.values()) / 1e9

    def memory(self) -> dict[str, int]:
        """MB at most, and now: the process's own and of mapped files."""
        status = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        found = dict(line.split(":", 1) for line in status)
        names = {"at most": "VmHWM", "own": "RssAnon", "mapped": "RssFile"}
        return {shown: int(found[name].split()[0]) // 1024 for shown, name in names.items()}

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()


def asked() -> Iterator[dict[str, str]]:
    """Words to search for, no pair twice."""
    words = [word for word in vocabulary()[40:4000] if len(word) > 4 and not is_stop_word(word)]
    for one, two in zip(words[::2], words[1::2], strict=False):
        yield {"one": quote(one), "two": quote(two), "start": quote(one[:4])}


def main(count: int, folder: Path) -> None:
    """Print the table."""
    if not Settings(data_dir=folder).database_file.exists():
        coop(folder, "ingest", str(written(folder, records(count), "articles.jsonl")))
    server, words = Server(folder), asked()
    try:
        print(f"{'server CPU ms':20}{'first':>8}{'median':>8}{'p95':>8}")
        for name, path in PAGES.items():
            times = [server.get(path.format(**next(words))) * 1000 for _ in range(ROUNDS)]
            ranked = sorted(times)
            p95 = ranked[int(ROUNDS * 0.95) - 1]
            print(f"{name:20}{times[0]:8.1f}{statistics.median(times):8.1f}{p95:8.1f}", flush=True)
        print("memory, MB: " + ", ".join(f"{k} {v}" for k, v in server.memory().items()))
    finally:
        server.stop()


if __name__ == "__main__":
    run(main, __doc__)
