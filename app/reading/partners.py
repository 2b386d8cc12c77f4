"""Decide which of the countries mentioned act with the home country in the main event.

The main event is told in the title and the lead. A country counts there by the role its words
play: an actor counts whole; a venue, a posting, a yardstick or a distant war hardly; an example or
a member of an enumeration not at all. What the body says carries a country over the bar, but
alone only where it tells of two sides and names no other country nearly as often.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.reading.mentions import Mention
from app.reading.parties import ACTOR, HOST, NONE, is_official, weights
from app.reading.parts import Part
from app.reading.phrases import phrase

TITLE, LEAD, BODY, MOST_BODY = 0.6, 0.5, 0.08, 0.4
"""Points of an actor named in the title, in the lead, once in the body, and in the body at most."""

PARTNER, SECOND = 0.5, 0.56
"""Points that make a partner, and one that the title leaves out though it names others."""

OFTEN, TWICE = 3.0, 2.0
"""Times the body names the other side where the title and the lead name none, and fewer times where
it names its government."""

_SEVERAL = r"<leaders>[^.;]{0,40}(?:<several>|\b\d+) (?:autres )?pays\b"


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
    parts: Sequence[Part], mentions: Sequence[Mention], home_country: str
) -> dict[str, float]:
    """The partners' codes with their scores, 0.5 to 1; none if home has no part in the article."""
    abroad = [mention for mention in mentions if mention.code != home_country]
    if (
        len(abroad) == len(mentions)
        and not _any("<two_sides>", parts)
        and not _any("<dealings>", parts)
    ):
        return {}
    tally = _tally(parts, mentions, home_country)
    official = {mention.code for mention in abroad if is_official(mention)}
    for code in official:
        if tally.title.get(code) == NONE:
            tally.told[code] = ACTOR  # an example in the title, yet its ministry acts further down
    bar = SECOND if any(weight >= HOST for weight in tally.title.values()) else PARTNER
    scores = {mention.code: tally.score(mention.code) for mention in abroad}
    partners = {
        code: round(min(score, 1.0), 2)
        for code, score in scores.items()
        if score >= (PARTNER if code in tally.title else bar)
    }
    return partners or _other_side(parts, tally, official)


def _tally(parts: Sequence[Part], mentions: Sequence[Mention], home_country: str) -> _Tally:
    telling = _telling(parts, mentions, home_country)
    tally = _Tally()
    for mention, weight in zip(mentions, weights(mentions, home_country, telling), strict=True):
        code = mention.code
        if mention.part.name == "title":
            tally.title[code] = max(weight, tally.title.get(code, NONE))
        elif mention.part in telling:
            tally.told[code] = max(weight, tally.told.get(code, NONE))
        else:
            tally.body[code] = tally.body.get(code, NONE) + weight
    for weighed in (tally.title, tally.told, tally.body):
        weighed.pop(home_country, None)
    return tally


def _telling(
    parts: Sequence[Part], mentions: Sequence[Mention], home_country: str
) -> frozenset[Part]:
    """What tells the main event besides the title: the lead, or the first paragraph without one.

    Where these announce several countries and name none, all paragraphs tell it.
    """
    paragraphs = [part for part in parts if part.name == "paragraph"]
    lead = [part for part in parts if part.name == "lead"] or paragraphs[:1]
    head = [part for part in parts if part.name == "title"] + lead
    if any(mention.part in head and mention.code != home_country for mention in mentions):
        return frozenset(lead)
    return frozenset(paragraphs if _any(_SEVERAL, head) else lead)


def _other_side(parts: Sequence[Part], tally: _Tally, official: set[str]) -> dict[str, float]:
    """The country that the body alone names as the other side, or whose offices act there."""
    ranked = sorted(tally.body.items(), key=lambda item: -item[1]) + [("", 0.0)] * 2
    (code, times), (_, second) = ranked[:2]
    if times < 2 * second:
        return {}
    only_there = code not in tally.title and code not in tally.told
    if times >= OFTEN and _any("<two_sides>", parts):
        return {code: PARTNER}
    return {code: PARTNER} if times >= TWICE and code in official and only_there else {}


def _any(pattern: str, parts: Iterable[Part]) -> bool:
    return any(phrase(pattern).search(part.folded) for part in parts)
