"""How many articles a second the reader reads, on one core.

    python -m tests.bench.reading

The articles are the seeds' own paragraphs, drawn anew for each until 400 words are reached, with
title, lead, dateline and tail, so that no cache has seen a whole one before.
"""

import random
import statistics
import time
from pathlib import Path

from app.documents.document import Document
from app.reading import read_article

WORDS = 400
ARTICLES = 200
ROUNDS = 7


def articles(rng: random.Random) -> list[Document]:
    """ARTICLES documents of about WORDS words each, every one different."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
    pages = [[line for line in text.split("\n") if line.strip()] for text in texts]
    paragraphs = [line for page in pages for line in page if len(line.split()) > 30]
    return [_article(rng, pages, paragraphs) for _ in range(ARTICLES)]


def _article(rng: random.Random, pages: list[list[str]], paragraphs: list[str]) -> Document:
    page = rng.choice(pages)
    lines = page[:4]
    while sum(len(line.split()) for line in lines) < WORDS:
        lines.append(f"{rng.choice(paragraphs)} ({rng.randint(1, 99)}e)")
    text = "\n\n".join([*lines, "-VNA", "Voir plus", *page[-6:]])
    return Document(text.encode(), "text/plain", "bench", text)


def main() -> None:
    """Print articles a second: the median of the rounds and the slowest and fastest."""
    rng = random.Random(1)
    started = time.perf_counter()
    read_article(articles(rng)[0])
    print(f"first article, vocabularies loaded: {time.perf_counter() - started:.2f} s")
    speeds = []
    for _ in range(ROUNDS):
        batch = articles(rng)
        started = time.process_time()
        for document in batch:
            read_article(document)
        speeds.append(len(batch) / (time.process_time() - started))
    print(
        f"{statistics.median(speeds):.0f} articles a second of CPU "
        f"({min(speeds):.0f} to {max(speeds):.0f} over {ROUNDS} rounds of {ARTICLES})"
    )


if __name__ == "__main__":
    main()
