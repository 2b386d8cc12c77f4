"""Weigh which part a country plays where it is mentioned: does it act, or is it but named?"""

import re
from collections.abc import Collection, Sequence

from app.reading.countries.enumerations import enumerated, follows
from app.reading.countries.mentions import Mention
from app.reading.parts import Part
from app.reading.vocabulary.gazetteer import Kind
from app.reading.vocabulary.phrases import ARTICLE, IN, OF, any_word_of, phrase

ACTOR, HOST, POSTED, PASSING, NONE = 1.0, 0.45, 0.25, 0.05, 0.0
"""Weights of a country that acts, of one in whose town it happens (too little to make a partner by
its place in the title and the lead alone), of one where home's diplomats
are posted, of one named in passing, and of one that is but an example."""

_LOOK_BACK = 240
_NEAR, _TOWN, _NOUN = 140, 80, 60
"""How far back the words of a passing mention stand, a town that a country explains, and the noun
of an adjective."""

_FAR = 400
"""How far around an adjective its trade or its battle is told."""
_TOWNS = (Kind.CAPITAL, Kind.PLACE)
_LOCATIVE = re.compile(rf"(?:\b{IN}|\()$")
_THAT = "(?:celle|celui|ceux|celles) "
_MANY_MEET = "<meetings>(?![^.;]*<visits>)"
_IN_PASSING = (
    rf"<events>(?: \w+){{0,3}} {OF}$"
    rf"|<residents>(?: [\w']+){{0,3}} (?:{IN}|{OF})$"
    rf"|<visitors,residents,countrymen>[^.;]{{0,60}}\b(?:venu\w*|originaires?|en provenance) {OF}$"
    rf"|<more>[^.;]{{0,60}}\bque (?:{_THAT})?{ARTICLE}$"
    rf"|<more>(?: [\w'-]+)? que (?:le |la |l'|les )[\w-]+ (?:{OF})?$"
    rf"|<ranks> (?:{_THAT})?{ARTICLE}(?:candidate?s? {OF})?$"
    rf"|\b(?:premiere?|seconde?|\w+ieme)\b[^.;]{{0,40}}\bapres {ARTICLE}$"
    rf"|<burdens>(?: \w+){{0,2}} (?:par {ARTICLE}|{OF})?$"
    rf"|<bureaus> (?:{IN})?$"
    rf"|<wars>(?: \w+){{0,3}} (?:entre {ARTICLE}|{IN}|{OF})$"
    r"|<estates> vietnam ?[-–] ?$"
    rf"|<happened>(?: [\w'-]+){{0,4}} {IN}$"
    r"|<past>[^.;,]{0,25}$"
    rf"|<ills>(?: \w+){{0,4}} {IN}$"
    rf"|<based> {IN}$"
    rf"|<charged> {OF}$"
    rf"|(?:\bquitt\w+ {ARTICLE}|<back> {OF}|\b(?:est|sont) parti(?:e|s|es)? [^.;,]{{0,40}}\b{OF})$"
    r"|\bconsensus\b[^.;,]{0,40} sur (?:le |la |l'|les )?$"
    r"|\b(?:selon|d'apres|par) (?:le |la |l')<media>(?: [\w'-]+)? $"
    r"|<freighters> $"
    r"|\bcode de conduite\b[^.;]{0,60}$"
    r"|\bavant de (?:gagner|rejoindre|se rendre|s'envoler|partir|s'achemin)\b[^.;,]{0,40}$"
    rf"|\bexperiences? (?:\w+ )?{IN}$"
    r"|<before_examples> [^.;]{3,160} et (?:l'|la |le )<institutes> $"
)
_PASSING = rf"{any_word_of(_IN_PASSING)}|\b(?:apres|avant|quitt|parti|consensus|experience|code)"
"""What each of the alternatives has, quick to look for."""

_FESTIVAL_OF = rf"<festivals>(?: \w+){{0,3}} {OF}$"
_FORMER = re.compile(r"\W*(?:l'|cet |cette )?ancien(?:ne)? [^.;,]{0,25}")
"""How a sentence begins on a guest of old: "Ancien Premier ministre du Portugal, l'invité …"."""

_NATIONALITY = re.compile(r"\bnationalites? (?:[a-z]+(?:,| et) )?$")
"""“Un citoyen ayant la double nationalité vietnamienne et australienne”."""

_APPOSED = r"<offices>[^.;,]{0,60}, (?:le |la )$"
"""“Le président de l'Assemblée générale, le Trinidadien Dennis Francis”."""

_ON = re.compile(r" (?:a|au|aux) (?:la |l')?")

_OF_A_THING = r"<things>(?: (?!et |ou )[\w'-]{4,})? $"
_TRADED = "<trade>|<trades>"
"""“Le bœuf australien séduit les Vietnamiens”, unless it is about the trade of it."""

