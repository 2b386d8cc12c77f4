"""Whether a sentence speaks of an agreement of somebody's, not of agreements in general."""

import re
from collections.abc import Sequence

from app.reading.agreements.statuses import IN_FORCE, MENTIONED, Status, called_by_date
from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.vocabulary.instruments import Group, Instrument

_NEAR = 40
"""How many characters before an instrument its article is looked for."""

_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|ce|cet|cette|ces|du|dudit|ledit|leur|leurs|son|sa|au|aux)\s|\bl'|\bde la\s)"
    r"(?:\w+\s)?$"
)
_POINTED = re.compile(r"\b(?:ce|cet|cette|dudit|ledit)\s(?:\w+\s)?$")
_SWEEPING = re.compile(
    # "Au cours des 65 dernières années, ils ont signé une série de conventions": no one agreement
    r"\bau (?:cours|fil) des [^,.;]{0,25}annees|\bces dernieres annees|\bjusqu'a present|"
    r"\ba ce jour|\bdepuis lors"
)
_COUNTED = re.compile(
    r"(?<!plus de )(?<!pres de )(?<!environ )(?<!quelque )(?<![\w.,])"
    r"(?:\d\d?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:\w+ )?$"
)
"""Before papers that were counted one by one."""

_DRAFTS = re.compile(r"\bprojets? (?:de |des )$")
_IN_GENERAL = re.compile(r"\ben (?:oeuvre|œuvre|application|valeur)\b[^.;]{0,50}$")
_WITH_ANYBODY = re.compile(
    r"[^.,;]{0,50}\b(?:avec|par) (?:les|des|ses|leurs|d'autres) (?:pays|partenaires|organisations|"
    r"organismes) (?:etranger|internationa|partenaire)"
)
_UNDER = re.compile(r"\b(?:dans le cadre|en vertu|aux termes|conformement|selon)\b[^.,;]{0,15}$")
_UPON = re.compile(
    r"\b(?:sur la base|conformement|en vertu|aux termes|dans l'esprit|remplac\w+|"
    r"mise en (?:oeuvre|œuvre)|fonde\w* sur)\b[^.,;]{0,15}$"
)
_THEN = re.compile(r" (?:en|lors|le \d|de \d|depuis)")
"""An older agreement: what is done now rests on it, and it was made then."""

_NONE = re.compile(r"\baucune? (?:\w+ )?$")
_NOT = re.compile(
    r"[^,.;]{0,60}? n'(?:a|ont|est|sont|etait|etaient|avait|avaient) "
    r"(?=ete|pas(?! seul| unique)|jamais)"
)
"""What was not signed is no agreement."""

_ABOUT = re.compile(r"\b(?:accord|memorandum|protocole|convention)s? sur (?:les? |la |l')$")
"""What an agreement is about is no other one: "un accord sur le plan de coopération"."""

_SIGN = re.compile(r"sign|adopt|conclu|paraph")
"""What is done to a declaration that is more than words."""

_JOINT = ("déclaration conjointe", "déclaration commune")
_TOPIC = re.compile(
    r" (?:bilateral )?(?:portant |relatif |relative )?(?:sur|dans|en matiere de|a) "
    r"([^,.;:()]{1,70})"
)

_WORLDWIDE = ("convention", "traité")
_OWN_PAPERS = frozenset(
    ("plan d'action", "programme d'action", "feuille de route", "protocole", "aide-mémoire")
)
_PLANS = re.compile(r"plan|programme|feuille")
_WISHED = re.compile(
    r"\b(?:demand|propos|appel|invit|exhort|sugg|souhait|recommand|encourag|plaid)\w*\b.*\belabor"
)
"""A plan that others are asked to draw up is not yet one of theirs."""

_HIRED = re.compile(
    r"\b(?:joueu|footballeu|gardien|defenseur|attaquant|entraineu|selectionneu|milieu de terrain|"
    r"ouvri|travailleu|salarie|chanteu|acteur|actrice|mannequin)"
)
_BY_A_CLUB = re.compile(r"[^.;]{0,40}\bavec (?:un|le|son) (?:nouveau )?club\b")
"""A contract of these is one of employment."""

_CEREMONY = re.compile(r"\bceremonies? de signature des $")
"""Before contracts that were signed at once."""

_BOTH_DO = re.compile(r"sign|conclu|paraph|echang|negoci|scell|entend|accord")
"""What is done to a paper by two: plans are also adopted by one alone."""

_BETWEEN = re.compile(r"[^.;]{0,60}\bentre\b")


def is_definite(part: Part, first: int, start: int) -> bool:
    """Whether the instrument at `start` is one the reader knows of: "cet accord"."""
    return _DEFINITE.search(part.folded, first, start) is not None


def is_called(instrument: Instrument) -> bool:
    """Whether an older one is called by its day: treaties and joint declarations."""
    return instrument.group is Group.TREATY or instrument.kind in _JOINT


