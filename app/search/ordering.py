"""Hits in the order they are shown in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy
from numpy.typing import NDArray

from app.search.matching import Matcher
from app.search.model import NEWEST, OLDEST, Hit
from app.search.numbers import highest
from app.search.query import Text
from app.search.ranking import Scores, score
from app.search.snapshot import Documents, Hits, Snapshot

UNDATED = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Order:
    """How hits are put in order: by what is scored, and the sort.

    By relevance the newest come first where no words are looked for, and so nothing is scored. An
    article stands at the first day it may be of: "around 2025" is no newer than a day of 2025.
    """

    snapshot: Snapshot
    matcher: Matcher
    texts: Sequence[Text]
    sort: str

    def documents(self, found: Hits, families: bool) -> Documents:
        """All documents in order; where they are few, `families` of words count too."""
        scores = score(self.snapshot, self.matcher, self.texts, [found.documents], families)
        return self._first(found, found.total, scores)

    def hits(self, full: Hits, partial: Hits | None, start: int, end: int) -> tuple[Hit, ...]:
        """The hits from `start` to `end`, the full matches before the partial ones.

        Where partial ones are shown, there are few answers, and families of words count too.
        """
        groups = [full.documents] if partial is None else [full.documents, partial.documents]
        families = partial is not None
        scores = score(self.snapshot, self.matcher, self.texts, groups, families)
        hits: list[Hit] = []
        for found, before in ((full, 0), (partial, full.total)):
            first, last = max(start - before, 0), max(end - before, 0)
            if found is None or not last or not found.total:
                continue
            documents = self._first(found, last, scores)[first:last]
            hits += (
                Hit(self.snapshot.stored_id(document), worth, found is partial)
                for document, worth in zip(
                    documents.tolist(), scores[documents].tolist(), strict=True
                )
            )
        return tuple(hits)

    def _first(self, found: Hits, limit: int, scores: Scores) -> Documents:
        """The documents in order, the first `limit` at least."""
        documents = found.documents
        dates = self.snapshot.earliest[documents]  # 0 where it is not known
        keys: NDArray[Any] = scores[documents]
        if self.sort == OLDEST:
            keys = numpy.where(dates > 0, -dates, -UNDATED)
        elif self.sort == NEWEST or not self.texts:
            keys = dates
        near = highest(keys, limit)
        documents, keys = documents[near], keys[near]
        return documents[numpy.lexsort((documents, -scores[documents], -keys))]
