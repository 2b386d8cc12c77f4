"""Which of the days that a text names is the day of its news."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.reading.dates.bounds import FIGURES, MONTH_TOLD, YEAR_TOLD, Bounds
from app.reading.dates.clues.anniversaries import is_counted_from, years_since
from app.reading.dates.context import (
    is_an_anniversary,
    is_an_occasion,
    is_of_the_news,
    is_promised,
    is_reported,
)
from app.reading.dates.days import LEAP_YEAR, Day
from app.reading.dates.incumbents import IN_OFFICE
from app.reading.dates.years import FIRST
from app.reading.model import Reading
from app.reading.parts import Part, fold
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac

_FIRST_DAYS = 20  # of a paragraph; the day of the news is among them
_FIRST_PARAGRAPHS = 2  # below the lead; the news is told there or not at all


def day_of_the_news(
    reading: Reading, parts: Sequence[Part], days: Sequence[Day], bounds: Bounds
) -> Day | None:
    """The day of the main event, as one of `days` names it; null where none does."""
    own = _without_those_that_go_on(days)
    news = _news(_not_counted_from(own, parts), reading, bounds)
    return _given_out(_day_within(_last_told(news, days), days), days) if news else None


def _news(days: Sequence[Day], reading: Reading, bounds: Bounds) -> Day | None:
    """The first day that is no older thing, no plan and no feast."""
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
        found = [day for day in found if is_an_occasion(day) or not is_an_anniversary(day)]
        if found:
            return min(
                found, key=lambda day: (is_an_occasion(day), day.year is not None, day.start)
            )
    return _done_at(days, reading) or _in_captions(days) or _further_down(days)


def _done_at(days: Sequence[Day], reading: Reading) -> Day | None:
    """The day a text is signed with: "Fait à Colombo, le 5 mai 2025", or "Rome, 9 mai 2025" at its
    very end."""
    before = ((day, day.part.folded[max(0, day.start - 60) : day.start]) for day in days)
    done = next((day for day, words in before if _DONE_AT.search(words)), None)
    place = ("paragraph", len(reading.paragraphs) - 1)
    told = [day for day in days if (day.part.name, day.part.index) == place and day.year]
    last = told[-1] if told else None
    if done or last is None or (last.year or 0) < FIRST:
        return done
    closes = not last.part.folded[last.end :].strip(" .")
    signed = _PLACE.search(last.part.text, max(0, last.start - 40), last.start)
    return last if closes and signed else None


_DONE_AT = re.compile(r"(?:^|[.;] )fait (?:a|en) [^.;]{2,40}?,? $")
_PLACE = re.compile(r"(?:[.!?»] |\A)[A-ZÀ-ÞĐ][\w'’-]+(?: [A-ZÀ-ÞĐ][\w'’-]+){0,3}, (?:le )?$")


def _not_counted_from(days: Sequence[Day], parts: Sequence[Part]) -> list[Day]:
    """The days without those that an anniversary of the article may be counted from: the newest
    with its weekday is none."""
    counts = years_since(parts, days)
    newest = max((day.year or 0 for day in days), default=0)
    own = [day for day in days if day.weekday is not None and day.year == newest]
    return [day for day in days if day in own or not is_counted_from(day, counts)]


def _may_be_older(day: Day) -> bool:
    """Whether `day` may be of an earlier event: in full, below the first sentence. The press
    prints its own day without the year there, or with its weekday, or as "ce 5 mai 2023"."""
    if day.year is None or day.weekday is not None or day.part.folded.startswith("ce ", day.start):
        return False
    below = day.part.name == "paragraph" and day.part.index > 0
    return below or sentence_at(day.part.text, day.start)[0] > 0


def _without_those_that_go_on(days: Sequence[Day]) -> list[Day]:
    """The days but those that go on with what their sentence tells of a day in full: "Le 11 juillet
    1995, il annonçait …; au matin du 12 juillet, le Premier ministre faisait de même"."""
    in_full: dict[tuple[Part, int], int] = {}
    for day in days:
        if day.year is not None:
            sentence = day.part, sentence_at(day.part.text, day.start)[0]
            in_full[sentence] = min(day.start, in_full.get(sentence, day.start))
    return [day for day in days if not _goes_on(day, in_full)]


def _goes_on(day: Day, in_full: Mapping[tuple[Part, int], int]) -> bool:
    first, last = sentence_at(day.part.text, day.start)
    if day.year is not None or day.weekday is not None:
        return False
    told = in_full.get((day.part, first), day.start) < day.start
    last = min(last, day.end + _VERB_AHEAD)
    return told and _WAS.search(day.part.folded, day.end, last) is not None


_VERB_AHEAD = 200  # code points
_WAS = re.compile(r"\b[a-z]{2,}(?:ait|aient)\b")


def _bare_weekday(reading: Reading, place: tuple[str, int]) -> int | None:
    """The weekday (0 is Monday) on which the text at `place` has its news, if it names one only
    and no day with it ("a reçu mardi l'ambassadeur")."""
    name, index = place
    text = reading.lead if name == "lead" else None
    if name == "paragraph" and index < len(reading.paragraphs):
        text = reading.paragraphs[index]
    folded, weekdays = fold(text or ""), almanac().weekdays
    if not any(map(folded.__contains__, weekdays)):
        return None
    found = {match[1] for match in _WEEKDAY_ALONE.finditer(folded)}
    return weekdays[found.pop()] if len(found) == 1 else None


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


