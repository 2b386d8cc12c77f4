"""The persons of an article while it is read, and which of them are one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.reading.model import Evidence
from app.reading.persons.names import Name
from app.reading.persons.offices import Office
from app.reading.vocabulary.people import is_syllable

_LONG = 6
"""Letters of a word that may be misspelled."""

_LONG_FAMILY = 5
"""Letters of a family name of which one may be left out: "Moura" and "Mourao"."""

_TWICE = re.compile(r"([aeiouy])\1(?=[a-z])")
"""A vowel typed twice: "uu" and "oo" end a Vietnamese syllable, but for a few."""

_NEAR = 20
"""Persons of one first or last word that a name is compared with."""


EVIDENCE = 8
"""Places at which a person is shown to be named."""

CHOSEN = "chosen"
"""Where it is told that somebody was elected or appointed, which may be long before they begin."""


@dataclass(slots=True)
class Bearer:
    """A person while the article is read. Of whom but a surname is told, the country is one `near`
    it, if not one that the office names; `nationality` is the country a name was told with."""

    words: tuple[str, ...]
    forms: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    vietnamese: bool = False
    near: frozenset[str] | None = None
    nationality: str | None = None

    def add(self, name: Name, offices: Sequence[Office]) -> None:
        self.forms.append(name.text)
        self.offices.extend(offices)
        if len(self.evidence) < EVIDENCE:
            rule = CHOSEN if any(office.chosen for office in offices) else "name"
            self.evidence.append(name.part.evidence(name.start, name.end, rule))
        self.vietnamese = self.vietnamese or name.vietnamese
        if name.national:
            self.nationality = name.national.value.codes[0]

    def take(self, other: "Bearer") -> None:
        """Add what was read of the same person under another name."""
        self.offices += other.offices
        self.evidence += other.evidence


def join_parts(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Give mentions by the end of a name ("González Acosta"), and by the given names of one that is
    not Vietnamese ("Claudio Ricardo"), to its only bearer."""
    wholes: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for words, bearer in bearers.items():
        for start in range(1, len(words) - 1):
            wholes[words[start:]].append(bearer)
        for end in range(2, 0 if bearer.vietnamese else len(words)):
            wholes[words[:end]].append(bearer)
    for words in [words for words in bearers if len(wholes.get(words, ())) == 1]:
        part, (whole,) = bearers.pop(words), wholes[words]
        whole.forms += part.forms
        whole.take(part)


_PARTICLES = {"ibn": "ben", "bin": "ben", "binti": "bint"} | dict.fromkeys(
    ("el", "an", "as", "ar", "ad", "az", "ash"), "al"
)
"""Arabic words between names, which are written in several ways: "bin", "ben"; "al-", "An"."""


_HONOURED, _SHORT = ("sheikh", "cheikh", "sheikha", "cheikha"), 3
"""Titles that are left out now and then; "Sheikh Hasina" is a name."""


def _arabic(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name with their Arabic particles in one spelling, and no title."""
    apart = [word for one in words for word in one.split("-")]
    apart = apart[1:] if apart[0] in _HONOURED and len(apart) > _SHORT else apart
    return tuple(apart[:1] + [_PARTICLES.get(word, word) for word in apart[1:]])


def join_arabic(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Make one of the names that differ in how an Arabic particle is written."""
    known: dict[tuple[str, ...], Bearer] = {}
    for words in [words for words, bearer in bearers.items() if not bearer.vietnamese]:
        first = known.setdefault(_arabic(words), bearers[words])
        if first is not bearers[words]:
            first.take(bearers.pop(words))


_OF_FAMILY = frozenset(("de", "du", "da", "dos", "do", "di", "von", "van", "der"))


def join_shortened(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Give a name without its particle ("Guy Villepin") to the one with it."""
    whole: dict[tuple[str, ...], Bearer] = {}
    for words, bearer in bearers.items():
        short = tuple(word for word in words if word not in _OF_FAMILY)
        if short != words and len(short) > 1 and not bearer.vietnamese:
            whole.setdefault(short, bearer)
    for words in [words for words in whole if words in bearers]:
        whole[words].take(bearers.pop(words))


def join_alike(bearers: dict[tuple[str, ...], Bearer]) -> None:
    """Give a misspelled name ("Narenda Modi") to the one it is but a letter from."""
    known: dict[str, list[Bearer]] = defaultdict(list)  # by first and by last word
    for words in [words for words, bearer in bearers.items() if bearer.vietnamese]:
        if not _join_doubled(bearers, words):
            known[words[0]].append(bearers[words])
            known[words[-1]].append(bearers[words])
    for words in [words for words, bearer in bearers.items() if not bearer.vietnamese]:
        bearer = bearers[words]
        near = known[words[0]][-_NEAR:] + known[words[-1]][-_NEAR:]
        alike = next((one for one in near if _is_misspelled(one, words)), None)
        if alike is None:
            known[words[0]].append(bearer)
            known[words[-1]].append(bearer)
            continue
        if not alike.vietnamese:
            alike.forms = max(
                alike.forms, bearer.forms, key=lambda forms: (len(forms), len(forms[0]))
            )
        alike.take(bearers.pop(words))


def _join_doubled(bearers: dict[tuple[str, ...], Bearer], words: tuple[str, ...]) -> bool:
    """Give a Vietnamese name with a vowel typed twice ("Tuung") to the one without, if there is."""
    name = " ".join(words)
    once = tuple(_TWICE.sub(r"\1", name).split(" ")) if _TWICE.search(name) else words
    if once == words or once not in bearers:
        return False
    bearers[once].take(bearers.pop(words))
    return True


def _is_misspelled(one: Bearer, other: tuple[str, ...]) -> bool:
    """Whether a name differs from `one` in one long word by one letter, not the first; in a
    Vietnamese name the word may be short if it is no syllable ("Phạmm")."""
    different = [pair for pair in zip(one.words, other, strict=False) if pair[0] != pair[1]]
    if len(one.words) != len(other) or len(different) != 1:
        return False
    mistyped = one.vietnamese and len(other) > 2 and not is_syllable(different[0][1])
    first, second = sorted(different[0], key=len)
    left_out = len(first) < len(second) and one.words[-1] != other[-1]
    if len(first) < (_LONG_FAMILY if left_out else _LONG) and not mistyped:
        return False
    if first[0] != second[0] or len(second) - len(first) > 1:
        return False
    swapped = len(first) == len(second)
    return any(
        first[:at] == second[:at] and first[at + swapped :] == second[at + 1 :]
        for at in range(len(second))
    )
