"""Take a glued word apart: `lacoopération` → `la coopération`, and leave names alone.

A token is taken apart only where no lexicon knows it and both halves are known. Most glue is at a
little word (`lacoopération`, `promotionde`), and a break there is *sure*. Breaks between two
heavier words (`énergiesrenouvelables`), within a capitalised word or next to a single letter are
only *likely*: clean articles hold new compounds and names that look like them, so they are made
only in articles that are seen to be damaged. *Bold* breaks wait for an article full of damage.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.reading.parts import fold
from app.reading.repairs.capitals import at_a_capital, of_a_capitalised_word
from app.reading.repairs.halves import FUTURE, disagree, of_small_letters
from app.reading.vocabulary.gazetteer import adjectives
from app.reading.vocabulary.joints import (
    BOLD,
    LIKELY,
    RARE,
    SURE,
    Split,
    is_heavy,
    is_short,
    is_usual,
    joints,
)
from app.reading.vocabulary.lexicon import frequency, is_word
from app.reading.vocabulary.terms import endings_of_names

_LONGEST = 40  # letters; nothing longer is two or three French words


def split(token: str, own: frozenset[str], before: str = "") -> Split | None:
    """The pieces `token` (letters only) was glued from, or null if it is a word or a name.

    `own` are the words of the article as it writes them; `before` is the word that stands before
    the token, if it is no little one: capitalised, it may be a first name.
    """
    if not 3 <= len(token) <= _LONGEST or token in joints().brands or token.lower() in adjectives():
        return None
    found = _in_two(token, own, before)
    return Split(tuple(_finer(found.pieces)), found.least) if found else None


def _finer(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, and those of one that is glue itself, which lexicons know as a surname or by a
    slip: `suivi` and `descours`."""
    for piece in pieces:
        known = frequency(piece)
        if piece in joints().slips and (inner := of_small_letters(piece)):
            yield from inner.pieces
        elif 0 < known < RARE and (article := _ARTICLE.match(piece)):
            rest = piece[article.end() :]
            usual = is_heavy(rest, _AS_USUAL * known)
            yield from (article[0], rest) if usual else (piece,)
        else:
            yield piece


_ARTICLE = re.compile(r"(?:des|les|la|le|du|aux|une)(?=\w{3})")
_AS_USUAL = 100  # times as usual as the surname that it would be


def _in_two(token: str, own: frozenset[str], before: str) -> Split | None:
    """The pieces of a token by its capitals, the lexicon, or the article's own words."""
    if not token[1:].islower():
        return at_a_capital(token, own, before)
    named = before.istitle()
    if named and (ended := _behind_a_name(token, before)):
        return ended
    found = _by_lexicon(token)
    if found and found.least > SURE and named and token.istitle() and found.pieces[1] != "à":
        found = None  # Peter Ilau, Ebrahim Rahimpour; but Hô Chi Minh-Villeà
    if found and found.least < BOLD:
        return found
    return _by_own_words(token, own) or found or (None if named else _an_article_and(token, own))


def _behind_a_name(token: str, before: str) -> Split | None:
    """`Dunget` behind `Tan`: the name is known, and a little word behind it."""
    for i in range(2, len(token) - 1):
        left, right = token[:i], token[i:]
        if right in joints().behind and fold(f"{before} {left}") in endings_of_names():
            return Split((left, right), SURE)
    return None


def _an_article_and(token: str, own: frozenset[str]) -> Split | None:
    """`Leroi` where `roi` stands alone as well; behind a first name it would be a surname."""
    for article in ("Le", "La", "Les", "Un", "Une"):
        right = token.removeprefix(article)
        if right != token and right in own and (is_heavy(right, 1e-5) or is_short(right)):
            return Split((article, right), BOLD)
    return None


@lru_cache(maxsize=50_000)  # the same names come again in article after article
def _by_lexicon(token: str) -> Split | None:
    return of_small_letters(token) if token.islower() else of_a_capitalised_word(token)


def _by_own_words(token: str, own: frozenset[str]) -> Split | None:
    """`laoentretient` where `lao` stands alone as well, `Rosatomest` where `Rosatom` does."""
    word = token.lower()
    if word in joints().whole or (is_word(word) if token.islower() else is_usual(word)):
        return None
    for i in range(3, len(token)):
        left, right = token[:i], token[i:]
        if left not in own and right not in own:
            continue
        if (left.endswith("r") and right in FUTURE) or disagree(left, right):
            continue
        if left in own and left[0].isupper():
            if right in joints().behind:
                return Split((left, right), SURE if right in joints().no_surname_ending else LIKELY)
            if is_heavy(right) or (len(right) > 6 and is_word(right)):
                return Split((left, right), BOLD)
        usual_left = right in own and len(right) > 2 and is_heavy(left, 1e-6)
        if token.islower() and (usual_left or (left in own and is_heavy(right, 1e-6))):
            return Split((left, right), LIKELY)
    return None


_ELISIONS = ("l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu")
_BEFORE_APOSTROPHES = frozenset({"aujourd", "prud", "presqu", "quoiqu", "entr", "grand", "rock"})


_VERBAL = ("aient", "rait", "ront", "issent")
"""Endings of verbs: "devraients" looks like a plural and is none."""


def split_before_apostrophe(token: str, behind: str) -> Split | None:
    """The pieces of a token that an apostrophe and the word `behind` follow: `pourl’` → `pour l’`;
    `Cuongs’` → `Cuong s’`, unless it is an English genitive or half a name ("Mas'ud")."""
    word = token.lower()
    if len(word) > _LONGEST or word in _ELISIONS or word in _BEFORE_APOSTROPHES:
        return None
    for elision in _ELISIONS:
        rest = word.removesuffix(elision)
        if rest != word and (rest in joints().before or is_heavy(rest) or rest in adjectives()):
            unknown = not is_word(word) or (not frequency(word) and rest.endswith(_VERBAL))
            pieces = (token[: len(rest)], token[len(rest) :])
            return Split(pieces, SURE if unknown or rest in joints().certain else LIKELY)
        glued = of_small_letters(rest) if rest != word and not is_word(word) else None
        if glued and glued.least < BOLD:  # "établiparl'"
            return Split((*glued.pieces, elision), glued.least)
    named = token.istitle() and len(word) > 4 and word[-1] in "sd" and not is_word(word)
    if named and (behind == "est" or is_heavy(behind)):
        return Split((token[:-1], token[-1]), LIKELY)
    return None


_HAS_PUT = " amis en "
_OF_FRIENDS = ("s", "x", "entre")  # "des amis en place"


def has_put(text: str) -> Iterator[int]:
    """Where "amis en relief", of words that are all French, is "a mis en relief"."""
    start = text.find(_HAS_PUT)
    while start >= 0:
        end = start + len(_HAS_PUT)
        word = text[end : end + 12].split(" ")[0].strip(",.")
        if word in joints().put and not text.endswith(_OF_FRIENDS, 0, start):
            yield start + 2
        start = text.find(_HAS_PUT, end)


_BY_THE = re.compile(
    r"(?<!\w)[a-zà-ÿ]{3,}(?:é|i|u|is|it|ert|eint)e?s? par"
    r"(?=le (?!de |du |des |d['’]|à |au |aux |avec )\w)"
)


def by_the(text: str) -> Iterator[int]:
    """Where "présenté parle ministre", of words that are all French, is "présenté par le"."""
    if " parle " in text:
        for found in _BY_THE.finditer(text):
            yield found.end()
