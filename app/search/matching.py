"""Which documents a query's tree matches: numpy masks, segment by segment."""

from typing import cast

import numpy
from numpy.typing import NDArray

from app.search.analysis import Token, tokens
from app.search.postings import Postings
from app.search.query import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Labelled,
    Node,
    Not,
    Or,
    Phrase,
    Text,
    Undated,
    Wildcard,
    Word,
)
from app.search.schema import BODY, SECTION_SHIFT, SECTIONS
from app.search.segment import Segment
from app.search.snapshot import Mask, Snapshot

MAX_EXPANSIONS = 1000

Keys = NDArray[numpy.int64]
"""Places of words, ascending: the document's number in the high 32 bits, the position below."""


class Matcher:
    """Matches trees against a snapshot. `notes` says where a bound was met."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.notes: dict[tuple[str, str], None] = {}

    def mask(self, node: Node) -> Mask:
        """The documents that match, deleted ones among them."""
        snapshot = self._snapshot
        match node:
            case Everything():
                return numpy.ones(snapshot.size, dtype=numpy.bool_)
            case And(children):
                mask = self.mask(children[0])
                for child in children[1:]:
                    mask &= self.mask(child)
                return mask
            case Or(children):
                mask = self.mask(children[0])
                for child in children[1:]:
                    mask |= self.mask(child)
                return mask
            case Not(child):
                return ~self.mask(child)
            case Labelled(kind, value):
                facet = snapshot.facet(kind)
                if kind == "agency" and facet.key(value) not in facet.keys:
                    self.notes[("unknown agency", value)] = None
                return facet.mask([value])
            case Undated():
                return cast(Mask, snapshot.earliest == 0)
            case Dated():
                return overlap(snapshot, node)
            case Word(text, section):
                found = list(tokens(text))
                return snapshot.joined(lambda segment: _all_stems(segment, found, section))
            case _:
                return snapshot.joined(lambda segment: self._places(segment, node))

    def _places(self, segment: Segment, node: Text) -> Mask:
        """Phrases and patterns, which are sought among the unstemmed words."""
        mask = numpy.zeros(segment.size, dtype=numpy.bool_)
        for field in word_fields(node.section):
            if isinstance(node, Phrase):
                documents = _phrase(segment, field, node)
                mask[documents] = True
                continue
            for term in self.expand(segment, field, node):
                postings = segment.postings(field, term)
                if postings is not None:
                    mask[_in_section(postings, node.section)] = True
        return mask

    def expand(self, segment: Segment, field: str, node: Text) -> list[str]:
        """The words of a segment's field that a pattern stands for, the most frequent first."""
        vocabulary = segment.vocabulary(field)
        if isinstance(node, Wildcard):
            numbers = vocabulary.like(node.pattern)
        elif isinstance(node, Fuzzy):
            numbers = vocabulary.close(next(tokens(node.text)).word, node.distance)
        else:
            return []
        if len(numbers) > MAX_EXPANSIONS:
            shown = node.pattern if isinstance(node, Wildcard) else node.text
            self.notes[("many words", shown)] = None
        return [vocabulary.words[n] for n in vocabulary.most_frequent(numbers, MAX_EXPANSIONS)]


def overlap(snapshot: Snapshot, dated: Dated) -> Mask:
    """The documents whose interval overlaps the days."""
    mask = snapshot.earliest > 0
    if dated.last:
        mask &= snapshot.earliest <= dated.last.toordinal()
    if dated.first:
        mask &= snapshot.latest >= dated.first.toordinal()
    return mask


def word_fields(section: str) -> tuple[str, ...]:
    """The fields of unstemmed words that hold a section."""
    if section == "annexes":
        return ("annex_word",)
    if section == "all":
        return ("word", "annex_word")
    return ("word",) if section == "body" or section in BODY else ("name",)


def _all_stems(segment: Segment, found: list[Token], section: str) -> Mask:
    """The documents where each of a word's tokens stands in the section."""
    mask = numpy.ones(segment.size, dtype=numpy.bool_)
    for token in found:
        one = numpy.zeros(segment.size, dtype=numpy.bool_)
        for field in word_fields(section):
            stemmed = field != "name"
            name = field.replace("word", "stem")
            postings = segment.postings(name, token.stem if stemmed else token.word)
            if postings is None:
                continue
            if section in BODY:
                bits = numpy.frombuffer(postings.values, dtype=numpy.uint8)
                one[postings.ids[(bits >> SECTIONS[section]) & 1 == 1]] = True
            else:
                one[postings.ids if stemmed else _in_section(postings, section)] = True
        mask &= one
    return mask


def _in_section(postings: Postings, section: str) -> NDArray[numpy.int32]:
    """The documents that have the word (of a field with positions) in the section."""
    if section not in SECTIONS:
        return postings.ids
    keys = places(postings, section, None)
    return (keys >> 32).astype(numpy.int32)


def places(postings: Postings, section: str, candidates: Mask | None) -> Keys:
    """Where a word stands, in the section and in the candidates."""
    rows = numpy.arange(len(postings.ids))
    if candidates is not None:
        rows = numpy.flatnonzero(candidates[postings.ids])
    first, behind = postings.bounds[rows] // 4, postings.bounds[rows + 1] // 4
    counts = behind - first
    within = numpy.arange(counts.sum()) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
    positions = numpy.frombuffer(postings.values, dtype="<u4")[numpy.repeat(first, counts) + within]
    documents = numpy.repeat(postings.ids[rows], counts).astype(numpy.int64)
    found: Keys = (documents << 32) + positions
    if section in SECTIONS:
        found = found[positions >> SECTION_SHIFT == SECTIONS[section]]
    return found


def _phrase(segment: Segment, field: str, phrase: Phrase) -> NDArray[numpy.int64]:
    """The documents with the phrase."""
    found = list(tokens(phrase.text))
    nothing = numpy.zeros(0, dtype=numpy.int64)
    lists = []
    candidates = numpy.ones(segment.size, dtype=numpy.bool_)
    for token in found:
        postings = segment.postings(field, token.word)
        if postings is None:
            return nothing
        lists.append(postings)
        one = numpy.zeros(segment.size, dtype=numpy.bool_)
        one[postings.ids] = True
        candidates &= one
    if not candidates.any():
        return nothing
    keys = [places(postings, phrase.section, candidates) for postings in lists]
    if phrase.slop is not None and len(found) > 1:
        return _near(keys, max(phrase.slop, len(found) - 1))
    offsets = [token.position - found[0].position for token in found]
    begins = keys[0]
    for more, offset in sorted(
        zip(keys[1:], offsets[1:], strict=True), key=lambda pair: len(pair[0])
    ):
        begins = numpy.intersect1d(begins, more - offset, assume_unique=True)
    return numpy.unique(begins >> 32)


def _near(keys: list[Keys], slop: int) -> NDArray[numpy.int64]:
    """The documents where all words stand within `slop` words: first and last that far apart."""
    found = numpy.concatenate(keys)
    words = numpy.repeat(numpy.arange(len(keys)), [len(each) for each in keys])
    order = numpy.argsort(found, kind="stable")
    found, words = found[order], words[order]
    # For each place as the last of the span, the nearest place of every word at or before it.
    first = numpy.full(len(found), numpy.iinfo(numpy.int64).max)
    index = numpy.arange(len(found))
    for word in range(len(keys)):
        before = numpy.maximum.accumulate(numpy.where(words == word, index, -1))
        first = numpy.minimum(first, numpy.where(before >= 0, found[before], -(1 << 62)))
    return numpy.unique(found[found - first <= slop] >> 32)
