"""Find many phrases at once: one Aho-Corasick automaton over folded text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

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
        self._cased = cased
        spelled: dict[str, list[tuple[str, T]]] = {}
        for form, value in forms:
            spelled.setdefault(fold(form.removeprefix("=")), []).append((form, value))
        self._automaton = ahocorasick.Automaton()
        for key, found in spelled.items():
            values = tuple(value for _, value in found)
            self._automaton.add_word(key, (len(key), tuple(found), values))
        if spelled:
            self._automaton.make_automaton()
        self._empty = not spelled

    def find(self, text: str, folded: str | None = None) -> Iterator[Match[T]]:
        """Matches in `text` (NFC) from left to right; pass `fold(text)` if it is at hand."""
        if self._empty:
            return
        folded = fold(text) if folded is None else folded
        best_by_start: dict[int, tuple[int, Sequence[T]]] = {}
        within = f"{folded} "
        for last, (length, spelled, values) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            # hyphens and apostrophes end a word
            if within[end].isalnum() and within[last].isalnum():
                continue
            if start and within[start].isalnum() and within[start - 1].isalnum():
                continue
            if self._cased:
                words = text[start:end]
                values = [value for form, value in spelled if is_spelled(words, form)]
            if values:
                best_by_start[start] = (end, values)  # the longer come later
        if not best_by_start:
            return
        reached = 0
        for start in sorted(best_by_start):
            end, values = best_by_start[start]
            if start >= reached:
                for value in values:
                    yield Match(start, end, value)
                reached = end


def is_spelled(words: str, form: str) -> bool:
    """Whether `words`, which fold to the same as `form`, have the capitals the form asks for."""
    if form.startswith("="):
        return words == form[1:]
    if form[0].isupper():
        return words.isupper() if len(form) > 1 and form.isupper() else words[0].isupper()
    return True
