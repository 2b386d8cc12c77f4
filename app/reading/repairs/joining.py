"""Put a split word together again: `coopéra tion` → `coopération`."""

from app.reading.vocabulary.joints import COMMON, LIGATURES, is_usual, joints
from app.reading.vocabulary.lexicon import frequency, is_word

_BROKEN = 3e-6  # as often as that, a word may be one that broke


def join(first: str, second: str) -> bool | None:
    """Whether two tokens are surely one split word (`coopéra tion`); null if they are two."""
    if not second.islower() or not (first.islower() or first.istitle()):
        return None
    left, right = first.lower(), second
    whole = frequency(left + right)
    if left.endswith(LIGATURES) and not (is_usual(left) and left not in LIGATURES):
        little = right in joints().before | joints().behind  # "faire fi de"
        return True if whole >= COMMON and not little else None
    if whole < COMMON or len(left + right) < 6:
        return None
    rare = [half for half in (left, right) if not is_usual(half)]
    far_more = all(100 * frequency(half) < whole for half in rare)
    ending = right in joints().fragments
    if (ending and len(right) > 2) or (rare and far_more and (len(rare) == 2 or len(right) > 4)):
        return True
    return False if (ending or (rare and far_more)) and whole > COMMON else None


def join_at_hyphen(first: str, second: str, spaced: bool) -> bool | None:
    """Whether two halves are surely one word that broke at a line's end (`coopé-ration`, `spaced`
    as `mémoran- dum`); null if the hyphen is theirs (`plate-forme`, `co-organisé`)."""
    left = first.lower()
    if not second.islower() or (left in joints().combining and is_word(second)):
        return None  # "euro-péens" is another matter
    whole, rarer = frequency(left + second), min(frequency(left), frequency(second))
    if whole < (COMMON if spaced else _BROKEN) or 10 * rarer >= whole:
        return None
    return 100 * rarer < whole
