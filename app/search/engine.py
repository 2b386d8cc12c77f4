"""Query → Results: hits, total, facets, histogram; partial matches when there is little."""

import threading
from collections.abc import Iterator
from time import sleep

import numpy
from numpy.typing import NDArray

from app.search.analysis import tokens
from app.search.facets import both, facets, histogram, picked
from app.search.index import Index
from app.search.language import Query
from app.search.matching import Matcher
from app.search.model import NEWEST, OLDEST, Filters, Hit, Results
from app.search.postings import Cache, Segment
from app.search.query import (
    And,
    Node,
    Text,
    Word,
    all_of,
    wanted,
)
from app.search.ranking import inverse_frequency, score
from app.search.snapshot import Mask, Snapshot

FEW = 10
"""With fewer full matches than this, partial ones follow."""

PARTIAL_SHARE = 0.3
"""A partial match has at least this part of the query's words, weighed by how telling they are."""

CACHE_BYTES = 192 * 1024 * 1024
Documents = NDArray[numpy.int64]


class Engine:
    """Answers queries from an index. Threads may share it; commits are seen at the next search."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._cache = Cache(CACHE_BYTES)
        self._lock = threading.Lock()
        self._generation: tuple[int, int] | None = None
        self._segments: dict[str, Segment] = {}
        self._snapshot = Snapshot([], [])

    def search(
        self,
        query: Query,
        filters: Filters = Filters(),  # noqa: B008  frozen
        sort: str = "relevance",
        page: int = 1,
        size: int = 20,
    ) -> Results:
        """One page of what the query finds. Pages count from 1; one beyond the end is empty."""
        snapshot = self._current()
        matcher = Matcher(snapshot)
        picks = picked(snapshot, filters)
        base, loose = _parts(query.node)
        unfiltered = matcher.mask(query.node) & snapshot.alive
        full = both(unfiltered, picks.values())
        partial = numpy.zeros(snapshot.size, dtype=numpy.bool_)
        total = int(full.sum())
        if total < FEW and len(loose) > 1:
            some = _some(snapshot, matcher, loose) & matcher.mask(base) & snapshot.alive
            unfiltered_partial = some & ~unfiltered
            partial = both(unfiltered_partial, picks.values())
        else:
            unfiltered_partial = partial
        start = max(page - 1, 0) * size
        hits = _hits(snapshot, matcher, query, full, partial, sort, start, start + size)
        shown = unfiltered if total else unfiltered_partial
        return Results(
            total=total,
            hits=hits,
            facets=facets(snapshot, shown, picks, filters),
            histogram=histogram(snapshot, full if total else partial),
            partial=int(partial.sum()),
            understood=query.understood,
            notes=(*query.notes, *matcher.notes),
        )

    def all_ids(
        self,
        query: Query,
        filters: Filters = Filters(),  # noqa: B008  frozen
        sort: str = "relevance",
    ) -> Iterator[str]:
        """The ids of all articles that match the whole query, in order."""
        snapshot = self._current()
        matcher = Matcher(snapshot)
        full = both(matcher.mask(query.node) & snapshot.alive, picked(snapshot, filters).values())
        documents, _ = _ordered(snapshot, matcher, query, full, sort, None)
        for document in documents.tolist():
            yield snapshot.stored_id(document)

    def _current(self) -> Snapshot:
        """The last commit's snapshot."""
        generation = self._index.generation()
        if generation == self._generation:
            return self._snapshot
        with self._lock:
            for _ in range(20):
                generation = self._index.generation()
                if generation == self._generation:
                    break
                try:
                    self._load(generation)
                except FileNotFoundError:
                    sleep(0.02)  # the next commit swept a segment away; it is there to be read
            return self._snapshot

    def _load(self, generation: tuple[int, int]) -> None:
        entries = [entry for entry in self._index.segments() if entry.doc_count_all()]
        opened = {
            entry.segment_id(): self._segments.get(entry.segment_id())
            or Segment(self._index.storage, entry, self._cache)
            for entry in entries
        }
        self._snapshot = Snapshot(
            list(opened.values()), [list(entry.deleted_docs()) for entry in entries]
        )
        self._segments, self._generation = opened, generation


def _parts(node: Node) -> tuple[Node, list[Node]]:
    """What every hit must have (labels, dates, exclusions), and the words some may lack."""
    children = node.children if isinstance(node, And) else (node,)
    loose = [child for child in children if any(True for _ in wanted(child))]
    return all_of(child for child in children if child not in loose), _split(loose)


def _split(loose: list[Node]) -> list[Node]:
    """Words of several tokens (`sud-coréen`) taken apart."""
    parts: list[Node] = []
    for node in loose:
        if isinstance(node, Word):
            found = [node.text[token.start : token.end] for token in tokens(node.text)]
            parts.extend(Word(text, node.section) for text in found)
        else:
            parts.append(node)
    return parts


def _some(snapshot: Snapshot, matcher: Matcher, loose: list[Node]) -> Mask:
    """The documents with a good part of the words."""
    cover = numpy.zeros(snapshot.size, dtype=numpy.float32)
    whole = 0.0
    for node in loose:
        weight = max((_weight(snapshot, text) for text in wanted(node)), default=0.0)
        whole += weight
        cover[matcher.mask(node)] += weight
    return (cover > 0) & (cover >= PARTIAL_SHARE * whole)


def _weight(snapshot: Snapshot, text: Text) -> float:
    if isinstance(text, Word):
        return sum(inverse_frequency(snapshot, "stem", t.stem) for t in tokens(text.text))
    return 1.0


def _hits(
    snapshot: Snapshot,
    matcher: Matcher,
    query: Query,
    full: Mask,
    partial: Mask,
    sort: str,
    start: int,
    end: int,
) -> tuple[Hit, ...]:
    total = int(full.sum())
    hits: list[Hit] = []
    for mask, before, is_partial in ((full, 0, False), (partial, total, True)):
        first, last = max(start - before, 0), max(end - before, 0)
        if last > 0 and mask.any():
            documents, scores = _ordered(snapshot, matcher, query, mask, sort, last)
            hits.extend(
                Hit(snapshot.stored_id(document), float(value), is_partial)
                for document, value in zip(
                    documents[first:last].tolist(), scores[first:last].tolist(), strict=True
                )
            )
    return tuple(hits)


def _ordered(
    snapshot: Snapshot,
    matcher: Matcher,
    query: Query,
    mask: Mask,
    sort: str,
    limit: int | None,
) -> tuple[Documents, NDArray[numpy.float32]]:
    """The documents in the order asked for, the first `limit` at least, and their scores."""
    documents = numpy.flatnonzero(mask)
    scores = score(snapshot, matcher, query.texts, documents)
    if sort == NEWEST:
        order = numpy.lexsort((documents, -scores, -snapshot.latest[documents]))
    elif sort == OLDEST:
        dates = snapshot.earliest[documents]
        order = numpy.lexsort((documents, -scores, dates, dates == 0))
    else:
        if limit is not None and limit < len(documents) // 4:
            least = numpy.partition(scores, len(scores) - limit)[len(scores) - limit]
            documents, scores = documents[scores >= least], scores[scores >= least]
        order = numpy.lexsort((documents, -scores))
    return documents[order], scores[order]
