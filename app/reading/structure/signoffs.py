"""Sign-offs: "-VNA", "./. VNA", "VNA/CVN", "Hà Linh/CVN", "Source : VNA"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from app.reading.parts import fold
from app.reading.structure.datelines import is_place
from app.reading.vocabulary.furniture import agency, any_of, forms, quote
from app.reading.vocabulary.people import is_syllable

_DESK = r"[a-z]{1,3}(?![a-z])"
"""The desk of an agency, or who signs for it: "VNA/VI"."""

_BEHIND_AN_AGENCY = re.compile(rf"(?:/{_DESK})?[./)]*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """A sign-off at the end of a line: where it begins, and the agency it names."""

    start: int
    agency: str | None


@cache
def _sign_off_at_end() -> re.Pattern[str]:
    """-VNA · – VNA · ./. VNA · (VNA) · VNA/CVN, behind the last sentence."""
    return re.compile(
        rf"(?P<all>(?:\./\.\s*|(?<=[.!?»\")…])\s*-*\s*|\s-+\s*)"
        rf"(?:(?!{agency()})[a-z][a-z .'-]{{2,40}}/\s?)?"
        rf"\(?(?P<agency>{agency()})(?:/{_DESK})?\)?[./]*)$"
    )


@cache
def _sign_off_alone() -> re.Pattern[str]:
    """VNA/CVN · Hà Linh/CVN · Texte et photos : Hà Linh/CVN · Source : VNA, on its own line."""
    return re.compile(
        r"[-./ (]*(?:(?:sources?|nguon|selon|textes?|par|textes? et photos?|auteur)\s*:\s*"
        r"|(?:propos recueillis|article|texte|par)(?: par)? )?"
        rf"(?:(?!{agency()})(?P<name>[a-z][a-z .,'&-]{{2,60}}?)\s?[/,-]\s?)?"
        rf"(?P<agency>{agency()})(?:/{_DESK}|(?:,| en| aux?| a) [a-z][a-z '-]{{2,25}})?[-./) ]*"
    )


@lru_cache(maxsize=256)  # as the credits are, asked for again and again
def closing(line: str) -> Closing | None:
    """The sign-off `line` ends with, if it ends with one; `start` is 0 if there is nothing else."""
    tail_start = max(0, len(line) - 80)
    tail = fold(line[tail_start:])
    found = None if tail_start else _sign_off_alone().fullmatch(tail)
    if found and (not found["name"] or is_place(line[slice(*found.span("name"))])):
        return Closing(0, quote(line, found, "agency"))
    if tail.endswith("./."):
        return Closing(len(line) - 3 + _keeps_stop(tail, len(tail) - 3), None)
    if not _BEHIND_AN_AGENCY.sub("", tail).endswith(forms("agencies")):
        return None
    if found := _sign_off_at_end().search(tail):
        start, end = found.span("agency")
        stop = found["all"].startswith("./.") and _keeps_stop(tail, found.start())
        return Closing(
            tail_start + found.start() + stop, line[tail_start + start : tail_start + end]
        )
    return None


def is_byline(line: str) -> bool:
    """Whether a line is nothing but a name ("Câm Sa"): two to five words, all with capitals."""
    words = line.split()
    return 2 <= len(words) <= 5 and all(w[0].isupper() and w.isalpha() for w in words)


@cache
def _byline_label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('byline_labels')}(?:\s*:\s*|\s+)(?=\S)")


_CORRESPONDENT = re.compile(
    r"(?:de|par) (?:notre|nos) (?:envoye|correspondant)[es]{0,3}\b[^.!?]{0,60}"
)


def is_signature(line: str) -> bool:
    """Whether a line above or below the text says who wrote it, and nothing else: "Phuong Nga",
    "Par Nguyên Thu Hà", "Traduction : Hông Hà", "De notre envoyé spécial à Paris"."""
    if len(line) > 90:
        return False
    folded = fold(line)
    if label := _byline_label().match(folded):
        return is_byline(line[label.end() :])
    vietnamese = is_byline(line) and all(map(is_syllable, folded.split()))
    return vietnamese or _CORRESPONDENT.fullmatch(folded) is not None


def _keeps_stop(tail: str, place: int) -> bool:
    """Whether the first stroke of "./." at `place` is the sentence's own full stop."""
    return not tail[:place].rstrip().endswith((".", "!", "?"))
