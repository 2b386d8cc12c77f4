"""A query as a tree: plain frozen data, and its text as a query that can be edited."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from app.search.days import bounds

FILE_NAME = re.compile(r"\w+(?:[./-]+\w+)+")
"""A source's name that needs no quotes: `japon.txt`."""

# Where words are looked for: the sections of an article, `body` (all of its own sections),
# `annexes` (the teasers) or `all` (both); or the names of its labels.
SECTION_FIELDS = {
    "body": ("corps", "body"),
    "title": ("titre", "title"),
    "lead": ("chapo", "lead"),
    "text": ("texte", "text"),
    "caption": ("legende", "caption"),
    "annexes": ("annexes", "annexes"),
    "all": ("partout", "all"),
    "person": ("personne", "person"),
    "organisation": ("org", "org"),
    "agreement": ("accord", "agreement"),
    "source": ("source", "source"),
}
LABEL_FIELDS = {
    "country": ("pays", "country"),
    "mention": ("mention", "mention"),
    "sector": ("secteur", "sector"),
    "agency": ("agence", "agency"),
    "language": ("langue", "lang"),
}
_LANGUAGES = ("fr", "en")
_OR, _AND, _UNKNOWN = ("OU", "OR"), ("ET", "AND"), ("inconnue", "unknown")
"""The words of the language in French and in English."""


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its stem; `sud-coréen` are two words, both wanted."""

    text: str
    section: str = "body"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written, in this order; with `slop`, within so many words, in any order."""

    text: str
    slop: int | None = None
    section: str = "body"


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Unstemmed words of this shape: `*` stands for any letters, `?` for one."""

    pattern: str
    section: str = "body"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Unstemmed words at most `distance` (1 or 2) typing errors away."""

    text: str
    distance: int = 1
    section: str = "body"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles with this label: `kind` is a key of LABEL_FIELDS, `value` a code or slug."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles whose interval overlaps `first` to `last` (inclusive; null is open)."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles of which no date is known."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The article of this id. Only who knows which articles there are tells an id from a word."""

    id: str


@dataclass(frozen=True, slots=True)
class Not:
    """All articles but these."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """Articles that are in all of these."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that are in any of these."""

    children: tuple["Node", ...]


Text = Word | Phrase | Wildcard | Fuzzy
Node = Everything | Text | Labelled | Dated | Undated | Identified | Not | And | Or


NOTHING = Not(Everything())
"""No article: what is found by a query of which nothing was understood."""


def all_of(children: Iterable[Node]) -> Node:
    """An And in its simplest form."""
    return _joined(And, children)


def any_of(children: Iterable[Node]) -> Node:
    """An Or in its simplest form."""
    return _joined(Or, children)


def _joined(kind: type[And] | type[Or], children: Iterable[Node]) -> Node:
    flat: dict[Node, None] = {}
    for child in children:
        for part in child.children if isinstance(child, kind) else (child,):
            flat[part] = None
    if len(flat) > 1 and kind is And:
        flat.pop(Everything(), None)
    if not flat:
        return Everything()
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def without(child: Node) -> Node:
    """A Not in its simplest form."""
    return child.child if isinstance(child, Not) else Not(child)


def wanted(node: Node) -> Iterator[Text]:
    """The words, phrases and patterns that are looked for (not those excluded), left to right."""
    if isinstance(node, Word | Phrase | Wildcard | Fuzzy):
        yield node
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from wanted(child)


def labels(node: Node) -> Iterator[Labelled]:
    """The labels that are looked for (not those excluded), left to right."""
    if isinstance(node, Labelled):
        yield node
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from labels(child)


class Care(IntEnum):
    """How much is written so that what was apart is not read together: names and dates may have
    several words, and which ones do only their resolver knows."""

    NONE = 0
    OPERATORS = 1
    """ET between the parts: `personne:Michoustine ET Vietnam`."""
    FIELDS = 2
    """A field before every word besides: `corps:Angleterre`, which are not the mentions of it."""


def to_text(node: Node, language: str = "fr", care: Care = Care.NONE) -> str:
    """The node as a query in `language` (`fr` or `en`); with enough care it parses to the same
    node."""
    return _Writer(_LANGUAGES.index(language), care).text(node)


class _Writer:
    """Writes queries with the words of one language."""

    def __init__(self, language: int, care: Care) -> None:
        self._language = language
        self._care = care

    def text(self, node: Node) -> str:
        """The node as a query."""
        match node:
            case And(children):
                both = f" {_AND[self._language]} " if self._care >= Care.OPERATORS else " "
                return both.join(self._operand(child) for child in children)
            case Or(children):
                either = f" {_OR[self._language]} "
                return either.join(self._operand(child) for child in children)
            case Not(child):
                return "-" + self._operand(child)
            case Everything():
                return "*"
            case Identified(id):
                return id
            case Undated():
                return f"date:{_UNKNOWN[self._language]}"
            case Dated(first, last):
                begin, end = bounds(first, last)
                return f"date:{begin}" if begin == end else f"date:{begin}..{end}"
            case Labelled(kind, value):
                return f"{LABEL_FIELDS[kind][self._language]}:{_quoted(value)}"
            case Word(text, section):
                return self._field(section) + text
            case Wildcard(pattern, section):
                return self._field(section) + pattern
            case Fuzzy(text, distance, section):
                return f"{self._field(section)}{text}~{distance if distance > 1 else ''}"
            case Phrase(text, None, "source") if FILE_NAME.fullmatch(text):
                return self._field("source") + text
            case Phrase(text, slop, section):
                return f'{self._field(section)}"{text}"' + ("" if slop is None else f"~{slop}")

    def _operand(self, node: Node) -> str:
        return f"({self.text(node)})" if isinstance(node, And | Or) else self.text(node)

    def _field(self, section: str) -> str:
        if section == "body" and self._care < Care.FIELDS:
            return ""
        return f"{SECTION_FIELDS[section][self._language]}:"


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"\w+(?:-\w+)*", value) else f'"{value}"'
