"""How fast a search is, side by side with SQLite FTS5 and tantivy on the same made-up archive.

    python -m tests.bench.search ARTICLES [FOLDER]

ARTICLES are made (`generator.py`) and indexed by each engine; FOLDER keeps what was built for the
next run. Every engine does the same: the ids of the best 20 articles, the total, how many hits bear
each country, sector, year, organisation, agency and language (the 50 most frequent of each), and
the histogram by year, or by month where the hits fall into no more than three years. Times are CPU
milliseconds of the process; "cold" is with no posting decoded, "warm" the same query at once again.
The others keep nothing decoded: theirs is the second turn. FTS5 has no fuzzy search; its facets are
counted by SQL, whichever way is faster for so many hits.
"""

import multiprocessing
import random
import resource
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from app.search.analysis import is_stop_word
from app.search.engine import Engine
from app.search.facets import MONTHS_UP_TO_YEARS
from app.search.index import Entry, Index
from app.search.language import parse
from app.search.model import UNKNOWN
from tests.bench.command import run
from tests.bench.generator import entries, vocabulary

SEARCHES, SHOWN = 40, 20
VALUES = 50  # of a facet, the most frequent: what all engines are asked for
FACETS = ("country", "sector", "year", "organisation", "agency", "language")
PEERS = 2
"""Raise it when what the peers hold changes: it is in the names of their files."""


class Asked(NamedTuple):
    """A query of some kind: its words, and how each engine is to be asked."""

    kind: str
    words: tuple[str, ...]


def queries() -> Iterator[Asked]:
    """The same queries at each call, `SEARCHES` of each kind."""
    chance = random.Random(7)
    words = [word for word in vocabulary()[:4000] if len(word) > 3 and not is_stop_word(word)]

    def common() -> str:
        return chance.choice(words[:200])

    def usual() -> str:
        return words[int(chance.paretovariate(0.6) * 20) % len(words)]

    kinds: dict[str, Callable[[], tuple[str, ...]]] = {
        "common word": lambda: (common(),),
        "three words, AND": lambda: (usual(), usual(), usual()),
        "three words, OR": lambda: (usual(), usual(), usual()),
        "phrase": lambda: (common(), common()),
        "near": lambda: (common(), usual()),
        "prefix": lambda: (usual()[:4],),
        "fuzzy": lambda: (usual(),),
        "word + country": lambda: (common(),),
    }
    for kind, make in kinds.items():
        for _ in range(SEARCHES):
            yield Asked(kind, make())


def labels(entry: Entry) -> dict[str, tuple[str, ...]]:
    """What an article is counted under; its period by its first day."""
    day = entry.earliest
    return {
        "country": entry.countries,
        "sector": entry.sectors,
        "organisation": entry.organisations,
        "agency": (entry.agency,) if entry.agency else (),
        "language": (entry.language,),
        "year": (day[:4] if day else UNKNOWN,),
        "month": (day[:7] if day else UNKNOWN,),
    }


def body(entry: Entry) -> str:
    """What is searched beside the title."""
    return "\n".join((entry.lead, entry.text, *entry.captions))


def by_month(years: Iterable[str]) -> bool:
    """Whether a histogram of hits in these years is one of months."""
    known = [int(year) for year in years if year != UNKNOWN]
    return bool(known) and max(known) - min(known) < MONTHS_UP_TO_YEARS


class Ours:
    """The archive's own engine."""

    def __init__(self, count: int, folder: Path) -> None:
        index = Index(folder / "index")
        if index.count() != count:
            # apart, so that its memory is not taken for the searching worker's
            building = multiprocessing.get_context("spawn").Process(
                target=self._build, args=(count, folder)
            )
            building.start()
            building.join()
        self._engine = Engine(index)
        self.search(Asked("common word", ("vietnam",)))

    @staticmethod
    def _build(count: int, folder: Path) -> None:
        Index(folder / "index").rebuild(entries(count))

    def forget(self) -> None:
        """Make the next search cold."""
        self._engine.forget()

    def search(self, asked: Asked) -> int:
        """Search; returns the total."""
        words = asked.words
        text = {
            "three words, OR": " OU ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "near": f'"{" ".join(words)}"~5',
            "prefix": f"{words[0]}*",
            "fuzzy": f"{words[0]}~",
            "word + country": f"{words[0]} pays:CN",
        }.get(asked.kind, " ".join(words))
        sort = "newest" if asked.kind == "word + country" else "relevance"
        return self._engine.search(parse(text), sort=sort, size=SHOWN).total


