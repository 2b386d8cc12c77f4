"""Months, weekdays, Têt, and the cues around dates: `vocabulary/calendar.toml`, ready for rules."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from app.reading.parts import fold
from app.reading.vocabulary.alternation import any_of


class Series(NamedTuple):
    """Numbered meetings: number → first day of the month it met in; none is meant where the article
    speaks of one of `unless`."""

    held: dict[int, date]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Almanac:
    """What the calendar vocabulary knows; every word folded, every cue one regular expression."""

    months: dict[str, int]  # name or short form → 1..12
    weekdays: dict[str, int]  # name → 0 (Monday) .. 6
    tet: dict[int, date]  # year → first day
    animals: dict[str, int]  # folded name → one of its lunar years, which come every twelve
    unknown_before: dict[str, int]  # folded name → the year it was first heard in
    in_force: dict[str, date]  # folded name of a treaty → the day it came into force
    numbers: dict[str, int]  # of years and months, spelled
    ordinals: dict[str, int]  # spelled too: "dixieme"
    jubilees: dict[str, int]  # folded name → years
    origins: dict[str, date]  # folded words → the day that anniversaries of it are counted from
    relations: dict[str, dict[str, date]]  # home and partner → the day relations were established
    asean_chairs: dict[int, str]  # year → ISO 3166-1 code
    series: dict[str, Series]  # by folded name
    cues: dict[str, re.Pattern[str]]

    def number(self, words: str) -> int | None:
        """A number of years or months, in figures or spelled; null if it is none known."""
        return int(words) if words.isdecimal() else self.numbers.get(words)


@cache
def almanac() -> Almanac:
    """The calendar vocabulary, loaded once."""
    path = Path(__file__).parent / "calendar.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    months = {fold(n): i for i, names in enumerate(table.pop("months"), 1) for n in names}
    weekdays = {fold(name): number for number, name in enumerate(table.pop("weekdays"))}
    tet = {int(day[:4]): date.fromisoformat(day) for day in table.pop("tet")}
    heard = {fold(name): year for name, year in table.pop("unknown_before").items()}
    in_force = {fold(of): date.fromisoformat(day) for of, day in table.pop("in_force").items()}
    animals = {fold(name): year for name, year in table.pop("animals").items()}
    numbers = {fold(name): number for name, number in table.pop("numbers").items()}
    ordinals = {_ordinal(name): number for name, number in numbers.items()}
    jubilees = {fold(name): count for name, count in table.pop("jubilees").items()}
    origins = {fold(of): date.fromisoformat(day) for of, day in table.pop("origins").items()}
    relations = {
        home: {partner: date.fromisoformat(day) for partner, day in partners.items()}
        for home, partners in table.pop("relations").items()
    }
    chairs = {int(year): code for year, code in table.pop("asean_chairs").items()}
    series = {
        fold(form): Series(
            {int(n): date.fromisoformat(f"{month}-01") for n, month in one["held"].items()},
            tuple(map(fold, one.get("unless", ()))),
        )
        for one in table.pop("series")
        for form in one["forms"]
    }
    cues = {name: _any(forms) for name, forms in table.items()}
    return Almanac(
        months,
        weekdays,
        tet,
        animals,
        heard,
        in_force,
        numbers,
        ordinals,
        jubilees,
        origins,
        relations,
        chairs,
        series,
        cues,
    )


def _ordinal(number: str) -> str:
    """ "cinq" → "cinquieme"."""
    if number.endswith("neuf"):
        return f"{number[:-1]}vieme"
    stem = number.removesuffix("e").replace("vingts", "vingt")
    return f"{stem}{'u' if number.endswith('cinq') else ''}ieme"


@cache
def number_of_months() -> str:
    """A pattern for a number of months, in figures or spelled."""
    spelled = any_of(word for word, number in almanac().numbers.items() if number < 12)
    return rf"(?:{spelled}|\d{{1,2}})"


def _any(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(map(fold, forms))}(?!\w)")


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or null where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
