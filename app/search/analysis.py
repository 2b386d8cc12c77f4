"""One French analyzer for index, query and snippet.

NFC → tokens → elision → lower case → stop words → fold → light stem. Folding comes before
stemming, so that a word typed without its accents has the same stem as the word with them.
"""

import re
import threading
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import Stemmer

_APOSTROPHE = "['’ʼ‘´`]"
GROUPED = r"\d{1,3}(?:[.\x20\xa0\u2009\u202f]\d{3})+"
"""A number whose thousands stand apart: `3.000`, `3 000`."""

_GROUPED = re.compile(rf"{GROUPED}(?:,\d+)?")
_MARKED = {"a": "aàáảãạăằắẳẵặâầấẩẫậ", "d": "dđð", "e": "eèéẻẽẹêềếểễệ", "i": "iìíỉĩị"}
_MARKED |= {"o": "oòóỏõọôồốổỗộơờớởỡợ", "u": "uùúủũụưừứửữự"}
_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_TOWNS = "|".join(
    "".join(r"[\s-]" if letter == " " else f"[{_MARKED.get(letter, letter)}]" for letter in town)
    for town in _WORDS["towns"]
)
APART = rf"(?:vi[eêéẹệ]t[\s-]nam\w*|(?:{_TOWNS})(?!\w))"
"""Names that are also written in one word: "Viet Nam" and what begins so, "Ha Noi", "Da Nang"."""

_SPACED = re.compile(rf"\d\s\d|{APART}", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<elided>(?<![\w{_APOSTROPHE[1:-1]}])"
    rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu){_APOSTROPHE}(?=\w))"
    rf"|aujourd{_APOSTROPHE}hui"
    rf"|{_GROUPED.pattern}(?!\w|[.,]\d)"
    rf"|{APART}"
    r"|(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W\d_]&[^\W\d_](?!\w)"
    r"|\d+(?:[.,]\d+)+(?!\w)"
    r"|[^\W_][\w\u0300-\u036f]*",
    re.IGNORECASE,
)

# Words of grammar; in both spellings where people leave the accent out.
_GRAMMAR = """
a à afin ai ainsi après apres as au aucun aucune aura aurait auraient auront aussi autre autres
aux avaient avait avant avec avez avoir avons ayant c ça car ce ceci cela celle celles celui
ces cet cette ceux chacun chacune chaque chez combien comme comment d dans de depuis des dès
doit doivent donc dont du elle elles en entre es est et étaient etaient était etait étant etant
êtes etes être etre eu eurent eut eux faire fait faite faites faits font furent fut il ils j je
l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais
me même meme mêmes memes mes moi mon n ne ni nos notamment notre nous on ont or ou où par pas
peut peuvent plus plusieurs pour pourquoi pouvait puisqu puisque qu quand que quel quelle
quelles quelque quelques quels qui quoi s sa se selon sera seraient serait seront ses si soi
soient soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes très tres
tu un une va vers vont vos votre vous y
"""
STOP_WORDS = frozenset(_GRAMMAR.split())
_NAMES_TOO = frozenset(
    ("ai", "du", "est", "la", "le", "ma", "mon", "on", "qui", "sa", "son", "ta", "ton", "tu", "y")
)
"""Those that, with a capital, are parts of names too: "Bui Thanh Son", "Son La", "mer de l'Est"."""

ENGLISH_GRAMMAR = frozenset(
    ("and", "with", "between", "of", "from", "by", "for", "in", "at", "about", "into")
)
"""Words of grammar of whoever asks in English; the articles may have them in names."""

