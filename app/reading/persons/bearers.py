"""The persons of an article while it is read, and which of them are one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.reading.model import Evidence
from app.reading.persons.names import Name
from app.reading.persons.offices import Office

_LONG = 6
"""Letters of a word that may be misspelled."""

_TWICE = re.compile(r"([aeiouy])\1(?=[a-z])")
"""A vowel typed twice: "uu" and "oo" end a Vietnamese syllable, but for a few."""

_NEAR = 20
"""Persons of one first or last word that a name is compared with."""


EVIDENCE = 8
"""Places at which a person is shown to be named."""


@dataclass(slots=True)
class Bearer:
    """A person while the article is read."""

    words: tuple[str, ...]
    forms: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    vietnamese: bool = False

    def add(self, name: Name, offices: Sequence[Office]) -> None:
        self.forms.append(name.text)
        self.offices.extend(offices)
        if len(self.evidence) < EVIDENCE:
            self.evidence.append(name.part.evidence(name.start, name.end, "name"))
        self.vietnamese = self.vietnamese or name.vietnamese

    def take(self, other: "Bearer") -> None:
        """Add what was read of the same person under another name."""
        self.offices += other.offices
        self.evidence += other.evidence


def join_parts(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Give mentions by the end of a name ("González Acosta") to its only bearer."""
    endings: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for words, bearer in bearers.items():
        for start in range(1, len(words) - 1):
            endings[words[start:]].append(bearer)
    for words in [words for words in bearers if len(endings.get(words, ())) == 1]:
        part, (whole,) = bearers.pop(words), endings[words]
        whole.forms += part.forms
        whole.take(part)


def join_alike(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Give a misspelled name ("Narenda Modi") to the one it is but a letter from."""
    known: dict[str, list[Bearer]] = defaultdict(list)  # by first and by last word
    for words, bearer in list(bearers.items()):
        if bearer.vietnamese:
            _join_doubled(bearers, words)
            continue
        near = known[words[0]][-_NEAR:] + known[words[-1]][-_NEAR:]
        alike = next((one for one in near if _is_misspelled(one.words, words)), None)
        if alike is None:
            known[words[0]].append(bearer)
            known[words[-1]].append(bearer)
            continue
        alike.forms = max(alike.forms, bearer.forms, key=lambda forms: (len(forms), len(forms[0])))
        alike.take(bearers.pop(words))


def _join_doubled(bearers: dict[tuple[str, ...], Bearer], words: tuple[str, ...]) -> None:
    """Give a Vietnamese name with a vowel typed twice ("Tuung") to the one without."""
    once = tuple(_TWICE.sub(r"\1", word) for word in words)
    if once != words and once in bearers:
        bearers[once].take(bearers.pop(words))


def _is_misspelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in one long word by one letter, not the first."""
    different = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(different) != 1 or min(map(len, different[0])) < _LONG:
        return False
    first, second = sorted(different[0], key=len)
    if first[0] != second[0] or len(second) - len(first) > 1:
        return False
    swapped = len(first) == len(second)
    return any(
        first[:at] == second[:at] and first[at + swapped :] == second[at + 1 :]
        for at in range(len(second))
    )
