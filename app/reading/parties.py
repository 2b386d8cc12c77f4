"""Weigh which part a country plays where it is mentioned: does it act, or is it but named?"""

import re
from collections.abc import Iterator, Sequence

from app.reading.gazetteer import Kind
from app.reading.mentions import Mention

ACTOR, HOST, PASSING, NONE = 1.0, 0.5, 0.25, 0.0
"""Weights of a country that acts, of one in whose town it happens, of one named in passing, and of
one that is but an example."""

_LOOK_BACK = 110
_ARTICLE = r"(?:la |le |l'|les |des? |du |de la |de l'|d')?"
_IN = rf"(?:a|au|aux|en|dans) {_ARTICLE}"
_OF = r"(?:de l'|de la |d'|de |du |des )"

_JOINED = re.compile(
    r"(?:[\s,/–-]|\([^()]{0,40}\)|\bavec \d[^,;()]{0,30}|\b(?:et|ou|puis|ainsi que|avec|les?|la|l'|"
    r"des?|du|d'|en|aux?|a|vers|union europeenne|ue|asean)(?:\b|(?<=')))*"
)
_AS_MARKETS = re.compile(
    r"\b(?:export\w*|import\w*|marches?|touristes|visiteurs|originaires?|provenance|vers|pays|"
    r"economies|membres?|comprenant|parmi|dont|comme|tel(?:le)?s? que|notamment|y compris)\b"
    r"[^.;]{0,60}$"
)
_ARE_MARKETS = re.compile(
    r"[^.;]{0,50}\b(?:destinations|marches|clients|debouches|importateurs|fournisseurs|"
    r"investisseurs)\b"
)
_AS_EXAMPLE = re.compile(
    r"\b(?:comme|tel(?:le)?s? que|dont|parmi|y compris|en particulier|a l'instar)"
    rf" (?:ceux |celles? |celui |(?:les? |la |l')\w+ )?{_ARTICLE}(?:en |au |aux |a )?$"
)
_IN_PASSING = re.compile(
    # where many meet: "lors du sommet à Kazan", "la mission de l'ONU au Soudan du Sud"
    r"\b(?:sommets?|forum|sessions?|congres|jeux|championnats?|tournoi|coupe|assemblee|"
    r"cop ?\d+|asean|apec|asem|onu|nations unies|unesco|oms|omc|oif|brics|g20|g7|fmi|"
    rf"banque mondiale)\b[^.;,]{{0,60}}\b{_IN}$"
    rf"|\b(?:sommet|forum|festival|jeux|coupe|conference|dialogue)(?: \w+){{0,3}} {_OF}$"
    # who lives there: "la communauté vietnamienne en Allemagne"
    r"|\b(?:communaute|diaspora|compatriotes|ressortissants|viet kieu|expatries)\b"
    rf"(?: [\w']+){{0,3}} (?:{_IN}|{_OF})$"
    # a yardstick: "plus que celui de la Thaïlande"
    rf"|\b(?:plus|moins|mieux|autant)\b[^.;]{{0,30}}\bque (?:celle|celui|ceux|celles)? ?{_ARTICLE}$"
    rf"|\b(?:devant|derriere|contrairement a|par rapport a|seconde? apres|rang apres) {_ARTICLE}$"
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
_POST = re.compile(
    r"\b(?:ambassad\w+|consul\w*|representa\w+|attache\w*|bureau|conseill\w+|mission|agence)\b"
    r"[^.;,]{0,40}$"
)
_EXPLAINING = re.compile(r" \(|,? (?:en|au|aux) |, (?:capitale|ville) .{1,20}")
_THERE = re.compile(rf"[^.;,()]{{0,40}}\b(?:(?:a|au|aux|en|aupres) {_ARTICLE}|{_OF})")


def weights(mentions: Sequence[Mention], home_country: str) -> list[float]:
    """The weight of each mention, in order; those of the home country are 0."""
    enumerated = _enumerated(mentions, home_country)
    found: list[float] = []
    posted = False
    for position, mention in enumerate(mentions):
        previous = mentions[position - 1] if position else None
        posted = previous is not None and (
            (previous.code == home_country and _is_home_abroad(previous, mention))
            or (posted and _follows(previous, mention))
        )
        if mention.code == home_country or position in enumerated:
            found.append(NONE)
        elif previous and previous.code == mention.code and _explains(mention, previous):
            found.append(found[-1])
        else:
            found.append(PASSING if posted else _weight(mention))
    return found


def _weight(mention: Mention) -> float:
    begin = max(0, mention.start - _LOOK_BACK)
    before = mention.part.folded[begin : mention.start]
    if _AS_EXAMPLE.search(before):
        return NONE
    town = _AT_TOWN.search(mention.part.text[begin : mention.start])
    if town:  # "au sommet à Kazan, en Russie" is as much in passing as "au sommet à Kazan"
        before = before[: town.start()] + "a "
    if _IN_PASSING.search(before):
        return PASSING
    in_town = mention.kind in (Kind.CAPITAL, Kind.PLACE) and before.endswith(" a ")
    return HOST if town or in_town else ACTOR


def _is_home_abroad(home: Mention, mention: Mention) -> bool:
    """Whether home's diplomats or people are there: "l'ambassade du Vietnam en Algérie"."""
    folded = mention.part.folded
    if home.part is not mention.part or not _THERE.fullmatch(folded, home.end, mention.start):
        return False
    people = home.kind is Kind.ADJECTIVE and home.part.text[home.start].isupper()
    return people or bool(_POST.search(folded[max(0, home.start - 60) : home.start]))


def _explains(mention: Mention, town: Mention) -> bool:
    """Whether the country only says where the town is: "Lisbonne (Portugal)", "Rio, au Brésil"."""
    return (
        town.kind in (Kind.CAPITAL, Kind.PLACE)
        and town.part is mention.part
        and bool(_EXPLAINING.fullmatch(mention.part.folded, town.end, mention.start))
    )


def _follows(previous: Mention, mention: Mention) -> bool:
    return previous.part is mention.part and bool(
        _JOINED.fullmatch(mention.part.folded, previous.end, mention.start)
    )


def _enumerated(mentions: Sequence[Mention], home_country: str) -> set[int]:
    """Positions in enumerations of three or more foreign countries that are but examples.

    In the title and the lead a tour or a group of givers may be enumerated too: there examples
    are told by what comes before, or by the title's naming another country; in the body all are.
    """
    found: set[int] = set()
    titled = {mention.code for mention in mentions if mention.part.name == "title"} - {home_country}
    for run in _runs(mentions):
        foreign = {mentions[position].code for position in run} - {home_country}
        first = mentions[run[0]]
        before = first.part.folded[max(0, first.start - 80) : first.start]
        of_the_event = first.part.name == "title" or (
            first.part.name == "lead" and (foreign & titled or not titled)
        )
        last = mentions[run[-1]]
        many = len(foreign) >= 3 and (
            not of_the_event
            or _AS_MARKETS.search(before)
            or _ARE_MARKETS.match(last.part.folded, last.end)
        )
        if many or (len(run) > 1 and _AS_EXAMPLE.search(before)):
            found.update(run)
    return found


def _runs(mentions: Sequence[Mention]) -> Iterator[list[int]]:
    run: list[int] = []
    for position, mention in enumerate(mentions):
        if run and not _follows(mentions[run[-1]], mention):
            yield run
            run = []
        run.append(position)
    if run:
        yield run
