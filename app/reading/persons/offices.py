"""Offices as they are shown: a role's words, the country they name, and whose counterpart it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from app.reading.matcher import Match
from app.reading.parts import Part, fold
from app.reading.persons.names import find_names
from app.reading.persons.roles import Role, role_at
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.gazetteer import Kind as CountryKind
from app.reading.vocabulary.gazetteer import Sense, country_matcher, name_matcher
from app.reading.vocabulary.inflection import singular
from app.reading.vocabulary.people import family_names
from app.reading.vocabulary.titles import Kind, country_of, feminine, masculine, title_matcher

_LISTED = re.compile(
    r"\s?(?:\([^()]{1,30}\)\s?)?(?:,|et|, et|, ainsi que|ainsi que)\s"
    r"(?:(?P<same>celui |celle )?"
    r"(?P<portfolio>(?:de la |de l'|des |du |d'|(?(same)de (?!la |l')|(?!)))"
    r"[^\W\d_][^.;:()]{,100}?),?\s|"
    r"(?P<word>[^\W_]+(?:-[^\W_]+)*)"
    r"(?:\s(?P<field>(?:de la |de l'|des |du |d')[^.;:()]{,80}?))?\s)?(?:m\. |mme )?"
)
"""What stands between two persons of a list: the next one's portfolio, nationality or both."""

_INVITED = re.compile(r"\binvitation d(?:e |u |e la )(?:son |sa |leur )?$")
_OF = re.compile(r"(?:^| )(?:de la |de l['’]|du |des |de |d['’])(?=\w)")
_POSTING = re.compile(r"\b(?:au|aux|en|a|pour|aupres (?:de|du|des|d'))\s?(?:les? |la |l')?$")
_AND = re.compile(r",? (?:et )?(?:les? |la |l')?")


_LED = re.compile(
    r"\bdelegations?\b[^.;:!?]{3,120}? (?:conduite|dirigee|menee|emmenee) par"
    r" (?:le |la |l'|son |sa )?$"
)
_LONGEST_LED = 160


_BRANCH = re.compile(r"[A-ZÀ-Þ]\w* $")
"""A name before a country makes it that of a branch there ("AFD Vietnam")."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role as it is shown, and the country its words name.

    `other` are the words of a counterpart's name whose own office is told elsewhere, and
    `nationality` is how this one differs from that. Who is `chosen` need not hold it yet.
    """

    kind: Kind
    text: str
    country: str | None
    head: str
    several: bool
    other: tuple[str, ...] | None = None
    nationality: str | None = None
    chosen: bool = False


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
            if (name.likely and not name.of_a_thing)
            or (len(name.words) > 1 and not name.bound and not name.thing)
        }

    def is_whole_name(self, start: int) -> bool:
        """Whether a Vietnamese name of more than two words begins at `start`."""
        words = self.part.folded[start : self.ends.get(start, start)].split()
        return len(words) > 2 and words[0] in family_names()

    def country(self, start: int, end: int) -> str | None:
        """The country that the words of a role speak of; a posting ("au Vietnam") is none."""
        named = self.matches(start, end)
        last: int | None = None  # where the one before ends, if it was but a posting
        for match in named:
            listed = last is not None and _AND.fullmatch(self.part.folded, last, match.start)
            posted = listed or _POSTING.search(self.part.folded, start, match.start)
            last = match.end if posted else None
            aside = posted or self._is_pair(match)
            adjective = match.value.kind is CountryKind.ADJECTIVE
            branch = not adjective and _BRANCH.search(self.part.text, start, match.start)
            if not aside and not branch:
                return match.value.codes[0]
        english = () if named else _in_english(self.part.text[start:end])
        return next((match.value.codes[0] for match in english), None)

    def matches(self, start: int, end: int) -> list[Match[Sense]]:
        """What speaks of a country between `start` and `end`."""
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
        for match in self.matches(start, end):
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
        last = _antecedent(passage, role) or last or _host(passage, role)
    country = country or country_of(role.title.text) or _of_the_delegation(passage, role)
    own = Office(role.title.kind, role.text, country, role.title.text, role.title.several)
    if role.title.kind is not Kind.COUNTERPART:
        return own
    nationality = passage.adjective(role.start, role.end)
    if nationality and role.title.several:
        nationality = singular(nationality)
    if last is None:
        return replace(own, other=_named_before(passage, role), nationality=nationality)
    return _of_the_other_side(own, last, nationality, _portfolio(passage, role))


def of_the_place(office: Office, passage: Passage, start: int) -> Office:
    """The office of somebody named at `start`, of the country with which the sentence opens: "Aux
    Philippines, il s'est entretenu avec le président du Sénat"."""
    first, _ = sentence_at(passage.part.text, start)
    opening = _OPENING.match(passage.part.folded, first)
    if office.country or not opening or not _HELD_THERE.match(fold(office.text)):
        return office
    place = next((one for one in passage.countries if one.start == opening.end()), None)
    if place is None or not passage.part.text.startswith(", ", place.end):
        return office
    return replace(office, country=place.value.codes[0])


