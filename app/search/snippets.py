"""Where an article matches: the best passage, with the words that were looked for marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from app.search.analysis import compose, tokens, words
from app.search.language import Query
from app.search.marking import Span, may_stand, spans, tests
from app.search.query import Phrase, Text, Word, labels

LENGTH = 280
"""About how many characters a snippet has."""

CLOSELY = 60_000
"""Of a longer article only so many characters are looked at closely: those with the most of the
words looked for."""

ZONE = 2_000
"""About how many characters are judged together."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is marked."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best passage of an article; `part` is `lead`, `paragraph`, `caption` or `annex`.

    `index` counts the paragraphs, captions or annexes from 0. A passage cut out of a longer text
    begins or ends with "…" as a piece of its own.
    """

    pieces: Pieces
    part: str
    index: int = 0

    @property
    def text(self) -> str:
        """The passage without its marks."""
        return "".join(text for text, _ in self.pieces)


def mark(query: Query, text: str, part: str = "title") -> Pieces:
    """The whole text with what was looked for marked."""
    text = compose(text)
    found = list(tokens(text))
    return _pieces(text, 0, len(text), spans(_sought(query, part), found))


def snippet(query: Query, reading: Mapping[str, Any]) -> Snippet:
    """The passage of a reading (`reading_to_dict`'s shape) that shows best where it matches.

    Where none does, the reading's beginning. Annexes are only shown when the query asks for them.
    """
    zones = _zones(query, reading)
    mentions = _mentions(query, reading)
    best, shown = 0.0, Snippet((), "lead")
    # a partial match may not have the phrase, but its words
    for loose in (False, True):
        for zone in zones:
            places = zone.places(_sought(query, zone.part, loose))
            places = places or zone.placed(mentions.get((zone.part, zone.index), ()))
            worth, start, end = _best_window(zone.text, places)
            if worth > best or not shown.pieces:
                pieces = _cut(zone, start, end, places)
                best, shown = worth, Snippet(pieces, zone.part, zone.index)
        if best:
            break
    return shown


_Place = tuple[int, int]
_MENTION = 0.5
"""What it is worth that a country is named by other words than those looked for."""


@dataclass(frozen=True)
class _Zone:
    """A text of an article to look at closely, or a stretch of one: text goes `before`, `after`;
    `dateline` says how much of it stands before the part."""

    part: str
    index: int
    text: str
    before: bool = False
    after: bool = False
    dateline: int = 0

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words there, which are sooner gathered than their places."""
        return frozenset(word for word in words(self.text) if word)

    def places(self, sought: Sequence[Text]) -> list[Span]:
        """The places to mark; a text without the words is not looked at closely."""
        there = [text for text in sought if may_stand(text, self.words)]
        return spans(there, list(tokens(self.text))) if there else []

    def placed(self, mentions: Sequence[_Place]) -> list[Span]:
        """The mentions of countries there, as places to mark; none in the midst of a text."""
        if self.before:
            return []
        shifted = [(start + self.dateline, end + self.dateline) for start, end in mentions]
        held = [place for place in shifted if place[1] <= len(self.text)]
        return [Span(start, end, 0, _MENTION) for start, end in sorted(held)]


def _mentions(query: Query, reading: Mapping[str, Any]) -> dict[tuple[str, int], list[_Place]]:
    """Where the reading names the countries that the query looks for by their mention, by part."""
    found: dict[tuple[str, int], list[_Place]] = {}
    wanted = {label.value for label in labels(query.node) if label.kind == "mention"}
    for country in reading.get("mentioned_countries") or ():
        for one in country["evidence"] if country["code"] in wanted else ():
            place = one["start"], one["end"]
            found.setdefault((one["part"], one["index"]), []).append(place)
    return found


def _zones(query: Query, reading: Mapping[str, Any]) -> list[_Zone]:
    """Where to look closely: everywhere, or in a long article where most of the words stand."""
    whole = list(_texts(query, reading))
    if sum(len(zone.text) for zone in whole) <= CLOSELY:
        return whole
    zones = [stretch for zone in whole for stretch in _stretches(zone)]
    counts = [_held(query, zone) for zone in zones]
    looked, chosen = 0, []
    for number in sorted(range(len(zones)), key=lambda number: -counts[number]):
        looked += len(zones[number].text)
        if looked > CLOSELY:
            break
        chosen.append(number)
    return [zones[number] for number in sorted(chosen)]


def _held(query: Query, zone: _Zone) -> int:
    """How many of the words and phrases looked for stand in a zone."""
    single = {test for text in query.texts for test in tests(text)}
    phrases = [text for text in query.texts if isinstance(text, Phrase) and tests(text)[1:]]
    held = sum(any(map(test, zone.words)) for test in single)
    return held + sum(bool(zone.places([phrase])) for phrase in phrases)


def _stretches(zone: _Zone) -> Iterator[_Zone]:
    """The text cut between words into stretches of about ZONE characters, each beginning about a
    snippet's length before the last one's end.
    """
    start, text = 0, zone.text
    while start + 2 * ZONE < len(text):
        end = _space(text, start + ZONE, start + 2 * ZONE)
        yield replace(zone, text=text[start:end], before=start > 0, after=True)
        start = _space(text, end - 2 * LENGTH, end - LENGTH)
    yield replace(zone, text=text[start:], before=start > 0)


def _space(text: str, start: int, end: int) -> int:
    """Where the first space between start and end is, or else the end."""
    found = _SPACE.search(text, start, end)
    return found.start() if found else end


def _texts(query: Query, reading: Mapping[str, Any]) -> Iterator[_Zone]:
    if reading.get("lead"):
        yield _Zone("lead", 0, compose(reading["lead"]))
    city = (reading.get("dateline") or {}).get("city")
    for index, text in enumerate(reading.get("paragraphs") or ()):
        opening = f"{city} – " if city and index == 0 else ""
        yield _Zone("paragraph", index, compose(opening + text), dateline=len(opening))
    for index, caption in enumerate(reading.get("captions") or ()):
        yield _Zone("caption", index, compose(caption["text"]))
    if query.annexes:
        for index, teaser in enumerate(reading.get("teasers") or ()):
            parts = (teaser["title"], teaser["summary"], teaser["caption"])
            yield _Zone("annex", index, compose(" — ".join(part for part in parts if part)))


_SPACE = re.compile(r"\s")

_SECTION = {
    "title": "title",
    "lead": "lead",
    "paragraph": "text",
    "caption": "caption",
    "annex": "annexes",
}


def _sought(query: Query, part: str, loose: bool = False) -> list[Text]:
    """What is looked for in this part of an article; if `loose`, the words of phrases."""
    section = _SECTION[part]
    everywhere = {"all"} if part == "annex" else {"body", "all"}
    # the names of labels stand in the text, so they are marked there too
    names = set() if part == "annex" else {"person", "organisation", "agreement"}
    here = [text for text in query.texts if text.section in {section} | everywhere | names]
    return [Word(text.text) if loose and isinstance(text, Phrase) else text for text in here]


def _best_window(text: str, places: Sequence[Span]) -> tuple[float, int, int]:
    """What the best stretch of about LENGTH characters is worth, and where it is."""
    best = (0.0, 0, min(len(text), LENGTH))
    for index, first in enumerate(places):
        worth: dict[int, float] = {}
        more = 0
        last = first
        for span in places[index:]:
            if span.end - first.start > LENGTH and span is not first:
                break
            # every sought word counts once in full, its repetitions for little
            more += span.number in worth
            worth[span.number] = max(worth.get(span.number, 0.0), span.worth)
            last = span
        value = sum(worth.values()) + 0.05 * more
        if value > best[0]:
            spare = max(LENGTH - (last.end - first.start), 0)
            start = max(0, min(first.start - spare // 2, len(text) - LENGTH))
            end = min(len(text), max(start + LENGTH, last.end))
            best = value, start, end
    return best


def _cut(zone: _Zone, start: int, end: int, places: Sequence[Span]) -> Pieces:
    """The passage, from whole word to whole word."""
    text = zone.text
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    pieces = _pieces(text, start, end, places)
    before = (("…", False),) if start > 0 or zone.before else ()
    after = (("…", False),) if end < len(text) or zone.after else ()
    return (*before, *pieces, *after)


def _pieces(text: str, start: int, end: int, places: Sequence[Span]) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    reached = start
    for span in places:
        if span.start < start or span.end > end:
            continue
        if span.start > reached:
            pieces.append((text[reached : span.start], False))
        pieces.append((text[span.start : span.end], True))
        reached = span.end
    if reached < end:
        pieces.append((text[reached:end], False))
    return tuple(pieces)
