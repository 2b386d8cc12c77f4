"""Find many phrases at once: Aho-Corasick automata over folded text."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any, Generic, NamedTuple, TypeVar

import ahocorasick

from app.reading.parts import fold

T = TypeVar("T")


class Match(NamedTuple, Generic[T]):
    """`text[start:end]` is a form of `value`."""

    start: int
    end: int
    value: T


class Matcher(Generic[T]):
    """All whole-word occurrences of forms, longest first from the left, never overlapping.

    Forms match whatever their accents, case and kind of apostrophe, hyphen or space. A `cased`
    matcher also minds how a form is spelled: a capital at its head asks for a capital ("Oman"),
    capitals throughout for capitals ("USA"), and "=" before it for that very spelling ("=thaï").
    One form may bear several values.
    """

    def __init__(self, forms: Iterable[tuple[str, T]], *, cased: bool = False) -> None:
        self.cased = cased
        self.spelled: dict[str, list[tuple[str, T]]] = {}
        for form, value in forms:
            self.spelled.setdefault(fold(form.removeprefix("=")), []).append((form, value))
        # an archive is written in few words
        self.values = lru_cache(maxsize=10_000)(partial(_values, self.spelled))

    @cached_property
    def _alone(self) -> "Matchers":
        return Matchers(self)

    def find(self, text: str, folded: str | None = None) -> tuple[Match[T], ...]:
        """Matches in `text` (NFC) from left to right; pass `fold(text)` if it is at hand."""
        return self._alone.find(text, folded)[0]


class Matchers:
    """Several matchers in one automaton: one pass over a text finds what each of them would."""

    def __init__(self, *matchers: Matcher[Any]) -> None:
        self._count = len(matchers)
        found: dict[str, list[tuple[int, Matcher[Any] | None, tuple[Any, ...]]]] = {}
        for number, matcher in enumerate(matchers):
            for key, spelled in matcher.spelled.items():
                minds = matcher.cased and any(_minds_capitals(form) for form, _ in spelled)
                values = tuple(dict.fromkeys(value for _, value in spelled))
                found.setdefault(key, []).append((number, matcher if minds else None, values))
        self._automaton = ahocorasick.Automaton()
        for key, entries in found.items():
            self._automaton.add_word(key, (len(key), entries))
        if found:
            self._automaton.make_automaton()
        self._empty = not found

    def find(self, text: str, folded: str | None = None) -> tuple[tuple[Match[Any], ...], ...]:
        """For each matcher its matches in `text`, in the order the matchers were given."""
        folded = fold(text) if folded is None else folded
        best: list[dict[int, tuple[int, Sequence[Any]]]] = [{} for _ in range(self._count)]
        within = f"{folded} "
        for last, found in () if self._empty else self._automaton.iter(folded):
            end = last + 1
            # hyphens and apostrophes end a word
            if within[end].isalnum() and within[last].isalnum():
                continue
            length, entries = found
            start = end - length
            if start and within[start - 1].isalnum() and within[start].isalnum():
                continue
            for number, minding, values in entries:
                if minding is not None:
                    values = minding.values(folded[start:end], text[start:end])
                if values:
                    best[number][start] = (end, values)  # the longer come later
        return tuple([_apart(by_start) if by_start else () for by_start in best])


def _values(spelled: Mapping[str, Sequence[tuple[str, T]]], key: str, words: str) -> tuple[T, ...]:
    """What the forms stand for that fold to `key` and are spelled like `words`."""
    return tuple(dict.fromkeys(value for form, value in spelled[key] if is_spelled(words, form)))


def _apart(by_start: dict[int, tuple[int, Sequence[T]]]) -> tuple[Match[T], ...]:
    """The matches from left to right, without those that begin within one before."""
    reached = 0
    matches: list[Match[T]] = []
    for start in sorted(by_start):
        if start >= reached:
            reached, values = by_start[start]
            for value in values:
                matches.append(Match(start, reached, value))
    return tuple(matches)


def _minds_capitals(form: str) -> bool:
    """Whether `form` asks for a capital or for its very spelling."""
    return form[0] == "=" or form[0].isupper()


def is_spelled(words: str, form: str) -> bool:
    """Whether `words`, which fold to the same as `form`, have the capitals the form asks for."""
    if form.startswith("="):
        return words == form[1:]
    if form[0].isupper():
        return words.isupper() if len(form) > 1 and form.isupper() else words[0].isupper()
    return True
