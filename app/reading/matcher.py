"""Find many phrases at once: one Aho-Corasick automaton over folded text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from app.reading.parts import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """`text[start:end]` is a form of `value`."""

    start: int
    end: int
    value: T


class Matcher(Generic[T]):
    """All whole-word occurrences of the given forms, longest first from the left, never overlapping.

    Forms match whatever their accents, case and kind of apostrophe, hyphen or space; a rule that
    needs to know the case looks at the text itself. One form may bear several values.
    """

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        values: dict[str, list[T]] = {}
        for form, value in forms:
            values.setdefault(fold(form), []).append(value)
        self._automaton = ahocorasick.Automaton()
        for key, found in values.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        if values:
            self._automaton.make_automaton()
        self._empty = not values

    def find(self, text: str, folded: str | None = None) -> Iterator[Match[T]]:
        """Matches in `text` (composed, NFC) from left to right; pass `fold(text)` if it is at hand."""
        if self._empty:
            return
        folded = fold(text) if folded is None else folded
        best_by_start: dict[int, tuple[int, tuple[T, ...]]] = {}
        for last, (length, values) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if _inside_word(folded, start) or _inside_word(folded, end):
                continue
            if start not in best_by_start or end > best_by_start[start][0]:
                best_by_start[start] = (end, values)
        reached = 0
        for start in sorted(best_by_start):
            end, values = best_by_start[start]
            if start >= reached:
                for value in values:
                    yield Match(start, end, value)
                reached = end


def _inside_word(folded: str, position: int) -> bool:
    """Whether a word goes on across `position` (hyphens and apostrophes end a word)."""
    return (
        0 < position < len(folded)
        and folded[position - 1].isalnum()
        and folded[position].isalnum()
    )
