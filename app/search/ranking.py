"""How well a document answers: BM25 over stems, unstemmed words and pairs of neighbours.

K1 and B, and a pair's and an unstemmed word's part, are those that did best on French questions
with known answers. Lengths, averages and the formula are Whoosh's own (`whoosh.scoring.bm25`).
"""

import math
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Any, cast

import numpy
from numpy.typing import NDArray

from app.search.analysis import Token, tokens
from app.search.matching import Keys, Matcher, places, word_fields
from app.search.query import Phrase, Text, Word
from app.search.segment import Segment
from app.search.snapshot import Snapshot

K1, B = 0.9, 0.5
STEM, WORD, PAIR, FAMILY = 1.0, 0.5, 0.3, 0.3

ROOT, FAMILY_SIZE = 5, 100
"""Words are of one family when they share so many first letters; so many of them count."""

PAIR_REACH = 3
"""A pair's second word stands so many words behind the first at most: "accord de coopération"."""

PAIRED = 1000
"""Pairs are looked at in so many documents, the best by their words."""

Scores = NDArray[numpy.float32]
Documents = NDArray[numpy.int64]
Term = tuple[str, str, float]
"""A field, a term in it, and its part in the score."""


def terms(texts: Iterable[Text]) -> list[Term]:
    """The terms that score, each once, for the words and phrases of a query."""
    found: dict[tuple[str, str], float] = {}
    for field, run in _runs(texts).items():
        if field == "name":
            found.update(((field, token.word), STEM) for token in run)
            continue
        found.update(((field.replace("word", "stem"), token.stem), STEM) for token in run)
        found.update(((field, token.word), WORD) for token in run)
    return [(field, term, boost) for (field, term), boost in found.items()]


def _runs(texts: Iterable[Text]) -> dict[str, list[Token]]:
    """The query's words in order, by the field they are looked for in."""
    runs: dict[str, list[Token]] = {}
    for text in texts:
        if isinstance(text, Word | Phrase):
            for field in word_fields(text.section):
                runs.setdefault(field, []).extend(tokens(text.text))
    return runs


def inverse_frequency(snapshot: Snapshot, field: str, term: str) -> float:
    """How telling a term is (Robertson and Spärck Jones, kept positive); 0 if nobody uses it."""
    lists = (segment.postings(field, term) for segment in snapshot.segments)
    frequency = sum(len(postings.ids) for postings in lists if postings)
    return idf(frequency, snapshot.size) if frequency else 0.0