def topic(part: Part, end: int, last: int) -> frozenset[str]:
    """The words an instrument that ends at `end` says it is about."""
    about = _TOPIC.match(part.folded, end, last)
    words = about[1].replace("'", " ").split() if about else ()
    return frozenset(word for word in words if len(word) > 4)


def is_pointed_at(part: Part, first: int, start: int) -> bool:
    """Whether "cet accord de libre-échange" points at one named before."""
    return _POINTED.search(part.folded, first, start) is not None


def is_older(part: Part, match: Match[Instrument], status: Status, first: int, last: int) -> bool:
    """Whether one made before is but built upon: "sur la base de l'accord signé en 2007"."""
    return (
        status.start >= match.end
        and _UPON.search(part.folded, first, match.start) is not None
        and _THEN.match(part.folded, status.end, last) is not None
    )


def called_by(part: Part, match: Match[Instrument], last: int) -> Status | None:
    """The day or meeting an instrument is called by; "la Convention de 1951" is all the world's."""
    if match.value.kind in _WORLDWIDE:
        return None
    return called_by_date(part.folded, last, match.end)


def is_named(part: Part, match: Match[Instrument], first: int, last: int) -> bool:
    """Whether a treaty is named, whatever is said of it: "l'Accord de coopération culturelle",
    "l'accord de libre-échange entre le Vietnam et l'UE"."""
    if match.value.group is not Group.TREATY:
        return False
    words = part.text[match.start : match.end]
    worldwide = match.value.kind in _WORLDWIDE
    if words[0].isupper() and not words.isupper() and not worldwide:
        return True
    single = not match.value.several and (" " in match.value.kind or worldwide)
    between = single and _BETWEEN.match(part.folded, match.end, last)
    return bool(between) and is_definite(part, max(first, match.start - _NEAR), match.start)


def is_meant(
    part: Part,
    match: Match[Instrument],
    status: Status,
    done: str,
    definite: bool,
    first: int,
    last: int,
) -> bool:
    """Whether the sentence speaks of an agreement, not of agreements in general; `done` are the
    words that tell its status, be it with others above."""
    instrument, named = match.value, part.text[match.start].isupper()
    between = _BETWEEN.match(part.folded, match.end, last) is not None
    about = part.folded.startswith(" sur ", match.end)
    counted = _COUNTED.search(part.folded, first, match.start) is not None
    if instrument.several and not counted and _SWEEPING.search(part.folded, first, match.start):
        return False
    if instrument.group is Group.PAPER and status.name in (IN_FORCE, MENTIONED):
        return False
    signed = status.start >= match.end and instrument.kind.startswith("déclaration")
    if (
        instrument.group is Group.PAPER
        and not signed
        and _UNDER.search(part.folded, first, match.start)
    ):
        return False
    if instrument.kind == "déclaration" and not _SIGN.search(done):
        return False
    if _ABOUT.search(part.folded, first, match.start) or _is_denied(part, match, status, first):
        return False
    bare = match.end - match.start <= len("documents")
    if (
        instrument.kind == "document de coopération"
        and bare
        and (definite or not instrument.several or _DRAFTS.search(part.folded, first, match.start))
    ):
        return False
    called = called_by(part, match, last) is not None
    general = instrument.several and not between and not called
    if general and _IN_GENERAL.search(part.folded, first, match.start):
        return False
    if general and definite and _WITH_ANYBODY.match(part.folded, match.end, last):
        return False
    if status.name == IN_FORCE:
        return definite and (
            between
            or named
            or called
            or (not instrument.several and (" " in instrument.kind or about))
        )
    return True


def _is_denied(part: Part, match: Match[Instrument], status: Status, first: int) -> bool:
    """Whether a sentence says that nothing was signed: "aucun accord", "l'accord n'a pas été"."""
    if _NONE.search(part.folded, max(first, match.start - _NEAR), match.start):
        return True
    denied = _NOT.match(part.folded, match.end)
    return denied is not None and not match.end <= status.start < denied.end()


def is_of_one(instrument: Instrument, done: str, parties: Sequence[str]) -> bool:
    """Whether a plan is its author's alone: what a government publishes or approves by itself, or
    asks others to draw up."""
    if _PLANS.match(instrument.kind) and _WISHED.search(done):
        return True
    return instrument.kind in _OWN_PAPERS and len(parties) < 2 and not _BOTH_DO.search(done)


def is_of_trade(part: Part, match: Match[Instrument], first: int, parties: Sequence[str]) -> bool:
    """Whether contracts are those of hired people, or a figure: "le nombre de contrats"."""
    if match.value.kind != "contrat":
        return False
    if _HIRED.search(part.folded, first, match.start) or _BY_A_CLUB.match(part.folded, match.end):
        return True
    counted = _COUNTED.search(part.folded, first, match.start)
    counted = counted or _CEREMONY.search(part.folded, first, match.start)
    return match.value.several and len(parties) < 2 and not counted
