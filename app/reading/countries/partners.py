"""Decide which of the countries mentioned act with the home country in the main event.

The main event is told in the title and the lead. A country counts there by the role its words play:
an actor counts whole; a venue, a posting, a yardstick or a distant war hardly; an example or a
member of an enumeration not at all. Who but hosts a meeting of many, is debated in a council or
sends the visitors that are counted, plays a match against home or is where a crime leads to does
not act; a host who receives in person does, who gives after a disaster, who is met besides, and
those who together organised or paid for something, wherever it is told. Under a head that names no
country, the one acts from which the first paragraph says that a gift comes, or the body that it
paid. In news of others in which home has no part, nobody acts. What else the body says carries a
country over the bar, but alone only where it tells of two sides and names no other country nearly
as often.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.reading.countries.enumerations import authors
from app.reading.countries.event import Event, any_says, main_event
from app.reading.countries.further import met_besides, paying
from app.reading.countries.home import home_takes_part
from app.reading.countries.mentions import Mention, heading_companies
from app.reading.countries.parties import (
    ACTOR,
    HOST,
    NONE,
    PASSING,
    POSTED,
    gives,
    is_envoy,
    is_giver,
    is_official,
    is_venue,
    is_where,
    receives,
    weights,
)
from app.reading.parts import Part
from app.reading.sightings import sightings
from app.reading.vocabulary.gazetteer import Kind

TITLE, LEAD, BODY, MOST_BODY = 0.6, 0.5, 0.08, 0.4
"""Points of an actor named in the title, in the lead, once in the body, and in the body at most."""

PARTNER, SECOND = 0.5, 0.56
"""Points that make a partner, and one that the title leaves out though it names others."""

OFTEN, TWICE = 3.0, 2.0
"""Times the body names the other side where the title and the lead name none, and fewer times where
it names its government or a company of its."""

_FEW_MARKETS = 2
_TWO_SIDES = r"<two_sides>|\bambassad"


@dataclass(slots=True)
class _Tally:
    """Weights by country: the best in the title and in what tells the event, the sum elsewhere."""

    title: dict[str, float] = field(default_factory=dict)
    told: dict[str, float] = field(default_factory=dict)
    body: dict[str, float] = field(default_factory=dict)

    def score(self, code: str) -> float:
        return (
            TITLE * self.title.get(code, 0.0)
            + LEAD * self.told.get(code, 0.0)
            + min(MOST_BODY, BODY * self.body.get(code, 0.0))
        )


def partner_scores(
    parts: Sequence[Part],
    named: Sequence[Mention],
    companies: Sequence[Mention],
    home_country: str,
) -> dict[str, float]:
    """The partners' codes with their scores, 0.5 to 1; none if home has no part in the article."""
    mentions = [*heading_companies(companies, parts), *named]
    event = main_event(parts, mentions, home_country)
    if event.has_no_actors or not home_takes_part(event, parts, mentions, home_country):
        return {}
    abroad = [mention for mention in mentions if mention.code != home_country]
    everyone = _in_order(parts, (*companies, *named), home_country)
    weighed = weights(mentions, home_country, event.telling)
    tally = _tally(event, mentions, weighed, home_country)
    official = {mention.code for mention in abroad if is_official(mention)}
    titled = any(weight > HOST for weight in tally.title.values())
    for code in official:
        if tally.title.get(code) == NONE:
            tally.told[code] = ACTOR  # an example in the title, yet its ministry acts further down
    if not titled and not official and len(tally.told) > _FEW_MARKETS and event.counts_goods:
        return {}
    at_home = any(m.code == home_country and m.part in event.head for m in named)
    abroad_told = any(is_where(m) for m in abroad if m.part in event.head)  # it struck there
    if not titled and not abroad_told and event.is_relief and (at_home or not event.is_disaster):
        tally.told |= {mention.code: ACTOR for mention in abroad if gives(mention)}
    makers = _makers(parts, tally, titled, abroad, everyone, home_country)
    elsewhere = {
        mention
        for mention, weight in zip(mentions, weighed, strict=True)
        if weight in (POSTED, PASSING)
    }
    tally.told |= dict.fromkeys(makers | met_besides(event, abroad, elsewhere), ACTOR)
    bar = SECOND if titled else PARTNER
    scores = {code: tally.score(code) for code in dict.fromkeys(m.code for m in everyone)}
    partners = {
        code: round(min(score, 1.0), 2)
        for code, score in scores.items()
        if score >= (PARTNER if code in tally.title else bar)
    }
    if partners:
        return partners
    for code in _seats(event, abroad):
        tally.body.pop(code, None)
    speakers = abroad if event.has_envoys else []
    envoys = {mention.code for mention in speakers if is_envoy(mention)}
    return _other_side(parts, event, tally, official, envoys)


