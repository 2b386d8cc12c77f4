"""Label an article with the organisations it names."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.reading.countries import MOST_EVIDENCE
from app.reading.matcher import Matcher
from app.reading.model import Evidence, OrganisationLabel, Person
from app.reading.organisations.bodies import Body, countries_in, find_bodies
from app.reading.parts import Part, fold
from app.reading.sightings import sightings
from app.reading.vocabulary.directory import Organisation
from app.reading.vocabulary.gazetteer import Kind
from app.reading.vocabulary.phrases import phrase

_DASH = re.compile(r"\s?[-–—]\s?")
_IN_PASSING = "<aside>[^.;]{0,60}$"


class _Place(NamedTuple):
    """`part.text[start:end]` names the organisation `key`, known to the vocabulary or not."""

    key: str
    name: str
    known: Organisation | None
    part: Part
    start: int
    end: int


@dataclass(slots=True)
class _Found:
    name: str
    known: Organisation | None
    places: list[_Place] = field(default_factory=list)


def read_organisations(
    parts: Sequence[Part], home_country: str, persons: Sequence[Person] = ()
) -> tuple[OrganisationLabel, ...]:
    """The organisations in the order they are first named, one by acronym and name being one label.

    The names of `persons` are no part of theirs: "de l'Assemblée nationale vietnamienne Vuong".
    `partner` marks international and foreign ones that the title or the lead names as acting.
    """
    places = [place for part in parts for place in _known(part)]
    begun = {(place.part, place.start) for place in places}
    ended = {(place.part, place.end): place.start for place in places}
    named: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for words in (words for person in persons for words in person.evidence):
        named[words.part, words.index].append(words)
    bodies = [
        body
        for part in parts
        for body in _without_persons(find_bodies(part), named[part.name, part.index])
        if (part, body.start) not in begun
        and not _is_within_a_known_one(body)
        and not part.text[body.start : ended.get((part, body.end), body.start)].islower()
        and not _is_country(body.name)
    ]
    places += _unknown(bodies, parts, home_country)
    order = {part: position for position, part in enumerate(parts)}
    found: dict[str, _Found] = {}
    for place in sorted(places, key=lambda p: (order[p.part], p.start)):
        found.setdefault(place.key, _Found(place.name, place.known)).places.append(place)
    return tuple(_label(one, home_country) for one in found.values())


def _is_within_a_known_one(body: Body) -> bool:
    """Whether it begins inside a known name: the "Service" of "Algérie Presse Service"."""
    known = sightings(body.part).organisations
    place = bisect_left(known, (body.start,)) - 1
    return place >= 0 and known[place].end > body.start


def _without_persons(bodies: Iterable[Body], named: Sequence[Evidence]) -> Iterator[Body]:
    """The bodies, each up to the person's name it ends with; what is one word then is none."""
    for body in bodies:
        inside = [one.start for one in named if body.start < one.start and one.end == body.end]
        name = body.name[: min(inside) - body.start].rstrip() if inside else body.name
        if name == body.name:
            yield body
        elif " " in name:
            yield replace(body, name=name, end=body.start + len(name))


def _known(part: Part) -> Iterator[_Place]:
    for match in sightings(part).organisations:
        known = match.value
        yield _Place(known.name, known.name, known, part, match.start, match.end)


def _unknown(bodies: list[Body], parts: Sequence[Part], home_country: str) -> Iterator[_Place]:
    """The places of bodies told by their shape, and of the acronyms defined with them."""
    acronyms: dict[str, str] = {}
    names: dict[str, str] = {}
    keys = [_key(body, home_country) for body in bodies]
    for body, key in zip(bodies, keys, strict=True):
        if body.acronym:
            acronyms[body.acronym] = key
        if key not in names or (body.acronym and "(" not in names[key]):
            names[key] = " ".join(body.name.replace("’", "'").split())
    for body, key in zip(bodies, keys, strict=True):
        yield _Place(key, names[key], None, body.part, body.start, body.end)
    if not acronyms:
        return
    matcher = Matcher(acronyms.items(), cased=True)
    for part in parts:
        for match in matcher.find(part.text, part.folded):
            if part.text[max(0, match.start - 1)] != "(":  # there it is part of the name
                yield _Place(match.value, names[match.value], None, part, match.start, match.end)


def _key(body: Body, home_country: str) -> str:
    """What names of the same body share: no acronym, no adjective of the home country."""
    name = _DASH.sub("-", fold(body.name)).removesuffix(f"({(body.acronym or '').lower()})").strip()
    for match in reversed(countries_in(body.name)):
        if match.value.kind is Kind.ADJECTIVE and home_country in match.value.codes:
            name = name[: match.start] + name[match.end :]
    return " ".join(name.split())


def _is_country(name: str) -> bool:
    """Whether a name is but that of a country, or of two: "la joint-venture Vietnam-Russie"."""
    rest = name
    for match in reversed(countries_in(name)):
        rest = rest[: match.start] + rest[match.end :]
    return not rest.strip(" -–—")


def _label(found: _Found, home_country: str) -> OrganisationLabel:
    partner = (
        found.known is not None
        and found.known.country != home_country
        and any(_acts(place) for place in found.places)
    )
    evidence = tuple(p.part.evidence(p.start, p.end) for p in found.places[:MOST_EVIDENCE])
    return OrganisationLabel(found.name, partner, evidence)


def _acts(place: _Place) -> bool:
    before = place.part.folded[max(0, place.start - 100) : place.start]
    return place.part.name in ("title", "lead") and not phrase(_IN_PASSING).search(before)
