"""The agreements an article speaks of: instrument, status, date, parties, sentence."""

import re
from collections.abc import Iterator, Sequence

from app.reading.agreements.retelling import EVIDENCE, Told, is_same, tell_again
from app.reading.agreements.signatories import read_signatories
from app.reading.agreements.signings import read_date, read_parties
from app.reading.agreements.statuses import (
    IN_FORCE,
    MENTIONED,
    SIGNED,
    Status,
    called_by_date,
    is_set_up,
    read_status,
)
from app.reading.matcher import Match
from app.reading.model import Agreement, DateReading
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.instruments import Group, Instrument

MOST = 40
"""Agreements an article may have."""

_REACH = 250
"""How many characters before an instrument its sentence is looked at."""

_NEAR = 40
"""How many characters before an instrument its article is looked for."""

_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|ce|cet|cette|ces|du|dudit|ledit|leur|leurs|son|sa|au|aux)\s|\bl'|\bde la\s)"
    r"(?:\w+\s)?$"
)
_LISTED = re.compile(
    r"(?:,|,? et|,? ainsi que?) (?:un|une|d'un|d'une|des|deux|trois|quatre|\d+) $"
    r"|,? ainsi que (?:du|de la|de l') ?$"
)
"""Before the next of several instruments, of which the verb is said once."""

_AND = (" et ", " et de ", " et d'", " et des ")

_SWEEPING = re.compile(
    # "Au cours des 65 dernières années, ils ont signé une série de conventions": no one agreement
    r"\bau (?:cours|fil) des [^,.;]{0,25}annees|\bces dernieres annees|\bjusqu'a present|"
    r"\ba ce jour|\bdepuis lors"
)
_IN_GENERAL = re.compile(r"\ben (?:oeuvre|œuvre|application|valeur)\b[^.;]{0,50}$")
_UNDER = re.compile(r"\b(?:dans le cadre|en vertu|aux termes|conformement|selon)\b[^.,;]{0,15}$")
_UPON = re.compile(
    r"\b(?:sur la base|conformement|en vertu|aux termes|dans l'esprit|remplac\w+|"
    r"mise en (?:oeuvre|œuvre)|fonde\w* sur)\b[^.,;]{0,15}$"
)
_THEN = re.compile(r" (?:en|lors|le \d|de \d|depuis)")
"""An older agreement: what is done now rests on it, and it was made then."""

_ANNIVERSARY = re.compile(r"\banniversaires?\b")
"""The dates in the sentence are then those of the feast."""

_ABOUT = re.compile(r"\b(?:accord|memorandum|protocole|convention)s? sur (?:les? |la |l')$")
"""What an agreement is about is no other one: "un accord sur le plan de coopération"."""

_SIGN = re.compile(r"sign|adopt")
"""What is done to a declaration that is more than words."""

_WORLDWIDE = ("convention", "traité")
_OWN_PLANS = frozenset(("plan d'action", "programme d'action", "feuille de route"))
_BOTH_DO = re.compile(r"sign|conclu|paraph|echang|negoci|scell|entend|accord")
"""What is done to a paper by two: plans are also adopted by one alone."""

_VIGUEUR = "en vigueur"
_BETWEEN = re.compile(r"[^.;]{0,60}\bentre\b")


def read_agreements(
    parts: Sequence[Part], home_country: str, date: DateReading | None
) -> tuple[Agreement, ...]:
    """The agreements in the order of their first mention.

    Told again ("le protocole d'accord …", or first in the title and then in the text) an agreement
    is one; treaties of all the world's (Accord de Paris) are none of the parties'.
    """
    foreign = {
        match.value.codes[0]
        for part in parts
        for match in sightings(part).countries
        if match.value.codes
    } - {home_country}
    only = next(iter(foreign)) if len(foreign) == 1 else None
    agreements: list[Told] = []
    for part in parts:
        for mention in _mentions(part, home_country, only, date):
            told = next((one for one in agreements if is_same(one, mention)), None)
            if told is None and len(agreements) < MOST:
                agreements.append(mention)
            elif told is not None:
                tell_again(told, mention)
    return tuple(_agreement(one) for one in agreements)