def _last_told(news: Day, days: Sequence[Day]) -> Day:
    """`news`, or the last day told with its weekday in the week after it, where `news` but says
    since when its subject is known: "le typhon, qui s'est abattu samedi 4 novembre, a fait …"."""
    before = news.part.folded[max(0, news.start - _CLAUSE) : news.start]
    if news.year is not None or news.last is not None or not _WHICH_DID.search(before):
        return news
    since = {day: _days_after(news, day) for day in days if day.weekday is not None}
    later = [day for day, gap in since.items() if 0 < gap <= _WEEK and is_of_the_news(day)]
    return max(later, key=lambda day: since[day], default=news)


def _days_after(first: Day, second: Day) -> int:
    """From one day without a year to another; none the other way or where a year is told."""
    spans = first.span(LEAP_YEAR), second.span(LEAP_YEAR)
    if spans[0] is None or spans[1] is None or second.year is not None:
        return 0
    return (spans[1][0] - spans[0][0]).days


_CLAUSE, _WEEK = 40, 7
_WHICH_DID = re.compile(r"\bqui (?:a|ont|s'est|se sont) [^,;.]*$")


def _given_out(news: Day, days: Sequence[Day]) -> Day:
    """`news`, or where it is promised or of several days, the day on which that was announced:
    "effectuera une visite les 18 et 19 septembre … La nouvelle a été annoncée le 9 septembre"."""
    reported = (day for day in days if day.year is None and is_reported(day))
    return next(reported, news) if news.last is not None or is_promised(news) else news


def _day_within(news: Day, days: Sequence[Day]) -> Day:
    """`news`, or where it is several days, of a visit or a meeting, the one of them that the head
    and the pictures name: "en visite du 20 au 22 mai, … ont signé mercredi 21 mai"."""
    if news.last is None:
        return news
    within = [
        day
        for day in days
        if day.last is None
        and day.year is None
        and news.covers(day, LEAP_YEAR)
        and is_of_the_news(day)
    ]
    near = [
        day for day in within if day.part.name != "paragraph" or day.part.index < _FIRST_PARAGRAPHS
    ]
    first, last = news.span(LEAP_YEAR) or (date.min, date.max)
    told = within if (last - first).days >= _WEEK else near  # of a long tour, each day has its news
    same = {(day.month, day.day) for day in told}
    return near[0] if near and len(same) == 1 else news


def with_its_weekday(news: Day, days: Sequence[Day]) -> Day:
    """`news`, or the same day where the text names its weekday, which allows some years only."""
    if news.weekday is not None or news.year is not None or is_an_occasion(news):
        return news
    same = (news.month, news.day, news.last)
    named = [day for day in days if day.weekday is not None and day.year is None]
    found = next((day for day in named if (day.month, day.day, day.last) == same), None)
    return found or _with_a_weekday_within(news, named)


def _with_a_weekday_within(news: Day, named: Sequence[Day]) -> Day:
    """The days of the news with the weekday of the first, where one of them is named with its own:
    "du 30 août au 1er septembre … lundi 31 août"."""
    for day in named:
        if news.last is not None and day.last is None and news.covers(day, LEAP_YEAR):
            gap = _days_after(news, day)
            return replace(news, weekday=((day.weekday or 0) - gap) % 7)
    return news


def _further_down(days: Sequence[Day]) -> Day | None:
    """The day with its weekday, or that a sentence begins with, or else the days through which the
    event lasted, below the first paragraphs, if there is but one."""
    told = [day for day in days if day.part.name == "paragraph" and day.year is None]
    for chosen in (
        [day for day in told if day.weekday is not None and is_of_the_news(day)],
        [day for day in told if _begins_a_sentence(day) and is_of_the_news(day)],
        [day for day in told if day.last and _lasted(day)],
    ):
        if chosen:
            return chosen[0] if len({(day.month, day.day) for day in chosen}) == 1 else None
    return None


def _begins_a_sentence(day: Day) -> bool:
    return sentence_at(day.part.text, day.start)[0] == day.start


def _lasted(day: Day) -> bool:
    """Whether a stay or a week has those days: "durant son séjour du 25 au 26 avril"."""
    before = day.part.folded[max(0, day.start - _CLAUSE) : day.start]
    return _THROUGH.search(before) is not None


_THROUGH = re.compile(
    r"\b(?:durant|pendant|au cours de) (?:son|sa|leur|cette?|une) (?:sejour|visite|mission|semaine)"
    r"[^.;,]{0,25},? $"
)


def _is_recent(day: Day, bounds: Bounds) -> bool:
    """Whether nothing newer than `day` is told; a mere year does not outdo the lead's own date."""
    if day.year is None or bounds.earliest is None or day.year >= bounds.earliest.year:
        return True
    told = bounds.told.rule if bounds.told else None
    return day.part.name == "lead" and told in _MERE_YEARS


_MERE_YEARS = (YEAR_TOLD, MONTH_TOLD, FIGURES, IN_OFFICE)
