"""The years a text names, and which of them are to come."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.reading.dates.context import FUTURE, around
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac

# the first figures first, then what must not stand before them: four times as fast
_YEAR = re.compile(r"20(?<![\d/.,n°-]20)\d\d(?![\d/%]|[.,]\d|-\d| ?- ?20\d\d)")
FIRST, LAST = 2000, 2035
"""The years that articles of the web can be of."""
_PARTS = 64
"""Parts remembered: those of the article at hand."""


def years_in(parts: Sequence[Part]) -> Iterator[tuple[Part, int, int]]:
    """The years the parts name outside of figures and ranges, as part, start and end."""
    for part in parts:
        for start, end in _years(part):
            yield part, start, end


@lru_cache(_PARTS)
def _years(part: Part) -> tuple[tuple[int, int], ...]:
    found = _YEAR.finditer(part.folded)
    return tuple([year.span() for year in found if FIRST <= int(year.group()) <= LAST])


_LONGEST_NAME = 45


def was_put_off(part: Part, end: int) -> bool:
    """Whether the name of an event that ends there bears another year than that it was held in."""
    _, last = sentence_at(part.text, end)
    return _PUT_OFF.search(part.folded, end, last) is not None or any(
        found.end() == end
        for found in almanac()
        .cues["held_later"]
        .finditer(part.folded, max(0, end - _LONGEST_NAME), end)
    )


_PUT_OFF = re.compile(r"\b(?:decal|report|ajourn|repouss|differ)e(?:e|s|es)?\b")


def is_horizon(part: Part, start: int, end: int) -> bool:
    """Whether a year is one to come ("d'ici 2030", "au cours de la période 2021-2025")."""
    near = around(part, start, end)
    return bool(
        almanac().cues["horizon"].search(near.before[-45:])
        or _FROM_THEN_ON.search(part.text, max(0, start - 30), start)
        or _RANGE.search(near.before[-7:])
        or _WOULD.search(near.before[-_LONGEST_VERB:])
        or _WILL.match(part.text, end)
        or almanac().cues["future"].search(near.sentence)
    )


_LONGEST_VERB = 12
_WOULD = re.compile(r"[a-z](?:er|ir|dr|tr)(?:ait|aient) en $")
# "En 2020, nous célébrerons"
_WILL = re.compile(rf",? (?:[a-zà-ÿ'’]+ ){{0,3}}{FUTURE}")
_RANGE = re.compile(r"(?:\d{4}\s?-\s?|\bvers )$")
_FROM_THEN_ON = re.compile(r"\bdès\b[^,.;]*$", re.I)  # its fold is "des"
