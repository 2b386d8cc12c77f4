"""Tell which countries are but members of an enumeration: markets, examples, a bloc's members."""

import re
from collections.abc import Collection, Iterator, Sequence

from app.reading.mentions import Mention
from app.reading.parts import Part
from app.reading.phrases import ARTICLE, phrase

_JOINED = re.compile(
    r"(?:[\s,/–-]|\([^()]{0,40}\)|\b(?:et|ou|puis|ainsi que|les?|la|l'|des?|du|d'|en|aux?|a|vers|"
    r"union europeenne|ue|asean)(?:\b|(?<='))|\bavec\b(?: \d[\d.,]*(?: (?:milli\w+|de|dollars?|"
    r"usd|euros?|personnes|%)\b)*+)?)*+"
)
_LONGEST_JOINT = 100
_AS_MARKETS = "<before_markets>[^.;]{0,60}$"
_ARE_MARKETS = "[^.;]{0,50}<behind_markets>"
_AS_EXAMPLES = (
    "<before_examples>"
    rf" (?:ceux |celles? |celui |(?:les? |la |l')\w+ )?{ARTICLE}(?:en |au |aux |a )?$"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,60}$")


def enumerated(
    mentions: Sequence[Mention], home_country: str, telling: Collection[Part]
) -> set[int]:
    """Positions of the mentions that are but members of an enumeration.

    Where the main event is told, in the title and in the parts of `telling`, a tour or a group of
    givers may be enumerated too: there three countries or more are examples by the words around
    them, or because the title names another one. Elsewhere all are.
    """
    found: set[int] = set()
    titled = {mention.code for mention in mentions if mention.part.name == "title"} - {home_country}
    for run in _runs(mentions):
        first, last = mentions[run[0]], mentions[run[-1]]
        before = first.part.folded[max(0, first.start - 80) : first.start]
        foreign = {mentions[position].code for position in run} - {home_country}
        told = first.part.name == "title" or (
            first.part in telling and (not titled or foreign & titled)
        )
        many = len(foreign) >= 3 and (
            not told
            or phrase(_AS_MARKETS).search(before)
            or phrase(_ARE_MARKETS).match(last.part.folded, last.end)
        )
        several = len(foreign) >= 2 and _IN_BRACKETS.search(before)
        if many or several or phrase(_AS_EXAMPLES).search(before):
            found.update(run)
    return found


def follows(previous: Mention, mention: Mention) -> bool:
    """Whether nothing but the joints of an enumeration stands between two mentions."""
    return (
        previous.part is mention.part
        and mention.start - previous.end <= _LONGEST_JOINT
        and bool(_JOINED.fullmatch(mention.part.folded, previous.end, mention.start))
    )


def _runs(mentions: Sequence[Mention]) -> Iterator[list[int]]:
    run: list[int] = []
    for position, mention in enumerate(mentions):
        if run and not follows(mentions[run[-1]], mention):
            yield run
            run = []
        run.append(position)
    if run:
        yield run