def _mentions(
    part: Part, home_country: str, only: str | None, date: DateReading | None
) -> Iterator[Told]:
    told, before = -1, None
    for match in _instruments(part):
        bracketed = part.text[match.start - 1 : match.start] == "(" and match.start - told < 90
        told = match.end
        if bracketed:
            continue
        first, last = sentence_at(part.text, match.start)
        opening = max(first, match.start - _REACH)
        definite = _DEFINITE.search(part.folded, opening, match.start) is not None
        status = _status(part, match, first, last)
        if status is None and before is not None and before.start >= first:
            status = before if _LISTED.search(part.folded, opening, match.start) else None
        before = status
        if status is None or not _is_meant(part, match, status, definite, opening, last):
            continue
        anchors = (match.start, match.end, status.start, status.end)
        parties = read_parties(part, first, last, match.end, home_country, only)
        if len(parties) < 2:
            parties = read_signatories(part, first, last, match.end, status) or parties
        if _is_of_one(match.value, part.folded[status.start : status.end], parties):
            continue
        recalled = _ANNIVERSARY.search(part.folded, opening, match.start) is not None
        in_force = _VIGUEUR in part.folded[status.start : status.end]
        dated = not recalled and (status.name == SIGNED or in_force)
        when = read_date(part, first, last, anchors, date, in_force) if dated else None
        yield Told(
            part,
            match.value,
            first,
            status.name,
            definite,
            when,
            parties,
            part.text[first:last],
            [
                part.evidence(match.start, match.end, "instrument"),
                part.evidence(status.start, status.end, status.name),
            ],
            _is_older(part, match, status, opening, last),
            _called(part, match, last) is not None,
        )


def _instruments(part: Part) -> Iterator[Match[Instrument]]:
    """The instruments in `part`; several of two kinds in one breath ("accords et conventions") are
    one match."""
    held: Match[Instrument] | None = None
    for match in sightings(part).instruments:
        if held is not None:
            one, other = held.value, match.value
            if (
                one.several
                and other.several
                and part.folded[held.end : match.start] in _AND
                and one.group is other.group
            ):
                kind = f"{one.shown} et {other.shown}"
                held = Match(held.start, match.end, Instrument(kind, one.group, several=True))
                continue
            yield held
        held = match
    if held is not None:
        yield held


def _is_older(part: Part, match: Match[Instrument], status: Status, first: int, last: int) -> bool:
    """Whether one made before is but built upon: "sur la base de l'accord signé en 2007"."""
    return (
        status.start >= match.end
        and _UPON.search(part.folded, first, match.start) is not None
        and _THEN.match(part.folded, status.end, last) is not None
    )


def _status(part: Part, match: Match[Instrument], first: int, last: int) -> Status | None:
    """What the sentence says of the instrument; a treaty by its full name may just be mentioned."""
    if match.value.group is Group.SILENT:
        return None
    if match.value.group is Group.PARTNERSHIP:
        return is_set_up(part.folded, first, last, match.start, match.end)
    found = read_status(part.folded, first, last, match.start, match.end)
    if match.value.group is Group.TREATY and (
        found is None or (found.name == IN_FORCE and "," in part.text[found.end : match.start])
    ):
        found = _called(part, match, last) or found
    if found is not None and found.start >= match.end and not match.value.feminine:
        found = None if part.folded.endswith(("ee", "ees"), found.start, found.end) else found
    if found is None and match.start > first and _is_named(part, match, first, last):
        return Status(MENTIONED, match.start, match.end)
    return found


def _called(part: Part, match: Match[Instrument], last: int) -> Status | None:
    """The day or meeting an instrument is called by; "la Convention de 1951" is all the world's."""
    if match.value.kind in _WORLDWIDE:
        return None
    return called_by_date(part.folded, last, match.end)


def _is_named(part: Part, match: Match[Instrument], first: int, last: int) -> bool:
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
    opening = max(first, match.start - _NEAR)
    return bool(between and _DEFINITE.search(part.folded, opening, match.start))


def _is_meant(
    part: Part, match: Match[Instrument], status: Status, definite: bool, first: int, last: int
) -> bool:
    """Whether the sentence speaks of an agreement, not of agreements in general."""
    instrument, named = match.value, part.text[match.start].isupper()
    between = _BETWEEN.match(part.folded, match.end, last) is not None
    about = part.folded.startswith(" sur ", match.end)
    if instrument.several and _SWEEPING.search(part.folded, first, match.start):
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
    if instrument.kind == "déclaration" and not _SIGN.search(part.folded, status.start, status.end):
        return False
    if _ABOUT.search(part.folded, first, match.start):
        return False
    bare = match.end - match.start <= len("documents")
    if (
        instrument.kind == "document de coopération"
        and bare
        and (definite or not instrument.several)
    ):
        return False
    if instrument.several and not between and _IN_GENERAL.search(part.folded, first, match.start):
        return False
    if status.name == IN_FORCE:
        return definite and (
            between
            or named
            or _called(part, match, last) is not None
            or (not instrument.several and (" " in instrument.kind or about))
        )
    return True


def _is_of_one(instrument: Instrument, done: str, parties: Sequence[str]) -> bool:
    """Whether a plan is its author's alone: what a government publishes or approves by itself."""
    return instrument.kind in _OWN_PLANS and len(parties) < 2 and not _BOTH_DO.search(done)


def _agreement(mention: Told) -> Agreement:
    return Agreement(
        mention.instrument.shown,
        mention.status,
        mention.date,
        mention.parties,
        mention.quote,
        tuple(dict.fromkeys(mention.evidence))[:EVIDENCE],
    )
