"""Decide which of the countries mentioned act with the home country in the main event.

The main event is told in the title and the lead. A country counts there by the role its words
play: an actor counts whole, a venue, a posting or a market hardly, a member of an enumeration
not at all. What the body says can carry a country over the bar, but hardly alone.
"""

import re
from collections.abc import Iterable, Sequence

from app.reading.gazetteer import Kind
from app.reading.mentions import Mention

TITLE, LEAD, BODY, MOST_BODY = 0.6, 0.5, 0.08, 0.4
"""Points of an actor named in the title, in the lead, once in the body, and in the body at most."""

PARTNER = 0.5
"""Points that make a partner."""

ACTOR, WEAK, NONE = 1.0, 0.25, 0.0

_JOINED = re.compile(r"(?:\W|\b(?:et|ou|puis|ainsi que|les?|la|l|des?|du|d|en|aux?|a|avec)\b)*")
_EXAMPLES = re.compile(
    r"\b(?:export\w*|import\w*|marches?|comme|tels?|telles?|notamment|dont|parmi|y compris|pays|"
    r"originaires?|touristes|visiteurs|provenance|membres?|comprenant|vers)\b[^.;]{0,60}$"
)
_VENUE = re.compile(
    r"\b(?:sommets?|conference|forum|reunion|exposition|salon|session|festival|foire|congres|jeux|"
    r"championnats?|tournoi|coupe|assemblee|cop ?\d+)\b[^.;]{0,80}\b(?:a|au|aux|en|dans)"
    r" (?:la |le |les |l')?$"
)
_POST = re.compile(
    r"\b(?:ambassad\w+|consul\w*|representa\w+|attache\w*|bureau|conseill\w+|mission|agence)\b"
    r"[^.;,]{0,40}$"
)
_POSTED_TO = re.compile(
    r"[^.;,()]{0,40}\b(?:a|au|aux|en|aupres d[eu]s?|aupres de la) (?:la |le |les |l')?"
)
_AT = re.compile(r"\ba $")


def partner_scores(mentions: Sequence[Mention], home_country: str) -> dict[str, float]:
    """The partners' codes with their scores, 0.5 to 1."""
    lists = _enumerated(mentions, home_country)
    head: dict[tuple[str, str], float] = {}
    body: dict[str, float] = {}
    previous: Mention | None = None
    first_paragraph_leads = not any(mention.part.name == "lead" for mention in mentions)
    for position, mention in enumerate(mentions):
        code, name = mention.code, mention.part.name
        if code != home_country:
            weight = _weight(mention, previous, home_country, position in lists)
            if name == "paragraph" and first_paragraph_leads and mention.part.index == 0:
                name = "lead"
            if name in ("title", "lead"):
                head[code, name] = max(weight, head.get((code, name), 0.0))
            else:
                body[code] = body.get(code, 0.0) + weight
        previous = mention
    scores = {
        code: TITLE * head.get((code, "title"), 0.0)
        + LEAD * head.get((code, "lead"), 0.0)
        + min(MOST_BODY, BODY * body.get(code, 0.0))
        for code in {mention.code for mention in mentions if mention.code != home_country}
    }
    return {code: round(min(score, 1.0), 2) for code, score in scores.items() if score >= PARTNER}


def _weight(
    mention: Mention, previous: Mention | None, home_country: str, enumerated: bool
) -> float:
    before = mention.part.folded[max(0, mention.start - 120) : mention.start]
    if enumerated:
        return NONE
    if _VENUE.search(before) or _is_posting(mention, previous, home_country):
        return WEAK
    if mention.kind in (Kind.CAPITAL, Kind.PLACE) and _AT.search(before):
        return WEAK
    return ACTOR


def _is_posting(mention: Mention, previous: Mention | None, home_country: str) -> bool:
    """Whether the home country is represented there: "l'ambassade du Vietnam en Algérie"."""
    if previous is None or previous.part is not mention.part or previous.code != home_country:
        return False
    folded = mention.part.folded
    between = folded[previous.end : mention.start]
    before = folded[max(0, previous.start - 60) : previous.start]
    return bool(_POSTED_TO.fullmatch(between) and _POST.search(before))


def _enumerated(mentions: Sequence[Mention], home_country: str) -> set[int]:
    """Positions of mentions in enumerations of three or more foreign countries, and in brackets."""
    found: set[int] = set()
    for run in _runs(mentions):
        foreign = {mentions[i].code for i in run} - {home_country}
        if len(foreign) < 3:
            continue
        first = mentions[run[0]]
        before = first.part.folded[max(0, first.start - 80) : first.start]
        if first.part.name not in ("title", "lead") or _EXAMPLES.search(before):
            found.update(run)
    return found


def _runs(mentions: Sequence[Mention]) -> Iterable[list[int]]:
    run: list[int] = []
    for position, mention in enumerate(mentions):
        last = mentions[run[-1]] if run else None
        if last is not None and (
            last.part is not mention.part
            or not _JOINED.fullmatch(mention.part.folded, last.end, mention.start)
        ):
            yield run
            run = []
        run.append(position)
    if run:
        yield run
