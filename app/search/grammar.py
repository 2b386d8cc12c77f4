"""The grammar of queries. Total: any text parses, and what could not be understood is noted.

After the lexer has cut the text into words, phrases, brackets and operators::

    query  = either
    either = all { ("OR" | "OU" | "|") all }
    all    = { ["AND" | "ET" | "&"] item }
    item   = ("-" | "NOT" | "SAUF") item | group | term
    group  = [field ":"] "(" either [")"]
    term   = [field ":" ["-"]] ( phrase ["~" number] | word ["~" [number]] | pattern )

Operators are capitals. Quotes are "…", “…” or «…»; an open quote or bracket closes at the end.
`*` and `?` make a word a pattern. A field holds for what follows it at once, several words of it
where they are one name or date (`pays:Corée du Sud`, `date:6 juin 2025`), several with bars between
(`pays:laos|cuba`), or for all in brackets, where labels and dates side by side are alternatives
(`pays:(laos cuba)`); `dans:` holds for its
whole group. An operator without an operand, an unknown field, a date that is none: each is passed
over or read as words, and named in the notes. A country by another name than the articles use
("Germany") is its mention too, and a date among the words (`15 avril 2024`) the articles of that
date. Where nothing at all was understood, nothing is
found. An address (`https://…`) is looked for among the sources.
"""

from dataclasses import replace

from app.search.analysis import begins_with_grammar, fold, in_small_letters, typed
from app.search.fields import DATES, FIELDS, LABELS, NAMED, SCOPES, SECTIONS
from app.search.lexer import Lexeme, is_question, lex
from app.search.query import NOTHING, SECTION_FIELDS, Node, Not, all_of, any_of, without
from app.search.terms import Resolver, Terms, only_stop_words, within

MAX_LENGTH, MAX_DEPTH = 2_000, 20

_LONGEST_NAME, _LONGEST_DATE = 5, 10
"""Words of a label's name or a date that may stand without quotes."""

_SMALL_OPERATORS = ("ou", "or", "sauf", "not")
_ENDS = ("end", "or", "close")

Notes = tuple[tuple[str, str], ...]
"""Keys of the catalogue with the words they are about."""


