"""Weigh which part a country plays where it is mentioned: does it act, or is it but named?"""

import re
from collections.abc import Collection, Sequence

from app.reading.enumerations import enumerated, follows
from app.reading.gazetteer import Kind
from app.reading.mentions import Mention
from app.reading.parts import Part

ACTOR, HOST, POSTED, PASSING, NONE = 1.0, 0.5, 0.25, 0.05, 0.0
"""Weights of a country that acts, of one in whose town it happens, of one where home's diplomats
are posted, of one named in passing, and of one that is but an example."""

_LOOK_BACK = 240

_ARTICLE = r"(?:la |le |l'|les |des? |du |de la |de l'|d')?"
_IN = rf"(?:a|au|aux|en|dans) {_ARTICLE}"
_OF = r"(?:de l'|de la |d'|de |du |des )"

_LOCATIVE = re.compile(rf"(?:\b{_IN}|\()$")
_MANY_MEET = re.compile(
    r"\b(?:sommets?|forum|sessions?|congres|jeux|championnats?|tournoi|coupe|assemblee|cop ?\d+|"
    r"asean|apec|asem|onu|nations unies|unesco|oms|omc|oif|brics|g20|g7|fmi|banque mondiale|"
    r"reunions? (?:des hauts|regionales?|ministerielles?|multilaterales?|preparatoires?))\b"
    r"(?![^.;]*\b(?:visites?|voyage|tournee|deplacement)\b)"
)
"""A meeting of many, unless a visit follows: it makes a venue of the country it is held in."""

_IN_PASSING = re.compile(
    # an event called after its town: "le Festival de Cannes"
    rf"\b(?:sommet|forum|festival|jeux|coupe|conference|dialogue)(?: \w+){{0,3}} {_OF}$"
    # who lives there: "la communauté vietnamienne en Allemagne"
    r"|\b(?:communaute|diaspora|compatriotes|ressortissants|viet kieu|expatries)\b"
    rf"(?: [\w']+){{0,3}} (?:{_IN}|{_OF})$"
    # a yardstick: "plus que celui de la Thaïlande"
    rf"|\b(?:plus|moins|mieux|autant)\b[^.;]{{0,30}}\bque (?:celle|celui|ceux|celles)? ?{_ARTICLE}$"
    rf"|\b(?:devant|derriere|contrairement a|par rapport a|seconde? apres|rang apres|depasse\w*|"
    rf"devance\w*|surpasse\w*|detrone\w*) {_ARTICLE}$"
    # a distant war: "la situation en Ukraine"
    r"|\b(?:situation|conflits?|crise|guerre|hostilites|combats)\b(?: \w+){0,3}"
    rf" (?:entre {_ARTICLE}|{_IN}|{_OF})$"
    # another time: "la résistance contre les colonialistes français"
    r"|\b(?:resistance|lutte|colonialistes?|colons?|imperialistes?|agresseurs?|epoque|style|"
    r"architecture)\b[^.;,]{0,25}$"
    # where somebody is based: "accrédité à Pékin"
    rf"|\b(?:accredite\w*|basee?s?|residant|en poste|etablie?s?) {_IN}$"
)
_AT_TOWN = re.compile(
    r"\b[àÀ] [A-ZÀ-Þ][\w'’-]+(?:[ -](?:d[aeu] |la |l['’])?[A-ZÀ-Þ][\w'’-]+)*"
    r"(?:,(?: en| au| aux)? | \()$"
)
_OFFICE = re.compile(
    r"\b(?:ministeres?|ministres?|gouvernements?|president\w*|ambassad\w+|autorites|parlement|"
    r"administration|senat|douanes|armee)\b[^.;,()]{0,25}$"
)
_POST = re.compile(
    r"\b(?:ambassad\w+|consul\w*|representa\w+|attache\w*|bureau|conseill\w+|mission|agence)\b"
    r"[^.;,]{0,40}$"
)
_EXPLAINING = re.compile(r" \(|,? (?:en|au|aux) |, (?:capitale|ville) .{1,20}")
_THERE = re.compile(rf"[^.;,()]{{0,40}}\b(?:(?:a|au|aux|en|aupres) {_ARTICLE}|{_OF})")


def weights(
    mentions: Sequence[Mention], home_country: str, telling: Collection[Part]
) -> list[float]:
    """The weight of each mention, in order; those of the home country are 0.

    `telling` are the parts besides the title that tell the main event.
    """
    members = enumerated(mentions, home_country, telling)
    found: list[float] = []
    abroad = ACTOR
    for position, mention in enumerate(mentions):
        previous = mentions[position - 1] if position else None
        if previous is None or not follows(previous, mention):
            abroad = ACTOR
        if previous and previous.code == home_country:
            abroad = _home_abroad(previous, mention)
        if mention.code == home_country or position in members:
            found.append(NONE)
        elif previous and previous.code == mention.code and _explains(mention, previous):
            found.append(found[-1])
        else:
            found.append(min(abroad, _weight(mention)))
    return found


def is_official(mention: Mention) -> bool:
    """Whether a state speaks or acts there: "le ministère japonais", "l'ambassade du Japon"."""
    folded = mention.part.folded
    return bool(_OFFICE.search(folded[max(0, mention.start - 40) : mention.start]))


def _weight(mention: Mention) -> float:
    begin = max(0, mention.start - _LOOK_BACK)
    before = mention.part.folded[begin : mention.start]
    town = _AT_TOWN.search(mention.part.text, begin, mention.start)
    if town:  # "au sommet à Kazan, en Russie" is as much in passing as "au sommet à Kazan"
        before = before[: town.start() - begin] + "a "
    sentence = before[max(before.rfind(". "), before.rfind(";")) + 1 :]
    if _LOCATIVE.search(sentence) and _MANY_MEET.search(sentence):
        return PASSING
    if _IN_PASSING.search(sentence):
        return PASSING
    in_town = mention.kind in (Kind.CAPITAL, Kind.PLACE) and sentence.endswith(" a ")
    return HOST if town or in_town else ACTOR


def _home_abroad(home: Mention, mention: Mention) -> float:
    """The weight of a country where home has diplomats or people: "l'ambassade du Vietnam en …"."""
    folded = mention.part.folded
    if home.part is not mention.part or not _THERE.fullmatch(folded, home.end, mention.start):
        return ACTOR
    if home.kind is Kind.ADJECTIVE and home.part.text[home.start].isupper():
        return PASSING
    return POSTED if _POST.search(folded[max(0, home.start - 60) : home.start]) else ACTOR


def _explains(mention: Mention, town: Mention) -> bool:
    """Whether the country only says where the town is: "Lisbonne (Portugal)", "Rio, au Brésil"."""
    return (
        town.kind in (Kind.CAPITAL, Kind.PLACE)
        and town.part is mention.part
        and bool(_EXPLAINING.fullmatch(mention.part.folded, town.end, mention.start))
    )
