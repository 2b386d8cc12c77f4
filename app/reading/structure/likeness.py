"""Whether two texts say the same, damage aside."""

from difflib import SequenceMatcher
from functools import lru_cache

from app.reading.parts import fold

_ALIKE = 0.86
_LONGEST_RUN = 12  # words
_LONG = 5  # letters; shorter words are easily others
_BEGINNING = 90  # code points

_LATIN_SIGNS = bytes(code for code in range(256) if not chr(code).isalnum())


def letters(text: str) -> str:
    """The letters and digits of `text`, folded: what is left whatever the spacing."""
    folded = fold(text)
    try:
        return folded.encode("latin-1").translate(None, _LATIN_SIGNS).decode("latin-1")
    except UnicodeEncodeError:
        return "".join(filter(str.isalnum, folded))


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters, or nearly so."""
    a, b = letters(one), letters(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 12 or not 0.8 < len(a) / len(b) < 1.25:
        return False
    return _dice(a, b) >= _ALIKE


def says_all(kept: str, dropped: str) -> bool:
    """Whether `kept` says all that `dropped` says in the same order: only its spaces may differ,
    and a letter of a long word; what `kept` has more is no loss."""
    if letters(kept) == letters(dropped):
        return True
    ours, theirs = words(kept), words(dropped)
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return all(
        kind in ("equal", "delete") or _is_damaged(theirs[c:d], ours[a:b])
        for kind, a, b, c, d in steps
    )


def words(text: str) -> list[str]:
    """The runs of letters and digits in `text`, folded."""
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def _is_damaged(damaged: list[str], clean: list[str]) -> bool:
    """Whether some words are others in a row, glued, split or with one letter wrong."""
    one, other = "".join(damaged), "".join(clean)
    long = min(len(one), len(other)) >= _LONG and one.isalpha() and other.isalpha()
    if long and _one_letter_apart(*sorted((one, other), key=len)):
        return True
    starts = range(min(len(clean), _LONGEST_RUN))
    return any(one == "".join(clean[i:j]) for i in starts for j in range(i + 1, len(clean) + 1)[:9])


def _one_letter_apart(short: str, long: str) -> bool:
    """Whether one letter, changed or missing, is all the difference; not at the end, where it
    tells singular from plural."""
    same = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return same < len(short) and short[same + (len(short) == len(long)) :] == long[same + 1 :]


def begin_alike(one: str, other: str) -> bool:
    """Whether two texts may be the same, to look at their first words: a quick no."""
    a, b = letters(one[:_BEGINNING]), letters(other[:_BEGINNING])
    return a == b or _dice(a, b) > 0.5


def _dice(a: str, b: str) -> float:
    """Dice's coefficient over the trigrams of two texts, 0..1."""
    first, second = _trigrams(a), _trigrams(b)
    return 2 * len(first & second) / max(1, len(first) + len(second))


@lru_cache(maxsize=2)  # one text, as a lead, is compared with several in a row
def _trigrams(text: str) -> frozenset[tuple[str, str, str]]:
    """Each three letters that follow one another in `text`."""
    return frozenset(zip(text, text[1:], text[2:], strict=False))
