"""How fast a search is, side by side with SQLite FTS5 and tantivy on the same made-up archive.

    python -m tests.bench.search ARTICLES [FOLDER]

ARTICLES are made (`generator.py`) and indexed by each engine; FOLDER keeps what was built for the
next run. A search gives the best 20, the total, facets for country, sector and year, and (ours) the
histogram. Times are CPU milliseconds of the process; "cold" is with no posting decoded, "warm" the
same query at once again. FTS5 has no fuzzy search; its facets are counted by SQL.
"""

import random
import resource
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from app.search.analysis import is_stop_word
from app.search.engine import Engine
from app.search.index import Index
from app.search.language import parse
from app.search.model import Filters
from tests.bench.command import run
from tests.bench.generator import entries, vocabulary

SEARCHES, SHOWN = 25, 20
FACETS = ("country", "sector", "year")


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


class Ours:
    """The archive's own engine."""

    def __init__(self, count: int, folder: Path) -> None:
        index = Index(folder / "index")
        if index.count() != count:
            index.rebuild(entries(count))
        self._engine = Engine(index)
        self.search(Asked("common word", ("vietnam",)))

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
        }.get(asked.kind, " ".join(words))
        dated = asked.kind == "word + country"
        filters = Filters(countries=("CN",)) if dated else Filters()
        sort = "newest" if dated else "relevance"
        return self._engine.search(parse(text), filters, sort, size=SHOWN).total


class Fts5:
    """SQLite FTS5, with facets counted by SQL over tables of labels."""

    def __init__(self, count: int, folder: Path) -> None:
        path = folder / "fts5.db"
        fresh = not path.exists()
        self._database = sqlite3.connect(path)
        if fresh:
            self._fill(count)
        self._database.execute("PRAGMA cache_size = -65536")

    def _fill(self, count: int) -> None:
        run = self._database.execute
        run(
            "CREATE VIRTUAL TABLE docs USING fts5"
            "(title, text, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        run("CREATE TABLE article (id INTEGER PRIMARY KEY, day TEXT, year TEXT)")
        run("CREATE TABLE country (id INTEGER, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID")
        run("CREATE TABLE sector (id INTEGER, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID")
        for number, entry in enumerate(entries(count), 1):
            text = f"{entry.lead}\n{entry.text}"
            run(
                "INSERT INTO docs (rowid, title, text) VALUES (?, ?, ?)",
                (number, entry.title, text),
            )
            year = (entry.earliest or "")[:4]
            run("INSERT INTO article VALUES (?, ?, ?)", (number, entry.earliest, year))
            for table, values in (("country", entry.countries), ("sector", entry.sectors)):
                for value in values:
                    run(f"INSERT INTO {table} VALUES (?, ?)", (number, value))
        self._database.commit()

    def forget(self) -> None:
        """SQLite's pages stay in the system's cache, as our mapped files do."""

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
        run = self._database.execute
        dated = asked.kind == "word + country"
        where = " AND rowid IN (SELECT id FROM country WHERE value = 'CN')" if dated else ""
        run("CREATE TEMP TABLE IF NOT EXISTS hit (id INTEGER PRIMARY KEY)")
        run("DELETE FROM hit")
        run(f"INSERT INTO hit SELECT rowid FROM docs WHERE docs MATCH ?{where}", (match,))
        if dated:
            run("SELECT id FROM hit JOIN article USING (id) ORDER BY day DESC LIMIT 20").fetchall()
        else:
            best = "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 20"
            run(best, (match,)).fetchall()
        for table, column in (("country", "value"), ("sector", "value"), ("article", "year")):
            counted = f"SELECT {column}, count(*) FROM hit JOIN {table} USING (id) GROUP BY 1"
            run(counted).fetchall()
        return int(run("SELECT count(*) FROM hit").fetchone()[0])


class Tantivy:
    """tantivy, with facets by its aggregations. ImportError when it is not installed."""

    def __init__(self, count: int, folder: Path) -> None:
        import tantivy

        self._library = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("all", tokenizer_name="fr", stored=False)
        builder.add_integer_field("day", fast=True, stored=False)
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", fast=True, stored=False)
        self._schema = builder.build()
        path = folder / "tantivy"
        fresh = not path.exists()
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
        if fresh:
            self._fill(count)
        self._index.reload()
        self._searcher = self._index.searcher()

    def _fill(self, count: int) -> None:
        writer = self._index.writer(100_000_000, 1)
        for entry in entries(count):
            document = self._library.Document(
                all=f"{entry.title}\n{entry.lead}\n{entry.text}",
                country=list(entry.countries),
                sector=list(entry.sectors),
                year=(entry.earliest or "unknown")[:4],
                day=int((entry.earliest or "0").replace("-", "")),
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
            country = library.Query.term_query(self._schema, "country", "CN")
            must = library.Occur.Must
            query = library.Query.boolean_query([(must, query), (must, country)])
            order = {"order_by_field": "day"}
        found = self._searcher.search(query, SHOWN, count=True, **order)
        self._searcher.aggregate(
            query, {facet: {"terms": {"field": facet, "size": 50}} for facet in FACETS}
        )
        return int(found.count)


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


def told(times: list[float] | None) -> str:
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
    columns = ("archive cold", "archive warm", "FTS5", "tantivy")
    print(f"{'':18}" + "".join(f"{column:>17}" for column in columns))
    for kind in tables["archive"]:
        cold, warm = tables["archive"][kind]
        others = [tables.get(name, {}).get(kind, (None,))[0] for name in ("FTS5", "tantivy")]
        print(f"{kind:18}" + "".join(f"{told(times):>17}" for times in (cold, warm, *others)))
    fresh_articles(folder)


if __name__ == "__main__":
    run(main, __doc__)
