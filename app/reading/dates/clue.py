"""What a clue to the year of an article is, and what it is looked for in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.dates.bounds import Bounds
from app.reading.dates.days import Day
from app.reading.model import Caption, Evidence
from app.reading.parts import Part

_TOMORROW = timedelta(days=1)  # the press is some hours ahead of many who receive it


@dataclass(frozen=True, slots=True)
class Clue:
    """A year and the words that tell it; `stated` if they tell it of this very day, an `estimate`
    if it is but the likeliest; `gone` are the months of it that were over."""

    year: int
    evidence: Evidence
    stated: bool = False
    estimate: bool = False
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An article as clues are looked for in it; `news` is the day of its news, null where it names
    none, and `received` the day it came in, null where nobody knows."""

    parts: Sequence[Part]
    days: Sequence[Day]
    captions: Sequence[Caption]
    bounds: Bounds
    news: Day | None
    received: date | None

    def is_past(self, day: date) -> bool:
        """Whether `day` had come when the article was received."""
        return self.received is None or day <= self.received + _TOMORROW

    def has_come(self, year: int) -> bool:
        """Whether the day of the news, or the year where it is not to be dated, had come in `year`
        when the article was received."""
        span = self.news.span(year) if self.news and self.news.year is None else None
        return self.is_past(span[0] if span else date(year, 1, 1))


def parts_with(sign: str, parts: Sequence[Part]) -> list[Part]:
    """The parts that hold `sign`; the others need no closer look."""
    return [part for part in parts if sign in part.folded]


def found_in(
    pattern: re.Pattern[str], parts: Sequence[Part], sign: str
) -> Iterator[tuple[Part, re.Match[str]]]:
    """Where `pattern` is found in those of `parts` that hold `sign`."""
    for part in parts_with(sign, parts):
        for found in pattern.finditer(part.folded):
            yield part, found


def first_parts(parts: Sequence[Part]) -> list[Part]:
    """The title and the lead, or the first paragraph without one."""
    first = "lead" if any(part.name == "lead" for part in parts) else "paragraph"
    return [part for part in parts if part.name in ("title", first) and part.index == 0]
