"""How well questions find their answers: nDCG@10, Recall@10 and MRR@10, side by side.

    python -m tests.bench.relevance FOLDER

FOLDER holds `corpus.jsonl` (id, title, text), `queries.jsonl` (id, text) and `qrels.tsv` (query,
document). Each question is typed as it is, and once more without its accents. SQLite's FTS5 (the
words ORed, unicode61 without accents) and, when it is installed, tantivy (French stems) answer the
same questions.
"""

import csv
import json
import math
import re
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from app.search.analysis import fold
from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse

Answer = Callable[[str], list[str]]
DEPTH = 10


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def ours(corpus: list[dict[str, str]], folder: Path) -> Answer:
    """The archive's own search, as `/search.json` asks it."""
    index = Index(folder / "index")
    index.rebuild(Entry(id=d["id"], title=d["title"], text=d["text"]) for d in corpus)
    engine = Engine(index)
    return lambda text: [hit.id for hit in engine.search(parse(text), size=DEPTH).hits]


def fts5(corpus: list[dict[str, str]], folder: Path) -> Answer:
    """SQLite FTS5, any of the words, ranked by its BM25."""
    database = sqlite3.connect(folder / "fts.db")
    database.execute(
        "CREATE VIRTUAL TABLE docs USING fts5"
        "(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')"
    )
    database.executemany("INSERT INTO docs VALUES (:id, :title, :text)", corpus)

    def answer(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        query = "SELECT id FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT ?"
        return [row[0] for row in database.execute(query, (words, DEPTH))] if words else []

    return answer


def tantivy(corpus: list[dict[str, str]], folder: Path) -> Answer:
    """tantivy with its French stemmer, title and text ORed. ImportError when it is not here."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("all", tokenizer_name="french")
    (folder / "tantivy").mkdir()
    index = library.Index(builder.build(), path=str(folder / "tantivy"))
    filters = (library.Filter.remove_long(40), library.Filter.lowercase())
    chain = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    for each in (*filters, library.Filter.stopword("french"), library.Filter.stemmer("french")):
        chain = chain.filter(each)
    index.register_tokenizer("french", chain.build())
    writer = index.writer(50_000_000)
    for document in corpus:
        text = f"{document['title']}\n{document['text']}"
        writer.add_document(library.Document(id=document["id"], all=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def answer(text: str) -> list[str]:
        query = index.parse_query(" ".join(re.findall(r"\w+", text)).lower() or "-", ["all"])
        hits = searcher.search(query, DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return answer


def scores(answer: Answer, queries: dict[str, str], wanted: dict[str, set[str]]) -> list[float]:
    """nDCG, recall and mean reciprocal rank, each at 10, averaged over the queries."""
    sums = [0.0, 0.0, 0.0]
    for query, text in queries.items():
        found = answer(text)
        ranks = [rank for rank, document in enumerate(found, 1) if document in wanted[query]]
        ideal = sum(1 / math.log2(r + 1) for r in range(1, min(len(wanted[query]), DEPTH) + 1))
        sums[0] += sum(1 / math.log2(rank + 1) for rank in ranks) / ideal
        sums[1] += len(ranks) / min(len(wanted[query]), DEPTH)
        sums[2] += 1 / ranks[0] if ranks else 0.0
    return [total / len(queries) for total in sums]


def main(folder: Path) -> None:
    """Print one line for each engine and way of typing."""
    if not (folder / "corpus.jsonl").exists():
        sys.exit(f"{folder} holds no corpus.jsonl: nothing to measure")
    corpus = list(rows(folder / "corpus.jsonl"))
    wanted: dict[str, set[str]] = defaultdict(set)
    with (folder / "qrels.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            wanted[row["query"]].add(row["document"])
    queries = {q["id"]: q["text"] for q in rows(folder / "queries.jsonl") if q["id"] in wanted}
    plain = {id: fold(text) for id, text in queries.items()}
    print(f"{len(corpus)} documents, {len(queries)} questions")
    print(f"{'engine':12}{'typed':18}{'nDCG@10':>9}{'Recall@10':>11}{'MRR@10':>9}{'ms CPU':>9}")
    for name, make in (("archive", ours), ("FTS5", fts5), ("tantivy", tantivy)):
        with tempfile.TemporaryDirectory() as scratch:
            try:
                answer = make(corpus, Path(scratch))
            except ImportError:
                print(f"{name:12}not installed")
                continue
            for typed, asked in (("as it is", queries), ("without accents", plain)):
                start = time.process_time()
                ndcg, recall, mrr = scores(answer, asked, wanted)
                each = (time.process_time() - start) / len(asked) * 1000
                print(f"{name:12}{typed:18}{ndcg:9.4f}{recall:11.4f}{mrr:9.4f}{each:9.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
