"""Take a glued word in small letters apart: `lacoopération`, `asouligné`."""

from collections.abc import Callable, Iterable
from math import prod

from app.reading.vocabulary.gazetteer import adjectives
from app.reading.vocabulary.joints import (
    BOLD,
    LIKELY,
    RARE,
    SURE,
    Split,
    apart,
    is_heavy,
    is_short,
    joints,
)
from app.reading.vocabulary.lexicon import frequency, is_english, is_word

FUTURE = ("a", "ont")  # "concentreront" is a verb and no glue
_SINGULAR = ("il", "elle", "autre")
_LETTERS = ("à", "a", "y")
_PARTICIPLES = ("é", "és", "ée", "ées", "i", "u", "is", "it", "ert", "ment")

Halves = tuple[str, str]


def of_small_letters(word: str) -> Split | None:
    """The pieces of `word` (lower case), or null if it is a word or of unknown parts."""
    if word in joints().whole:
        return None
    if word in apart():
        return Split(apart()[word], LIKELY)
    halves = [(word[:i], word[i:]) for i in range(1, len(word))]
    if is_word(word):
        if found := best(halves, far_more_usual(word)):
            return Split(found, LIKELY)
        bold = best(halves, _more_usual(word))
        return Split(bold, BOLD) if bold else None
    if _lacks_a_letter(word):
        return None
    if found := best(halves, _sure):
        return Split(found, SURE)
    if found := best(halves, _likely):
        return Split(found, LIKELY)
    if found := best(halves, _bold):
        return None if _is_a_slip(word) else Split(found, BOLD)
    if _is_article_and(word[:3], word[3:]):
        return Split((word[:3], word[3:]), BOLD)
    return _three_pieces(halves)


def _lacks_a_letter(word: str) -> bool:
    """Whether a long token is a word in which a letter should stand twice: "nutritionelles"."""
    doubled = (word[:i] + word[i - 1 :] for i in range(2, len(word)))
    return len(word) >= _LONG and any(frequency(one) > RARE for one in doubled)


def _is_a_slip(word: str) -> bool:
    """Whether a long token is a usual word but for one letter left out: "potentialiés"."""
    return len(word) >= _LONG and any(
        frequency(f"{word[:i]}{letter}{word[i:]}") > RARE
        for i in range(2, len(word))
        for letter in "abcdefghilmnopqrstuvxéè"
    )


_LONG = 9


def best(halves: Iterable[Halves], allowed: Callable[[str, str], bool]) -> Halves | None:
    """The halves that would most often stand side by side, if any are allowed at all."""
    ranked = [
        (frequency(left) * frequency(right), (left, right))
        for left, right in halves
        if allowed(left, right)
        and not (left.endswith("r") and right in FUTURE)
        and not disagree(left, right)
    ]
    return max(ranked)[1] if ranked else None


def far_more_usual(word: str) -> Callable[[str, str], bool]:
    """For a token that lexicons know by other people's slips (`surla`): both halves little words,
    or one of them and a usual word, and far more usual than the token."""
    known = frequency(word)  # 0: an inflected form

    def allowed(left: str, right: str) -> bool:
        if word in joints().slips:
            return left in joints().before and right in joints().behind | joints().before
        if (
            known > RARE
            or known == 0
            or is_english(word)
            or frequency(left) * frequency(right) < 50 * known
        ):
            return False
        if left in joints().before and right in joints().behind:
            return (len(right) > 1 or right in _LETTERS) and (len(left) > 1 or left == "à")
        return (left in joints().certain and (is_heavy(right, 1e-5) or is_short(right))) or (
            right in joints().certain and (is_heavy(left, 1e-5) or is_short(left))
        )

    return allowed


def disagree(left: str, right: str) -> bool:
    """Whether a plural verb is behind a singular (`ministresont` is "ministres ont", `Ilsont` "ils
    ont"), "des" before "a" (`desa` is "de sa"), "vingt sans" ("vingts ans"), or "des" is "dés-"
    without its accent (`desintoxication`)."""
    if (left, right) in (("des", "a"), ("vingt", "sans"), ("cent", "sans")):
        return True
    if right == "sa" and left[-1] not in "eé" and left not in joints().before:
        return frequency(left + "s") >= 1e-7  # "importationsa" is "importations a"
    if right == "sont" and (left in _SINGULAR or left not in joints().before) and left != "y":
        return left[-1] not in "sxz" and frequency(left + "s") > 0
    return left == "des" and frequency("dés" + right) > 0


def _sure(left: str, right: str) -> bool:
    known = joints()
    if (len(left) == 1 and left != "à") or right in ("a", "y"):
        return False
    if left in known.before and right in known.behind:
        return True
    if left in known.before and left not in known.combining:
        return is_heavy(right)
    half = left in known.combining and left not in known.before
    if left[0] == "a" and len(left) == 4 and _follows_has(left[1:] + right, 1e-6):
        return False  # "avendu" is "a vendu"
    return (right in known.behind or right in known.counted) and not half and is_heavy(left)