class Parser:
    """One text's parser: by recursive descent, in one pass over its lexemes."""

    def __init__(self, text: str, resolve: Resolver) -> None:
        self._terms = Terms(resolve, in_capitals=text.isupper() and len(text.split()) > 1)
        self._note = self._terms.note
        text = in_small_letters(typed(text))
        if len(text) > MAX_LENGTH:
            cut = text.rfind(" ", 0, MAX_LENGTH + 1)
            cut = cut if cut > 0 else MAX_LENGTH
            self._note("too long", text[cut:][:20].strip())
            text = text[:cut]
        self._text = text
        self._lexemes = list(lex(text))
        for lexeme in self._lexemes:
            if lexeme.open and lexeme.text:
                self._note("open quote", lexeme.text[:40])
        if not is_question(text):
            self._hint()
        self._next = 0

    def read(self) -> tuple[Node, Notes]:
        """The text's tree, and what could not be understood."""
        found = [self._either(0)]
        while self._next < len(self._lexemes):
            # only a bracket that was never opened can stop the grammar early
            self._note("unopened bracket", self._take().text)
            found.append(self._either(0))
        parts = [part for part in found if part is not None]
        text = self._text.strip()
        if text and not parts:
            if only_stop_words(text):
                self._note("only stop words", text[:40])
            elif not self._terms.notes:
                self._note("nothing to search", text[:40])
            return NOTHING, tuple(self._terms.notes)
        node = all_of(parts)
        if node == NOTHING and not self._terms.notes:
            self._note("nothing to search", text[:40])
        return node, tuple(self._terms.notes)

    def _hint(self) -> None:
        """Say of a small "ou" between two words that it is no operator."""
        ends, begins = {"chunk", "phrase", "close"}, {"chunk", "phrase", "open", "field"}
        for before, lexeme, after in zip(
            self._lexemes, self._lexemes[1:], self._lexemes[2:], strict=False
        ):
            small = lexeme.kind == "chunk" and lexeme.text.lower() in _SMALL_OPERATORS
            if small and before.kind in ends and after.kind in begins:
                self._note("operator in small letters", lexeme.text)

    def _peek(self) -> str:
        return self._lexemes[self._next].kind if self._next < len(self._lexemes) else "end"

    def _take(self) -> Lexeme:
        self._next += 1
        return self._lexemes[self._next - 1]

    def _either(self, depth: int, field: str | None = None) -> Node | None:
        """`field`, if any, is the label's or date's whose brackets these are."""
        parts = [self._all(depth, field)]
        while self._peek() == "or":
            operator = self._take().text
            if self._next == 1 or self._peek() in _ENDS:
                self._note("operator without words", operator)
            parts.append(self._all(depth, field))
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _all(self, depth: int, field: str | None) -> Node | None:
        parts: list[Node] = []
        scope: str | None = None
        alternatives = field is not None
        while self._peek() not in _ENDS:
            if self._peek() == "and":
                operator, alternatives = self._take().text, False
                if not parts or self._peek() in (*_ENDS, "and"):
                    self._note("operator without words", operator)
                continue
            if self._is_scope():
                scope = self._scope() or scope
                continue
            node = self._item(depth, field)
            if node is not None:
                parts.append(node)
        if scope:
            everywhere, parts = parts, [within(part, scope) for part in parts]
            if parts and parts == everywhere:
                self._note("place for no word", SECTION_FIELDS[scope][0])
        if not parts:
            return None
        return _alternatives(parts) if alternatives else all_of(parts)

    def _item(self, depth: int, field: str | None = None) -> Node | None:
        lexeme = self._take()
        if lexeme.kind == "not":
            excluded = None
            if self._peek() not in (*_ENDS, "and"):
                excluded = self._item(depth + 1, field) if depth < MAX_DEPTH else None
            if excluded is None:
                self._note("operator without words", lexeme.text)
                return None
            return without(excluded)
        if lexeme.kind == "open":
            return self._group(depth, field)
        if lexeme.kind == "field":
            return self._fielded(lexeme, depth)
        if field:
            return self._value(field, lexeme)
        if lexeme.kind == "chunk":
            words = self._words(lexeme, _LONGEST_NAME)
            terms = self._terms
            told = terms.country(words) or terms.organisation(words) or terms.day(words)
            if told:
                self._next += told[1] - 1
                return told[0]
        return self._terms.term(lexeme, "body")

    def _group(self, depth: int, field: str | None = None) -> Node | None:
        if depth >= MAX_DEPTH:
            self._note("too deep", str(MAX_DEPTH))
            return None
        node = self._either(depth + 1, field)
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
            return self._terms.term(replace(lexeme, kind="chunk"), "body")
        if not known:
            return self._unknown_field(name, depth)
        following = self._take()
        if following.kind == "not":  # "titre:-laos"
            excluded = self._fielded(lexeme, depth + 1) if depth < MAX_DEPTH else None
            return None if excluded is None else without(excluded)
        if following.kind == "open":
            return self._fielded_group(field, name, depth)
        found = [self._value(field, following)]
        while self._is_bar_inside():
            self._take()
            found.append(self._value(field, self._take()))
        parts = [part for part in found if part is not None]
        return any_of(parts) if parts else None

    def _is_bar_inside(self) -> bool:
        """Whether the bar of "pays:laos|cuba" is next: two values with no space between."""
        before, *ahead = self._lexemes[self._next - 1 : self._next + 2]
        kinds = [lexeme.kind for lexeme in ahead]
        return kinds in (["or", "chunk"], ["or", "phrase"]) and before.glued and ahead[0].glued

    def _stands_alone(self, field: Lexeme, known: bool) -> bool:
        """Whether a field's name has no value: "titre:", "Sommet : …"."""
        if self._peek() == "field":
            return known or not field.glued
        if self._peek() == "not":
            return not (known and field.glued)
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
            found.append(self._terms.term(replace(inner, kind="chunk"), "body"))
        if glued and self._peek() in ("chunk", "phrase", "open", "field") and depth < MAX_DEPTH:
            found.append(self._item(depth + 1))
        parts = [part for part in found if part is not None]
        return all_of(parts) if parts else None

    def _is_field(self) -> bool:
        return fold(self._lexemes[self._next].text) in FIELDS

    def _fielded_group(self, field: str, name: str, depth: int) -> Node | None:
        if field in SECTIONS:
            group = self._group(depth)
            return None if group is None else within(group, SECTIONS[field])
        group = self._group(depth, field)
        if group is None:
            self._note("field without words", name)
        return group

    def _value(self, field: str, lexeme: Lexeme) -> Node | None:
        if field in SECTIONS:
            return self._terms.term(self._of_a_section(lexeme, SECTIONS[field]), SECTIONS[field])
        if field in LABELS:
            node, used = self._terms.label(LABELS[field], self._words(lexeme, _LONGEST_NAME))
        elif field in DATES:
            node, used = self._terms.date(DATES[field], self._words(lexeme, _LONGEST_DATE))
        else:
            return None  # "NOT dans:titre" excludes nothing
        self._next += used - 1
        return node

    def _of_a_section(self, lexeme: Lexeme, section: str) -> Lexeme:
        """The value of a field of words: "titre:la Russie" without its article, and of
        "personne:Tran Hong Ha" the whole name, as a phrase."""
        if section not in NAMED:
            while lexeme.kind == self._peek() == "chunk":
                following = self._lexemes[self._next].text
                if not begins_with_grammar(f"{lexeme.text} {following}"):
                    break
                lexeme = self._take()
            return lexeme
        if lexeme.kind != "chunk" or not lexeme.text[0].isupper():
            return lexeme
        words = [lexeme.text]
        while self._peek() == "chunk" and self._lexemes[self._next].text[0].isupper():
            words.append(self._take().text.rstrip(",;."))
        return replace(lexeme, kind="phrase", text=" ".join(words)) if words[1:] else lexeme

    def _words(self, first: Lexeme, most: int) -> list[str]:
        """The word taken and those that follow it; what stands in quotes stands for itself."""
        words = [first.text]
        for lexeme in self._lexemes[self._next : self._next + most - 1]:
            if {first.kind, lexeme.kind} != {"chunk"}:
                break
            words.append(lexeme.text)
        return words


def _alternatives(parts: list[Node]) -> Node:
    """Any of the parts, but none of those excluded."""
    wanted = [part for part in parts if not isinstance(part, Not)]
    excluded = [part for part in parts if isinstance(part, Not)]
    return all_of([*([any_of(wanted)] if wanted else []), *excluded])
