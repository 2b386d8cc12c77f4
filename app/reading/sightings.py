"""What several rules look for in a part, found once: countries, titles of office."""

from functools import lru_cache

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.vocabulary.gazetteer import Sense, country_matcher
from app.reading.vocabulary.titles import Title, title_matcher

_PARTS = 64
"""Parts remembered: those of the article at hand."""


@lru_cache(_PARTS)
def countries_in(part: Part) -> tuple[Match[Sense], ...]:
    """Everything in `part` that speaks of a country, and the traps."""
    return tuple(country_matcher().find(part.text, part.folded))


@lru_cache(_PARTS)
def titles_in(part: Part) -> tuple[Match[Title], ...]:
    """The titles of office in `part`."""
    found = title_matcher().find(part.text, part.folded)
    return tuple(one for one in found if not _is_initial(part.text, one))


def _is_initial(text: str, title: Match[Title]) -> bool:
    """Whether the "M." of "M.B. Khoramshad" is his initial."""
    return text[title.end - 1] == "." and text[title.end + 1 : title.end + 2] == "."
