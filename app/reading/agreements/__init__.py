"""The agreements an article speaks of: instrument, status, date, parties, sentence."""

import re
from collections.abc import Iterator, Sequence

from app.reading.agreements.meaning import (
    called_by,
    is_called,
    is_definite,
    is_meant,
    is_named,
    is_of_one,
    is_of_trade,
    is_older,
    is_pointed_at,
    topic,
)
from app.reading.agreements.retelling import EVIDENCE, Told, is_same, tell_again
from app.reading.agreements.signatories import read_signatories
from app.reading.agreements.signings import read_date, read_parties
from app.reading.agreements.statuses import (
    IN_FORCE,
    MENTIONED,
    SIGNED,
    Status,
    is_held,
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

_LISTED = re.compile(
    r"(?:,|,? et|,? ainsi que?) (?:un|une|d'un|d'une|des|deux|trois|quatre|\d+) $"
    r"|,? ainsi que (?:du|de la|de l') ?$"
)
"""Before the next of several instruments, of which the verb is said once."""

_AND = (" et ", " et de ", " et d'", " et des ")

_ANNIVERSARY = re.compile(r"\banniversaires?\b")
"""The dates in the sentence are then those of the feast."""

_VIGUEUR = "en vigueur"


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
        definite = is_definite(part, opening, match.start)
        status = _status(part, match, first, last)
        if status is None and before is not None and before.start >= first:
            status = before if _LISTED.search(part.folded, opening, match.start) else None
        before = status
        if status is None or not is_meant(part, match, status, definite, opening, last):
            continue
        anchors = (match.start, match.end, status.start, status.end)
        parties = read_parties(part, first, last, match.end, home_country, only)
        if len(parties) < 2:
            parties = read_signatories(part, first, last, match.end, status) or parties
        done = part.folded[status.start : status.end]
        if is_of_one(match.value, done, parties) or is_of_trade(part, match, opening, parties):
            continue
        recalled = _ANNIVERSARY.search(part.folded, opening, match.start) is not None
        in_force = _VIGUEUR in done
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
            is_older(part, match, status, opening, last),
            called_by(part, match, last) is not None,
            is_pointed_at(part, opening, match.start),
            topic(part, match.end, last),
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


def _status(part: Part, match: Match[Instrument], first: int, last: int) -> Status | None:
    """What the sentence says of the instrument; a treaty by its full name may just be mentioned."""
    if match.value.group is Group.SILENT:
        return None
    if match.value.group is Group.PARTNERSHIP:
        return is_set_up(part.folded, first, last, match.start, match.end)
    found = read_status(part.folded, first, last, match.start, match.end)
    if found is None and match.value.kind.startswith("échange"):
        found = is_held(part.folded, last, match.end)
    if is_called(match.value) and (
        found is None or (found.name == IN_FORCE and "," in part.text[found.end : match.start])
    ):
        found = called_by(part, match, last) or found
    if found is not None and found.start >= match.end and not match.value.feminine:
        found = None if part.folded.endswith(("ee", "ees"), found.start, found.end) else found
    if found is None and match.start > first and is_named(part, match, first, last):
        return Status(MENTIONED, match.start, match.end)
    return found


def _agreement(mention: Told) -> Agreement:
    return Agreement(
        mention.instrument.shown,
        mention.status,
        mention.date,
        mention.parties,
        mention.quote,
        tuple(dict.fromkeys(mention.evidence))[:EVIDENCE],
    )
