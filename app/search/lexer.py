"""What was typed cut into lexemes: words, phrases, brackets, operators, names of fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.search.analysis import APART, GROUPED, is_stop_word
from app.search.fields import FIELDS

_OR, _AND, _NOT = {"OR", "OU", "|", "||"}, {"AND", "ET", "&", "&&"}, {"NOT", "SAUF"}
_QUESTION = re.compile(
    r"^\s*(ou|who|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|can|will)\s"
    r"|\b(qui|que|quoi|quels?|quelles?|combien|comment|pourquoi|quand|où|est-ce)\b"
    r"|-t-(il|elle|on)s?\b|-(il|elle|on)s?\b|qu['’]",
    re.IGNORECASE,
)
_LEXEME = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<open>\() | (?P<close>\))
  | (?P<not>[-−–](?=[\w"“”„«(*?])(?!\d[\d.,]*\s?%))
  | (?P<field>[^\W\d]+[ \u00a0\u202f]?):(?!//)
  | (?P<phrase>["“”„«](?P<inside>[^"“”«»]*)(?P<shut>["“”»])?(?:\ ?~(?P<slop>\d+))?)
  | (?P<or>\|+)
  | (?P<joint>(?:{GROUPED}|(?i:(?:(?:[dl]|qu)['’])?(?:[\w'’]+-)*{APART}(?:-\w+)*))
      [,;.!]*(?=[\s()"“”„«»|]|$))
  | (?P<chunk>[^\s()"“”„«»|]+)
  | (?P<stray>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CHUNK = re.compile(r"[^\s()\"“”„«»|]+")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query. `kind` is open, close, not, and, or, field, phrase or chunk (a word).

    A phrase has its `slop` and whether its quote was left `open`; `glued` says that the next
    lexeme follows without a space between.
    """

    kind: str
    text: str
    glued: bool = False
    slop: int | None = None
    open: bool = False


def lex(text: str) -> Iterator[Lexeme]:
    """The lexemes of any text, from left to right."""
    end = len(text.rstrip(" ?\u00a0\u202f")) if is_question(text) else len(text)
    position = 0
    before = True  # a minus or a field may stand here
    named = False  # directly behind a field's colon
    while position < end:
        match = _LEXEME.match(text, position, end)
        assert match is not None, "the last alternative takes any character"
        kind = "phrase" if match.group("phrase") else match.lastgroup
        field = match.group("field") or ""
        apart = field[-1:].isspace() and field.strip() not in FIELDS
        if apart or (kind in ("not", "field") and not before):
            # "sud-coréen", "12:30" and the "Sommet" of "Sommet : …" are words
            match, kind = _CHUNK.match(text, position, end) or match, "chunk"
        position = match.end()
        before = kind in ("space", "open", "not", "field", "or")
        glued = position < end and not text[position].isspace()
        if kind == "phrase":
            slop = match.group("slop")
            inside = " ".join(match.group("inside").split())
            number = int(slop[:6]) if slop else None
            yield Lexeme("phrase", inside, glued, number, match.group("shut") is None)
        elif kind == "field":
            yield Lexeme("field", field.strip(), glued)
        elif kind in ("chunk", "joint"):
            # behind a colon no word is an operator: ET is Ethiopia's code
            yield Lexeme("chunk" if named else operator(match.group()), match.group(), glued)
        elif kind in ("open", "close", "not", "or"):
            yield Lexeme(kind, match.group(), glued)
        named = kind == "field"


def is_question(text: str) -> bool:
    """Whether the question mark at the end is one, and no pattern's: where the words ask, or one of
    them is of grammar, which nobody needs who lists what is to be found."""
    if not text.rstrip().endswith("?"):
        return False
    return _QUESTION.search(text) is not None or any(map(is_stop_word, text.split()[:-1]))


def operator(chunk: str) -> str:
    """The kind of operator a chunk is: `or`, `and`, `not`, or none (`chunk`)."""
    if chunk in _OR:
        return "or"
    if chunk in _AND:
        return "and"
    return "not" if chunk in _NOT else "chunk"
