"""A query's smallest parts → nodes: words, phrases and patterns, labels and dates."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.search.analysis import (
    ENGLISH_GRAMMAR,
    Token,
    agencies,
    fold,
    grammar,
    in_small_letters,
    tokens,
)
from app.search.fields import NAMED
from app.search.lexer import Lexeme, lex, operator
from app.search.periods import UNKNOWN, interval, lacks_year, typed_day
from app.search.query import (
    And,
    Everything,
    Fuzzy,
    Labelled,
    Node,
    Not,
    Or,
    Phrase,
    Undated,
    Wildcard,
    Word,
    all_of,
    any_of,
    without,
)

Resolver = Callable[[str, str], str | None]
"""(`country` | `sector` | `language` | `agency` | `organisation` | OTHER_NAME, what was typed) →
its code, slug or name; null if unknown."""

OTHER_NAME = "other country name"
"""What a country is called in other languages, seldom, or in several words: its mentions are looked
for too."""

_ACRONYMS = tomllib.loads(Path(__file__).with_name("acronyms.toml").read_text(encoding="utf-8"))

MAX_TERMS, MAX_SLOP, MAX_DISTANCE = 64, 100, 2
_LONGEST_ACRONYM = 3

_HYPHEN = re.compile(r"[-‐‑–]")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:(?:la|le|les|the)\s+|l['’])", re.IGNORECASE)
_NAME = re.compile(r"\w[\w\s.'’-]*")  # no pattern: "Allemagn?"
_FUZZY = re.compile(r"(.+)~(\d*)$", re.DOTALL)
_PATTERN = re.compile(r"\*|\w\?\w")


class Terms:
    """Reads a query's parts one by one, counts them, and notes what could not be understood."""

    def __init__(self, resolve: Resolver, in_capitals: bool) -> None:
        self._resolve = resolve
        self._in_capitals = in_capitals  # then they tell nothing: "RESSOURCES EN EAU"
        self._count = 0
        self.notes: dict[tuple[str, str], None] = {}

    def note(self, key: str, word: str) -> None:
        """Remember what is to be said of the query, once."""
        self.notes[(key, word)] = None

    def country(self, words: Sequence[str]) -> tuple[Node, int] | None:
        """What these words, or as many of the first as can, call a country in another way than the
        articles do ("Germany", "Angleterre"), as words or its mention, and how many they are."""
        for used in range(len(words), 0, -1):
            name = " ".join(words[:used]).strip(" ,;.")
            code = self._resolve(OTHER_NAME, name) if _NAME.fullmatch(name) else None
            if code is not None:
                mention = Labelled("mention", code)
                called = Word(name) if used == 1 else Phrase(name)
                # "EAU" are no water
                acronym = len(name) <= _LONGEST_ACRONYM and name.isupper()
                acronym = acronym and not self._in_capitals
                found = self._counted(mention if acronym else any_of([called, mention]))
                return (found, used) if found else None
        return None

    def organisation(self, words: Sequence[str]) -> tuple[Node, int] | None:
        """The international organisation that these words, or as many of the first as can, call by
        its acronym, be it another language's ("WTO"), or by its full name, as words or by its
        label, and how many they are."""
        for used in range(len(words), 0, -1):
            name = _ELIDED.sub("", " ".join(words[:used]).strip(" ,;."))
            if used == 1 and (self._in_capitals or not name.isupper()):
                return None
            usual = _ACRONYMS.get(name, name)
            shown = self._resolve("organisation", usual) if _NAME.fullmatch(name) else None
            if usual == name and shown is None:
                continue
            typed = [self.word(word, "body") for word in words[:used]]
            called = [all_of(word for word in typed if word is not None)] if any(typed) else []
            if usual != name:
                called.append(Word(usual))
            if shown is not None:
                label = "organisation"
                called.append(Word(shown, label) if shown.isalnum() else Phrase(shown, None, label))
            found = self._counted(any_of(called))
            return (found, used) if found else None
        return None

    def day(self, words: Sequence[str]) -> tuple[Node, int] | None:
        """The words of a day or month typed with its year, or the articles of that date, and how
        many they are."""
        for used in range(len(words), 0, -1):
            dated = typed_day(" ".join(words[:used]).strip(" ,;."))
            if dated is not None:
                found = [self.word(word, "body") for word in words[:used]]
                parts = [one for one in found if one is not None]
                return any_of([all_of(parts), dated]) if parts else dated, used
        return None

    def label(self, kind: str, words: Sequence[str]) -> tuple[Node | None, int]:
        """The label these words name, or as many of the first as name one, and how many they are.

        A name nobody knows is looked for as a word.
        """
        if kind == "agency":
            return self._agency(words)
        kind_of_name = "country" if kind == "mention" else kind
        if re.search(r"\w", words[0]) is None:
            self.note("nothing to search", words[0])
            return None, 1
        for used in range(len(words), 0, -1):
            name = " ".join(words[:used]).strip(" ,;.")
            # "pays:la Russie": no name begins with an article that it cannot do without
            value = self._resolve(kind_of_name, name) or (
                self._resolve(kind_of_name, bare) if (bare := _ARTICLE.sub("", name)) else None
            )
            if value is not None:
                return self._counted(Labelled(kind, value)), used
        self.note(f"unknown {kind_of_name}", name)
        return self.word(words[0], "body"), 1

    def _agency(self, words: Sequence[str]) -> tuple[Node | None, int]:
        """The agency these words name, be it of several words; one that nobody knows is left to
        the index to know."""
        for used in range(len(words), 0, -1):
            if known := self._resolve("agency", " ".join(words[:used])):
                return self._counted(Labelled("agency", known)), used
        if names := agencies(words[0]):
            return self._counted(all_of(Labelled("agency", name) for name in names)), 1
        self.note("nothing to search", words[0])
        return None, 1

    def date(self, relation: str, words: Sequence[str]) -> tuple[Node | None, int]:
        """The days these words name, or as many of the first as name any, and how many they are."""
        if relation == "during" and fold(words[0]) in UNKNOWN:
            return self._counted(Undated()), 1
        for used in range(len(words), 0, -1):
            try:
                dated = interval(relation, " ".join(words[:used]))
            except (ValueError, OverflowError):
                continue
            return self._counted(dated), used
        for used in range(len(words), 0, -1):
            if lacks_year(typed := " ".join(words[:used])):
                self.note("date without a year", typed)
                return None, used
        self.note("not a date", words[0])
        return None, 1

    def term(self, lexeme: Lexeme, section: str) -> Node | None:
        """What is looked for in the section; nothing for words of grammar."""
        if lexeme.kind != "phrase":
            return self.word(lexeme.text, section)
        text = lexeme.text if section in NAMED else in_small_letters(lexeme.text)
        if not any(tokens(text)):
            self.note("nothing to search", '"' if lexeme.open else f'"{lexeme.text}"')
            return None
        slop = None if lexeme.slop is None else min(lexeme.slop, MAX_SLOP)
        text = _elided(text)
        if small := next(grammar(text), None):
            self.note("small words in a phrase", small)
        if pattern := next(filter(_PATTERN.search, lexeme.text.split()), None):
            self.note("pattern in a phrase", pattern)
        return self._counted(Phrase(text, slop, section))

    def word(self, text: str, section: str) -> Node | None:
        """A word, a pattern, a word with its spelling left open, or an address."""
        if text == "~":
            self.note("number missing", text)
            return None
        if re.match(r"!\w", text):
            self.note("no operator", text)
        if section in ("body", "source") and "://" in text and any(tokens(text)):
            return self._counted(Phrase(text, None, "source"))
        fuzzy = _FUZZY.match(text)
        if fuzzy and only_stop_words(fuzzy.group(1)):
            text = fuzzy.group(1)
        elif fuzzy and (found := [one for one in tokens(fuzzy.group(1)) if not _is_english(one)]):
            distance = int(fuzzy.group(2)[:6] or 1)
            if distance > MAX_DISTANCE:
                self.note("fuzzy up to 2", text)
            if distance:
                return self._fuzzy(text, found, min(distance, MAX_DISTANCE), section)
            text = fuzzy.group(1)
        if "*" in text or "?" in text:
            return self._pattern(text, section)
        found = list(tokens(text))
        if section == "body" and found and all(map(_is_english, found)):
            return None
        if not found:
            if re.search(r"[^\W_]", text) is None:
                self.note("nothing to search", text)
            return None
        if section == "source":
            return self._counted(named(text))
        return self._counted(Word(_as_typed(text, found), section))

    def _fuzzy(self, text: str, found: list[Token], distance: int, section: str) -> Node | None:
        words = [text[token.start : token.end] for token in found]
        fuzzies = [self._counted(Fuzzy(word, distance, section)) for word in words]
        parts = [part for part in fuzzies if part is not None]
        return all_of(parts) if parts else None

    def _pattern(self, text: str, section: str) -> Node | None:
        """A pattern; of "sud-cor*" a word and a pattern, of "l'éne*" what is behind the article."""
        pieces = [piece for piece in _HYPHEN.split(text) if piece]
        if len(pieces) > 1:
            found = (self.word(piece, section) for piece in pieces)
            return all_of(part for part in found if part is not None)
        pattern = re.sub(r"\*+", "*", re.sub(r"[^\w*?]|_", "", fold(_ELIDED.sub("", text))))
        if re.search(r"\w", pattern):
            return self._counted(Wildcard(pattern, section))
        if section != "body":
            self.note("nothing to search", text)
            return None
        return None if text.strip("?") == "" else Everything()

    def _counted(self, node: Node) -> Node | None:
        self._count += 1
        if self._count <= MAX_TERMS:
            return node
        self.note("too many words", str(MAX_TERMS))
        return None