_OPENING = re.compile(r"(?:a|au|aux|en) (?:l')?")
_HELD_THERE = re.compile(
    r"(?:vice-)?(?:president|premiere? ministre|ministre|gouverneur|roi\b|maire\b)"
)


def _of_the_delegation(passage: Passage, role: Role) -> str | None:
    """The one country of the delegation that somebody leads: "la délégation du Mozambique, conduite
    par la présidente de l'Assemblée"."""
    led = _LED.search(passage.part.folded, max(0, role.start - _LONGEST_LED), role.start)
    if led is None:
        return None
    codes = {match.value.codes[0] for match in passage.matches(*led.span())}
    return codes.pop() if len(codes) == 1 else None


def _portfolio(passage: Passage, role: Role) -> str:
    """What a counterpart is told to be in charge of, if it is more than a country: "son homologue
    irlandais de l'Éducation"."""
    words = passage.part.text[role.title_end : role.end]
    of = _OF.search(fold(words))
    if of is None:
        return ""
    country = next(iter(passage.matches(role.title_end + of.end(), role.end)), None)
    bare = country is not None and country.start == role.title_end + of.end()
    return "" if bare else words[of.start() :].strip()


def of_a_woman(office: Office) -> Office:
    """The office of a counterpart in her gender: "son homologue suisse, Mme X" → "présidente"."""
    rest = office.text.removeprefix(office.head)
    return office if rest == office.text else replace(office, text=feminine(office.head) + rest)


def counterpart(office: Office, other: Office) -> Office:
    """The office of a counterpart, now that the other's office is known."""
    return _of_the_other_side(office, other, office.nationality)


def _of_the_other_side(
    own: Office, other: Office, nationality: str | None, portfolio: str = ""
) -> Office:
    text = _other_side(other.head if portfolio else other.text, nationality)
    text = f"{text} {portfolio}".strip()
    return Office(other.kind, text, own.country, other.head, own.several)


def joined(roles: Sequence[Role], offices: Sequence[Office]) -> Iterator[Office]:
    """Offices of one bearer that "et" or a comma joins, as one: "vice-Premier ministre et ministre
    des Finances"; `offices` are those of the roles, which stand on either side of a name."""
    whole: Office | None = None
    told = sorted(zip(roles, offices, strict=False), key=lambda one: one[0].start)
    for (role, first), (further, second) in pairwise(told):
        joint = role.part.folded[role.end : further.start]
        both = {first.kind, second.kind} <= {Kind.STATE, Kind.FUNCTION} and joint in (" et ", ", ")
        member = first.head.startswith("membre ") and second.kind > Kind.OCCUPATION
        first = whole or first
        whole = None
        if both or (member and joint == " et "):
            text = f"{first.text}{joint}{second.text}"
            kind = max(first.kind, second.kind)
            whole = Office(kind, text, first.country or second.country, first.head, False)
            yield whole


def _host(passage: Passage, counterpart: Role) -> Office | None:
    """The office of whoever is invited, named behind: "Sur invitation de son homologue X, le
    président Y"."""
    first, last = sentence_at(passage.part.text, counterpart.start)
    if not _INVITED.search(passage.part.folded, first, counterpart.start):
        return None
    place = bisect_left(passage.titles, (counterpart.end,))
    for match in passage.titles[place:]:
        if match.start < last and match.value.kind in (Kind.STATE, Kind.FUNCTION):
            role = role_at(passage.part, match, passage.ends, passage.titles)
            return Office(match.value.kind, role.text, None, match.value.text, False)
    return None


def _named_before(passage: Passage, role: Role) -> tuple[str, ...] | None:
    """The words of the name last told before a role in its sentence."""
    first, _ = sentence_at(passage.part.text, role.start)
    place = bisect_left(passage.names, role.start, key=lambda name: name.start)
    before = passage.names[place - 1] if place else None
    return before.words if before and before.start >= first else None


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
    if listed["field"]:
        field = passage.part.text[slice(*listed.span("field"))]
        text = f"{last.head} {nationality} {field}"
    else:
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
    first = _in_the_gender_of(office[:head], nationality or "")
    return " ".join(f"{first} {nationality or ''} {office[head:]}".split())


_FEMININE = ("enne", "aine", "oise", "aise", "ine", "ande", "aque")


def _in_the_gender_of(title: str, nationality: str) -> str:
    """A title in the gender that the adjective of a nationality has, where that shows it."""
    if nationality and not nationality.endswith("e"):
        return masculine(title)
    if nationality.endswith(_FEMININE):
        return feminine(title)
    return title
