"""Whether two texts say the same, damage aside."""

from app.reading.parts import fold

_ALIKE = 0.86
_BEGINNING = 90  # code points


def letters(text: str) -> str:
    """The letters and digits of `text`, folded: what is left whatever the spacing."""
    return "".join(filter(str.isalnum, fold(text)))


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters, or nearly so."""
    a, b = letters(one), letters(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 12 or not 0.8 < len(a) / len(b) < 1.25:
        return False
    return _dice(a, b) >= _ALIKE


def begin_alike(one: str, other: str) -> bool:
    """Whether two texts may be the same, to look at their first words: a quick no."""
    return _dice(letters(one[:_BEGINNING]), letters(other[:_BEGINNING])) > 0.5


def _dice(a: str, b: str) -> float:
    """Dice's coefficient over the trigrams of two texts, 0..1."""
    first, second = set(zip(a, a[1:], a[2:], strict=False)), set(zip(b, b[1:], b[2:], strict=False))
    return 2 * len(first & second) / max(1, len(first) + len(second))
