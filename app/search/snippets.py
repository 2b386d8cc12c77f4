"""Where an article matches: the best passage, with the words that were looked for marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.search.analysis import Token, compose, fold, tokens
from app.search.language import Query
from app.search.query import Fuzzy, Phrase, Text, Wildcard, Word
from app.search.spelling import edit_distance

LENGTH = 280
"""About how many characters a snippet has."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is marked."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best passage of an article; `part` is `lead`, `paragraph`, `caption` or `annex`.

    `index` counts the paragraphs, captions or annexes from 0. A passage cut out of a longer text
    begins or ends with "…" as a piece of its own.
    """

    pieces: Pieces
    part: str
    index: int = 0

    @property
    def text(self) -> str:
        """The passage without its marks."""
        return "".join(text for text, _ in self.pieces)


def mark(query: Query, text: str, part: str = "title") -> Pieces:
    """The whole text with what was looked for marked."""
    text = compose(text)
    found = list(tokens(text))
    spans = _spans(_sought(query, part), found)
    return _pieces(text, 0, len(text), spans)


def snippet(query: Query, reading: Mapping[str, Any]) -> Snippet:
    """The passage of a reading (`reading_to_dict`'s shape) that shows best where it matches.

    Where none does, the reading's beginning. Annexes are only shown when the query asks for them.
    """
    texts = [(part, index, compose(text)) for part, index, text in _texts(query, reading)]
    found = [list(tokens(text)) for _, _, text in texts]
    best, shown = 0.0, Snippet((), "lead")
    # a partial match may not have the phrase, but its words
    for loose in (False, True):
        for (part, index, text), words in zip(texts, found, strict=True):
            spans = _spans(_sought(query, part, loose), words)
            worth, start, end = _best_window(text, spans)
            if worth > best or not shown.pieces:
                best, shown = worth, Snippet(_cut(text, start, end, spans), part, index)
        if best:
            break
    return shown


def _texts(query: Query, reading: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    if reading.get("lead"):
        yield "lead", 0, reading["lead"]
    for index, text in enumerate(reading.get("paragraphs") or ()):
        yield "paragraph", index, text
    for index, caption in enumerate(reading.get("captions") or ()):
        yield "caption", index, caption["text"]
    if query.annexes:
        for index, teaser in enumerate(reading.get("teasers") or ()):
            parts = (teaser["title"], teaser["summary"], teaser["caption"])
            yield "annex", index, " — ".join(part for part in parts if part)


_SECTION = {
    "title": "title",
    "lead": "lead",
    "paragraph": "text",
    "caption": "caption",
    "annex": "annexes",
}


def _sought(query: Query, part: str, loose: bool = False) -> list[Text]:
    """What is looked for in this part of an article; if `loose`, the words of phrases."""
    section = _SECTION[part]
    everywhere = {"all"} if part == "annex" else {"body", "all"}
    # the names of labels stand in the text, so they are marked there too
    names = set() if part == "annex" else {"person", "organisation", "agreement"}
    here = [text for text in query.texts if text.section in {section} | everywhere | names]
    return [Word(text.text) if loose and isinstance(text, Phrase) else text for text in here]


@dataclass(frozen=True, slots=True)
class _Span:
    """A marked place: which sought text it belongs to, and what it is worth."""

    start: int
    end: int
    number: int
    worth: float


def _spans(sought: Sequence[Text], found: Sequence[Token]) -> list[_Span]:
    """The places to mark, from left to right, none overlapping."""
    places = [
        _Span(start, end, number, worth)
        for number, each in enumerate(sought)
        for start, end, worth in _places(each, found)
    ]
    spans: list[_Span] = []
    for span in sorted(places, key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return spans


def _places(sought: Text, found: Sequence[Token]) -> Iterable[tuple[int, int, float]]:
    match sought:
        case Word(text):
            stems = {token.stem for token in tokens(text)}
            words = {token.word for token in tokens(text)}
            for token in found:
                if token.stem in stems:
                    yield token.start, token.end, 1.2 if token.word in words else 1.0
        case Phrase(text, None):
            yield from _phrases([*tokens(text)], found)
        case Phrase(text):
            yield from _near([*tokens(text)], sought.slop or 1, found)
        case Wildcard(pattern):
            shape = re.escape(fold(pattern)).replace(r"\*", ".*").replace(r"\?", ".")
            fits = re.compile(shape).fullmatch
            yield from ((token.start, token.end, 1.0) for token in found if fits(token.word))
        case Fuzzy(text, distance):
            word = next(tokens(text)).word
            for token in found:
                if edit_distance(word, token.word, distance) <= distance:
                    yield token.start, token.end, 1.0


def _phrases(words: list[Token], found: Sequence[Token]) -> Iterable[tuple[int, int, float]]:
    """A phrase is one mark, from its first word to its last."""
    shape = _shape(words)
    for place in range(len(found) - len(words) + 1):
        run = found[place : place + len(words)]
        if _shape(run) == shape:
            yield run[0].start, run[-1].end, 2.0 * len(words)


def _shape(run: Sequence[Token]) -> list[tuple[str, int]]:
    """The words of a run and how far each is from the first."""
    return [(token.word, token.position - run[0].position) for token in run]


def _near(
    words: list[Token], slop: int, found: Sequence[Token]
) -> Iterable[tuple[int, int, float]]:
    """Words near each other are marked one by one, where all of them are near."""
    wanted = {word.word for word in words}
    span = max(slop, len(words) - 1)
    relevant = [token for token in found if token.word in wanted]
    marked: dict[int, Token] = {}
    for index, last in enumerate(relevant):
        near = [t for t in relevant[: index + 1] if last.position - t.position <= span]
        if {token.word for token in near} == wanted:
            marked.update((token.start, token) for token in near)
    for token in marked.values():
        yield token.start, token.end, 2.0


def _best_window(text: str, spans: Sequence[_Span]) -> tuple[float, int, int]:
    """What the best stretch of about LENGTH characters is worth, and where it is."""
    best = (0.0, 0, min(len(text), LENGTH))
    for index, first in enumerate(spans):
        worth: dict[int, float] = {}
        more = 0
        last = first
        for span in spans[index:]:
            if span.end - first.start > LENGTH and span is not first:
                break
            # every sought word counts once in full, its repetitions for little
            more += span.number in worth
            worth[span.number] = max(worth.get(span.number, 0.0), span.worth)
            last = span
        value = sum(worth.values()) + 0.05 * more
        if value > best[0]:
            spare = max(LENGTH - (last.end - first.start), 0)
            start = max(0, min(first.start - spare // 2, len(text) - LENGTH))
            end = min(len(text), max(start + LENGTH, last.end))
            best = value, start, end
    return best


def _cut(text: str, start: int, end: int, spans: Sequence[_Span]) -> Pieces:
    """The passage, from whole word to whole word."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    pieces = _pieces(text, start, end, spans)
    before = ((("…", False),)) if start > 0 else ()
    after = ((("…", False),)) if end < len(text) else ()
    return (*before, *pieces, *after)


def _pieces(text: str, start: int, end: int, spans: Sequence[_Span]) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    reached = start
    for span in spans:
        if span.start < start or span.end > end:
            continue
        if span.start > reached:
            pieces.append((text[reached : span.start], False))
        pieces.append((text[span.start : span.end], True))
        reached = span.end
    if reached < end:
        pieces.append((text[reached:end], False))
    return tuple(pieces)
