"""How well a document answers: BM25 over stems, unstemmed words and pairs of neighbours.

K1 and B, and a pair's and an unstemmed word's part, are those that did best on French questions
with known answers. Lengths, averages and the formula are Whoosh's own (`whoosh.scoring.bm25`).
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import cast

import numpy
from numpy.typing import NDArray

from app.search.analysis import Token, tokens
from app.search.matching import NOWHERE, Matcher, places_of, word_fields
from app.search.numbers import LOOKUP_COST, Numbers, counted, highest, merged
from app.search.postings import Places, Postings
from app.search.query import Phrase, Text, Word
from app.search.segment import Segment
from app.search.snapshot import Documents, Snapshot

K1, B = 0.9, 0.5
STEM, WORD, PAIR, FAMILY = 1.0, 0.5, 0.3, 0.3

ROOT, FAMILY_SIZE = 5, 100
"""Words are of one family when they share so many first letters; so many of them count."""

PAIR_REACH = 3
"""A pair's second word stands so many words behind the first at most: "accord de coopération"."""

PAIRED = 1000
"""Pairs are looked at in so many documents, the best by their words."""

Scores = NDArray[numpy.float32]
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
    groups: Sequence[Documents],
    families: bool = False,
) -> Scores:
    """The scores of some documents, in groups that share none; those of others are unfinished.

    Pairs of words are looked at in the best of each group.
    With `families`, words that begin like a word of the query count a little too: where a question
    has few answers, "assassinée" should lead to "assassinat".
    """
    texts = list(texts)
    scores = _Scored(snapshot, merged(groups))
    for field, term, boost in terms(texts):
        scores.add(field, term, boost)
    for text in texts:
        for field in word_fields(text.section):
            if not isinstance(text, Word | Phrase):
                scores.add_any(field, partial(matcher.expand, field=field, node=text))
            elif families and field != "name":
                for root in {token.word[:ROOT] for token in tokens(text.text) if _rooted(token)}:
                    scores.add_any(field, partial(_family, field=field, root=root), FAMILY)
    for group in groups:
        scores.add_pairs(texts, group)
    return scores.all


def _rooted(token: Token) -> bool:
    return len(token.word) > ROOT and token.word.isalpha()


def _family(segment: Segment, field: str, root: str) -> list[str]:
    """The most frequent words that begin so."""
    vocabulary = segment.vocabulary(field)
    numbers = vocabulary.most_frequent(vocabulary.like(f"{root}*"), FAMILY_SIZE)
    return [vocabulary.words[number] for number in numbers]


class _Scored:
    """The scores of some documents as they grow; `all` has those of others too, unfinished."""

    def __init__(self, snapshot: Snapshot, documents: Documents) -> None:
        self._snapshot = snapshot
        self.all = numpy.zeros(snapshot.size, dtype=numpy.float32)
        self._wanted = list(self._parts(documents))

    def _parts(self, documents: Documents) -> Iterator[tuple[Segment, Documents, Scores]]:
        """Each segment that has any of the documents, those it has, and the scores of all in it."""
        bases = self._snapshot.bases
        cuts = documents.searchsorted(bases).tolist()
        for number, segment in enumerate(self._snapshot.segments):
            base, here = bases[number], documents[cuts[number] : cuts[number + 1]]
            if len(here):
                yield segment, here - base, self.all[base : bases[number + 1]]

    def add(self, field: str, term: str, boost: float) -> None:
        """Add a term's part."""
        average = self._snapshot.average_length(field)
        weight = boost * inverse_frequency(self._snapshot, field, term)
        for segment, documents, scores in self._wanted:
            postings = segment.postings(field, term)
            if postings is None:
                continue
            ids, lengths = postings.ids, segment.lengths(field)
            if LOOKUP_COST * len(documents) < len(ids):
                rows = ids.searchsorted(documents)
                rows = rows[ids.take(rows, mode="clip") == documents]
                ids = ids[rows]
                part = bm25(postings.weights[rows], lengths[ids], average)
            else:
                part = _impacts(postings, lengths, average)
            numpy.add.at(scores, ids, part * numpy.float32(weight))

    def add_any(
        self, field: str, expand: Callable[[Segment], list[str]], boost: float = 1.0
    ) -> None:
        """Add the part of several words, as of one that stands wherever one of them stands."""
        average = self._snapshot.average_length(field)
        found = {
            segment.name: [
                postings for t in expand(segment) if (postings := segment.postings(field, t))
            ]
            for segment in self._snapshot.segments
        }
        frequency = sum(len(postings.ids) for lists in found.values() for postings in lists)
        weight = boost * idf(min(frequency, self._snapshot.size), self._snapshot.size)
        for segment, documents, scores in self._wanted:
            if not found[segment.name]:
                continue
            weights = numpy.bincount(
                numpy.concatenate([postings.ids for postings in found[segment.name]]),
                numpy.concatenate([postings.weights for postings in found[segment.name]]),
                segment.size,
            )
            part = bm25(
                weights.take(documents).astype(numpy.float32),
                segment.lengths(field).take(documents),
                average,
            )
            scores[documents] += part * numpy.float32(weight)

    def add_pairs(self, texts: Iterable[Text], documents: Documents) -> None:
        """Raise the best of the documents where neighbours in the query are neighbours."""
        pairs = {
            (field, one.word, two.word)
            for field, run in _runs(texts).items()
            for one, two in pairwise(run)
            if one.word != two.word
        }
        if not pairs:
            return
        snapshot = self._snapshot
        best = documents[highest(self.all[documents], PAIRED)]
        telling = {
            (field, *words): min(
                sum(inverse_frequency(snapshot, field, word) for word in words),
                idf(1, snapshot.size),
            )
            for field, *words in sorted(pairs)
        }
        for segment, these, scores in self._parts(best):
            stand = cache(partial(_stand, segment, these))
            for (field, one, two), weight in telling.items():
                ids, counts = neighbours(stand(field, one), stand(field, two))
                average = snapshot.average_length(field)
                part = bm25(counts.astype(numpy.float32), segment.lengths(field)[ids], average)
                scores[ids] += PAIR * weight * part


def _stand(segment: Segment, documents: Documents, field: str, word: str) -> Places:
    """Where the word stands in the documents."""
    postings = segment.postings(field, word)
    return NOWHERE if postings is None else places_of(postings, documents)


def neighbours(left: Places, right: Places) -> tuple[Documents, Numbers]:
    """The documents where a right word stands close behind a left one, and how often it does."""
    found = [NOWHERE]
    place = right.searchsorted(left, side="right")
    while len(left):
        inside = place < len(right)
        left, place = left[inside], place[inside]
        close = right[place] - left <= PAIR_REACH
        left, place = left[close], place[close] + 1
        found.append(left >> 32)
    return counted(merged(found))


def _impacts(postings: Postings, lengths: Scores, average: float) -> Scores:
    """A term's BM25 in each of its documents but for its idf, kept with the postings."""
    if average not in postings.impacts:
        postings.impacts[average] = bm25(postings.weights, lengths.take(postings.ids), average)
    return postings.impacts[average]


def bm25(weights: Scores, lengths: Scores, average: float) -> Scores:
    """BM25 without its idf."""
    scale = numpy.float32(B / average)
    norm = numpy.float32(K1) * (numpy.float32(1 - B) + scale * lengths)
    return cast(Scores, weights * numpy.float32(K1 + 1) / (weights + norm))
