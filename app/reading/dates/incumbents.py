"""When an article was written in which somebody is named in an office: while they held it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.reading.dates.bounds import Bounds
from app.reading.model import Evidence, Person
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.vocabulary.terms import Term, terms_of

IN_OFFICE = "in office"
_FIRST_PARAGRAPHS = 8  # who acts in the news is named there
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOST = re.compile(
    r"\b(?:destitution|demission|depart|deces|mort|disparition|assassinat|funerailles|obseques"
    r"|proces|arrestation|succede|succeder|remplace|remplacer)\b[^.;,]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days between which all who are named in office held theirs; an open end is null."""

    first: date
    last: date | None
    evidence: tuple[Evidence, ...]


def tenure(persons: Sequence[Person], parts: Sequence[Part]) -> Tenure | None:
    """What the offices named at the head of the article say of its time; nothing where they were
    never held at once."""
    held = [(term, words) for person in persons for term, words in _held(person, parts)]
    if not held:
        return None
    first = max(term.first for term, _ in held)
    last = min((term.last for term, _ in held if term.last), default=None)
    if last and last < first:
        return None
    return Tenure(first, last, tuple(dict.fromkeys(words for _, words in held)))


def _held(person: Person, parts: Sequence[Part]) -> Iterator[tuple[Term, Evidence]]:
    """The terms of a person's offices, if the head names them, and tells there of no other year
    and not how they were lost."""
    words = person.evidence[0]
    head = words.part in ("title", "lead") or (
        words.part == "paragraph" and words.index < _FIRST_PARAGRAPHS
    )
    if not head or person.role is None:
        return
    part = next(one for one in parts if (one.name, one.index) == (words.part, words.index))
    first, last = sentence_at(part.text, words.start)
    comma = part.text.find(",", words.end + 1, last)  # behind it somebody else may be spoken of
    if _YEAR.search(part.text, first, last if comma < 0 else comma):
        return
    if _LOST.search(part.folded, first, words.start):  # "la destitution de la présidente Park"
        return
    for term in terms_of(person.name, person.role):
        yield term, replace(words, rule=IN_OFFICE)


def within(bounds: Bounds, known: Tenure | None) -> Bounds:
    """The bounds narrowed to a tenure, unless the article tells otherwise."""
    if known is None:
        return bounds
    first, last = bounds.earliest or known.first, bounds.latest or known.last
    if (known.last and first > known.last) or (last and last < known.first):
        return bounds
    later = bounds.earliest is None or known.first > bounds.earliest
    sooner = known.last is not None and (bounds.latest is None or known.last < bounds.latest)
    return Bounds(
        known.first if later else bounds.earliest,
        known.last if sooner else bounds.latest,
        known.evidence[0] if later else bounds.told,
        bounds.planned or sooner,
        held=later and sooner,
        figures=bounds.figures,
        plan=bounds.plan,
    )
