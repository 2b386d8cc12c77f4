"""Offices as they are shown: a role's words, the country they name, and whose counterpart it is."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.persons.names import find_names
from app.reading.persons.roles import Role, role_at
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.gazetteer import Kind as CountryKind
from app.reading.vocabulary.gazetteer import Sense, country_matcher, name_matcher
from app.reading.vocabulary.titles import Kind, title_matcher

_LISTED = re.compile(
    r"\s?(?:\([^()]{1,30}\)\s?)?(?:,|et|, et|, ainsi que|ainsi que)\s"
    r"(?:(?P<same>celui |celle )?"
    r"(?P<portfolio>(?:de la |de l'|des |du |d'|(?(same)de (?!la |l')|(?!)))"
    r"[^\W\d_][^.;:()]{,80}?),?\s|"
    r"(?P<word>[^\W_]+(?:-[^\W_]+)*)\s)?(?:m\. |mme )?"
)
"""What stands between two persons of a list: the next one's portfolio or nationality."""

_POSTING = re.compile(r"\b(?:au|aux|en|a|aupres (?:de|du|des|d'))\s?(?:la |l')?$")


_BRANCH = re.compile(r"[A-ZÀ-Þ]\w* $")
"""A name before a country makes it that of a branch there ("AFD Vietnam")."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role as it is shown, and the country its words name."""

    kind: Kind
    text: str
    country: str | None
    head: str
    several: bool


class Passage:
    """A part with the names, titles and countries in it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.names = list(find_names(part))
        self.titles = sightings(part).titles
        self.countries = [
            match
            for match in sightings(part).countries
            if match.value.codes and match.value.kind is not CountryKind.HISTORIC
        ]
        self.ends = {
            name.start: name.end
            for name in self.names
            if name.likely or (len(name.words) > 1 and not name.bound and not name.thing)
        }

    def country(self, start: int, end: int) -> str | None:
        """The country that the words of a role speak of; a posting ("au Vietnam") is none."""
        named = self._countries(start, end)
        for match in named:
            aside = _POSTING.search(self.part.folded, start, match.start) or self._is_pair(match)
            adjective = match.value.kind is CountryKind.ADJECTIVE
            branch = not adjective and _BRANCH.search(self.part.text, start, match.start)
            if not aside and not branch:
                return match.value.codes[0]
        english = () if named else _in_english(self.part.text[start:end])
        return next((match.value.codes[0] for match in english), None)

    def _countries(self, start: int, end: int) -> list[Match[Sense]]:
        first = bisect_left(self.countries, (start,))
        return list(takewhile(lambda match: match.end <= end, self.countries[first : first + 8]))

    def _is_pair(self, match: Match[Sense]) -> bool:
        """Whether a country stands in a pair like "France - Vietnam"."""
        text = self.part.text
        around = (
            text[max(0, match.start - 2) : match.start].rstrip(" ")[-1:]
            + text[match.end : match.end + 2].lstrip(" ")[:1]
        )
        return not {"-", "–", "—"}.isdisjoint(around)

    def adjective(self, start: int, end: int) -> str | None:
        """The adjective of a country between `start` and `end`."""
        for match in self._countries(start, end):
            if match.value.kind is CountryKind.ADJECTIVE:
                return self.part.text[match.start : match.end]
        return None


@lru_cache(maxsize=10_000)  # the same offices come again in article after article
def _in_english(words: str) -> tuple[Match[Sense], ...]:
    """The countries that the words of a role name in English."""
    return name_matcher("en").find(words)


def read_office(passage: Passage, role: Role, last: Office | None) -> Office:
    country = passage.country(role.start, role.end)
    if role.title.kind is Kind.COUNTERPART:
        last = _antecedent(passage, role) or last
    if role.title.kind is not Kind.COUNTERPART or last is None:
        return Office(role.title.kind, role.text, country, role.title.text, role.title.several)
    nationality = passage.adjective(role.start, role.end)
    text = _other_side(last.text, nationality)
    return Office(last.kind, text, country, last.head, role.title.several)


def _antecedent(passage: Passage, counterpart: Role) -> Office | None:
    """The office named last before "son homologue" in its sentence, be its bearer named or not."""
    first, _ = sentence_at(passage.part.text, counterpart.start)
    place = bisect_left(passage.titles, (counterpart.start,))
    for match in reversed(passage.titles[:place]):
        if match.start < first:
            return None
        if match.value.kind in (Kind.STATE, Kind.FUNCTION):
            role = role_at(passage.part, match, passage.ends, passage.titles)
            return Office(match.value.kind, role.text, None, match.value.text, False)
    return None


def listed_offices(passage: Passage, start: int, end: int, last: Office) -> list[Office]:
    """The office of the next in a list: "les ambassadeurs chinois X, indonésien Y et russe Z", "les
    vice-ministres de la Santé X et des Finances Y", "le maire de X, A, celui de Y, B"."""
    listed = _LISTED.fullmatch(passage.part.folded, start, end)
    if listed is None or not (last.several or listed["same"]):
        return []
    if listed["portfolio"]:
        portfolio = passage.part.text[slice(*listed.span("portfolio"))]
        return [replace(last, text=f"{last.head} {portfolio}", country=passage.country(start, end))]
    nationality = passage.adjective(start, end)
    if nationality is None:
        return [] if listed["word"] else [last]
    text = _other_side(last.text, nationality)
    return [replace(last, text=text, country=passage.country(start, end))]


def _other_side(office: str, nationality: str | None) -> str:
    """The same office for another country: "ministre vietnamien des AE" → "ministre lao des AE"."""
    part = Part("office", 0, office)
    for match in reversed(country_matcher().find(office, part.folded)):
        if match.value.kind is CountryKind.ADJECTIVE:
            office = office[: match.start] + office[match.end :]
        elif match.value.codes:
            office = re.sub(
                r"(?: de la| du| des| de l['’]| de| d['’])?\s?$", "", office[: match.start]
            )
    title = next(iter(title_matcher().find(office)), None)
    head = title.end if title is not None and title.start == 0 else len(office)
    return " ".join(f"{office[:head]} {nationality or ''} {office[head:]}".split())
