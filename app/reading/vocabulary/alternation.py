"""Many texts as one regular expression."""

import re
from collections.abc import Iterable


def any_of(texts: Iterable[str]) -> str:
    """A pattern for any of `texts`, the longest that fits; an "*" in them is any ending of a word.

    What texts begin with alike is tried but once: a search spends its time where nothing is found.
    """
    by_first: dict[str, list[str]] = {}
    for text in texts:
        by_first.setdefault(text[:1], []).append(text[1:])
    ends = by_first.pop("", None) is not None
    branches = [
        (r"\w*" if first == "*" else re.escape(first)) + any_of(rest)
        for first, rest in by_first.items()
    ]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""
