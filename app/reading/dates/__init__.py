"""When an article was published: collect the proofs, then decide, and keep what was decided on.

Metadata and time stamps win. Else it is the day of the news, as the lead or the first sentences
print it; its year must follow from something in the text, or stays unknown (`XXXX-11-20`). What
was deduced and not read is marked `?`, what is only near `~` (EDTF, ISO 8601-2).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from app.documents.document import Metadata
from app.reading.dates.clues import clues_to, file_days
from app.reading.dates.context import is_an_occasion, is_of_the_news
from app.reading.dates.counted import Clue, anniversary, this_year
from app.reading.dates.days import Day, days_in
from app.reading.dates.years import Bounds, bounds_of
from app.reading.model import DateReading, Evidence, Reading
from app.reading.parts import Part, fold
from app.reading.structure.stamps import printed_day
from app.reading.vocabulary.almanac import almanac, day_or_none

_FIRST_DAYS = 20  # of a paragraph; the day of the news is among them
_MOST_EVIDENCE = 20
_FIRST_YEAR, _LAST_YEAR = 1945, 2100  # VNA was founded in 1945
_FIRST_PARAGRAPHS = 2  # below the lead; the news is told there or not at all


def read_date(
    reading: Reading,
    parts: Sequence[Part],
    metadata: Metadata,
    printed: Sequence[str] = (),
) -> DateReading | None:
    """The date of `reading`, or null where nothing tells it; `parts` are its parts.

    `printed` are the time stamps that stood around the text. They and the metadata are quoted
    whole, as part `metadata`.
    """
    desk = (
        [Part("dateline", 0, reading.dateline.day)]
        if reading.dateline and reading.dateline.day
        else []
    )
    days = [day for part in (*desk, *parts) for day in days_in(part)]
    bounds = bounds_of(parts, days, reading.teasers)
    news = _news(days, reading, bounds)
    proofs = [*_stated(metadata), *_stamped(printed), *_in_dateline(days)]
    if proofs:
        return _as_stated(proofs, news)
    if news is None:
        return (
            _from_pictures(reading) or _about_a_year(parts, days, bounds) or _season(parts, bounds)
        )
    clues = clues_to(news, parts, days, reading.captions, bounds)
    return _decide(news, clues, bounds)


# -- stated outside of the text --------------------------------------------------------------

_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>20[0-3]\d)(?P<sep>[/-])(?P<m>0?[1-9]|1[0-2])(?:(?P=sep)(?P<d>\d{1,2}))?(?=[/._-]|$)"
    r"|(?<!\d)(?P<y2>20[0-3]\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-2]\d|3[01])(?!\d)"
)


def _stated(metadata: Metadata) -> Iterator[tuple[str, Evidence]]:
    """ISO day, month or year that the carrier states, or the address holds."""
    if stated := _published(metadata.published or ""):
        yield stated, _whole(metadata.published or "", "metadata")
    for found in _URL_DAY.finditer(metadata.url or ""):
        year, month = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
        digits = found["d"] or found["d2"]
        day = day_or_none(year, month, int(digits)) if digits else None
        yield (
            day.isoformat() if day else f"{year:04}-{month:02}",
            _whole(metadata.url or "", "address"),
        )


def _published(text: str) -> str | None:
    """The day, month or year at the head of `text` (ISO 8601); null where the calendar has none
    such, or no page can be of that year."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text)
    if not found or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return None
    possible = day_or_none(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return found.group() if possible else None


def _stamped(stamps: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
    """The days of the time stamps, the oldest first: the newer ones are of updates."""
    days = [
        (day, _whole(text, "time stamp"))
        for text in stamps
        if (day := printed_day(text)) and _published(day)
    ]
    yield from sorted(days, key=lambda proof: proof[0])


def _in_dateline(days: Sequence[Day]) -> Iterator[tuple[str, Evidence]]:
    """The day in the dateline, if it is printed with its year."""
    for day in days:
        if day.part.name == "dateline" and day.year and (span := day.span(day.year)):
            stated = span[0].isoformat()
            if _published(stated):
                yield stated, day.evidence("day in the dateline")


def _whole(text: str, rule: str) -> Evidence:
    return Evidence(text, "metadata", 0, 0, len(text), rule)


def _as_stated(proofs: Sequence[tuple[str, Evidence]], news: Day | None) -> DateReading:
    """The first proof decides, and the most precise of those that agree with it."""
    stated = proofs[0][0]
    for other, _ in proofs:
        stated = other if other.startswith(stated) else stated
    evidence = [proof for _, proof in proofs]
    if news:
        evidence.append(news.evidence("day of the news"))
        year = int(stated[:4])
        span = news.span(year) if news.last is None and not is_an_occasion(news) else None
        if span and news.falls_on_its_weekday(year) and span[0].isoformat().startswith(stated):
            stated = span[0].isoformat()
    return _reading(stated, "", evidence)


# -- from the text ---------------------------------------------------------------------------


def _news(days: Sequence[Day], reading: Reading, bounds: Bounds) -> Day | None:
    """The day of the main event: the first that is no older thing, no plan and no feast."""
    told = ["dateline", "lead"] if reading.lead else ["dateline"]
    places = [(name, 0) for name in told]
    places += [("paragraph", index) for index in range(_FIRST_PARAGRAPHS + (not reading.lead))]
    weekday: int | None = None
    for place in places:
        here = [day for day in days if (day.part.name, day.part.index) == place]
        if weekday is None:
            weekday = _bare_weekday(reading, place)
        found = [d for d in here[:_FIRST_DAYS] if is_of_the_news(d) and _is_recent(d, bounds)]
        found = [day for day in found if _agrees(day, weekday) and not _may_be_older(day)]
        if found:
            return min(
                found, key=lambda day: (is_an_occasion(day), day.year is not None, day.start)
            )
    return _in_captions(days)


def _may_be_older(day: Day) -> bool:
    """Whether `day` may be of an earlier event: in full, below the first paragraph. The press
    prints its own day without the year there, or with its weekday, or as "ce 5 mai 2023"."""
    if day.part.name != "paragraph" or day.part.index == 0 or day.year is None:
        return False
    return day.weekday is None and not day.part.folded.startswith("ce ", day.start)


def _bare_weekday(reading: Reading, place: tuple[str, int]) -> int | None:
    """The weekday (0 is Monday) on which the text at `place` has its news, if it names one only
    and no day with it ("a reçu mardi l'ambassadeur")."""
    name, index = place
    text = reading.lead if name == "lead" else None
    if name == "paragraph" and index < len(reading.paragraphs):
        text = reading.paragraphs[index]
    found = {match[1] for match in _WEEKDAY_ALONE.finditer(fold(text or ""))}
    return almanac().weekdays[found.pop()] if len(found) == 1 else None


_WEEKDAY_ALONE = re.compile(
    r"(?<![\w-])(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    r"(?!(?: matin| soir| apres-midi)?,? ?\(?(?:le )?\d| (?:prochain|dernier|precedent|et |au ))"
)


def _agrees(day: Day, weekday: int | None) -> bool:
    """Whether `day` may be the `weekday` of the news; only a day in full can be found to differ."""
    span = day.span(day.year) if day.year else None
    if span is None or weekday is None or day.weekday is not None:
        return True
    return weekday in {(span[0].weekday() + n) % 7 for n in range((span[1] - span[0]).days + 1)}


def _in_captions(days: Sequence[Day]) -> Day | None:
    """The day of the pictures, if they name but one; older pictures would name their year."""
    pictured = [day for day in days if day.part.name == "caption" and is_of_the_news(day)]
    same = {(day.year, day.month, day.day) for day in pictured}
    return pictured[0] if len(same) == 1 and pictured[0].year is None else None


def _is_recent(day: Day, bounds: Bounds) -> bool:
    """Whether nothing newer than `day` is told; a mere year does not outdo the lead's own date."""
    if day.year is None or bounds.earliest is None or day.year >= bounds.earliest.year:
        return True
    told = bounds.told.rule if bounds.told else None
    return day.part.name == "lead" and told in _MERE_YEARS


_MERE_YEARS = ("latest year told", "latest month told", "figures of a year")


def _decide(news: Day, clues: Sequence[Clue], bounds: Bounds) -> DateReading:
    """The year of the first stated clue, else of the first deduced one that fits."""
    evidence = [news.evidence("day of the news")]
    evidence += [clue.evidence for clue in clues]
    own = news.year is not None  # printed with the day: to be doubted, but not to be changed
    fitting = [
        clue
        for clue in clues
        if (news.span(clue.year) if own else news.falls_on_its_weekday(clue.year))
        and (clue.stated or _fits(news, clue.year, bounds))
    ]
    if not fitting:
        return _reading(_spell(news, None), "", evidence)
    chosen = min(fitting, key=lambda clue: not clue.stated)
    if is_an_occasion(news):
        return _reading(f"{chosen.year:04}-{news.month:02}", "~", evidence)
    sure = chosen.stated and news.falls_on_its_weekday(chosen.year)
    return _reading(_spell(news, chosen.year), "" if sure else "?", evidence)


def _fits(news: Day, year: int, bounds: Bounds) -> bool:
    span = news.span(year)
    return span is not None and news.falls_on_its_weekday(year) and bounds.allow(*span)


def _spell(news: Day, year: int | None) -> str:
    """`2025-06-06`, `XXXX-11-20`, `2024-06-19/2024-06-20`; the month alone of a mere occasion."""
    digits = f"{year:04}" if year else "XXXX"
    if is_an_occasion(news):
        return f"{digits}-{news.month:02}"
    first = f"{digits}-{news.month:02}-{news.day:02}"
    if news.last is None:
        return first
    turn = year is not None and news.last < (news.month, news.day)
    digits = f"{year + turn:04}" if year else digits
    return f"{first}/{digits}-{news.last[0]:02}-{news.last[1]:02}"


def _from_pictures(reading: Reading) -> DateReading | None:
    """The day in a picture's file name, where the text has none: only if it can be but one."""
    for index, caption in enumerate(reading.captions):
        days = set(file_days(caption.file or ""))
        if len(days) == 1 and re.search(r"20\d\d", caption.file or ""):
            name = caption.file or ""
            proof = Evidence(name, "file", index, 0, len(name), "picture file name")
            return _reading(days.pop().isoformat(), "?", [proof])
    return None


def _about_a_year(parts: Sequence[Part], days: Sequence[Day], bounds: Bounds) -> DateReading | None:
    """About the year that the article calls its own ("en 2023, les deux pays célèbrent …")."""
    clues = [*this_year(parts), *anniversary(parts, days)]
    years = {clue.year for clue in clues}
    year = min(years, default=0)
    if len(years) != 1 or not bounds.allow(date(year, 1, 1), date(year, 12, 31)):
        return None
    return _reading(f"{year:04}", "~", [clue.evidence for clue in clues])


def _season(parts: Sequence[Part], bounds: Bounds) -> DateReading | None:
    """About Têt, or about the one year that the bounds leave."""
    if not bounds.earliest or not bounds.latest or not bounds.told:
        return None
    for part in parts:
        found = (
            almanac().cues["tet_names"].search(part.folded)
            if part.name in ("lead", "title")
            else None
        )
        if found:
            tets = [
                day for day in almanac().tet.values() if bounds.earliest <= day <= bounds.latest
            ]
            if len(tets) == 1:
                words = part.evidence(found.start(), found.end(), "Têt")
                return _reading(tets[0].isoformat()[:7], "~", [words, bounds.told])
    if bounds.earliest.year == bounds.latest.year:
        return _reading(f"{bounds.earliest.year:04}", "~", [bounds.told])
    return None


def _reading(edtf: str, mark: str, evidence: Sequence[Evidence]) -> DateReading:
    """A date with its first and last day, both null if the year is unknown."""
    first, _, last = edtf.partition("/")
    marked = "/".join(day + mark for day in edtf.split("/"))
    unique = tuple(dict.fromkeys(evidence))[:_MOST_EVIDENCE]
    if edtf.startswith("XXXX"):
        return DateReading(marked, None, None, unique)
    return DateReading(marked, _first_day(first), _last_day(last or first), unique)


def _first_day(edtf: str) -> str:
    return edtf + "-01-01"[len(edtf) - 4 :]


def _last_day(edtf: str) -> str:
    if len(edtf) == 4:
        return edtf + "-12-31"
    if len(edtf) == 7:
        return f"{edtf}-{monthrange(int(edtf[:4]), int(edtf[5:]))[1]:02}"
    return edtf
