"""Take a glued word apart: `lacoopération` → `la coopération`, and leave names alone.

A token is taken apart only where no lexicon knows it and both halves are known. Most glue is at a
little word (`lacoopération`, `promotionde`), and a break there is *sure*. Breaks between two
heavier words (`énergiesrenouvelables`), within a capitalised word or next to a single letter are
only *likely*: clean articles hold new compounds and names that look like them, so they are made
only in articles that are seen to be damaged.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.reading.joints import RARE, is_heavy, is_short, is_usual, joints
from app.reading.lexicon import frequency, is_word
from app.reading.parts import fold

_LONGEST = 40  # letters; nothing longer is two or three French words


@dataclass(frozen=True, slots=True)
class Split:
    """The pieces of a glued token, and whether they may be parted in any article."""

    pieces: tuple[str, ...]
    sure: bool


def split(token: str, own: frozenset[str]) -> Split | None:
    """The pieces `token` (letters only) was glued from, or null if it is a word or a name.

    `own` are the words of the article as it writes them.
    """
    if not 3 <= len(token) <= _LONGEST or token in joints().brands:
        return None
    if token[1:].islower():
        return _by_lexicon(token) or _by_own_words(token, own)
    return _at_a_capital(token, own)


@lru_cache(maxsize=50_000)  # the same names come again in article after article
def _by_lexicon(token: str) -> Split | None:
    return _of_small_letters(token) if token.islower() else _of_a_capitalised_word(token)


def _by_own_words(token: str, own: frozenset[str]) -> Split | None:
    """`laoentretient` where `lao` stands alone as well, `Rosatomest` where `Rosatom` does."""
    word = token.lower()
    if word in joints().whole or (is_word(word) if token.islower() else is_usual(word)):
        return None
    for i in range(3, len(token)):
        left, right = token[:i], token[i:]
        if left.endswith("r") and right in _FUTURE:
            continue
        if left in own and left[0].isupper() and right in joints().behind:
            return Split((left, right), right in joints().no_surname_ending)
        usual_left = right in own and len(right) > 2 and is_heavy(left, 1e-6)
        if token.islower() and (usual_left or (left in own and is_heavy(right, 1e-6))):
            return Split((left, right), False)
    return None


_ELISIONS = ("l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu")
_BEFORE_APOSTROPHES = frozenset({"aujourd", "prud", "presqu", "entr", "grand", "rock", "lorsqu"})


def split_before_apostrophe(token: str) -> Split | None:
    """The pieces of a token that an apostrophe follows: `pourl’` → `pour l’`."""
    word = token.lower()
    if len(word) > _LONGEST or word in _ELISIONS or word in _BEFORE_APOSTROPHES:
        return None
    for elision in _ELISIONS:
        rest = word.removesuffix(elision)
        if rest != word and (rest in joints().before or is_heavy(rest)):
            unknown = not is_word(word)
            return Split(
                (token[: len(rest)], token[len(rest) :]), unknown or rest in joints().certain
            )
    return None


# -- small letters ---------------------------------------------------------------------------


def _of_small_letters(word: str) -> Split | None:
    if word in joints().whole:
        return None
    halves = [(word[:i], word[i:]) for i in range(1, len(word))]
    if is_word(word):
        found = _best(halves, _far_more_usual(word))
        return Split(found, False) if found else None
    if found := _best(halves, _sure):
        return Split(found, True)
    if found := _best(halves, _likely):
        return Split(found, False)
    return _three_pieces(halves)


_FUTURE = ("a", "ont")  # "concentreront" is a verb and no glue


def _best(
    halves: Iterable[tuple[str, str]], allowed: Callable[[str, str], bool]
) -> tuple[str, str] | None:
    """The halves that would most often stand side by side, if any are allowed at all."""
    ranked = [
        (frequency(left) * frequency(right), (left, right))
        for left, right in halves
        if allowed(left, right) and not (left.endswith("r") and right in _FUTURE)
    ]
    return max(ranked)[1] if ranked else None


def _sure(left: str, right: str) -> bool:
    known = joints()
    if (len(left) == 1 and left != "à") or right == "a":
        return False
    if left in known.before and right in known.behind:
        return True
    if left in known.before and left not in known.combining:
        return is_heavy(right)
    half = left in known.combining and left not in known.before
    return (right in known.behind or right in known.counted) and not half and is_heavy(left)


def _likely(left: str, right: str) -> bool:
    known = joints()
    if left == "a":
        said = right.endswith(("é", "i", "u", "is", "it", "ert", "ment"))
        return (said and is_heavy(right, 1e-5)) or (len(right) > 2 and right in known.behind)
    if right == "a":
        return is_heavy(left, 1e-5)
    if left in known.before and len(left) > 1:
        return is_heavy(right, 1e-5) or is_short(right)
    if right in known.behind and len(right) > 1 and is_short(left):
        return True
    if left in known.combining or left.endswith("o"):
        return False
    return is_heavy(left) and (is_heavy(right) or (len(left) > 4 and is_short(right)))


def _far_more_usual(word: str) -> Callable[[str, str], bool]:
    """For a token that lexicons know by other people's slips (`surla`): both halves little words,
    or one of them and a usual word, and far more usual than the token."""
    known = 1e-12 if word in joints().slips else frequency(word)  # 0: an inflected form

    def allowed(left: str, right: str) -> bool:
        if known > RARE or known == 0 or frequency(left) * frequency(right) < 50 * known:
            return False
        if left in joints().before and right in joints().behind:
            return len(right) > 1 and (len(left) > 1 or left == "à")
        return (left in joints().certain and (is_heavy(right, 1e-5) or is_short(right))) or (
            right in joints().certain and (is_heavy(left, 1e-5) or is_short(left))
        )

    return allowed


def _three_pieces(halves: Iterable[tuple[str, str]]) -> Split | None:
    """`miseenœuvre`: a word, and behind it a token that surely is two."""
    for left, right in halves:
        if (left in joints().before and len(left) > 1) or is_heavy(left):
            rest = [(right[:i], right[i:]) for i in range(2, len(right) - 1)]
            if not is_word(right) and (found := _best(rest, _sure)):
                return Split((left, *found), False)
    return None


# -- capitals --------------------------------------------------------------------------------


def _of_a_capitalised_word(token: str) -> Split | None:
    """`Lacoopération`, `Académiedes`: names look like that too."""
    word = token.lower()
    if word in joints().whole:
        return None
    halves = [(word[:i], word[i:]) for i in range(2, len(word) - 1)]
    if is_word(word):
        little = [(a, b) for a, b in halves if a in joints().before and b in joints().behind]
        found = _best(little, _far_more_usual(word)) if len(word) > 5 else None
        return Split((token[: len(found[0])], found[1]), False) if found else None
    for sure, allowed in ((True, _sure_capitalised), (False, _likely_capitalised)):
        if found := _best(halves, allowed):
            return Split((token[: len(found[0])], found[1]), sure)
    return None


def _sure_capitalised(left: str, right: str) -> bool:
    known = joints()
    if left in known.before and left not in known.combining:
        return len(right) >= 6 and is_heavy(right, 1e-5)
    return right in known.no_surname_ending and len(left) >= 5 and is_heavy(left, 1e-6)


def _likely_capitalised(left: str, right: str) -> bool:
    known = joints()
    if left in known.before and left not in known.combining:
        return right in known.behind or is_heavy(right)
    if left in known.combining or left.endswith("o"):
        return False
    if right in known.behind:
        return len(right) > 1 and is_heavy(left)
    if len(left) >= 5 and len(right) == 4 and frequency(right) >= 1e-4:
        return is_heavy(left, 5e-6)
    return min(len(left), len(right)) >= 5 and is_heavy(left, 5e-6) and is_heavy(right, 5e-6)


def _at_a_capital(token: str, own: frozenset[str]) -> Split | None:
    """`leVietnam`, `CommunicationBoviengkham`, `VASTet`; not `PetroVietnam` or `iPhone`."""
    turns = [i for i in range(1, len(token)) if token[i - 1].islower() and token[i].isupper()]
    if not turns:
        return _behind_an_acronym(token, own)
    if len(turns) > 1 or len(token) - turns[0] < 2:
        return None
    left, right = token[: turns[0]], token[turns[0] :]
    little = left.lower() in joints().before and left != "a"
    if left.islower():
        if not little and not is_heavy(left):
            return None
        return Split((left, right), little or right in own)
    if left.lower() in joints().combining:
        return None
    if little and left not in ("De", "Du"):
        usual = frequency(right.lower()) >= 1e-5
        return Split((left, right), right in own) if right in own or usual else None
    names_both = _is_syllable(left) and _is_syllable(right) and right[1:].islower()
    if names_both or (left in own and right in own):
        return Split((left, right), False)
    named = right in own or not is_word(right.lower())
    if named and len(left) >= 6 and left[1:].islower() and is_heavy(left.lower()):
        return Split((left, right), False)
    return None


def _behind_an_acronym(token: str, own: frozenset[str]) -> Split | None:
    """`VASTet` → `VAST et`."""
    length = next((i for i, letter in enumerate(token) if not letter.isupper()), len(token))
    left, right = token[:length], token[length:]
    if left in own and length > 1 and is_heavy(right):
        return Split((left, right), False)
    if right not in joints().behind or len(right) < 2 or (length < 3 and left not in own):
        return None
    return Split((left, right), left in own)


_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?h?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def _is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable, as names are made of (`TrânHông`)."""
    return len(word) > 1 and _SYLLABLE.fullmatch(fold(word)) is not None
