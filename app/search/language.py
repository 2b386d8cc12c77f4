"""What the user typed → Query. Total: any text parses, and what could not be understood is said.

The grammar, after the lexer has cut the text into words, phrases, brackets and operators::

    query  = either
    either = all { ("OR" | "OU" | "|") all }
    all    = { ["AND" | "ET" | "&"] item }
    item   = ("-" | "NOT" | "SAUF") item | group | term
    group  = [field ":"] "(" either [")"]
    term   = [field ":"] ( phrase ["~" number] | word ["~" [number]] | pattern )

Operators are capitals. Quotes are "…", “…” or «…»; an open quote or bracket closes at the end.
`*` and `?` make a word a pattern. A field holds for what follows it at once; `dans:` holds for its
whole group. An operator without an operand, an unknown field, a date that is none: each is passed
over or read as words, and named in the notes. Where nothing at all was understood, nothing is
found. An address (`https://…`) is looked for among the sources.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from app.search.analysis import compose, fold, is_stop_word, tokens
from app.search.fields import DATES, FIELDS, LABELS, SCOPES, SECTIONS
from app.search.lexer import Lexeme, is_question, lex, operator
from app.search.periods import UNKNOWN, interval
from app.search.query import (
    NOTHING,
    And,
    Everything,
    Fuzzy,
    Labelled,
    Message,
    Node,
    Not,
    Or,
    Phrase,
    Text,
    Undated,
    Wildcard,
    Word,
    all_of,
    any_of,
    meaning,
    to_text,
    wanted,
    without,
)

Resolver = Callable[[str, str], str | None]
"""(`country` | `sector` …, what was typed) → its code or slug, or null when nobody knows it."""

MAX_LENGTH, MAX_TERMS, MAX_DEPTH, MAX_SLOP = 2_000, 64, 20, 100

_SMALL_OPERATORS = ("ou", "or", "sauf", "not")
_FUZZY = re.compile(r"(.+)~(\d*)$", re.DOTALL)


@dataclass(frozen=True)
class Query:
    """What was understood: its tree, what could not be understood, and it all in words."""

    node: Node
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def understood(self) -> str:
        """The query as an editable text that parses to the same tree; empty for all articles."""
        if self.node == Everything():
            return ""
        text = to_text(self.node)
        return f"({text})" if is_question(text) else text

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


def by_shape(kind: str, name: str) -> str | None:
    """What looks like a code or a slug is one; names are known by nobody."""
    if kind == "country":
        return name.upper() if re.fullmatch("[A-Za-z]{2}", name) else None
    return name if re.fullmatch("[a-z]+(-[a-z]+)*", name) else None


def parse(text: str, resolve: Resolver = by_shape) -> Query:
    """Understand `text`. Never raises. `resolve` turns names of countries and sectors to codes."""
    return _Parser(text, resolve).query()


class _Parser:
    def __init__(self, text: str, resolve: Resolver) -> None:
        self._notes: dict[tuple[str, str], None] = {}
        self._resolve = resolve
        text = compose(text)
        if len(text) > MAX_LENGTH:
            self._note("too long", text[MAX_LENGTH:][:20])
            text = text[:MAX_LENGTH]
        self._text = text
        self._lexemes = list(lex(text))
        for lexeme in self._lexemes:
            if lexeme.open:
                self._note("open quote", lexeme.text[:40])
        if not is_question(text):
            self._hint()
        self._next = 0
        self._terms = 0

    def query(self) -> Query:
        found = [self._either(0)]
        while self._next < len(self._lexemes):
            # only a bracket that was never opened can stop the grammar early
            self._note("unopened bracket", self._take().text)
            found.append(self._either(0))
        parts = [part for part in found if part is not None]
        text = self._text.strip()
        if text and not parts:
            words = re.findall(r"\w+", text)
            if words and all(map(is_stop_word, words)):
                self._note("only stop words", text[:40])
            else:
                self._note("nothing to search", text[:40])
            return Query(NOTHING, tuple(self._notes))
        return Query(all_of(parts), tuple(self._notes))

    def _note(self, key: str, word: str) -> None:
        self._notes[(key, word)] = None

    def _hint(self) -> None:
        """Say of a small "ou" between two words that it is no operator."""
        ends, begins = {"chunk", "phrase", "close"}, {"chunk", "phrase", "open", "field"}
        for before, lexeme, after in zip(
            self._lexemes, self._lexemes[1:], self._lexemes[2:], strict=False
        ):
            small = lexeme.kind == "chunk" and lexeme.text in _SMALL_OPERATORS
            if small and before.kind in ends and after.kind in begins:
                self._note("operator in small letters", lexeme.text)

    def _peek(self) -> str:
        return self._lexemes[self._next].kind if self._next < len(self._lexemes) else "end"

    def _take(self) -> Lexeme:
        self._next += 1
        return self._lexemes[self._next - 1]

    def _either(self, depth: int) -> Node | None:
        parts = [self._all(depth)]
        while self._peek() == "or":
            operator = self._take().text
            if self._next == 1 or self._peek() in ("end", "or", "close"):
                self._note("operator without words", operator)
            parts.append(self._all(depth))
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        scope: str | None = None
        while self._peek() not in ("end", "or", "close"):
            if self._peek() == "and":
                operator = self._take().text
                if not parts or self._peek() in ("end", "or", "close", "and"):
                    self._note("operator without words", operator)
                continue
            if self._is_scope():
                scope = self._scope() or scope
                continue
            node = self._item(depth)
            if node is not None:
                parts.append(node)
        if scope:
            parts = [_within(part, scope) for part in parts]
        return all_of(parts) if parts else None

    def _item(self, depth: int) -> Node | None:
        lexeme = self._take()
        if lexeme.kind == "not":
            excluded = None
            if self._peek() not in ("end", "or", "close", "and"):
                excluded = self._item(depth + 1) if depth < MAX_DEPTH else None
            if excluded is None:
                self._note("operator without words", lexeme.text)
                return None
            return without(excluded)
        if lexeme.kind == "open":
            return self._group(depth)
        if lexeme.kind == "field":
            return self._fielded(lexeme, depth)
        return self._term(lexeme, "body")

    def _group(self, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self._note("too deep", str(MAX_DEPTH))
            return None
        node = self._either(depth + 1)
        if self._peek() == "close":
            self._take()
        else:
            self._note("open bracket", "(")
        return node

    def _is_scope(self) -> bool:
        return self._peek() == "field" and fold(self._lexemes[self._next].text) in SCOPES

    def _scope(self) -> str | None:
        field = self._take().text
        if self._peek() not in ("chunk", "phrase"):
            self._note("field without words", field)
            return None
        name = self._take().text
        section = SECTIONS.get(fold(name))
        if section is None:
            self._note("unknown place", name)
        return section

    def _fielded(self, lexeme: Lexeme, depth: int) -> Node | None:
        field, name = fold(lexeme.text), lexeme.text
        known = field in FIELDS
        if self._stands_alone(lexeme, known):
            # a headline's colon: "Sommet : …", "Accord: …"
            if known and name.islower():
                self._note("field without words", name)
                return None
            return self._term(replace(lexeme, kind="chunk"), "body")
        if not known:
            return self._unknown_field(name, depth)
        following = self._take()
        if following.kind == "open":
            return self._fielded_group(field, name, depth)
        return self._value(field, following)

    def _stands_alone(self, field: Lexeme, known: bool) -> bool:
        """Whether a field's name has no value: "titre:", "Sommet : …"."""
        if self._peek() == "field":
            return known or not field.glued
        valued = field.glued or (known and field.text.islower())
        return self._peek() not in ("chunk", "phrase", "open") or not valued

    def _unknown_field(self, name: str, depth: int) -> Node | None:
        """What follows a field that is none; of `a:b:c:d`, b, c and d."""
        self._note("unknown field", name)
        found: list[Node | None] = []
        glued = True
        while glued and self._peek() == "field" and not self._is_field():
            inner = self._take()
            glued = inner.glued
            if glued:
                self._note("unknown field", inner.text)
            found.append(self._term(replace(inner, kind="chunk"), "body"))
        if glued and self._peek() in ("chunk", "phrase", "open", "field") and depth < MAX_DEPTH:
            found.append(self._item(depth + 1))
        parts = [part for part in found if part is not None]
        return all_of(parts) if parts else None

    def _is_field(self) -> bool:
        return fold(self._lexemes[self._next].text) in FIELDS

    def _fielded_group(self, field: str, name: str, depth: int) -> Node | None:
        if field in SECTIONS:
            group = self._group(depth)
            return None if group is None else _within(group, SECTIONS[field])
        values: list[Node] = []
        while self._peek() not in ("end", "close"):
            lexeme = self._take()
            if lexeme.kind in ("chunk", "phrase"):
                node = self._value(field, lexeme)
                values.extend([node] if node is not None else [])
        if self._peek() == "close":
            self._take()
        if not values:
            self._note("field without words", name)
        return any_of(values) if values else None

    def _value(self, field: str, lexeme: Lexeme) -> Node | None:
        if field in SECTIONS:
            return self._term(lexeme, SECTIONS[field])
        if field in LABELS:
            return self._label(LABELS[field], lexeme)
        if field in DATES:
            return self._date(DATES[field], lexeme)
        return None  # "NOT dans:titre" excludes nothing

    def _label(self, kind: str, lexeme: Lexeme) -> Node | None:
        name = lexeme.text.strip(" ,;.")
        if kind in ("country", "mention"):
            value = self._resolve("country", name)
        elif kind in ("sector", "language"):
            value = self._resolve(kind, name)
        else:
            value = fold(name) or None
            if value is None:
                self._note("nothing to search", lexeme.text)
                return None
        if value is None:
            self._note(f"unknown {'country' if kind == 'mention' else kind}", name)
            return self._term(lexeme, "body")
        return self._counted(Labelled(kind, value))

    def _date(self, relation: str, lexeme: Lexeme) -> Node | None:
        if fold(lexeme.text) in UNKNOWN:
            return self._counted(Undated())
        # "6 juin 2025" are three words, "juin 2025" two
        following = self._lexemes[self._next : self._next + 2]
        for more in (2, 1, 0):
            several = (lexeme, *following[:more])
            if more and {each.kind for each in several} != {"chunk"}:
                continue
            try:
                dated = interval(relation, " ".join(each.text for each in several))
            except (ValueError, OverflowError):
                continue
            self._next += more
            return self._counted(dated)
        self._note("not a date", lexeme.text)
        return None

    def _term(self, lexeme: Lexeme, section: str) -> Node | None:
        if lexeme.kind == "phrase":
            found = list(tokens(lexeme.text))
            if not found:
                self._note("nothing to search", f'"{lexeme.text}"')
                return None
            slop = None if lexeme.slop is None else min(lexeme.slop, MAX_SLOP)
            return self._counted(Phrase(lexeme.text, slop, section))
        return self._word(lexeme.text, section)

    def _word(self, text: str, section: str) -> Node | None:
        if section in ("body", "source") and "://" in text and any(tokens(text)):
            return self._counted(Phrase(text, None, "source"))
        fuzzy = _FUZZY.match(text)
        if fuzzy and (found := list(tokens(fuzzy.group(1)))):
            wanted_distance = int(fuzzy.group(2)[:6] or 1)
            if wanted_distance > 2:
                self._note("fuzzy up to 2", text)
            distance = min(wanted_distance, 2)
            if distance:
                words = [text[token.start : token.end] for token in found]
                fuzzies = [self._counted(Fuzzy(word, distance, section)) for word in words]
                parts = [part for part in fuzzies if part is not None]
                return all_of(parts) if parts else None
        if "*" in text or "?" in text:
            return self._pattern(text, section)
        surfaces = [text[token.start : token.end] for token in tokens(text)]
        if not surfaces:
            if not is_stop_word(re.sub(r"[\W_]", "", text)) and re.search(r"[^\W_]", text) is None:
                self._note("nothing to search", text)
            return None
        if section == "source":
            return self._counted(_named(text))
        joined = "-".join(surfaces)
        return self._counted(
            Word(joined.lower() if operator(joined) != "chunk" else joined, section)
        )

    def _pattern(self, text: str, section: str) -> Node | None:
        pattern = re.sub(r"\*+", "*", re.sub(r"[^\w*?]|_", "", fold(text)))
        if not re.search(r"\w", pattern):
            return None if text.strip("?") == "" else Everything()
        return self._counted(Wildcard(pattern, section))

    def _counted(self, node: Node) -> Node | None:
        self._terms += 1
        if self._terms <= MAX_TERMS:
            return node
        self._note("too many words", str(MAX_TERMS))
        return None


def _named(text: str) -> Word | Phrase:
    """What is looked for among the sources: the words of `japon.txt` stand side by side."""
    return Word(text, "source") if re.fullmatch(r"\w+", text) else Phrase(text, None, "source")


def _within(node: Node, section: str) -> Node:
    """The node with all words that name no place of their own looked for in `section`."""
    match node:
        case Word(text, "body") if section == "source":
            return _named(text)
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return replace(node, section=section) if node.section == "body" else node
        case And(children):
            return all_of(_within(child, section) for child in children)
        case Or(children):
            return any_of(_within(child, section) for child in children)
        case Not(child):
            return without(_within(child, section))
        case _:
            return node