_OF_AN_OBSERVER = r"<observers,media>(?: [\w'-]+)? $"
_JUDGES = "<judges>"
_OF_A_SOLDIER = "<soldiers> $"
_BATTLE = "<battles>"
"""“Les troupes françaises ont déposé les armes à Diên Biên Phu”."""

_IS_MARKET = (
    r"[^.;,]{0,10}\b(?:est|sont|a ete|ont ete|rest\w+|demeur\w+|devien\w+)\b[^.;,]{0,40}"
    r"<behind_markets>"
    r"| domin\w+ [^.;,]{0,20}\bmarche"
    r"|, (?:toujours )?(?:le |la )?(?:premier|principal|plus gr(?:and|os)) "
    r"(?:debouche|client|acheteur|importateur|marche)\b"
)
_ORGANISER = (
    rf"(?:<made>(?: \w+){{0,2}} par|\ba l'initiative de|\binitiative du) {ARTICLE}"
    rf"<institutes>[^.;,]{{0,80}} (?:{IN}|{OF})$"
)
_GIVES = "[^.;]{0,60}?<gives>"
_GIFT = (
    rf"<gifts>(?: [\w'()-]+){{0,4}} {OF}(?:[\w'-]+ ){{0,3}}$"
    rf"|<given>(?: [\w'-]+){{0,2}} par (?:la |le |les |l')?(?:[\w'-]+ ){{0,3}}{ARTICLE}$"
)
_OFFICE = "<offices>[^.;,()]{0,25}$"
_RECEIVED = "<receives>[^.;,()]{0,30} par [^.;,()]{0,25}$"
_RECEIVES = "[^.;,()]{0,30} (?:a |ont )?<receives>"
_ENVOY = rf"\bambassad(?:eure?|rice) (?:{OF})?$"
_COMPANY = "<companies> $"
_CAPITAL_AFTER = re.compile(r" [A-ZÀ-Þ]")
_POST = "<posts>[^.;,]{0,40}$"
_AT_TOWN = re.compile(
    r"\b[àÀ] [A-ZÀ-Þ][\w'’-]+(?:[ -](?:d[aeu] |la |l['’])?[A-ZÀ-Þ][\w'’-]+)*"
    r"(?:,(?: en| au| aux)? | \()$"
)
_BEHIND_TOWNS = (", ", ", en ", ", au ", ", aux ", " (")
_EXPLAINING = re.compile(r" \(|,? (?:en|au|aux) |, (?:la )?(?:capitale|ville) .{1,20}")
_THERE = re.compile(
    rf"[^.;,()]{{0,40}}\b(?:(?:a|au|aux|en|aupres) {ARTICLE}|{OF})"
    r"| (?:a|au|aux|dans|en|aupres) [^.;,()]{1,40}, (?:en|au|aux) "
)


def weights(
    mentions: Sequence[Mention], home_country: str, telling: Collection[Part]
) -> list[float]:
    """The weight of each mention, in order; those of the home country are 0.

    `telling` are the parts besides the title that tell the main event.
    """
    members = enumerated(mentions, home_country, telling)
    found: list[float] = []
    abroad = least = ACTOR
    for position, mention in enumerate(mentions):
        previous = mentions[position - 1] if position else None
        if previous is None or not follows(previous, mention) or _bears(previous, mention):
            abroad = least = ACTOR
        if previous and previous.code == home_country:
            abroad = _home_abroad(previous, mention)
        if mention.code == home_country or position in members:
            found.append(NONE)
        elif previous and previous.code == mention.code and _explains(mention, previous):
            found.append(found[-1])
        else:
            weight = _weight(mention)
            if weight == PASSING:  # and so are all that follow in its enumeration
                least = PASSING
            found.append(min(abroad, least, weight))
    return found


def is_official(mention: Mention) -> bool:
    """Whether a state or a named company of its speaks or acts there.

    "Le ministère japonais", "l'ambassade du Japon", "le groupe japonais Sumitomo".
    """
    before = mention.part.folded[max(0, mention.start - 40) : mention.start]
    if phrase(_COMPANY).search(before):
        return bool(_CAPITAL_AFTER.match(mention.part.text, mention.end))
    return bool(phrase(_OFFICE).search(before))


def is_envoy(mention: Mention) -> bool:
    """Whether an ambassador from there is named: "l'ambassadeur du Mozambique"."""
    before = mention.part.folded[max(0, mention.start - 40) : mention.start]
    return bool(phrase(_ENVOY).search(before))


def gives(mention: Mention) -> bool:
    """Whether help comes from there: "le Canada donnera 50.000 dollars"."""
    return bool(phrase(_GIVES).match(mention.part.folded, mention.end))


def is_giver(mention: Mention) -> bool:
    """Whether a gift is said to come from there: "des dons de l'association française"."""
    return bool(phrase(_GIFT).search(_sentence_before(mention, _town(mention))))


