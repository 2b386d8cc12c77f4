"""Which documents a query's tree matches: numpy masks, segment by segment."""

from collections.abc import Iterable
from functools import reduce
from typing import cast

import numpy

from app.search.analysis import Token, tokens
from app.search.numbers import LOOKUP_COST, are_among, common, distinct, in_both, runs
from app.search.postings import Places, Postings
from app.search.query import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Identified,
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
from app.search.snapshot import Documents, Mask, Snapshot

MAX_EXPANSIONS = 1000

NOWHERE = numpy.zeros(0, dtype=numpy.int64)


class Matcher:
    """Matches trees against a snapshot. `notes` says where a bound was met."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.notes: dict[tuple[str, str], None] = {}
        self._expansions: dict[tuple[str, str, Text], list[str]] = {}

    def mask(self, node: Node) -> Mask:
        """The documents that match, deleted ones among them."""
        snapshot = self._snapshot
        match node:
            case Everything():
                return numpy.ones(snapshot.size, dtype=numpy.bool_)
            case And(children):
                words = [child for child in children if isinstance(child, Word)]
                mask = self._words(words)
                for child in children:
                    if not isinstance(child, Word):
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
            case Identified(id):
                return snapshot.joined(lambda segment: _of_id(segment, id))
            case Undated():
                return cast(Mask, snapshot.earliest == 0)
            case Dated():
                return overlap(snapshot, node)
            case Word():
                return self._words([node])
            case _:
                return snapshot.joined(lambda segment: self._places(segment, node))

    def _words(self, words: Iterable[Word]) -> Mask:
        """The documents with all the words."""
        found = [(token, word.section) for word in words for token in tokens(word.text)]
        if not found:
            return numpy.ones(self._snapshot.size, dtype=numpy.bool_)
        return self._snapshot.joined(
            lambda segment: _in_all([_with_stem(segment, *each) for each in found])
        )

    def _places(self, segment: Segment, node: Text) -> Documents:
        """Phrases and patterns, which are sought among the unstemmed words."""
        found = [NOWHERE]
        for field in word_fields(node.section):
            if isinstance(node, Phrase):
                found.append(_phrase(segment, field, node))
                continue
            for term in self.expand(segment, field, node):
                postings = segment.postings(field, term)
                if postings is not None:
                    found.append(_in_section(postings, node.section))
        return numpy.concatenate(found)

    def expand(self, segment: Segment, field: str, node: Text) -> list[str]:
        """The words of a segment's field that a pattern stands for, the most frequent first."""
        key = (segment.name, field, node)
        if key not in self._expansions:
            self._expansions[key] = self._expanded(segment, field, node)
        return self._expansions[key]

    def _expanded(self, segment: Segment, field: str, node: Text) -> list[str]:
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


def _of_id(segment: Segment, id: str) -> Documents:
    postings = segment.postings("id", id)
    return postings.ids if postings else NOWHERE


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


def _with_stem(segment: Segment, token: Token, section: str) -> Documents:
    """The documents where a word's stem stands in the section."""
    found = []
    for field in word_fields(section):
        stemmed = field != "name"
        name = field.replace("word", "stem")
        postings = segment.postings(name, token.stem if stemmed else token.word)
        if postings is None:
            continue
        if section in BODY:
            bits = numpy.frombuffer(postings.values, dtype=numpy.uint8)
            found.append(postings.ids[(bits >> SECTIONS[section]) & 1 == 1])
        else:
            found.append(postings.ids if stemmed else _in_section(postings, section))
    return reduce(numpy.union1d, found) if found else NOWHERE


def _in_section(postings: Postings, section: str) -> Documents:
    """The documents that have the word (of a field with positions) in the section."""
    if section not in SECTIONS:
        return postings.ids
    return distinct(_of_section(postings.places, section) >> 32)


def _in_all(lists: Iterable[Documents]) -> Documents:
    """The documents that are in all the lists, the shortest first."""
    return reduce(common, sorted(lists, key=len))


def _of_section(places: Places, section: str) -> Places:
    """Those of the places that are in the section."""
    if section not in SECTIONS:
        return places
    found: Places = places[(places >> SECTION_SHIFT) & 0xFF == SECTIONS[section]]
    return found


def places_of(postings: Postings, documents: Documents) -> Places:
    """Where a word stands in those of the documents that have it."""
    ids, starts = postings.ids, postings.starts
    if LOOKUP_COST * len(documents) < len(ids):
        rows = ids.searchsorted(documents)
        rows = rows[ids.take(rows, mode="clip") == documents]
        first = starts.take(rows)
        counts = starts.take(rows + 1) - first
        found: Places = (ids.take(rows) << 32).repeat(counts)
        found += postings.positions.take(runs(first, counts))
    else:
        found = postings.places[are_among(postings.places >> 32, documents)]
    return found


def _phrase(segment: Segment, field: str, phrase: Phrase) -> Documents:
    """The documents with the phrase."""
    found = list(tokens(phrase.text))
    lists = []
    for token in found:
        postings = segment.postings(field, token.word)
        if postings is None:
            return NOWHERE
        lists.append(postings)
    if not lists:
        return NOWHERE
    if phrase.slop is not None and len(found) > 1:
        candidates = _in_all(postings.ids for postings in lists)
        stand = [_of_section(places_of(each, candidates), phrase.section) for each in lists]
        return _near(stand, max(phrase.slop, len(found) - 1))
    stand = [_of_section(each.places, phrase.section) for each in lists]
    offsets = [token.position - found[0].position for token in found]
    (rarest, offset), *others = sorted(
        zip(stand, offsets, strict=True), key=lambda word: len(word[0])
    )
    begins = rarest - offset
    for places, offset in others:
        begins = in_both(begins + offset, places) - offset
    return distinct(begins >> 32)


def _near(keys: list[Places], slop: int) -> Documents:
    """The documents where all words stand within `slop` words: first and last that far apart."""
    if len(keys) == 2:
        left, right = sorted(keys, key=len)
        if numpy.array_equal(left, right):  # a word is not near itself, but where it comes again
            return distinct(left[1:][numpy.diff(left) <= slop] >> 32)
        nearest = right.take(right.searchsorted(left - slop), mode="clip")
        return distinct(left[numpy.abs(nearest - left) <= slop] >> 32)
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
    return distinct(found[found - first <= slop] >> 32)
