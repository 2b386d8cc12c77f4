"""Decide which of the countries mentioned act with the home country in the main event.

The main event is told in the title and the lead. A country counts there by the role its words
play: an actor counts whole; a venue, a posting, a yardstick or a distant war hardly; an example or
a member of an enumeration not at all. What the body says carries a country over the bar, but
alone only where it tells of two sides and names no other country nearly as often.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from app.reading.mentions import Mention
from app.reading.parties import ACTOR, HOST, is_official, weights
from app.reading.parts import Part

TITLE, LEAD, BODY, MOST_BODY = 0.6, 0.5, 0.08, 0.4
"""Points of an actor named in the title, in the lead, once in the body, and in the body at most."""

PARTNER, SECOND = 0.5, 0.56
"""Points that make a partner, and one that the title leaves out though it names others."""

OFTEN, TWICE = 3.0, 2.0
"""Times the body names the other side where the title and the lead name none, and fewer times where
it names its government."""

_TWO_SIDES = re.compile(
    r"\b(?:les deux (?:pays|parties|peuples|gouvernements|dirigeants|etats)|relations bilaterales|"
    r"cooperation bilaterale|homologues?|ambassad\w+)\b"
)
_DEALINGS = re.compile(
    r"\b(?:recoi(?:t|vent)|recue?s?|rencontr\w+|entretien\w*|entretenus?|felicit\w+|condoleances)\b"
)
_SEVERAL = re.compile(
    r"\b(?:dirigeants|leaders|ambassadeurs|presidents|chefs d'etat|ministres|homologues|"
    r"visite\w*)\b[^.;]{0,40}\b(?:plusieurs|nombreux|divers|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)"
    r" (?:autres )?pays\b"
)


def partner_scores(
    parts: Sequence[Part], mentions: Sequence[Mention], home_country: str
) -> dict[str, float]:
    """The partners' codes with their scores, 0.5 to 1; none if home has no part in the article."""
    at_home = any(mention.code == home_country for mention in mentions)
    if not at_home and not _any(_TWO_SIDES, parts) and not _any(_DEALINGS, parts):
        return {}
    telling = _telling(parts, mentions, home_country)
    title: dict[str, float] = {}
    led: dict[str, float] = {}
    body: dict[str, float] = {}
    for mention, weight in zip(mentions, weights(mentions, home_country, telling), strict=True):
        if mention.code == home_country:
            continue
        if mention.part.name == "title":
            title[mention.code] = max(weight, title.get(mention.code, 0.0))
        elif mention.part in telling:
            led[mention.code] = max(weight, led.get(mention.code, 0.0))
        else:
            body[mention.code] = body.get(mention.code, 0.0) + weight
    official = {mention.code for mention in mentions if is_official(mention)}
    for code in official & title.keys() - {c for c, weight in title.items() if weight}:
        led[code] = ACTOR  # an example by the title's words, yet its ministry acts further down
    scores = {
        code: TITLE * title.get(code, 0.0)
        + LEAD * led.get(code, 0.0)
        + min(MOST_BODY, BODY * body.get(code, 0.0))
        for code in title | led | body
    }
    bar = SECOND if any(weight >= HOST for weight in title.values()) else PARTNER
    partners = {
        code: min(score, 1.0)
        for code, score in scores.items()
        if score >= (PARTNER if code in title else bar)
    }
    return partners or _other_side(parts, body, official - title.keys() - led.keys())


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


def _other_side(
    parts: Sequence[Part], body: dict[str, float], official: Collection[str]
) -> dict[str, float]:
    """The country that the body alone names as the other side, or whose offices act there."""
    first, second = (sorted(body.items(), key=lambda item: -item[1]) + [("", 0.0)] * 2)[:2]
    if first[1] < 2 * second[1]:
        return {}
    two_sides = first[1] >= OFTEN and _any(_TWO_SIDES, parts)
    return {first[0]: PARTNER} if two_sides or (first[1] >= TWICE and first[0] in official) else {}


def _any(pattern: re.Pattern[str], parts: Iterable[Part]) -> bool:
    return any(pattern.search(part.folded) for part in parts)
