"""Tell which countries are but members of an enumeration: markets, examples, a bloc's members."""

import re
from collections.abc import Collection, Iterator, Sequence

from app.reading.countries.mentions import Mention
from app.reading.parts import Part
from app.reading.vocabulary.phrases import ARTICLE, IN, OF, phrase

_JOINED = re.compile(
    r"(?>(?:[\s,/–-]|\([^()]{0,40}\)|(?<=, )\d[\d.]*(?=,)|\b(?:et|ou|puis|mais|devant|ainsi que|"
    r"les?|la|l'|des?|du|d'|en|aux?|a|vers|union europeenne|ue|asean)(?:\b|(?<='))|"
    r"\bavec\b(?: \d[\d.,]*(?>(?: (?:milli\w+|de|dollars?|usd|euros?|personnes|%)\b)*))?)*)"
)
_LONGEST_JOINT = 100
_CROWD = 4
_AS_MARKETS = "<before_markets>[^.;]{0,60}$"
_ARE_MARKETS = "[^.;]{0,50}<behind_markets>"
_AS_EXAMPLES = (
    "<before_examples>"
    rf" (?:ceux |celles? |celui |(?:les? |la |l')\w+ )?{ARTICLE}(?:en |au |aux |a )?$"
    rf"|<behind_markets>(?: \w+){{0,2}},? notamment {ARTICLE}$"
)
_IN_BRACKETS = r"\([^()]{0,60}$|<blocs>[^.;]{0,40} [–—-] ?(?:les? |la |l')?$"
_AS_AUTHORS = (
    rf"<made>(?: \w+){{0,2}} par (?:les? |la |l'|(?:les |des )?<bodies> {OF})$"
    r"|(?:\b(?:œ|oe)uvre commune"
    r"|\b(?:grace (?:aux? |a la |a l')|avec (?:le |la |l'))<help>(?: \w+)?)"
    rf" (?:des <bodies> )?{OF}$"
    rf"|\b(?:entretiens|entrevues|rencontres)\b[^.;]{{0,60}}\bavec (?:ses|leurs) <counterparts>"
    rf" (?:\w+ )?{OF}$"
)
_BY_ITS_EMBASSY = rf"<made>(?: \w+){{0,2}} par l'ambassade {OF}$"
_ACT = (
    rf"{_AS_AUTHORS}|<bodies>(?: [\w'-]+){{0,3}} {OF}$"
    r"|<bodies> (?:[\w'-]+ ){1,3}pays(?! membres)(?: [\w'-]+){0,4} ?[–—(:-] ?$"
    rf"|<visits>(?: [\w'-]+){{0,6}} (?:{IN}|[–—(:-] ?{ARTICLE})$"
    rf"|<lines>(?: \w+){{0,3}} (?:vers|pour|avec) {ARTICLE}$"
)
_AND_OTHERS = (
    r"(?:,? et| ainsi que) (?:d'|de )?(?:<several> |\d+ |une \w+ d')?autres (?:pays|nations)"
)
_MANY_CONFER = r"<gatherings>(?: \w+){0,3} (?:international|multinational|regiona|mondia)"
_SEVERAL_SUCH = rf"(?:<several>|autres) pays,? <before_examples> {ARTICLE}$"
_HELP = r"[^.;]{0,240}\bont (?:<gives>|[^.;]{0,30}<help>)"


def enumerated(
    mentions: Sequence[Mention], home_country: str, telling: Collection[Part]
) -> set[int]:
    """Positions of the mentions that are but members of an enumeration.

    Where the main event is told, in the title and in the parts of `telling`, a tour or a group of
    givers may be enumerated too: there three countries or more are examples by the words around
    them, or because the title names another one. Elsewhere all are. Those act whose embassies or
    delegations are enumerated, and examples of countries that help.
    """
    found: set[int] = set()
    titled = {mention.code for mention in mentions if mention.part.name == "title"} - {home_country}
    for run in _runs(mentions):
        first, last = mentions[run[0]], mentions[run[-1]]
        before = _before(first)
        foreign = {mentions[position].code for position in run} - {home_country}
        told = first.part.name == "title" or (
            first.part in telling and (not titled or foreign & titled)
        )
        many = len(foreign) >= 3 and (
            not told
            or phrase(_AS_MARKETS).search(before)
            or phrase(_ARE_MARKETS).match(last.part.folded, last.end)
            or phrase(_AND_OTHERS).match(last.part.folded, last.end)
            or (len(foreign) >= _CROWD and phrase(_MANY_CONFER).search(last.part.folded))
        )
        several = len(foreign) >= 2 and phrase(_IN_BRACKETS).search(before)
        example = phrase(_AS_EXAMPLES).search(before)
        if not (example or many or several) or (told and _help_out(first, last)):
            continue
        if example or not (told and phrase(_ACT).search(before)):
            found.update(run)
    return found


def authors(mentions: Sequence[Mention], home_country: str) -> set[str]:
    """The countries that made something together, "organisé par les ambassades de …", or one whose
    embassy did."""
    found: set[str] = set()
    for run in _runs(mentions):
        foreign = {mentions[position].code for position in run} - {home_country}
        before = _before(mentions[run[0]])
        several = len(foreign) >= 2 and phrase(_AS_AUTHORS).search(before)
        if several or (foreign and phrase(_BY_ITS_EMBASSY).search(before)):
            found |= foreign
    return found


def follows(previous: Mention, mention: Mention) -> bool:
    """Whether nothing but the joints of an enumeration stands between two mentions."""
    return (
        previous.part is mention.part
        and mention.start - previous.end <= _LONGEST_JOINT
        and bool(_JOINED.fullmatch(mention.part.folded, previous.end, mention.start))
    )


def _help_out(first: Mention, last: Mention) -> bool:
    """Whether they help home, though called examples: "des pays tels que le Japon ont offert …"."""
    behind = phrase(_HELP).match(last.part.folded, last.end)
    return bool(behind and phrase(_SEVERAL_SUCH).search(_before(first)))


def _before(mention: Mention) -> str:
    return mention.part.folded[max(0, mention.start - 80) : mention.start]


def _runs(mentions: Sequence[Mention]) -> Iterator[list[int]]:
    run: list[int] = []
    for position, mention in enumerate(mentions):
        if run and not follows(mentions[run[-1]], mention):
            yield run
            run = []
        run.append(position)
    if run:
        yield run
