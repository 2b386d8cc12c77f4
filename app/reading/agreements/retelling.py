"""An agreement where a text tells of it, and whether it is told again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.reading.agreements.statuses import IN_FORCE, MENTIONED, PLANNED, SIGNED
from app.reading.model import Evidence
from app.reading.parts import Part
from app.reading.vocabulary.instruments import Instrument

EVIDENCE = 8
"""Evidence an agreement keeps."""


@dataclass(slots=True)
class Told:
    """An instrument where it is named, with what its sentence says of it."""

    part: Part
    instrument: Instrument
    sentence: int  # where its sentence begins in the part
    status: str
    definite: bool
    date: str | None
    parties: tuple[str, ...]
    quote: str
    evidence: list[Evidence] = field(default_factory=list)
    older: bool = False
    called: bool = False  # by its date
    pointed: bool = False  # at with "cet", "cette"
    topic: frozenset[str] = frozenset()  # what it says it is about
    listed: bool = False  # one by one, behind what was said of them together


def is_same(old: Told, new: Told) -> bool:
    """Whether `new` tells again of `old`."""
    one, other = old.instrument.kind, new.instrument.kind
    bare = other == "accord" and not new.instrument.several
    told_shorter = new.definite and (bare or one.startswith(other))
    at_once = (
        old.part.name == "lead" and old.date and (old.date, old.status) == (new.date, new.status)
    )
    told_longer = (old.part.name == "title" or at_once) and other.startswith(one)
    elsewhere = (old.part, old.sentence) != (new.part, new.sentence)
    if one == other and elsewhere and old.quote == new.quote:
        return True
    if old.instrument.unique and (one == other or (new.pointed and other.startswith("accord"))):
        return True
    if one != other and new.part.name == "caption" and _is_shown(old, new):
        return True
    if one != other and not told_shorter and not told_longer:
        return False
    taken_up = new.definite or told_longer or old.part.name == "title"
    apart = not new.pointed and _are_apart(old.topic, new.topic)
    if bare and one != other and new.topic and not (old.topic or new.pointed):
        return False  # "l'accord de libre-échange …; l'accord sur l'emploi"
    if apart and not told_longer and (one != other or not taken_up):
        return False
    if old.date and new.date and old.date != new.date:
        return False
    if old.status == PLANNED and _has_entered_into_force(new):
        return False
    if _are_others(old.parties, new.parties) or _is_of_a_year(old, new):
        return False
    if new.called and old.date != new.date:
        return False
    known = new.date or old.part.name in ("title", "lead") or old.status == PLANNED
    if new.older and not old.older and known:
        return False
    if new.definite or new.part.name == "caption":
        return True
    if new.instrument.several and not old.instrument.several and old.part.name != "title":
        return False  # "un accord …; ils avaient signé des accords"
    if old.status != new.status or old.part == new.part:
        return False
    return old.status == PLANNED or old.part.name in ("title", "lead")


def _are_apart(old: frozenset[str], new: frozenset[str]) -> bool:
    """Whether two agreements are about other matters."""
    return bool(old and new) and old.isdisjoint(new)


def _is_of_a_year(old: Told, new: Told) -> bool:
    """Whether only one is old, of a year or a month: news tells the day of what is signed or to be
    signed."""
    if new.status != SIGNED or new.date is None or len(new.date) > len("2012-06") or old.date:
        return False
    to_ratify = any("ratif" in one.text for one in old.evidence)  # what is so has been signed
    planned = old.status == PLANNED and not to_ratify
    return planned or old.instrument.kind != new.instrument.kind


def _is_shown(old: Told, new: Told) -> bool:
    """Whether a caption shows the signature told of, by another name: the day is the same."""
    told = (old.status, old.date, old.instrument.several)
    shown = (new.status, new.date, new.instrument.several)
    return new.date is not None and told == shown and not _are_others(old.parties, new.parties)


def _are_others(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the parties of two agreements differ: a state may be told by a body of its own, and a
    body by a part of its name."""
    if not old or not new or _by_states(old) != _by_states(new):
        return False
    if _by_states(old):
        return not (set(old) <= set(new) or set(new) <= set(old))
    known = [set(party.split()) for party in old]
    named = [set(party.split()) for party in new]
    return not any(one <= other or other <= one for one in known for other in named)


def _by_states(parties: Sequence[str]) -> bool:
    """Whether any party is a country's code."""
    return any(len(party) == len("VN") for party in parties)


def _has_entered_into_force(told: Told) -> bool:
    """Whether it is said in so many words; what is carried out may be of the day it was signed."""
    return told.status == IN_FORCE and any(
        "vigueur" in one.text or "applicable" in one.text
        for one in told.evidence
        if one.rule == IN_FORCE
    )


def tell_again(old: Told, new: Told) -> None:
    """Add to an agreement what its further mention says."""
    if len(old.evidence) < EVIDENCE:
        old.evidence += [one for one in new.evidence if one not in old.evidence]
    if old.part.name in ("title", "caption") and new.part.name in ("lead", "paragraph"):
        old.part, old.sentence, old.quote = new.part, new.sentence, new.quote
    if new.instrument.kind.startswith(old.instrument.kind):
        old.instrument = new.instrument
    if old.status == MENTIONED != new.status:
        old.status, old.quote = new.status, new.quote
    elif old.status != SIGNED and new.status == SIGNED and not _has_entered_into_force(old):
        if old.status == IN_FORCE and new.part.name == "paragraph":
            old.quote = new.quote
        old.status = SIGNED
    old.date = old.date or new.date
    old.parties = max(old.parties, new.parties, key=len)
