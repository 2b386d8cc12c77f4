"""Weigh which part a country plays where it is mentioned: does it act, or is it but named?"""

import re
from collections.abc import Iterator, Sequence

from app.reading.gazetteer import Kind
from app.reading.mentions import Mention

ACTOR, WEAK, NONE = 1.0, 0.25, 0.0
"""Weights of a country that acts, of one named in passing, and of one that is but an example."""

_LOOK_BACK = 110
_ARTICLE = r"(?:la |le |l'|les |des? |du |de la |de l'|d')?"
_WITHIN = rf"(?:(?:a|au|aux|en|dans) {_ARTICLE}|d'|de |du )"

_JOINED = re.compile(
    r"(?:[\s,/–-]|\([^()]{0,40}\)|\b(?:et|ou|puis|ainsi que|avec|les?|la|l'|des?|du|d'|en|aux?|a|"
    r"vers|union europeenne|ue|asean)(?:\b|(?<=')))*"
)
_AS_MARKETS = re.compile(
    r"\b(?:export\w*|import\w*|marches?|touristes|visiteurs|originaires?|provenance|vers|pays|"
    r"economies|membres?|comprenant|parmi|dont|comme|tel(?:le)?s? que|notamment|y compris)\b"
    r"[^.;]{0,60}$"
)
_AS_EXAMPLE = re.compile(
    r"\b(?:comme|tel(?:le)?s? que|dont|parmi|y compris|a l'instar)"
    rf" (?:ceux |celles? |celui )?{_ARTICLE}(?:en |au |aux |a )?$"
)
_IN_PASSING = re.compile(
    # where it takes place: "lors du sommet à Kazan", "la mission de l'ONU au Soudan du Sud"
    r"\b(?:sommets?|conference|forum|reunions?|exposition|salon|sessions?|festival|foire|congres|"
    r"jeux|championnats?|tournoi|coupe|assemblee|missions?|dialogue|cop ?\d+)\b[^.;]{0,80}\b"
    rf"{_WITHIN}$"
    # who lives there: "les Vietnamiens de Pologne", "la communauté vietnamienne en Allemagne"
    r"|\b(?:communaute|diaspora|etudiants|travailleurs|compatriotes|ressortissants|viet kieu|"
    rf"vietnamiens|expatries)\b(?: [\w']+){{0,3}} {_WITHIN}$"
    # a yardstick: "plus que celui de la Thaïlande"
    rf"|\b(?:plus|moins|mieux|autant)\b[^.;]{{0,30}}\bque (?:celle|celui|ceux|celles)? ?{_ARTICLE}$"
    rf"|\b(?:devant|derriere|contrairement a|par rapport a|seconde? apres|rang apres) {_ARTICLE}$"
    # a distant war: "la situation en Ukraine"
    r"|\b(?:situation|conflits?|crise|guerre|hostilites|combats)\b(?: \w+){0,3} (?:entre )?"
    rf"{_WITHIN}$"
    # where somebody is based: "accrédité à Pékin"
    rf"|\b(?:accredite\w*|base\w*|residant|en poste|etabli\w*) {_WITHIN}$"
)
_AT_TOWN = re.compile(
    r"\b[àÀ] [A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)*(?:,(?: en| au| aux)? | \()$"
)
_AT = re.compile(r"\b(?:a|de) $")
_POST = re.compile(
    r"\b(?:ambassad\w+|consul\w*|representa\w+|attache\w*|bureau|conseill\w+|mission|agence)\b"
    r"[^.;,]{0,40}$"
)
_POSTED_TO = re.compile(
    r"[^.;,()]{0,40}\b(?:a|au|aux|en|aupres d[eu]s?|aupres de la) (?:la |le |les |l')?"
)


def weights(mentions: Sequence[Mention], home_country: str) -> list[float]:
    """The weight of each mention, in order; those of the home country are 0."""
    enumerated = _enumerated(mentions, home_country)
    found: list[float] = []
    posted = False
    for position, mention in enumerate(mentions):
        previous = mentions[position - 1] if position else None
        posted = previous is not None and (
            _is_post(previous, mention, home_country) or (posted and _follows(previous, mention))
        )
        if mention.code == home_country or position in enumerated:
            found.append(NONE)
        else:
            found.append(WEAK if posted else _weight(mention))
    return found


def _weight(mention: Mention) -> float:
    begin = max(0, mention.start - _LOOK_BACK)
    before = mention.part.folded[begin : mention.start]
    if _AS_EXAMPLE.search(before):
        return NONE
    if _IN_PASSING.search(before) or _AT_TOWN.search(mention.part.text[begin : mention.start]):
        return WEAK
    if mention.kind in (Kind.CAPITAL, Kind.PLACE) and before.endswith((" a ", " depuis ")):
        return WEAK
    return ACTOR


def _is_post(home: Mention, mention: Mention, home_country: str) -> bool:
    """Whether the home country is represented there: "l'ambassade du Vietnam en Algérie"."""
    if home.part is not mention.part or home.code != home_country:
        return False
    folded = mention.part.folded
    before = folded[max(0, home.start - 60) : home.start]
    return bool(_POSTED_TO.fullmatch(folded, home.end, mention.start) and _POST.search(before))


def _follows(previous: Mention, mention: Mention) -> bool:
    return previous.part is mention.part and bool(
        _JOINED.fullmatch(mention.part.folded, previous.end, mention.start)
    )


def _enumerated(mentions: Sequence[Mention], home_country: str) -> set[int]:
    """Positions in enumerations of three or more foreign countries that are but examples.

    In the title and the lead these are told by what comes before, for there a tour or a group of
    givers may be enumerated too; in the body all are.
    """
    found: set[int] = set()
    for run in _runs(mentions):
        foreign = {mentions[position].code for position in run} - {home_country}
        first = mentions[run[0]]
        before = first.part.folded[max(0, first.start - 80) : first.start]
        if first.part.name in ("title", "lead"):
            examples = len(foreign) >= 3 and bool(_AS_MARKETS.search(before))
        else:
            examples = len(foreign) >= 3
        if examples or (len(run) > 1 and _AS_EXAMPLE.search(before)):
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
