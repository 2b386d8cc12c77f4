"""Whether two texts say the same, damage aside."""

from collections import Counter

from app.reading.parts import fold

_ALIKE = 0.86


def letters(text: str) -> str:
    """The letters and digits of `text`, folded: what is left whatever the spacing."""
    return "".join(filter(str.isalnum, fold(text)))


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters, or nearly so (Dice over trigrams)."""
    a, b = letters(one), letters(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 12 or not 0.8 < len(a) / len(b) < 1.25:
        return False
    first, second = _trigrams(a), _trigrams(b)
    return 2 * (first & second).total() / (first.total() + second.total()) >= _ALIKE


def _trigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 3] for i in range(len(text) - 2))
