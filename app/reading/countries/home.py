"""Tell whether the home country has a part in an article: much of the press is on others alone."""

from collections.abc import Sequence

from app.reading.countries.event import Event, any_says
from app.reading.countries.mentions import Mention
from app.reading.countries.parties import is_where
from app.reading.parts import Part
from app.reading.sightings import sightings
from app.reading.vocabulary.people import names_of_home
from app.reading.vocabulary.phrases import OF, phrase

_LEADER = rf"(?:le |la )(?:vice-)?(?:premiere? )?<offices> (?!{OF})"
_IN_OFFICE = "<offices> $"
_DOES_BUSINESS = (
    "<befriends>|<companies>(?! (?:centrale|asiatique|mondiale|de developpement))|<invests>"
)
_TOGETHER_AT_HOME = (
    rf"\b(?:et|avec) (?:le|la) <authorities> {OF}|\bambassade {OF}\w+(?! (?:a|en|au|aux) )"
)
"""“AstraZeneca et le ministère de la Santé”, “l'ambassade de France a lancé”."""

_TWICE = 2


def home_takes_part(
    event: Event, parts: Sequence[Part], mentions: Sequence[Mention], home_country: str
) -> bool:
    """Whether the head names home or one of its organisations, or tells of two sides that deal with
    each other, or else home is named more than in passing below and no disaster abroad is told that
    home does not mourn.

    Where home is named nowhere, the several countries in the head deal with each other, unless
    somebody bears a name of home with an office ("le Premier ministre Pham Minh Chinh") or an
    office without a country: "Le président a rencontré …". Home takes part with an office of its
    own beside the one country told: "AstraZeneca et le ministère de la Santé".
    """
    named = [mention.part for mention in mentions if mention.code == home_country]
    named += [
        part
        for part in parts
        for match in sightings(part).organisations
        if match.value.country == home_country
    ]
    told = event.telling.union(event.head)
    there = [m for m in mentions if m.part in told and m.code != home_country]
    abroad = {m.code for m in there}
    sides = {m.code for m in there if not is_where(m)}
    if not told.isdisjoint(named):
        return True
    if event.is_face_to_face or event.is_message:
        several = max(len(abroad), len(sides)) > 1
        return bool(named) or not several or _led(event, mentions)
    if event.is_disaster:
        return bool(named) and any_says("<messages>", parts)
    if named and len(abroad) == 1 and any_says(_DOES_BUSINESS, event.head):
        return True
    if len(sides) == 1 and any_says(_TOGETHER_AT_HOME, event.head):
        return True
    return len(named) >= _TWICE


def _led(event: Event, mentions: Sequence[Mention]) -> bool:
    """Whether somebody in office at home is named there, or the title or the lead begins with
    somebody in office of no country told."""
    if any(
        phrase(_IN_OFFICE).search(part.folded, 0, name.start())
        for part in event.head
        for name in names_of_home(part.text, least=2)
    ):
        return True
    begun = {(mention.part, mention.start) for mention in mentions}
    return any(
        (match := phrase(_LEADER).match(part.folded))
        and part.text[match.end() : match.end() + 1].islower()
        and (part, match.end()) not in begun
        for part in event.head
    )
