"""How fast articles are taken in, through the ordinary way in, and in how much memory.

    python -m tests.bench.ingest ARTICLES [FOLDER]

Made-up articles (`generator.records`) go in by `coop ingest`, then all are indexed anew by
`coop reindex`, each as a process of its own; then ten more are taken in, three times, while another
process searches until it finds them (seconds from the file to the hit, vocabularies loaded).
FOLDER keeps the archive, for `tests.bench.pages`.
"""

import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from app.database import open_database
from app.ingest import ingest
from app.search.engine import Engine
from app.search.index import Index
from app.search.language import parse
from app.settings import Settings
from tests.bench.command import run
from tests.bench.generator import records

ROUNDS, ADDED = 3, 10


class Spent(NamedTuple):
    """What a process took: CPU and wall seconds, and its largest memory in MB."""

    cpu: float
    wall: float
    memory: int


def coop(folder: Path, *arguments: str) -> Spent:
    """Run the command on the archive in the folder. Raises `CalledProcessError`."""
    environment = {**os.environ, "DATA_DIR": str(folder)}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "app", *arguments], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, arguments)
    wall = time.perf_counter() - start
    return Spent(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss // 1024)


def written(folder: Path, lines: Iterator[str], name: str) -> Path:
    """The lines as a file."""
    path = folder / name
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


def reader(folder: Path, asked: Connection) -> None:
    """Another process: told what to look for, says when it is there, until told nothing."""
    engine = Engine(Index(Settings(data_dir=folder).index_dir))
    while wanted := asked.recv():
        query, total = parse(wanted[0]), wanted[1]
        while engine.search(query).total < total:
            time.sleep(0.01)
        asked.send(time.time())


def seconds_until_found(folder: Path) -> Iterator[float]:
    """How long ten more articles take, from the file to another process's search."""
    settings = Settings(data_dir=folder)
    engine, index = open_database(settings), Index(settings.index_dir)
    ours, theirs = multiprocessing.Pipe()
    other: Any = multiprocessing.get_context("spawn").Process(target=reader, args=(folder, theirs))
    other.start()
    for number in range(-1, ROUNDS):  # the first loads the vocabularies and is not counted
        word = f"nouveaute{time.time_ns()}"
        lines = (
            line.replace('"title": "', f'"title": "{word} ')
            for line in records(ADDED, seed=time.time_ns())
        )
        path = written(folder, lines, "more.jsonl")
        ours.send((word, ADDED))
        start = time.time()
        ingest([path], settings, engine, index)
        found = ours.recv()
        if number >= 0:
            yield found - start
    ours.send(None)
    other.join()


def main(count: int, folder: Path) -> None:
    """Print the table."""
    path = written(folder, records(count), "articles.jsonl")
    print(f"{count} articles{'':14}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'a CPU s':>9}{'a wall s':>9}")
    for command in (("ingest", str(path)), ("reindex",)):
        spent = coop(folder, *command)
        print(
            f"{command[0]:20}{spent.cpu:18.1f}{spent.wall:9.1f}{spent.memory:7}"
            f"{count / spent.cpu:9.0f}{count / spent.wall:9.0f}",
            flush=True,
        )
    path.unlink()
    found = sorted(seconds_until_found(folder))
    print(
        f"{ADDED} more found by another process after {statistics.median(found):.2f} s "
        f"({found[0]:.2f} to {found[-1]:.2f} in {ROUNDS} rounds)"
    )


if __name__ == "__main__":
    run(main, __doc__)
