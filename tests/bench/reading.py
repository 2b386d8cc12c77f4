"""How many articles a second the reader reads, on one core.

    python -m tests.bench.reading

The articles have the head and the tail of a seed and paragraphs of them all between, drawn anew
for each until there are 400 words in all, so that no cache has seen a whole one before.
"""

import random
import statistics
import time
from pathlib import Path

from app.documents.document import Document
from app.reading import prepare, read_article

WORDS = 400
ARTICLES = 200
ROUNDS = 7


def articles(rng: random.Random) -> list[Document]:
    """ARTICLES documents of WORDS words each, every one different."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
    pages = [[line for line in text.split("\n") if line.strip()] for text in texts]
    paragraphs = [line for page in pages for line in page if len(line.split()) > 30]
    return [_article(rng, pages, paragraphs) for _ in range(ARTICLES)]


def _article(rng: random.Random, pages: list[list[str]], paragraphs: list[str]) -> Document:
    page = rng.choice(pages)
    lines, tail = page[:4], ["-VNA", "Voir plus", *page[-3:]]
    while (left := WORDS - sum(len(line.split()) for line in lines + tail)) > 0:
        words = f"{rng.choice(paragraphs)} ({rng.randint(1, 99)}e)".split(" ")
        lines.append(" ".join(words[:left]))
    text = "\n\n".join(lines + tail)
    return Document(text.encode(), "text/plain", "bench", text)


def main() -> None:
    """Print articles a second: the median of the rounds and the slowest and fastest."""
    rng = random.Random(1)
    started = time.perf_counter()
    prepare()
    print(f"vocabularies loaded: {time.perf_counter() - started:.2f} s")
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
