"""Sign-offs: "-VNA", "./. VNA", "VNA/CVN", "Hà Linh/CVN", "Source : VNA"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.reading.parts import fold
from app.reading.structure.datelines import is_place
from app.reading.vocabulary.furniture import agency, any_of, forms, quote
from app.reading.vocabulary.people import is_syllable, places

_DESK = r"[a-z]{1,3}(?![a-z])"
"""The desk of an agency, or who signs for it: "VNA/VI"."""

_BEHIND_AN_AGENCY = re.compile(rf"(?:/{_DESK})?[./)-]*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """A sign-off at the end of a line: where it begins, and the agency and the author it names."""

    start: int
    agency: str | None
    author: str | None = None


@cache
def _sign_off_at_end() -> re.Pattern[str]:
    """-VNA · – VNA · ./. VNA · (VNA) · VNA/CVN, behind the last sentence."""
    return re.compile(
        rf"(?P<all>(?:\./\.\s*|(?<=[.!?»\")…])\s*-*\s*|\s-+\s*)"
        rf"(?:(?!{agency()})(?P<name>[a-z][a-z .'-]{{1,40}})/\s?)?"
        rf"\(?(?P<agency>{agency()})(?:/{_DESK})?\)?[./-]*)$"
    )


@cache
def _sign_off_alone() -> re.Pattern[str]:
    """VNA/CVN · Hà Linh/CVN · Texte et photos : Hà Linh/CVN · Câm Sa (texte) - ADN (photos)/CVN ·
    CVN/Mai Huong · VNA (Traduit par Hoa) · Source : VNA, on its own line."""
    return re.compile(
        r"[-./ (]*(?:(?:sources?|nguon|selon|textes?|par|textes? et photos?|auteur)\s*:\s*"
        r"|(?:propos recueillis|article|texte|par)(?: par)? )?"
        rf"(?:(?!{agency()})(?P<name>[a-z][a-z .,'&()-]{{1,60}}?)\s?[/,-]\s?)?"
        rf"(?P<agency>{agency()})(?:/(?:{_DESK}|(?P<behind>[a-z][a-z .'-]{{3,30}}))"
        r"|(?:,| en| aux?| a) [a-z][a-z '-]{2,25})?(?:\s?\([^()]{2,40}\))?[-./) ]*"
    )


@lru_cache(maxsize=256)  # as the credits are, asked for again and again
def closing(line: str) -> Closing | None:
    """The sign-off `line` ends with, if it ends with one; `start` is 0 if there is nothing else."""
    tail_start = max(0, len(line) - 80)
    tail = fold(line[tail_start:])
    found = None if tail_start else _sign_off_alone().fullmatch(tail)
    if found and all(map(is_place, filter(None, _names(line, found)))):
        return Closing(0, quote(line, found, "agency"), author(" ".join(_names(line, found))))
    if tail.endswith("./."):
        return Closing(len(line) - 3 + _keeps_stop(tail, len(tail) - 3), None)
    ends = (_BEHIND_AN_AGENCY.sub("", tail), tail.rstrip("./)-"))  # "…/VI", "Hà/VNA"
    if not any(end.endswith(forms("agencies")) for end in ends):
        return None
    if found := _sign_off_at_end().search(tail):
        start, end = found.span("agency")
        stop = found["all"].startswith("./.") and _keeps_stop(tail, found.start())
        name = quote(line[tail_start:], found, "name")
        return Closing(
            tail_start + found.start() + stop,
            line[tail_start + start : tail_start + end],
            author(name or ""),
        )
    return None


def _names(line: str, found: re.Match[str]) -> Iterator[str]:
    """The names before and behind an agency, without what is said of them: "Câm Sa (texte)"."""
    for group in ("name", "behind"):
        yield _BRACKET.sub("", quote(line, found, group) or "").strip()


def author(line: str) -> str | None:
    """Who wrote an article by a line that says so: "Phuong Nga", "Par Nguyên Thu Hà"; null where it
    is another's part in it that is told, or it is a place."""
    label = _AUTHORS_LABEL.match(fold(line))
    name = _BRACKET.sub("", line[label.end() if label else 0 :]).strip()
    if not is_byline(name) or fold(name) in places():
        return None
    return name.title() if name.isupper() else name


_AUTHORS_LABEL = re.compile(
    r"(?:par|auteure?|textes?|article(?: de)?|reportage(?: de)?)(?: ?: ?| )"
)


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
_SOURCE = re.compile(
    r"(?:(?P<name>[a-z][a-z .'&-]{2,40}?) ?- ?)?(?:sources?|nguon) ?: ?[^!?:]{2,50}"
)
_WEB_SITE = re.compile(r"[\w-]+(?:\.[\w-]+){0,3}\.(?:vn|com|net|org|info|fr)")
_BRACKET = re.compile(r"\([^()]{2,40}\)")  # "The Kiên (trad.)"


def is_signature(line: str) -> bool:
    """Whether a line above or below the text says who wrote it, and nothing else: "Phuong Nga",
    "Par Nguyên Thu Hà", "Traduction : Hông Hà", "De notre envoyé spécial à Paris"; or whence it
    comes, or that it ends: "Source : baoquocte.vn", "(à suivre)"."""
    if len(line) > 90:
        return False
    name = _BRACKET.sub("", line).strip()
    line = line.strip(" ()[]*")
    folded = fold(line)
    label = _byline_label().match(folded)
    if label and is_byline(line[label.end() :]):
        return True
    source = _SOURCE.fullmatch(folded)
    if source and (not source["name"] or is_place(line[slice(*source.span("name"))])):
        return len(line.split()) <= 9
    return (
        (is_byline(name) and all(map(is_syllable, fold(name).split())))
        or _CORRESPONDENT.fullmatch(folded) is not None
        or _WEB_SITE.fullmatch(folded) is not None
        or folded in forms("last_words")
    )


def _keeps_stop(tail: str, place: int) -> bool:
    """Whether the first stroke of "./." at `place` is the sentence's own full stop."""
    return not tail[:place].rstrip().endswith((".", "!", "?"))