def receives(mention: Mention) -> bool:
    """Whether somebody in office there opens the door: "accueilli par le président russe"."""
    before = mention.part.folded[max(0, mention.start - 80) : mention.start]
    return is_official(mention) and bool(
        phrase(_RECEIVED).search(before)
        or phrase(_RECEIVES).match(mention.part.folded, mention.end)
    )


def is_venue(mention: Mention) -> bool:
    """Whether many meet there: "au sommet à Kazan, en Russie", unless an institute of that country
    invites: "un forum organisé par l'Institut d'études asiatiques à Singapour"."""
    return _is_venue(mention, _sentence_before(mention, _town(mention)))


def _bears(other: Mention, mention: Mention) -> bool:
    """Whether the other lays something on it: "l'embargo américain à Cuba"."""
    return _ON.fullmatch(mention.part.folded, other.end, mention.start) is not None


def is_where(mention: Mention) -> bool:
    """Whether it but says where it happens: "à Busan, en République de Corée"."""
    return _is_in_town(mention) or _town(mention) is not None


def _is_in_town(mention: Mention) -> bool:
    return mention.kind in _TOWNS and mention.part.folded.endswith(" a ", 0, mention.start)


def _is_venue(mention: Mention, sentence: str) -> bool:
    if not (_LOCATIVE.search(sentence[-16:]) and phrase(_MANY_MEET).search(sentence)):
        return False
    return mention.kind is not Kind.NAME or not phrase(_ORGANISER).search(sentence)


def _weight(mention: Mention) -> float:
    town = _town(mention)
    sentence = _sentence_before(mention, town)
    near = sentence[-_NEAR:]
    if (
        phrase(_IS_MARKET).match(mention.part.folded, mention.end)
        or (phrase(_PASSING).search(near) and phrase(_IN_PASSING).search(near))
        or (mention.kind is not Kind.NAME and phrase(_FESTIVAL_OF).search(near))
        or (mention.kind is Kind.ADJECTIVE and _is_of_one_who_acts_not(mention, near))
        or _FORMER.fullmatch(sentence)
        or _NATIONALITY.search(near)
        or _is_venue(mention, sentence)
        or (mention.part.text[mention.start].isupper() and phrase(_APPOSED).search(near))
    ):
        return PASSING
    return HOST if town or _is_in_town(mention) else ACTOR


def _is_of_one_who_acts_not(mention: Mention, near: str) -> bool:
    """Whether an adjective is a thing's, a soldier's of old, or an observer's who judges: "la
    cuisine chinoise", "l'armée française à Diên Biên Phu", "un magazine américain classe …"."""
    noun, start, end = near[-_NOUN:], mention.start, mention.end
    folded = mention.part.folded
    around = folded[max(0, start - _FAR) : end + _FAR]
    if phrase(_OF_A_THING).search(noun):
        return not phrase(_TRADED).search(around)
    if phrase(_OF_AN_OBSERVER).search(noun):
        return bool(phrase(_JUDGES).search(near + folded[start : end + _NEAR]))
    return bool(phrase(_OF_A_SOLDIER).search(noun) and phrase(_BATTLE).search(around))


def _sentence_before(mention: Mention, town: re.Match[str] | None) -> str:
    """The folded words before a mention in its sentence, without the `town` it explains.

    "Au sommet à Kazan, en Russie" is as much in passing as "au sommet à Kazan".
    """
    begin, folded = max(0, mention.start - _LOOK_BACK), mention.part.folded
    before = folded[begin : town.start()] + "a " if town else folded[begin : mention.start]
    return before[max(before.rfind(". "), before.rfind(";")) + 1 :]


def _town(mention: Mention) -> re.Match[str] | None:
    """The town just before a mention: "à Kazan, en "."""
    begin, text = max(0, mention.start - _TOWN), mention.part.text
    if not text.endswith(_BEHIND_TOWNS, begin, mention.start):
        return None
    return _AT_TOWN.search(text, begin, mention.start)


def _home_abroad(home: Mention, mention: Mention) -> float:
    """The weight of a country where home has diplomats or people: "l'ambassade du Vietnam en …"."""
    folded = mention.part.folded
    if home.part is not mention.part or not _THERE.fullmatch(folded, home.end, mention.start):
        return ACTOR
    before = folded[max(0, home.start - 60) : home.start]
    if home.kind is Kind.ADJECTIVE and (
        home.part.text[home.start].isupper() or phrase("<countrymen> $").search(before)
    ):
        return PASSING
    return POSTED if phrase(_POST).search(before) else ACTOR


def _explains(mention: Mention, town: Mention) -> bool:
    """Whether the country only says where the town is: "Lisbonne (Portugal)", "Rio, au Brésil"."""
    return (
        town.kind in _TOWNS
        and town.part is mention.part
        and bool(_EXPLAINING.fullmatch(mention.part.folded, town.end, mention.start))
    )