_NEAR = 8  # code points before a word in which its neighbour is looked at
_BEFORE_EAST = ("sud-", "nord-", "centre-")
_PREFIXES = ("après", "apres", "avant", "entre", "sous")
_HYPHENED = re.compile(r"[-‐‑][^\W\d_]{3}")
_ELIDED = re.compile(rf"(?<![^\W_])[dl]{_APOSTROPHE}$")

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss"}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)
_ORDINAL = re.compile(r"(\d+)(?:i?eme|e|er|ere|re|nde?)")
_DECIMAL = re.compile(r"(\d+)\.(\d{1,2})")
_INNER = re.compile(r"(?<=[^\W\d])[.\s-]|\.$")
_MISTYPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | {
    0xFF00 + code - 0x20: chr(code) for code in range(0x21, 0x7F)
}
_MARKS = re.compile(r"[\u0300-\u036f]+")
LONGEST_KEPT = 40
"""Of what stands between two spaces, so much is worth remembering."""

MOST_KEPT = 100_000
"""Of that, so many are remembered: all but the rare ones, in some 20 MB."""

_own = threading.local()


class Token(NamedTuple):
    """A word in a text: `text[start:end]`, its folded form, its stem, and how manieth word it is.

    `3.000` and `3 000` are the word `3000`, `50ème` is `50e`, `4.15` is `4,15`.
    Stop words are no tokens but are counted: two tokens stand side by side in the text when their
    positions differ by one.
    """

    start: int
    end: int
    word: str
    stem: str
    position: int


def compose(text: str) -> str:
    """The text in NFC, as all offsets here count it."""
    return unicodedata.normalize("NFC", text)


def typed(text: str) -> str:
    """The composed text without what nobody types on purpose: signs that show nothing, and
    letters, figures and marks of full width."""
    return compose(text.translate(_MISTYPED))


def fold(word: str) -> str:
    """Lower case without accents or ligatures: `Cœur` → `coeur`, `Đà` → `da`."""
    plain = unicodedata.normalize("NFD", word.lower().translate(_LIGATURES))
    return unicodedata.normalize("NFC", _MARKS.sub("", plain))


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a composed text, from left to right, stop words left out."""
    position = -1
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "elided":
            continue
        position += 1
        word = _word_at(text, match)
        if word is not None:
            yield Token(match.start(), match.end(), word, stem(word), position)


def grammar(text: str) -> Iterator[str]:
    """The words of grammar in a composed text, which are no tokens, as they are written."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup is None and _word_at(text, match) is None:
            yield match.group()


def words(text: str) -> list[str | None]:
    """The folded form of each word, in order; nothing in a stop word's place.

    These are the words of `tokens`, found faster for indexing: most of what stands between two
    spaces has been met before, and is looked up.
    """
    # of all words only a number and a name may have spaces in them
    runs = [text] if _SPACED.search(text) else text.split()
    return list(chain.from_iterable(map(_met.__getitem__, runs)))


def agencies(name: str) -> list[str]:
    """The agencies that a joint one is of: `VNA/CVN` → VNA and CVN; one alone is itself."""
    return [part for one in re.split("[/,;&]", name) if fold(part := one.strip(" ."))]


def is_stop_word(word: str) -> bool:
    """Whether the word is one of grammar, which no search looks for: none in capitals ("EU") but
    for operators, and no "Son" or "Est"."""
    lower = word.lower()
    if lower not in STOP_WORDS or (len(word) > 1 and word.isupper() and lower not in _OPERATORS):
        return False
    return not (lower in _NAMES_TOO and word[0].isupper())


def in_small_letters(text: str) -> str:
    """The text with its first word in small letters, if this may be one of grammar: "Le Laos", but
    not the "Son" of "Son La"; of a text in capitals, all words of grammar but acronyms."""
    if text.isupper() and " " in text:
        return re.sub(r"(?<![\w.])[^\W\d_]{2,}(?![\w.])", lambda word: _small(word[0]), text)
    begun = _BEGINNING.match(text)
    if begun is None or begun["word"].lower() not in _NAMES_TOO or begun["word"].isupper():
        return text
    following = begun["next"] or ""
    if not begun["joint"] and following[:1].isupper() and following.lower() in _NAMES_TOO:
        return text
    return begun["word"].lower() + text[begun.end("word") :]