def _likely(left: str, right: str) -> bool:
    known = joints()
    if left == "a":
        return _follows_has(right, 1e-6) or (len(right) > 2 and right in known.behind)
    if right == "a":
        return is_heavy(left, 1e-5) or left in adjectives()
    if right == "y":
        return left in known.before and len(left) > 1
    if right == "à" and is_short(left):
        return True
    if left in known.before and len(left) > 1:
        return is_heavy(right, 1e-5) or is_short(right)
    if right in known.behind and len(right) > 1 and is_short(left):
        return True
    if left in known.combining or left.endswith("o"):
        return False
    if is_short(left) and frequency(left) >= 1e-4:
        return len(right) > 5 and is_heavy(right, 1e-5)
    return _weighs(left) and (_weighs(right) or (len(left) > 4 and is_short(right)))


def _weighs(word: str) -> bool:
    """Whether `word` is heavy; one of four letters must be usual ("philip|pina")."""
    return is_heavy(word, 5e-6 if len(word) == 4 else None)


def _follows_has(word: str, least: float) -> bool:
    """Whether `word` follows "a": `a souligné`, `a hautement`."""
    return word.endswith(_PARTICIPLES) and is_heavy(word, least)


def _bold(left: str, right: str) -> bool:
    """Halves that are little proof of themselves."""
    known = joints()
    if left == "a":
        short = is_short(right) and right.endswith(_PARTICIPLES)
        return _follows_has(right, 1e-7) or short or right[0] == "a"  # no word begins with "aa"
    if right == "a":
        return len(left) > 5 and is_heavy(left, 1e-6)
    if right == "y":
        return is_heavy(left, 1e-6)
    if len(left) == 1:
        return left in "ày" and (is_heavy(right, 1e-5) or right in known.before)
    if left in ("de", "du", "des", "la", "le", "les") and len(right) > 4 and frequency(right) > 0:
        return True
    if left in known.before and is_short(right, 1e-5):
        return True
    if right in known.behind and len(right) > 1 and is_short(left, 1e-5):
        return True
    if left in known.units:
        return right in known.behind
    if len(right) > 5 and right in adjectives() and len(left) > 3 and is_word(left):
        return left not in known.combining
    if left in known.before or left in known.lone:
        return is_heavy(right) or (len(right) > 6 and is_word(right)) or right in known.before
    if right in known.behind and len(right) > 1:
        rare = len(left) > 6 and left not in known.combining and is_word(left)
        return rare or (len(right) > 3 and is_heavy(left, 5e-5))  # "porteainsi"
    if is_short(left, 1e-4) and left not in known.combining and is_heavy(right, 1e-6):
        return True
    if len(left) > 6 and is_word(left) and is_heavy(right, 1e-5):
        return left not in known.combining and not left.endswith("o")
    return (
        left not in known.combining
        and not left.endswith("o")
        and is_heavy(left, 1e-6)
        and len(right) > 6
        and is_word(right)
    )


def _more_usual(word: str) -> Callable[[str, str], bool]:
    """For a token that lexicons half know: `expriméses`, `demaisons`, `continuede` have the look
    of a plural or a feminine; `trèsbien`, `premierjour`, `lacharge` are slips and names."""
    known = frequency(word)
    joint = joints()

    def allowed(left: str, right: str) -> bool:
        if known > RARE or is_english(word):
            return False
        if known:
            little = left in ("le", "la", "à") or (len(left) > 3 and left in joint.before)
            usual = is_heavy(right, 2e-5) and left not in joint.combining
            return little and usual and frequency(left) * frequency(right) >= 5 * known
        if right in joint.behind and len(right) > 2 and len(left) > 4 and is_heavy(left, 1e-6):
            return True
        if right == "de":
            return is_heavy(left, 1e-5)
        plural = left in ("de", "des", "les") and is_heavy(right, 1e-5)
        return plural and not frequency("dé" + right)

    return allowed


def _is_article_and(left: str, right: str) -> bool:
    """`desaccords`, where "des accords" is far more usual than "désaccords"."""
    rival = frequency("dés" + right)
    return left == "des" and is_heavy(right, 1e-5) and frequency(right) >= 5 * rival > 0


def _three_pieces(halves: Iterable[Halves]) -> Split | None:
    """`miseenœuvre`: a word, and behind it a token that surely is two; of several such readings
    (`pagodesetaux`) the one whose words are the most usual."""
    ranked: list[tuple[float, tuple[str, ...]]] = []
    for left, right in halves:
        if (left in joints().before and len(left) > 1) or is_heavy(left):
            rest = [(right[:i], right[i:]) for i in range(2, len(right) - 1)]
            if not is_word(right) and (found := best(rest, _sure)):
                pieces = (left, *found)
                ranked.append((prod(map(frequency, pieces)), pieces))
    return Split(max(ranked)[1], LIKELY) if ranked else None
