"""Query → Results: hits, total, facets, histogram; partial matches when there is little."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import sleep
from typing import TypeVar

import numpy

from app.search.analysis import tokens
from app.search.facets import both, facets, histogram, nowhere, picked
from app.search.index import Index
from app.search.language import Query
from app.search.matching import Matcher
from app.search.model import RELEVANCE, Filters, Results
from app.search.ordering import Order
from app.search.postings import Cache
from app.search.query import And, Node, Phrase, Word, all_of, wanted
from app.search.ranking import idf
from app.search.segment import Segment, SegmentBroken
from app.search.snapshot import Documents, Hits, Mask, Snapshot
from app.search.suggesting import respelled

FEW = 10
"""With fewer full matches than this, partial ones follow."""

PARTIAL_SHARE = 0.15
"""A partial match has at least this part of the query's words, weighed by how telling they are."""

CACHE_BYTES = 192 * 1024 * 1024
Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class NoIndex(Exception):
    """No index can answer until it has been made anew."""


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
        sort: str = RELEVANCE,
        page: int = 1,
        size: int = 20,
    ) -> Results:
        """One page of what the query finds. Pages count from 1; one beyond the end is empty.

        Where the index's files are damaged, it is left to be rebuilt. Raises `NoIndex`.
        """
        return self._answered(
            lambda snapshot: _results(snapshot, query, filters, sort, max(page - 1, 0) * size, size)
        )

    def all_ids(
        self,
        query: Query,
        filters: Filters = Filters(),  # noqa: B008  frozen
        sort: str = RELEVANCE,
    ) -> Iterator[str]:
        """The ids of all articles that match the whole query, in order. Raises `NoIndex`."""
        snapshot, documents = self._answered(
            lambda snapshot: (snapshot, _all(snapshot, query, filters, sort))
        )
        return map(snapshot.stored_id, documents.tolist())

    def forget(self) -> None:
        """Let go of all decoded postings; the next searches read them anew."""
        self._cache.clear()

    def _answered(self, ask: Callable[[Snapshot], Answer]) -> Answer:
        """What `ask` makes of the last commit, which is opened again if it is damaged."""
        for _ in range(2):
            asked = None
            try:
                snapshot, asked = self._current(), self._generation
                if not snapshot.segments and self._index.needs_rebuild:
                    break
                return ask(snapshot)
            except SegmentBroken as error:
                # the index may have been made anew while it was asked
                if asked is None or asked == self._index.generation():
                    log.error("the index is damaged and has to be rebuilt: %s", error)
                    self._index.distrust()
                self._segments, self._generation = {}, None
        raise NoIndex

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
                    break
                except FileNotFoundError:
                    sleep(0.02)  # the next commit swept a segment away; it is there to be read
            else:
                raise SegmentBroken("a segment is missing")
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


def _results(
    snapshot: Snapshot, query: Query, filters: Filters, sort: str, start: int, size: int
) -> Results:
    matcher = Matcher(snapshot)
    picks = picked(snapshot, filters)
    whole = matcher.mask(query.node) & snapshot.alive
    full = Hits(both(whole, picks.values()))
    shown, partial = (whole, full), None
    meant = query.node
    if full.total < FEW:
        meant = meant if full.total else respelled(snapshot, meant)
        some = _some(snapshot, matcher, meant) & snapshot.alive & ~whole
        partial = Hits(both(some, picks.values()))
        shown = shown if full.total else (some, partial)
    # a suggestion that finds nothing would lead from one dead end to the next
    leads = meant != query.node and bool(
        both(matcher.mask(meant) & snapshot.alive, picks.values()).any()
    )
    values, many = facets(snapshot, *shown, picks, filters)
    order = Order(snapshot, matcher, tuple(wanted(meant)), sort)
    return Results(
        total=full.total,
        hits=order.hits(full, partial, start, start + size),
        facets=values,
        values=many,
        histogram=histogram(snapshot, shown[1]),
        partial=partial.total if partial else 0,
        notes=(*query.notes, *matcher.notes, *nowhere(snapshot, filters)),
        suggestion=replace(query, node=meant).understood if leads else None,
    )


def _all(snapshot: Snapshot, query: Query, filters: Filters, sort: str) -> Documents:
    """All documents that match the whole query, in order."""
    matcher = Matcher(snapshot)
    full = both(matcher.mask(query.node) & snapshot.alive, picked(snapshot, filters).values())
    hits = Hits(full)
    # as a page of them would, which shows partial matches too
    return Order(snapshot, matcher, query.texts, sort).documents(hits, hits.total < FEW)


def _some(snapshot: Snapshot, matcher: Matcher, node: Node) -> Mask:
    """The documents with a good part of the words, and all of what is no word."""
    children = node.children if isinstance(node, And) else (node,)
    loose = [part for child in children for part in _loosened(child)]
    mask = numpy.zeros(snapshot.size, dtype=numpy.bool_)
    if len(loose) < 2:
        return mask
    cover = numpy.zeros(snapshot.size, dtype=numpy.float32)
    whole = 0.0
    for part in loose:
        found = matcher.mask(part)
        weight = idf(int(numpy.count_nonzero(found)), snapshot.size)
        if found.any():
            whole += weight
            cover += found * numpy.float32(weight)
    strict = all_of(child for child in children if not any(wanted(child)))
    mask = (cover > 0) & (cover >= PARTIAL_SHARE * whole)
    return mask & matcher.mask(strict)


def _loosened(node: Node) -> Iterator[Node]:
    """The words of a part that may be missing one by one; a phrase falls into its words."""
    if isinstance(node, Word | Phrase):
        for token in tokens(node.text):
            yield Word(node.text[token.start : token.end], node.section)
    elif any(wanted(node)):
        yield node