def _elided(phrase: str) -> str:
    """ "protocole d accord" with the apostrophe that it lacks: it is no word in between."""
    return re.sub(r"\b([cdjlmnst]|qu) (?=[aeiouyhàâéèêëîïôœ])", r"\1’", phrase, flags=re.IGNORECASE)


def only_stop_words(text: str) -> bool:
    """Whether the text has words, and all are of grammar."""
    has_words = re.search(r"[^\W_]", text) is not None
    return has_words and all(map(_is_english, tokens(text)))


def _is_english(token: Token) -> bool:
    return token.word in ENGLISH_GRAMMAR


def named(text: str) -> Word | Phrase:
    """What is looked for among the sources: the words of `japon.txt` stand side by side."""
    return Word(text, "source") if re.fullmatch(r"\w+", text) else Phrase(text, None, "source")


def within(node: Node, section: str) -> Node:
    """The node with all words that name no place of their own looked for in `section`."""
    match node:
        case Word(text, "body") if section == "source":
            return named(text)
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return replace(node, section=section) if node.section == "body" else node
        case And(children):
            return all_of(within(child, section) for child in children)
        case Or(children):
            return any_of(within(child, section) for child in children)
        case Not(child):
            return without(within(child, section))
        case _:
            return node


def _as_typed(text: str, found: list[Token]) -> str:
    """The word from its first token to its last, where that reads as these very tokens again;
    else, as in `l'a:b`, the tokens with hyphens between.
    """
    typed = text[found[0].start : found[-1].end]
    lexemes = [(lexeme.kind == "field", lexeme.text) for lexeme in lex(typed)]
    words = [token.word for token in found]
    if (
        lexemes != [(False, typed)]
        or _FUZZY.match(typed)
        or [token.word for token in tokens(typed)] != words
    ):
        typed = "-".join(text[token.start : token.end] for token in found)
    return typed if operator(typed) == "chunk" else typed.lower()
