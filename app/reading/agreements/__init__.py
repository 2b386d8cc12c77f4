"""The agreements an article speaks of: instrument, status, date, parties, sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from app.reading.agreements.lists import Listing, Papers, is_announced, with_others
from app.reading.agreements.meaning import (
    Mention,
    called_by,
    is_called,
    is_definite,
    is_meant,
    is_named,
    is_of_one,
    is_of_trade,
)
from app.reading.agreements.parties import Sides, read_parties, sides_of, with_the_other
from app.reading.agreements.retelling import EVIDENCE, Told, is_same, tell_again
from app.reading.agreements.signings import read_date
from app.reading.agreements.statuses import (
    IN_FORCE,
    MENTIONED,
    SIGNED,
    Status,
    is_held,
    is_set_up,
    read_status,
)
from app.reading.countries.mentions import renamed
from app.reading.matcher import Match
from app.reading.model import Agreement, DateReading
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings, within
from app.reading.vocabulary.gazetteer import Kind
from app.reading.vocabulary.instruments import DOCUMENT, Group, Instrument

Span = tuple[int, int]

MOST = 40
"""Agreements an article may have."""

_REACH = 250
"""How many characters before an instrument its sentence is looked at."""

_AND = (" et ", " et de ", " et d'", " et des ")

_ANNIVERSARY = re.compile(r"\banniversaires?\b")
"""The dates in the sentence are then those of the feast."""

_VIGUEUR = "en vigueur"

_INNER = 4
"""How many instruments behind one are looked at for the next of a list: it may name others."""

_AMENDED = re.compile(
    r"\b(?:modifi|amend|complet|prolonge|revis)ant (?:(?:le|la|les) |l')$"
    r"|\bportant (?:\w+ ){1,2}(?:de |a )(?:la |l')?$"
    r"|\bavenant (?:au |aux |a la |a l')$"
)
"""Between a paper and the older one it amends."""

_BRACKETED = 90
"""How many characters behind an instrument a bracket may name it by its acronym."""


def read_agreements(
    parts: Sequence[Part],
    home_country: str,
    date: DateReading | None,
    partners: Sequence[str] = (),
) -> tuple[Agreement, ...]:
    """The agreements in the order of their first mention; `partners` are the codes of the countries
    that the article has as partners.

    Told again ("le protocole d'accord …", or first in the title and then in the text) an agreement
    is one; treaties of all the world's (Accord de Paris) are none of the parties'.
    """
    others = renamed(parts)
    named = {part: _countries(part, others) for part in parts}
    sides = sides_of(list(dict.fromkeys(chain(*named.values()))), home_country, partners)
    agreements: list[Told] = []
    listing = Listing()
    near: Sequence[str] = ()
    for part in parts:
        if foreign := [code for code in named[part] if code != home_country]:
            near = foreign + [
                one.value.name for one in sightings(part).organisations if not one.value.country
            ]
        for mention in _mentions(part, sides.beside(near), date, listing):
            told = next((one for one in agreements if is_same(one, mention)), None)
            if told is None and len(agreements) < MOST:
                agreements.append(mention)
            elif told is not None:
                tell_again(told, mention)
        listing.leave(part)
    if any(one.listed for one in agreements):  # "plusieurs documents" are those listed
        agreements = [one for one in agreements if one.instrument.kind != DOCUMENT]
    return tuple(_agreement(one, others) for one in agreements)


def _countries(part: Part, others: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the countries that `part` names, of today's; `others` are meant for some."""
    codes = (
        match.value.codes[0]
        for match in sightings(part).countries
        if match.value.codes and match.value.kind is not Kind.HISTORIC
    )
    return tuple(dict.fromkeys(others.get(code, code) for code in codes))


