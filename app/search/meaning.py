"""What a query means, as sentences for the catalogue."""

from typing import NamedTuple

from app.search.analysis import tokens
from app.search.days import bounds
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
    Undated,
    Wildcard,
    Word,
)

_SECTIONS = {
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
_LABELS = {
    "country": "partner country %(country)s",
    "mention": "a mention of %(country)s",
    "sector": "sector %(sector)s",
    "agency": "agency %(agency)s",
    "language": "language %(language)s",
}
_FUZZY = {1: "a word close to %(text)s", 2: "a word more or less close to %(text)s"}
_ALL, _ANY, _WITHOUT = "all of: %(parts)s", "any of: %(parts)s", "without %(parts)s"
_WITHOUT_ANY, _NOT_TOGETHER = "without any of: %(parts)s", "not with all of: %(parts)s"
_EVERYTHING, _NOTHING = "all articles", "no article"
_IDENTIFIED = "the article %(text)s"
_DATED, _UNDATED = "a known date", "no known date"
_DURING = "date %(first)s"
_SINCE, _UNTIL = "date at the earliest: %(first)s", "date at the latest: %(last)s"
_BETWEEN = "date between %(first)s and %(last)s"
_WORD, _LIKE = "the word %(text)s", "a word like %(text)s"
_PHRASE = "the words “%(text)s” in this order"
_VERY = "the very word “%(text)s”"
_NEAR, _NEXT = "%(text)s within %(count)s words", "%(text)s within one word"


class Message(NamedTuple):
    """A sentence for the catalogue: its id, with `%(name)s` places, and what goes there.

    `country`, `sector` and `language` are codes or slugs, `first` and `last` prefixes of days.
    """

    id: str
    arguments: dict[str, "str | tuple[Message, ...]"]


def meaning(node: Node) -> Message:
    """What the node means, in words. `parts` are joined by the page with the catalogue's "; "."""
    match node:
        case Everything():
            return Message(_EVERYTHING, {})
        case And(children):
            return Message(_ALL, {"parts": tuple(map(meaning, children))})
        case Or(children):
            return Message(_ANY, {"parts": tuple(map(meaning, children))})
        case Not(Everything()):
            return Message(_NOTHING, {})
        case Not(Undated()):
            return Message(_DATED, {})
        case Not(Or(children)):
            return Message(_WITHOUT_ANY, {"parts": tuple(map(meaning, children))})
        case Not(And(children)):
            return Message(_NOT_TOGETHER, {"parts": tuple(map(meaning, children))})
        case Not(child):
            return Message(_WITHOUT, {"parts": (meaning(child),)})
        case Identified(id):
            return Message(_IDENTIFIED, {"text": id})
        case Undated():
            return Message(_UNDATED, {})
        case Dated():
            return _dated(node)
        case Labelled(kind, value):
            return Message(_LABELS[kind], {"country" if kind == "mention" else kind: value})
        case Word(text, section):
            return _in(section, Message(_WORD, {"text": text}))
        case Wildcard(pattern, section):
            return _in(section, Message(_LIKE, {"text": pattern}))
        case Fuzzy(text, distance, section):
            return _in(section, Message(_FUZZY[distance], {"text": text}))
        case Phrase(text, slop, section):
            return _in(section, _phrase(text, slop))


def _phrase(text: str, slop: int | None) -> Message:
    words = [text[token.start : token.end] for token in tokens(text)]
    if len(words) == 1:
        return Message(_VERY, {"text": words[0]})
    if slop is None:
        return Message(_PHRASE, {"text": text})
    if slop == 1:
        return Message(_NEXT, {"text": text})
    return Message(_NEAR, {"text": text, "count": str(slop)})


def _dated(node: Dated) -> Message:
    first, last = bounds(node.first, node.last)
    if first == last:
        return Message(_DURING, {"first": first})
    if not last:
        return Message(_SINCE, {"first": first})
    if not first:
        return Message(_UNTIL, {"last": last})
    return Message(_BETWEEN, {"first": first, "last": last})


def _in(section: str, what: Message) -> Message:
    return what if section == "body" else Message(_SECTIONS[section], {"what": (what,)})


CATALOGUE = (
    *_SECTIONS.values(),
    *_LABELS.values(),
    *_FUZZY.values(),
    *(_ALL, _ANY, _WITHOUT, _WITHOUT_ANY, _NOT_TOGETHER, _EVERYTHING, _NOTHING, _DATED, _UNDATED),
    *(_IDENTIFIED, _DURING, _SINCE, _UNTIL, _BETWEEN, _WORD, _LIKE, _PHRASE, _VERY, _NEAR, _NEXT),
)
"""Every message id `meaning` uses, for the catalogue's test."""