_BEGINNING = re.compile(
    r"(?P<word>[^\W\d_]+)(?:(?P<joint>[-'’])| ?[(\"“„«]? ?(?P<next>[^\W\d_]+)(?![\w-]))(?<=.)"
)
_OPERATORS = frozenset(("et", "ou", "or", "and", "not", "sauf"))
_ACRONYMS = frozenset(("ai", "eu"))
"""Words of grammar that who searches in capitals hardly uses, but for what the acronyms name."""


def _small(word: str) -> str:
    lower = word.lower()
    return lower if lower in STOP_WORDS - _OPERATORS - _ACRONYMS else word


def begins_with_grammar(text: str) -> bool:
    """Whether the first word is one of grammar: that of "la Russie" and "Le Laos", not "Son La"."""
    return is_stop_word(in_small_letters(text).split()[0])


class _Met(dict[str, tuple[str | None, ...]]):
    """The words in what has been met between two spaces. Threads may share it."""

    def __missing__(self, run: str) -> tuple[str | None, ...]:
        found = tuple(_word_at(run, m) for m in _TOKEN.finditer(run) if m.lastgroup is None)
        if len(run) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[run] = found
        return found


_met = _Met()


def _word_at(text: str, match: re.Match[str]) -> str | None:
    """The folded form of a word where it stands: none of grammar are the latter of "sud-est" and
    "l'or", and the former of "avant-garde"."""
    word = _word(match.group())
    if word is not None:
        return word
    small = match.group().lower()
    before = text[max(0, match.start() - _NEAR) : match.start()].lower()
    if small == "est":
        noun = before.endswith(_BEFORE_EAST)
    elif small == "or":
        noun = _ELIDED.search(before) is not None
    else:
        noun = small in _PREFIXES and _HYPHENED.match(text, match.end()) is not None
    return fold(small) if noun else None


@lru_cache(maxsize=20_000)
def _word(surface: str) -> str | None:
    """The folded form of a word, or nothing for a stop word."""
    if is_stop_word(surface):
        return None
    lower = surface.lower()
    if _GROUPED.fullmatch(lower):
        lower = re.sub(r"[^\d,]", "", lower)
    elif not lower.isalnum():  # U.S.A., Viet Nam
        lower = _INNER.sub("", lower)
    word = fold(lower)
    if word[0].isdigit():
        if ordinal := _ORDINAL.fullmatch(word):
            word = f"{ordinal.group(1)}e"
        elif decimal := _DECIMAL.fullmatch(word):
            word = ",".join(decimal.groups())
    for mark in "’ʼ‘´`":
        word = word.replace(mark, "'")
    return word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word, or the mark of its family (`words.toml`).

    The stemmer (Snowball's for French) is made for words with their accents, and knows neither
    plurals in -is or -us nor feminines whose accent is gone; what it leaves of "vie" and "Huê"
    would be all words.
    """
    if word in _FAMILIES:
        return _FAMILIES[word]
    base = _FEMININE.sub("", word)
    base = base[:-1] if base in _PLURALS else base
    found = _stemmer().stemWord(base) or base
    return found if len(found) >= _SHORTEST_STEM else base.removesuffix("s") or base


_FEMININE = re.compile(r"(?<=.[^\W\d]{2}e|.[ig]er)e(?=s?$)")
"""The last letter of a feminine: "signée", "routière", "étrangère", folded."""

_SHORTEST_STEM = 3


_PLURALS = frozenset(_WORDS["plurals"].split())
_FAMILIES = {
    word: f"{family.split()[0]}." for family in _WORDS["families"] for word in family.split()
}
"""Folded words → what marks their family, which is no word's stem."""


def _stemmer() -> "Stemmer.Stemmer":
    """One for each thread: a stemmer is not to be shared."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("french", 0)
    return _own.stemmer
