"""What the user typed → Query: the one way in to the language, whose grammar is in `grammar`."""

import re
from dataclasses import dataclass
from functools import cached_property

from app.search.grammar import Notes, Parser
from app.search.meaning import Message, meaning
from app.search.query import NOTHING, Care, Everything, Node, Text, to_text, wanted
from app.search.terms import OTHER_NAME, Resolver


def by_shape(kind: str, name: str) -> str | None:
    """What looks like a code or a slug is one; names are known by nobody."""
    if kind in (OTHER_NAME, "agency", "organisation"):
        return None
    if kind == "country":
        return name.upper() if re.fullmatch("[A-Za-z]{2}", name) else None
    return name if re.fullmatch("[a-z]+(-[a-z]+)*", name) else None


@dataclass(frozen=True)
class Query:
    """What was understood: its tree, what could not be understood, and it all in words; `resolve`
    is what knew the names in it."""

    node: Node
    notes: Notes = ()
    resolve: Resolver = by_shape

    @property
    def understood(self) -> str:
        """The query as it is written in French."""
        return self.written("fr")

    def written(self, language: str) -> str:
        """The query as an editable text in `language` (`fr` or `en`) that parses to the same tree,
        as short as can be; empty for all articles."""
        if self.node == Everything():
            return ""
        texts = [to_text(self.node, language, care) for care in Care]
        # in brackets it is no question, and a capital at its beginning tells something
        texts += [f"({text})" for text in texts]
        return next(filter(self._is_read_from, texts), texts[0])

    def _is_read_from(self, text: str) -> bool:
        return parse(text, self.resolve).node == self.node

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood that could be found."""
        return self.node == NOTHING

    @property
    def meaning(self) -> Message:
        """The query in words."""
        return meaning(self.node)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The words, phrases and patterns looked for, to be marked in the hits."""
        return tuple(wanted(self.node))

    @property
    def annexes(self) -> bool:
        """Whether the teasers are searched too."""
        return any(text.section in ("annexes", "all") for text in self.texts)


def parse(text: str, resolve: Resolver = by_shape) -> Query:
    """Understand `text`. Never raises. `resolve` turns names of countries and sectors to codes."""
    return Query(*Parser(text, resolve).read(), resolve)
