"""Which articles tell the same event: a near copy, or the same people in the same days.

Better none than a wrong one: what only looks alike (last year's reception of ambassadors, another
month's figures) is left to the related articles. Measured over the pairs of some 200 articles of
the press, told events had a third or more of their runs of words in common, others up to .29.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.search.analysis import fold

SAME_TEXT, SAME_EVENT = 0.5, 0.25
"""The share of runs of three words in common: from then on the same text, or the same event where
people, partner and days are the same too.
"""

FIGURES_SHARED = 0.5
"""A report of another month has the same words, and other figures."""

DAYS_APART = 3
FEWEST_RUNS, FEWEST_FIGURES = 40, 3
LONGEST = 20_000  # characters

_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_LEAP_YEAR, _DAYS_OF_IT = 2000, 366


@dataclass(frozen=True, slots=True)
class Told:
    """What speaks for two articles telling the same: the `share` of wording in common (percent),
    whether that makes them the same text, and the people both name.
    """

    share: int
    same_text: bool
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as it is compared."""

    runs: frozenset[tuple[str, ...]]
    figures: frozenset[str]
    partners: frozenset[str]
    people: frozenset[str]
    date: str | None

    @classmethod
    def of(cls, reading: dict[str, Any]) -> "Telling":
        """The telling in a reading (`reading_to_dict`'s shape)."""
        parts = [reading["title"], reading["lead"], *reading["paragraphs"]]
        words = _WORD.findall(fold(" ".join(part for part in parts if part)[:LONGEST]))
        return cls(
            runs=frozenset(zip(words, words[1:], words[2:], strict=False)),
            figures=frozenset(word for word in words if word.isdigit()),
            partners=frozenset(one["code"] for one in reading["partner_countries"]),
            people=frozenset(one["name"] for one in reading["persons"]),
            date=reading["date"]["edtf"] if reading["date"] else None,
        )

    def told_by(self, other: "Telling") -> Told | None:
        """What speaks for the other telling the same event; nothing where that is not sure."""
        fewest = min(len(self.runs), len(other.runs))
        if fewest < FEWEST_RUNS or not may_be_one(self.date, other.date):
            return None
        apart = _days_apart(self.date, other.date)
        share = len(self.runs & other.runs) / fewest
        people = self.people & other.people
        same_text = share >= SAME_TEXT and not self._other_figures(other)
        same_event = (
            share >= SAME_EVENT
            and apart is not None
            and not self.partners.isdisjoint(other.partners)
            # where a year is not known the same guest may have come in another one
            and len(people) >= (1 if _year(self.date) and _year(other.date) else 2)
        )
        if not (same_text or same_event):
            return None
        return Told(int(100 * share), same_text, tuple(sorted(people)))

    def _other_figures(self, other: "Telling") -> bool:
        fewest = min(len(self.figures), len(other.figures))
        shared = len(self.figures & other.figures)
        return fewest >= FEWEST_FIGURES and shared < FIGURES_SHARED * fewest


def _year(edtf: str | None) -> str | None:
    return edtf[:4] if edtf and edtf[:4].isdigit() else None


def may_be_one(one: str | None, other: str | None) -> bool:
    """Whether what these dates (EDTF, or unknown) date may be one event."""
    apart = _days_apart(one, other)
    if apart is not None:
        return apart <= DAYS_APART
    years = _year(one), _year(other)
    return None in years or years[0] == years[1]


def _days_apart(one: str | None, other: str | None) -> int | None:
    """How many days lie between two dates or intervals; null where one is not known to the day.

    Where a year is not known, the days are taken to be of one year, or of two that follow.
    """
    same_year = not (_year(one) and _year(other))
    ours, theirs = _days(one, same_year), _days(other, same_year)
    if not ours or not theirs:
        return None
    apart = max(ours[0], theirs[0]) - min(ours[-1], theirs[-1])
    return max(min(apart, _DAYS_OF_IT - apart) if same_year else apart, 0)


def _days(edtf: str | None, same_year: bool) -> Sequence[int]:
    found = []
    for part in (edtf or "").split("/"):
        day = _DAY.fullmatch(part.rstrip("?"))
        if day is None:
            return []
        year = _LEAP_YEAR if same_year else int(day[1])
        found.append(date(year, int(day[2]), int(day[3])).toordinal())
    return found