def idf(frequency: int, size: int) -> float:
    """How telling it is to stand in `frequency` of `size` documents."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def score(
    snapshot: Snapshot,
    matcher: Matcher,
    texts: Iterable[Text],
    documents: Documents,
    families: bool = False,
) -> Scores:
    """The score of each of the documents (numbers, ascending).

    With `families`, words that begin like a word of the query count a little too: where a question
    has few answers, "assassinée" should lead to "assassinat".
    """
    texts = list(texts)
    scores = numpy.zeros(snapshot.size, dtype=numpy.float32)
    for field, term, boost in terms(texts):
        _add(scores, snapshot, field, term, boost, documents)
    for text in texts:
        for field in word_fields(text.section):
            if not isinstance(text, Word | Phrase):
                _add_any(scores, snapshot, field, partial(matcher.expand, field=field, node=text))
            elif families and field != "name":
                for root in {token.word[:ROOT] for token in tokens(text.text) if _rooted(token)}:
                    expand = partial(_family, field=field, root=root)
                    _add_any(scores, snapshot, field, expand, FAMILY)
    return _with_pairs(scores, snapshot, texts, documents)[documents]


def _rooted(token: Token) -> bool:
    return len(token.word) > ROOT and token.word.isalpha()


def _family(segment: Segment, field: str, root: str) -> list[str]:
    """The most frequent words that begin so."""
    vocabulary = segment.vocabulary(field)
    numbers = vocabulary.most_frequent(vocabulary.like(f"{root}*"), FAMILY_SIZE)
    return [vocabulary.words[number] for number in numbers]


def _with_pairs(
    scores: Scores, snapshot: Snapshot, texts: Iterable[Text], documents: Documents
) -> Scores:
    """The scores of the best documents raised where neighbours in the query are neighbours."""
    pairs = {
        (field, one.word, two.word)
        for field, run in _runs(texts).items()
        for one, two in pairwise(run)
        if one.word != two.word
    }
    if not pairs:
        return scores
    best = documents
    if len(best) > PAIRED:
        best = best[numpy.argpartition(-scores[best], PAIRED)[:PAIRED]]
    chosen = numpy.zeros(snapshot.size, dtype=numpy.bool_)
    chosen[best] = True
    for field, one, two in sorted(pairs):
        telling = min(
            inverse_frequency(snapshot, field, one) + inverse_frequency(snapshot, field, two),
            idf(1, snapshot.size),
        )
        average = snapshot.average_length(field)
        for base, segment in zip(snapshot.bases, snapshot.segments, strict=False):
            left, right = segment.postings(field, one), segment.postings(field, two)
            if left is None or right is None:
                continue
            here = chosen[base : base + segment.size]
            ids, counts = neighbours(places(left, "", here), places(right, "", here))
            part = bm25(counts, segment.lengths(field)[ids], average)
            scores[ids + base] += PAIR * telling * part
    return scores


def neighbours(left: Keys, right: Keys) -> tuple[Documents, Scores]:
    """The documents where a right word stands close behind a left one, and how often it does."""
    if not len(right):
        return numpy.zeros(0, dtype=numpy.int64), numpy.zeros(0, dtype=numpy.float32)
    found = []
    for reach in range(1, PAIR_REACH + 1):
        place = numpy.minimum(numpy.searchsorted(right, left + reach), len(right) - 1)
        found.append(left[right[place] == left + reach] >> 32)
    ids, counts = numpy.unique(numpy.concatenate(found), return_counts=True)
    return ids, counts.astype(numpy.float32)


def _add(
    scores: Scores, snapshot: Snapshot, field: str, term: str, boost: float, documents: Documents
) -> None:
    """Add a term's part to the scores of the documents."""
    average = snapshot.average_length(field)
    weight = boost * inverse_frequency(snapshot, field, term)
    for number, segment in enumerate(snapshot.segments):
        postings = segment.postings(field, term)
        if postings is None:
            continue
        weights = postings.weights
        ids: NDArray[Any] = postings.ids
        base, end = snapshot.bases[number : number + 2]
        first, behind = numpy.searchsorted(documents, (base, end))
        if behind - first < len(ids) // 4:  # few of them count: look these up
            wanted = documents[first:behind] - base
            place = numpy.minimum(numpy.searchsorted(ids, wanted), len(ids) - 1)
            place = place[ids[place] == wanted]
            ids, weights = ids[place], weights[place]
        scores[ids + base] += weight * bm25(weights, segment.lengths(field)[ids], average)


def bm25(weights: Scores, lengths: Scores, average: float) -> Scores:
    """BM25 without its idf."""
    scale = numpy.float32(B / average)
    norm = numpy.float32(K1) * (numpy.float32(1 - B) + scale * lengths)
    return cast(Scores, weights * numpy.float32(K1 + 1) / (weights + norm))


def _add_any(
    scores: Scores,
    snapshot: Snapshot,
    field: str,
    expand: Callable[[Segment], list[str]],
    boost: float = 1.0,
) -> None:
    """Several words score as one that stands wherever one of them stands."""
    expansions = [expand(segment) for segment in snapshot.segments]
    counted = zip(snapshot.segments, expansions, strict=True)
    documents = sum(segment.doc_frequency(field, t) for segment, found in counted for t in found)
    telling = idf(min(documents, snapshot.size), snapshot.size)
    for base, segment, found in zip(snapshot.bases, snapshot.segments, expansions, strict=False):
        weights = numpy.zeros(segment.size, dtype=numpy.float32)
        for term in found:
            postings = segment.postings(field, term)
            if postings is not None:
                weights[postings.ids] += postings.weights
        ids = numpy.flatnonzero(weights)
        part = bm25(weights[ids], segment.lengths(field)[ids], snapshot.average_length(field))
        scores[ids + base] += boost * telling * part