class Fts5:
    """SQLite FTS5, with facets counted by SQL over a table of labels in both orders."""

    def __init__(self, count: int, folder: Path) -> None:
        self._path, self._count = folder / f"fts5-{PEERS}.db", count
        if not self._path.exists():
            scratch = self._path.with_suffix(".new")
            scratch.unlink(missing_ok=True)
            self._open(scratch)
            self._fill()
            self._database.close()
            scratch.rename(self._path)
        self._open(self._path)
        self._run("PRAGMA cache_size = -262144")
        self._run("PRAGMA temp_store = MEMORY")
        self._run("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, score REAL)")
        self._labels = {
            (facet, value): number
            for number, facet, value in self._run("SELECT number, facet, value FROM label")
        }
        self._names = {number: name for name, number in self._labels.items()}

    def _open(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._run = self._database.execute

    def _fill(self) -> None:
        run = self._run
        run(
            "CREATE VIRTUAL TABLE docs USING fts5"
            "(title, text, content='', tokenize='unicode61 remove_diacritics 2', prefix='4')"
        )
        run("CREATE TABLE article (id INTEGER PRIMARY KEY, name TEXT, day TEXT)")
        run("CREATE TABLE label (number INTEGER PRIMARY KEY, facet TEXT, value TEXT)")
        run("CREATE TABLE bears (id INTEGER, label INTEGER, PRIMARY KEY (id, label)) WITHOUT ROWID")
        run("CREATE TABLE month (id INTEGER PRIMARY KEY, value TEXT)")
        numbers: dict[tuple[str, str], int] = {}
        for id, entry in enumerate(entries(self._count), 1):
            run(
                "INSERT INTO docs (rowid, title, text) VALUES (?, ?, ?)",
                (id, entry.title, body(entry)),
            )
            run("INSERT INTO article VALUES (?, ?, ?)", (id, entry.id, entry.earliest))
            values = labels(entry)
            run("INSERT INTO month VALUES (?, ?)", (id, *values.pop("month")))
            for label in ((facet, value) for facet in values for value in values[facet]):
                number = numbers.setdefault(label, len(numbers))
                run("INSERT INTO bears VALUES (?, ?)", (id, number))
        for label, number in numbers.items():
            run("INSERT INTO label VALUES (?, ?, ?)", (number, *label))
        run("CREATE TABLE borne (label INTEGER, id INTEGER, PRIMARY KEY (label, id)) WITHOUT ROWID")
        run("INSERT INTO borne SELECT label, id FROM bears ORDER BY 1, 2")
        run("INSERT INTO docs (docs) VALUES ('optimize')")
        self._database.commit()

    def forget(self) -> None:
        """SQLite's pages stay in memory."""

    def search(self, asked: Asked) -> int | None:
        """Search; returns the total, null for what FTS5 cannot do."""
        words = [f'"{word}"' for word in asked.words]
        if asked.kind == "fuzzy":
            return None
        match = {
            "three words, OR": " OR ".join(words),
            "phrase": f'"{" ".join(asked.words)}"',
            "near": f"NEAR({' '.join(words)}, 5)",
            "prefix": f"{words[0]} *",
        }.get(asked.kind, " ".join(words))
        run = self._run
        run("DELETE FROM hit")
        if asked.kind == "word + country":
            run(
                "INSERT INTO hit SELECT rowid, 0 FROM docs WHERE docs MATCH ?"
                " AND EXISTS (SELECT 1 FROM bears WHERE id = docs.rowid AND label = ?)",
                (match, self._labels["country", "CN"]),
            )
            best = "day DESC"
        else:
            run("INSERT INTO hit SELECT rowid, rank FROM docs WHERE docs MATCH ?", (match,))
            best = "score"
        total = int(run("SELECT count(*) FROM hit").fetchone()[0])
        if best == "score":
            ranked = f"(SELECT id FROM hit ORDER BY score LIMIT {SHOWN})"
            run(f"SELECT name FROM {ranked} CROSS JOIN article USING (id)").fetchall()
        else:
            newest = f"ORDER BY day DESC LIMIT {SHOWN}"
            run(f"SELECT name FROM hit CROSS JOIN article USING (id) {newest}").fetchall()
        self._facets(total)
        return total

    def _facets(self, total: int) -> None:
        run = self._run
        few = total < self._count // 4
        joined = "hit CROSS JOIN bears USING (id)" if few else "borne CROSS JOIN hit USING (id)"
        counts: dict[str, list[tuple[int, str]]] = {facet: [] for facet in FACETS}
        for number, count in run(f"SELECT label, count(*) FROM {joined} GROUP BY 1"):
            facet, value = self._names[number]
            counts[facet].append((count, value))
        for values in counts.values():
            values.sort(reverse=True)
            del values[VALUES:]
        if by_month(value for _, value in counts["year"]):
            run("SELECT value, count(*) FROM hit CROSS JOIN month USING (id) GROUP BY 1").fetchall()


class Tantivy:
    """tantivy, with facets by its aggregations. ImportError when it is not installed."""

    def __init__(self, count: int, folder: Path) -> None:
        import tantivy

        self._library = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", tokenizer_name="raw", stored=True, index_option="basic")
        builder.add_text_field("all", tokenizer_name="fr", stored=False)
        builder.add_integer_field("day", fast=True, stored=False)
        for facet in (*FACETS, "month"):
            builder.add_text_field(facet, tokenizer_name="raw", fast=True, index_option="basic")
        self._schema = builder.build()
        path = folder / f"tantivy-{PEERS}"
        if not path.exists():
            scratch = path.with_suffix(".new")
            shutil.rmtree(scratch, ignore_errors=True)
            self._open(scratch)
            self._fill(count)
            scratch.rename(path)
        self._open(path)
        self._searcher = self._index.searcher()

    def _open(self, path: Path) -> None:
        tantivy = self._library
        path.mkdir(exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(path))
        chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for each in (
            tantivy.Filter.lowercase(),
            tantivy.Filter.ascii_fold(),
            tantivy.Filter.stemmer("french"),
        ):
            chain = chain.filter(each)
        self._index.register_tokenizer("fr", chain.build())
        self._index.reload()

    def _fill(self, count: int) -> None:
        writer = self._index.writer(100_000_000, 1)
        for entry in entries(count):
            values: dict[str, Any] = {name: list(found) for name, found in labels(entry).items()}
            document = self._library.Document(
                id=entry.id,
                all=f"{entry.title}\n{body(entry)}",
                day=int((entry.earliest or "0").replace("-", "")),
                **values,
            )
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def forget(self) -> None:
        """tantivy keeps no decoded postings."""

    def search(self, asked: Asked) -> int:
        """Search; returns the total."""
        words, library = asked.words, self._library
        if asked.kind == "fuzzy":
            query = library.Query.fuzzy_term_query(self._schema, "all", words[0], 1)
        elif asked.kind == "prefix":
            query = library.Query.regex_query(self._schema, "all", f"{words[0]}.*")
        else:
            text = {
                "three words, OR": " OR ".join(words),
                "phrase": f'"{" ".join(words)}"',
                "near": f'"{" ".join(words)}"~5',
            }.get(asked.kind, " AND ".join(words))
            query = self._index.parse_query(text, ["all"])
        order = {}
        if asked.kind == "word + country":
            country = library.Query.term_query(self._schema, "country", "CN", "basic")
            must = library.Occur.Must
            query = library.Query.boolean_query([(must, query), (must, country)])
            order = {"order_by_field": "day"}
        found = self._searcher.search(query, SHOWN, count=True, **order)
        for _, address in found.hits:
            self._searcher.doc(address)["id"]
        counts = self._counted(query, FACETS)
        if by_month(bucket["key"] for bucket in counts["year"]["buckets"]):
            self._counted(query, ("month",))
        return int(found.count)

    def _counted(self, query: Any, names: Iterable[str]) -> dict[str, Any]:
        terms = {name: {"terms": {"field": name, "size": VALUES}} for name in names}
        counts: dict[str, Any] = self._searcher.aggregate(query, terms)
        return counts


def measure(engine: Ours | Fts5 | Tantivy) -> dict[str, tuple[list[float], list[float]]]:
    """The cold and the warm times of each kind of query, in CPU milliseconds."""
    times: dict[str, tuple[list[float], list[float]]] = {}
    for asked in queries():
        engine.forget()
        for turn in range(2):
            start = time.process_time()
            if engine.search(asked) is None:
                break
            spent = (time.process_time() - start) * 1000
            times.setdefault(asked.kind, ([], []))[turn].append(spent)
    return times


def told(times: list[float]) -> str:
    """Median and 95th percentile."""
    if not times:
        return f"{'–':>15}"
    ranked = sorted(times)
    return f"{statistics.median(ranked):7.1f} {ranked[int(len(ranked) * 0.95) - 1]:7.1f}"


def fresh_articles(folder: Path) -> None:
    """How long ten new articles take to be found."""
    index = Index(folder / "index")
    engine = Engine(index)
    engine.search(parse("vietnam"))
    new = [replace(entry, id=f"new-{entry.id}") for entry in entries(10, seed=99)]
    wall = time.perf_counter()
    index.add(new)
    engine.search(parse("vietnam"))
    print(f"ten articles added and found after {(time.perf_counter() - wall) * 1000:.0f} ms")
    index.remove(entry.id for entry in new)


def main(count: int, folder: Path) -> None:
    """Print the table."""
    tables = {}
    for name, make in (("archive", Ours), ("FTS5", Fts5), ("tantivy", Tantivy)):
        start, wall = time.process_time(), time.perf_counter()
        try:
            engine = make(count, folder)
        except ImportError:
            print(f"{name}: not installed")
            continue
        spent, passed = time.process_time() - start, time.perf_counter() - wall
        print(f"{name}: opened or built in {spent:.1f} s CPU, {passed:.1f} s", flush=True)
        tables[name] = measure(engine)
        if name == "archive":
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"archive: {memory} MB at most", flush=True)
    print(f"\n{count} articles, CPU ms, median and p95")
    columns = [(name, turn) for name in tables for turn in ("cold", "warm")]
    columns = [each for each in columns if each not in (("FTS5", "cold"), ("tantivy", "cold"))]
    print(f"{'':18}" + "".join(f"{name + ' ' + turn:>17}" for name, turn in columns))
    for kind in tables["archive"]:
        row = (tables[name].get(kind, ([], []))[turn == "warm"] for name, turn in columns)
        print(f"{kind:18}" + "".join(f"{told(times):>17}" for times in row))
    fresh_articles(folder)


if __name__ == "__main__":
    run(main, __doc__)
