"""Days that are stated outside of the text: metadata, address, time stamps, the dateline."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.documents.document import Metadata
from app.reading.dates.days import Day
from app.reading.model import Evidence
from app.reading.structure.stamps import is_of_an_update, printed_day
from app.reading.vocabulary.almanac import day_or_none

_FIRST_YEAR, _LAST_YEAR = 1945, 2100  # VNA was founded in 1945
_UNSET = "1970-01-01"  # what a clock shows that was never set
_SEASON = 90  # days after which an update tells nothing of the day of publication

Proof = tuple[str, Evidence]  # an ISO day, month or year, and what states it


def stated_days(
    metadata: Metadata, stamps: Sequence[str], days: Sequence[Day], news: Day | None
) -> list[Proof]:
    """What the carrier of the text states, its time stamps, and the dateline among `days`, the
    most trusted first; the stamps and the metadata are quoted whole. `news` is the day of the news,
    by which some stamps are understood."""
    return [*_stated(metadata), *_stamped(stamps, news), *_in_dateline(days)]


_URL_DAY = re.compile(
    # "/2025/06/30/", "/2025/6/", "2025-06-30"; "en-2025-8-millions-de-touristes" is no month
    r"(?<!\d)(?P<y>20[0-3]\d)(?:/(?P<m>0?[1-9]|1[0-2])(?:/(?P<d>\d{1,2}))?(?=[/._-]|$)"
    r"|(?P<m4>[1-9]|1[0-2])(?=/\d+\.vnplus)"  # "/20104/8567.vnplus", of old VietnamPlus
    r"|-(?P<m3>0[1-9]|1[0-2])-(?P<d3>[0-2]\d|3[01])(?=[/._-]|$))"
    r"|(?<!\d)(?P<y2>20[0-3]\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-2]\d|3[01])(?!\d)"
)


def _stated(metadata: Metadata) -> Iterator[tuple[str, Evidence]]:
    """ISO day, month or year that the carrier states, or the address holds."""
    if stated := _published(metadata.published or ""):
        yield stated, _whole(metadata.published or "", "metadata")
    for found in _URL_DAY.finditer(metadata.url or ""):
        year = int(found["y"] or found["y2"])
        month = int(found["m"] or found["m2"] or found["m3"] or found["m4"])
        digits = found["d"] or found["d2"] or found["d3"]
        day = day_or_none(year, month, int(digits)) if digits else None
        yield (
            day.isoformat() if day else f"{year:04}-{month:02}",
            _whole(metadata.url or "", "address"),
        )


def _published(text: str) -> str | None:
    """The day, month or year at the head of `text` (ISO 8601); null where the calendar has none
    such, or no page can be of that year."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text)
    if not found or found.group() == _UNSET or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return None
    possible = day_or_none(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return found.group() if possible else None


def _stamped(stamps: Sequence[str], news: Day | None) -> Iterator[tuple[str, Evidence]]:
    """The days of the time stamps, the oldest first: the newer ones are of updates, and of an
    update alone the article is only if its news is of that time."""
    days = [
        (_as_in_the_news(day, text, news), _whole(text, "time stamp"))
        for text in stamps
        if (day := printed_day(text)) and _published(day)
    ]
    if not all(is_of_an_update(proof.text) and _is_later(day, news) for day, proof in days):
        yield from sorted(days, key=lambda proof: proof[0])


def _as_in_the_news(stamped: str, text: str, news: Day | None) -> str:
    """The day stamped, "07/02/2019" with its month first where the news is of a 2 July of 2019."""
    if news is None or "/" not in text or news.weekday is None:
        return stamped
    year, month, day = stamped[:4], stamped[5:7], stamped[8:]
    turned = (news.month, news.day) == (int(day or 0), int(month))
    falls = turned and news.falls_on_its_weekday(int(year))
    return f"{year}-{day}-{month}" if falls else stamped


def _is_later(stamped: str, news: Day | None) -> bool:
    """Whether the news is of another season, or its weekday of another year, than an update."""
    span = news.span(int(stamped[:4])) if news else None
    if news is None or span is None or len(stamped) < len(_UNSET):
        return False
    gap = (date.fromisoformat(stamped) - span[0]).days
    return not (-1 <= gap <= _SEASON and news.falls_on_its_weekday(span[0].year))


def _in_dateline(days: Sequence[Day]) -> Iterator[tuple[str, Evidence]]:
    """The day in the dateline, if it is printed with its year."""
    for day in days:
        if day.part.name == "dateline" and day.year and (span := day.span(day.year)):
            stated = span[0].isoformat()
            if _published(stated):
                yield stated, day.evidence("day in the dateline")


def _whole(text: str, rule: str) -> Evidence:
    return Evidence(text, "metadata", 0, 0, len(text), rule)
