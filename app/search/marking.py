"""The places in a text where what was looked for stands."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from app.search.analysis import Token, fold, stem, tokens
from app.search.query import Fuzzy, Phrase, Text, Wildcard, Word
from app.search.spelling import edit_distance, shape

Test = Callable[[str], bool]
"""Whether a folded word is one that is looked for."""

MOST_TESTS, MOST_TESTED = 100, 20_000
"""What the last searches looked for is remembered, and for each the words compared with it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marked place: which sought text it belongs to, and what it is worth."""

    start: int
    end: int
    number: int
    worth: float


def spans(sought: Sequence[Text], found: Sequence[Token]) -> list[Span]:
    """The places to mark, from left to right, none overlapping."""
    places = [
        Span(start, end, number, worth)
        for number, each in enumerate(sought)
        for start, end, worth in _places(each, found)
    ]
    chosen: list[Span] = []
    for span in sorted(places, key=lambda span: (span.start, -span.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


@lru_cache(maxsize=MOST_TESTS)
def tests(sought: Text) -> tuple[Test, ...]:
    """One test for each word of what is looked for."""
    match sought:
        case Word(text):
            return tuple(partial(_has_stem, one.stem) for one in tokens(text))
        case Phrase(text):
            return tuple(partial(str.__eq__, one.word) for one in tokens(text))
        case Wildcard(pattern):
            fits = re.compile(shape(fold(pattern))).fullmatch
            return (lambda word: fits(word) is not None,)
        case Fuzzy(text, distance):
            meant = next(tokens(text)).word
            near = lru_cache(maxsize=MOST_TESTED)(partial(edit_distance, meant, limit=distance))
            return (lambda word: near(word) <= distance,)


def may_stand(sought: Text, words: Collection[str]) -> bool:
    """Whether what is looked for can stand in a text of these words: it is soon told of most texts
    that it cannot.
    """
    held = (any(map(test, words)) for test in tests(sought))
    return all(held) if isinstance(sought, Phrase) else any(held)


def _has_stem(wanted: str, word: str) -> bool:
    return stem(word) == wanted


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
        case Wildcard() | Fuzzy():
            (fits,) = tests(sought)
            yield from ((token.start, token.end, 1.0) for token in found if fits(token.word))


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
