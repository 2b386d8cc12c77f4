"""How well a document answers: BM25 over stems, neighbouring pairs and unstemmed words.

K1 and B, and a pair's and an unstemmed word's part, are those that did best on French questions
with known answers. Lengths, averages and the formula are Whoosh's own (`whoosh.scoring.bm25`).
"""

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import cast

import numpy
from numpy.typing import NDArray

from app.search.analysis import Token, tokens
from app.search.matching import Matcher, word_fields
from app.search.query import Phrase, Text, Word
from app.search.snapshot import Snapshot

K1, B = 0.9, 0.6
STEM, WORD, PAIR = 1.0, 0.3, 0.2

Scores = NDArray[numpy.float32]
Term = tuple[str, str, float]
"""A field, a term in it, and its part in the score."""


def terms(texts: Iterable[Text]) -> list[Term]:
    """The terms that score, each once, for the words and phrases of a query."""
    found: dict[tuple[str, str], float] = {}
    runs: dict[str, list[Token]] = {}
    for text in texts:
        if isinstance(text, Word | Phrase):
            for field in word_fields(text.section):
                runs.setdefault(field, []).extend(tokens(text.text))
    for field, run in runs.items():
        if field == "name":
            found.update(((field, token.word), STEM) for token in run)
            continue
        found.update(((field.replace("word", "stem"), token.stem), STEM) for token in run)
        found.update(((field, token.word), WORD) for token in run)
        found.update(
            ((field.replace("word", "pair"), f"{one.stem} {two.stem}"), PAIR)
            for one, two in pairwise(run)
        )
    return [(field, term, boost) for (field, term), boost in found.items()]


def inverse_frequency(snapshot: Snapshot, field: str, term: str) -> float:
    """How telling a term is (Robertson and Spärck Jones, kept positive); 0 if nobody uses it."""
    frequency = snapshot.doc_frequency(field, term)
    return idf(frequency, snapshot.size) if frequency else 0.0


def idf(frequency: int, size: int) -> float:
    """How telling it is to stand in `frequency` of `size` documents."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def score(
    snapshot: Snapshot, matcher: Matcher, texts: Iterable[Text], documents: NDArray[numpy.int64]
) -> Scores:
    """The score of each of the documents (numbers, ascending)."""
    texts = list(texts)
    scores = numpy.zeros(snapshot.size, dtype=numpy.float32)
    scored = terms(texts)
    for field, term, boost in scored:
        telling = inverse_frequency(snapshot, field, term)
        if telling:
            _add(scores, snapshot, field, [term], telling * boost)
    for text in texts:
        if not isinstance(text, Word | Phrase):
            _add_pattern(scores, snapshot, matcher, text)
    return scores[documents]


def _add(
    scores: Scores, snapshot: Snapshot, field: str, found: Iterable[str], weight: float
) -> None:
    average = snapshot.average_length(field)
    for base, segment in zip(snapshot.bases, snapshot.segments, strict=False):
        for term in found:
            postings = segment.postings(field, term)
            if postings is not None:
                part = bm25(postings.weights, segment.lengths(field)[postings.ids], average)
                scores[postings.ids + base] += weight * part


def bm25(weights: Scores, lengths: Scores, average: float) -> Scores:
    """BM25 without its idf."""
    scale = numpy.float32(B / average)
    norm = numpy.float32(K1) * (numpy.float32(1 - B) + scale * lengths)
    return cast(Scores, weights * numpy.float32(K1 + 1) / (weights + norm))


def _add_pattern(scores: Scores, snapshot: Snapshot, matcher: Matcher, text: Text) -> None:
    """A pattern scores as one word that stands wherever one of its words stands."""
    for field in word_fields(text.section):
        documents = 0
        expansions = []
        for segment in snapshot.segments:
            expansions.append(matcher.expand(segment, field, text))
            documents += sum(segment.doc_frequency(field, term) for term in expansions[-1])
        telling = idf(min(documents, snapshot.size), snapshot.size)
        for base, segment, found in zip(
            snapshot.bases, snapshot.segments, expansions, strict=False
        ):
            weights = numpy.zeros(segment.size, dtype=numpy.float32)
            for term in found:
                postings = segment.postings(field, term)
                if postings is not None:
                    weights[postings.ids] += postings.weights
            ids = numpy.flatnonzero(weights)
            part = bm25(weights[ids], segment.lengths(field)[ids], snapshot.average_length(field))
            scores[ids + base] += telling * part
