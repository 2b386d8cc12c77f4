"""How far words are apart, and what shape they have."""

import re


def edit_distance(one: str, other: str, limit: int) -> int:
    """How many letters to add, drop, change or swap with their neighbour; above `limit`, more.

    Optimal string alignment: the restricted Damerau-Levenshtein distance.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, second in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def shape(pattern: str) -> str:
    """A regular expression for the words of a `pattern`, in which `*` is any letters and `?` one.

    What stands between two stars is taken where it first comes, and looked for no further: the time
    grows with the length of the word, whatever the pattern.
    """
    stars = _RUN.sub(lambda run: "?" * run[0].count("?") + "*", pattern)
    first, *others = [re.escape(piece).replace(r"\?", _LETTER) for piece in stars.split("*")]
    if not others:
        return first
    *inner, last = others
    return first + "".join(f"(?>{_LETTER}*?{piece})" for piece in inner) + f"{_LETTER}*{last}"


_RUN = re.compile(r"[*?]*\*[*?]*")
_LETTER = r"[^\n]"
