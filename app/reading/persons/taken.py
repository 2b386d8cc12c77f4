"""Words that other readers of a part have taken: countries, places and titles are no names."""

import re
from bisect import bisect_right

from app.reading.matcher import Match
from app.reading.parts import CAPITALS, Part, fold
from app.reading.sightings import sightings
from app.reading.vocabulary.gazetteer import Kind, Sense
from app.reading.vocabulary.gazetteer import given_names as names_of_countries
from app.reading.vocabulary.people import common_words, is_given, things

_CAPITAL_AHEAD = re.compile(rf"[ \u00a0][{CAPITALS}]")
_CAPITAL_BEHIND = re.compile(rf"(?<![\w-])[{CAPITALS}][^\W\d_]+[ \u00a0](?:d[aeo]s?[ \u00a0])?$")


class Taken:
    """Where countries, places and titles stand in a part."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._bounds = _bounds(part)

    def covers(self, position: int) -> bool:
        """Whether the letter there is a country's, a place's or a title's."""
        return bisect_right(self._bounds, position) % 2 == 1

    def has(self, token: tuple[int, int]) -> bool:
        """Whether the word from start to end is a country's, a title's or a common one."""
        start, end = token
        return (
            self.covers(start)
            or self._part.text[start:end] in common_words()
            or (
                self._part.folded[start:end] in things()
                and not is_given(self._part.folded[start:end])
            )
        )


def _bounds(part: Part) -> list[int]:
    """Where countries, places and titles begin and end, by turns and from left to right."""
    found = [
        (match.start, match.end)
        for match in sightings(part).countries
        if match.value.kind not in (Kind.ADJECTIVE, Kind.PREFIX) and not _is_borne(part, match)
    ]
    found += [(match.start, match.end) for match in sightings(part).titles]
    bounds: list[int] = []
    for start, end in sorted(found):
        if bounds and start < bounds[-1]:
            bounds[-1] = max(end, bounds[-1])
        else:
            bounds += (start, end)
    return bounds


def _is_borne(part: Part, match: Match[Sense]) -> bool:
    """Whether a place's name is part of a person's: "Albert Del Rosario", "Jaber Al-Sabah"."""
    name = part.text[match.start : match.end]
    ahead = _CAPITAL_AHEAD.match(part.text, match.end) is not None
    likely = name in names_of_countries()
    if (likely and ahead) or name.startswith(("Al-", "al-", "Al ")):
        return True
    if not (likely or ahead):
        return False
    behind = _CAPITAL_BEHIND.search(part.text[max(0, match.start - 30) : match.start])
    return behind is not None and (likely or is_given(fold(behind[0].split()[0])))