def _mentions(
    part: Part, sides: Sides, date: DateReading | None, listing: Listing
) -> Iterator[Told]:
    """The agreements that `part` tells of. What is said of several together holds for each of
    those listed behind, in this part or the next."""
    previous, before, named, announced = -1, None, False, False
    head = 0  # where the first instrument of a sentence begins
    matches = with_others(list(_instruments(part)), part)
    for position, match in enumerate(matches):
        bracketed = part.text[match.start - 1 : match.start] == "("
        acronym = part.text[match.start : match.end].isupper() and match.start - previous == 1
        if acronym or (bracketed and 0 <= match.start - previous < _BRACKETED):
            previous = match.end
            continue
        if match.value.group is Group.SILENT:
            continue
        first, last = sentence_at(part.text, match.start)
        opening = max(first, match.start - _REACH)
        behind = before is not None and previous >= first
        head = head if previous >= first else match.start
        previous = match.end
        capital = part.text[match.start].isupper()
        row = behind and named and capital  # of names: "l'Accord …, l'Accord …"
        named = capital
        announced = (announced and behind) or is_announced(part, opening, match.start)
        in_row = row or announced
        item = listing.item_at(part, match.start, opening if behind else first, behind, in_row)
        closed = part.folded.find(";", match.end, last) if item is not None else -1
        own = _status(part, match, first, closed if closed >= 0 else last)
        if item is not None and (own is None or own.name == MENTIONED or own.start < item):
            before = before if behind else listing.papers
            following = islice(matches, position + 1, position + 1 + _INNER)
            span = item, listing.end_of(part, item, last, following, in_row)
        elif own is None and match.value.group is Group.PARTNERSHIP:
            continue  # "un plan d'action sur le partenariat stratégique, un accord …"
        elif behind and _AMENDED.search(part.folded, opening, match.start):
            continue  # "le protocole modifiant l'accord sur les services aériens, le plan …"
        else:
            item, before = None, Papers(part, own) if own else None
            span = first, last
        if before is None:
            continue
        said = replace(before, when=_when(part, match, before, first, last, date) or before.when)
        if match.value.several:
            listing.papers = said
        status = said.status
        if said.part is not part:  # as if it were said right here
            status = Status(status.name, match.start, match.start)
        definite = (item is None or row) and is_definite(part, opening, match.start)
        mention = Mention(part, match, first, last, opening, status, said.words, definite)
        told = _tell(mention, said, span, head, sides)
        if told is not None:
            listed = item is not None  # and so a paper of its own, however definite its name
            yield replace(told, listed=listed, definite=definite and not listed)


def _when(
    part: Part,
    match: Match[Instrument],
    said: Papers,
    first: int,
    last: int,
    date: DateReading | None,
) -> str | None:
    """The day that the sentence `[first, last)` says an instrument was signed, or in force."""
    status, in_force = said.status, _VIGUEUR in said.words
    if (status.name == SIGNED) == in_force:
        return None  # "l'accord entrera en vigueur le 2 juillet": neither day is told
    if _ANNIVERSARY.search(part.folded, max(first, match.start - _REACH), match.start):
        return None
    anchors = [match.start, match.end]
    anchors += [status.start, status.end] if said.part is part else []
    earlier = within(sightings(part).instruments, first, match.start)
    return read_date(part, first, last, anchors, date, in_force, earlier)


def _tell(mention: Mention, said: Papers, span: Span, head: int, sides: Sides) -> Told | None:
    """The agreement that `span` tells of and of which `said` is said; null where none is meant.
    The first agreement of the sentence is at `head`."""
    if not is_meant(mention):
        return None
    part, match = mention.part, mention.match
    parties = read_parties(mention, span, head, sides)
    if is_of_one(mention, parties) or is_of_trade(mention, parties):
        return None
    return Told(
        part=part,
        instrument=match.value,
        sentence=mention.first,
        status=mention.status.name,
        definite=mention.definite,
        date=said.when,
        parties=with_the_other(mention, parties, sides),
        quote=part.text[slice(*span)],
        evidence=[
            part.evidence(match.start, match.end, "instrument"),
            said.part.evidence(said.status.start, said.status.end, said.status.name),
        ],
        older=mention.is_older,
        called=mention.is_called,
        pointed=mention.is_pointed_at,
        topic=mention.topic,
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
                and (joint := part.folded[held.end : match.start]) in (*_AND, ", ")
                and one.group is other.group
            ):
                kind = f"{one.shown}{', ' if joint == ', ' else ' et '}{other.shown}"
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


def _agreement(mention: Told, others: Mapping[str, str]) -> Agreement:
    """What was told; of countries that share a form, `others` are meant."""
    return Agreement(
        mention.instrument.shown,
        mention.status,
        mention.date,
        tuple(others.get(party, party) for party in mention.parties),
        mention.quote,
        tuple(dict.fromkeys(mention.evidence))[:EVIDENCE],
    )
