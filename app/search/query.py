"""A query as a tree: plain frozen data, its text as a query, and its meaning in words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

FILE_NAME = re.compile(r"\w+(?:[./-]+\w+)+")
"""A source's name that needs no quotes: `japon.txt`."""

# Where words are looked for: the sections of an article, `body` (all of its own sections),
# `annexes` (the teasers) or `all` (both); or the names of its labels.
SECTION_FIELDS = {
    "body": "corps",
    "title": "titre",
    "lead": "chapo",
    "text": "texte",
    "caption": "legende",
    "annexes": "annexes",
    "all": "partout",
    "person": "personne",
    "organisation": "org",
    "agreement": "accord",
    "source": "source",
}
LABEL_FIELDS = {
    "country": "pays",
    "mention": "mention",
    "sector": "secteur",
    "agency": "agence",
    "language": "langue",
}


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
Node = Everything | Text | Labelled | Dated | Undated | Not | And | Or


NOTHING = Not(Everything())
"""No article: what is found by a query of which nothing was understood."""


class Message(NamedTuple):
    """A sentence for the catalogue: its id, with `%(name)s` places, and what goes there."""

    id: str
    arguments: dict[str, "str | tuple[Message, ...]"]


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


def to_text(node: Node) -> str:
    """The node as a query that parses to the same node."""
    match node:
        case And(children):
            return _side_by_side([_operand(child) for child in children])
        case Or(children):
            return " OU ".join(_operand(child) for child in children)
        case Not(child):
            return "-" + _operand(child)
        case Everything():
            return "*"
        case Undated():
            return "date:inconnue"
        case Dated():
            return f"date:{period(node)}"
        case Labelled(kind, value):
            return f"{LABEL_FIELDS[kind]}:{_quoted(value)}"
        case Word(text, section):
            return _field(section) + text
        case Wildcard(pattern, section):
            return _field(section) + pattern
        case Fuzzy(text, distance, section):
            return f"{_field(section)}{text}~{distance if distance > 1 else ''}"
        case Phrase(text, None, "source") if FILE_NAME.fullmatch(text):
            return _field("source") + text
        case Phrase(text, slop, section):
            return f'{_field(section)}"{text}"' + ("" if slop is None else f"~{slop}")


def _side_by_side(parts: list[str]) -> str:
    """The parts with spaces between; where these would make one number of two, with ET."""
    text = parts[0]
    for part in parts[1:]:
        number = re.search(r"\b\d{1,3}$", text) and re.match(r"\d{3}\b", part)
        text += (" ET " if number else " ") + part
    return text


def _operand(node: Node) -> str:
    return f"({to_text(node)})" if isinstance(node, And | Or) else to_text(node)


def _field(section: str) -> str:
    return "" if section == "body" else f"{SECTION_FIELDS[section]}:"


def _quoted(value: str) -> str:
    return value if value.replace("-", "").isalnum() else f'"{value}"'


def period(dated: Dated) -> str:
    """The interval as briefly as can be: `2025`, `2025-06`, `2024..2025`, `2024-05-03..`."""
    if dated.first and dated.last:
        for length in (4, 7, 10):
            prefix = dated.first.isoformat()[:length]
            if (first_day(prefix), last_day(prefix)) == (dated.first, dated.last):
                return prefix
    first = _shortest(dated.first, first_day) if dated.first else ""
    last = _shortest(dated.last, last_day) if dated.last else ""
    return f"{first}..{last}"


def _shortest(day: date, bound: Callable[[str], date]) -> str:
    iso = day.isoformat()
    return next(iso[:length] for length in (4, 7, 10) if bound(iso[:length]) == day)


def first_day(prefix: str) -> date:
    """The first day of `2025`, `2025-06` or `2025-06-06`. ValueError when there is none."""
    year, month, day = (*map(int, prefix.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(prefix: str) -> date:
    """The last day of `2025`, `2025-06` or `2025-06-06`. ValueError when there is none."""
    first = first_day(prefix)
    if len(prefix) == 4:
        return date(first.year, 12, 31)
    if len(prefix) == 7:
        return (
            date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
            if (first.year, first.month) != (9999, 12)
            else date.max
        )
    return first


_SECTION_MESSAGES = {
    "body": "%(what)s",
    "title": "%(what)s in the title",
    "lead": "%(what)s in the lead",
    "text": "%(what)s in the text",
    "caption": "%(what)s in a caption",
    "annexes": "%(what)s in the annexes",
    "all": "%(what)s anywhere, annexes included",
    "person": "a person named %(what)s",
    "organisation": "an organisation named %(what)s",
    "agreement": "an agreement of the kind %(what)s",
    "source": "a source with %(what)s",
}
_LABEL_MESSAGES = {
    "country": "partner country %(value)s",
    "mention": "a mention of %(value)s",
    "sector": "sector %(value)s",
    "agency": "agency %(value)s",
    "language": "language %(value)s",
}


def meaning(node: Node) -> Message:
    """What the node means, in words. `parts` are joined by the page with the catalogue's "; "."""
    match node:
        case Everything():
            return Message("all articles", {})
        case And(children):
            return Message("all of: %(parts)s", {"parts": tuple(map(meaning, children))})
        case Or(children):
            return Message("any of: %(parts)s", {"parts": tuple(map(meaning, children))})
        case Not(Everything()):
            return Message("no article", {})
        case Not(child):
            return Message("without %(parts)s", {"parts": (meaning(child),)})
        case Undated():
            return Message("no known date", {})
        case Dated():
            return Message("date %(value)s", {"value": period(node)})
        case Labelled(kind, value):
            return Message(_LABEL_MESSAGES[kind], {"value": value})
        case Word(text, section):
            return _in(section, Message("the word %(text)s", {"text": text}))
        case Wildcard(pattern, section):
            return _in(section, Message("a word like %(text)s", {"text": pattern}))
        case Fuzzy(text, distance, section):
            arguments = {"text": text, "count": str(distance)}
            return _in(section, Message("a word close to %(text)s (%(count)s)", dict(arguments)))
        case Phrase(text, None, section):
            return _in(section, Message("the words “%(text)s” in this order", {"text": text}))
        case Phrase(text, slop, section):
            sentence = "%(text)s within %(count)s words"
            return _in(section, Message(sentence, {"text": text, "count": str(slop)}))


def _in(section: str, what: Message) -> Message:
    return what if section == "body" else Message(_SECTION_MESSAGES[section], {"what": (what,)})


CATALOGUE = (
    *_SECTION_MESSAGES.values(),
    *_LABEL_MESSAGES.values(),
    "all articles",
    "no article",
    "all of: %(parts)s",
    "any of: %(parts)s",
    "without %(parts)s",
    "no known date",
    "date %(value)s",
    "the word %(text)s",
    "a word like %(text)s",
    "a word close to %(text)s (%(count)s)",
    "the words “%(text)s” in this order",
    "%(text)s within %(count)s words",
)
"""Every message id `meaning` uses, for the catalogue's test."""