def _seats(event: Event, abroad: Sequence[Mention]) -> set[str]:
    """The countries named by towns alone where the head is about an international organisation:
    "le directeur de la FAO a reçu à Rome" says where its seat is."""
    if not any(
        one.value.country is None for part in event.head for one in sightings(part).organisations
    ):
        return set()
    towns = (Kind.CAPITAL, Kind.PLACE)
    return {mention.code for mention in abroad} - {
        mention.code for mention in abroad if mention.kind not in towns
    }


def _in_order(
    parts: Sequence[Part], mentions: Iterable[Mention], home_country: str
) -> list[Mention]:
    """The mentions of other countries in reading order."""
    order = {part: position for position, part in enumerate(parts)}
    abroad = (mention for mention in mentions if mention.code != home_country)
    return sorted(abroad, key=lambda mention: (order[mention.part], mention.start))


def _makers(
    parts: Sequence[Part],
    tally: _Tally,
    titled: bool,
    abroad: Sequence[Mention],
    everyone: Sequence[Mention],
    home_country: str,
) -> set[str]:
    """Who together made what is told, where the head has no actor; or who alone paid for it."""
    made: set[str] = set()
    if not titled and all(weight < HOST for weight in tally.told.values()):
        made = authors(everyone, home_country)
    if not tally.title and not tally.told and not made:
        givers = _givers(parts, abroad) or paying(everyone)
        made = givers if len(givers) == 1 else set()
    return made


def _givers(parts: Sequence[Part], abroad: Sequence[Mention]) -> set[str]:
    """The countries from which the first paragraph says that something is given."""
    first = next((part for part in parts if part.name == "paragraph"), None)
    return {mention.code for mention in abroad if mention.part is first and is_giver(mention)}


def _paired(mentions: Sequence[Mention]) -> set[str]:
    """The countries that a hyphen joins to another: "le forum Vietnam-Algérie, à Alger"."""
    pairs = (
        (one, other)
        for one, other in pairwise(sorted(mentions, key=lambda one: (one.part.name, one.start)))
        if one.part is other.part and one.part.text[one.end : other.start].strip() in ("-", "–")
    )
    return {mention.code for pair in pairs for mention in pair}


def _tally(
    event: Event, mentions: Sequence[Mention], weighed: Sequence[float], home_country: str
) -> _Tally:
    hosts: set[str] = set()
    if not event.is_face_to_face:
        headed = [mention for mention in mentions if mention.part in event.head]
        hosts = {mention.code for mention in headed if is_venue(mention)}
        hosts -= {mention.code for mention in headed if receives(mention)} | _paired(headed)
    tally = _Tally()
    for mention, weight in zip(mentions, weighed, strict=True):
        code = mention.code
        if code in hosts:
            weight = min(weight, PASSING)
        if mention.part.name == "title":
            tally.title[code] = max(weight, tally.title.get(code, NONE))
        elif mention.part in event.telling:
            tally.told[code] = max(weight, tally.told.get(code, NONE))
        else:
            tally.body[code] = tally.body.get(code, NONE) + weight
    for points in (tally.title, tally.told, tally.body):
        points.pop(home_country, None)
    return tally


def _other_side(
    parts: Sequence[Part], event: Event, tally: _Tally, official: set[str], envoys: set[str]
) -> dict[str, float]:
    """The country that the body alone names as the other side, or whose offices or envoy act there.

    One that alone is named, but in passing, needs no more than two sides that deal with each other.
    """
    ranked = sorted(tally.body.items(), key=lambda item: -item[1]) + [("", 0.0)] * 2
    (code, times), (_, second) = ranked[:2]
    if times < 2 * second:
        return {}
    above = tally.title | tally.told
    alone = second == NONE and all(
        weight <= PASSING for other, weight in above.items() if other != code
    )
    if times >= OFTEN and any_says(_TWO_SIDES, parts):
        return {code: PARTNER}
    if times > PASSING and alone and any_says("<two_sides>", parts):
        return {code: PARTNER}
    if alone and times >= ACTOR and code in envoys:
        return {code: PARTNER}
    if alone and times >= TWICE and any_says("<answers>", parts):
        return {code: PARTNER}
    if not event.is_accident:
        times += above.get(code, NONE) >= POSTED  # where it happens
    acts = times >= TWICE and code in official and above.get(code, NONE) <= HOST
    return {code: PARTNER} if acts else {}
