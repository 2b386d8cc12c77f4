"""Between which days an article was published: what it tells of, what it announces.

Not before the last thing the article tells of as come, not after what it announces, and not
after the teasers that stood beside it when the page was saved.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.almanac import almanac
from app.reading.context import around, is_ahead, is_told
from app.reading.days import Day, days_in
from app.reading.model import Evidence, Teaser
from app.reading.parts import Part

_YEAR = re.compile(r"(?<![\d/.,n°-])(?:19|20)\d\d(?![\d/%]|[.,]\d|-\d| ?- ?20\d\d)")
_ANNIVERSARY = re.compile(r"\([^()]{4,20} ?- ?$")  # (9 mai 1945 - 9 mai 2025)
_ANY_YEAR = re.compile(r"20\d\d")
_FIGURES = re.compile(r"\d (?:milliards?|millions?|tonnes|touristes|visiteurs)\b|\d ?%")
_FIRST, _LAST = 2000, 2035
_SLACK = timedelta(days=45)  # a page may be saved some weeks after the newest teaser with a date


@dataclass(frozen=True, slots=True)
class Bounds:
    """The article was published from `earliest` to `latest`; null where nothing says so.

    `told` is the proof of the first: the latest day or year the article speaks of as come.
    """

    earliest: date | None
    latest: date | None
    told: Evidence | None

    def allow(self, first: date, last: date) -> bool:
        """Whether something from `first` to `last` may be the news of the article."""
        return (self.earliest is None or last >= self.earliest) and (
            self.latest is None or first <= self.latest
        )


def bounds_of(parts: Sequence[Part], days: Sequence[Day], teasers: Sequence[Teaser]) -> Bounds:
    """What the text and its teasers say of the earliest and latest day of publication."""
    told = max(_told(parts, days), key=lambda proof: proof[0], default=None)
    ahead = [span[0] for day, span in _in_full(days) if is_ahead(day.part, day.start, day.end)]
    saved = _newest(teasers)
    latest = min([*ahead, *([saved + _SLACK] if saved else [])], default=None)
    earliest, evidence = told if told else (None, None)
    if earliest and latest and earliest > latest:
        latest = None  # the announcement was no announcement
    return Bounds(earliest, latest, evidence)


def _told(parts: Sequence[Part], days: Sequence[Day]) -> Iterator[tuple[date, Evidence]]:
    """Days and years the text tells of as come."""
    for day, span in _in_full(days):
        before = around(day.part, day.start, day.end).before
        if not is_ahead(day.part, day.start, day.end) and not _ANNIVERSARY.search(before):
            yield span[0], day.evidence("latest day told")
    for part, start, end in years_in(parts):
        if is_told(part, start, end) and not is_horizon(part, start, end):
            since = part.folded[:start].endswith("depuis ")
            figures = _FIGURES.search(around(part, start, end).sentence)
            rule = "since" if since else "figures of a year" if figures else "latest year told"
            yield date(int(part.text[start:end]), 1, 1), part.evidence(start, end, rule)


def _in_full(days: Sequence[Day]) -> Iterator[tuple[Day, tuple[date, date]]]:
    """The days that have a year, with their first and last day."""
    for day in days:
        if day.year and (span := day.span(day.year)):
            yield day, span


def years_in(parts: Sequence[Part]) -> Iterator[tuple[Part, int, int]]:
    """The years the parts name outside of figures and ranges, as part, start and end."""
    for part in parts:
        for found in _YEAR.finditer(part.folded) if "20" in part.folded else ():
            if _FIRST <= int(found.group()) <= _LAST:
                yield part, found.start(), found.end()


def is_horizon(part: Part, start: int, end: int) -> bool:
    """Whether a year is one to come ("d'ici 2030", "au cours de la période 2021-2025")."""
    near = around(part, start, end)
    return bool(
        almanac().cues["horizon"].search(near.before[-45:])
        or re.search(r"\d{4}\s?-\s?$", near.before)
        or almanac().cues["future"].search(near.sentence)
    )


def _newest(teasers: Sequence[Teaser]) -> date | None:
    """The newest full date in the teasers: the page was saved about then."""
    texts = [text for t in teasers for text in (t.caption, t.title, t.summary)]
    parts = [Part("teaser", 0, text) for text in texts if text and _ANY_YEAR.search(text)]
    dates = [
        span[1]
        for part in parts
        for day, span in _in_full(days_in(part))
        if not is_ahead(part, day.start, day.end)
    ]
    return max((day for day in dates if day.year <= _LAST), default=None)
