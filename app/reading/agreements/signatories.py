"""The bodies that make an agreement: "entre X et Y", "X, Y et Z ont signé", "signé par X et Y",
"X a signé avec Y"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from app.reading.agreements.statuses import Status
from app.reading.organisations.bodies import find_bodies
from app.reading.parts import Part, fold
from app.reading.sightings import sightings, within
from app.reading.vocabulary.gazetteer import Kind
from app.reading.vocabulary.people import family_names, given_names

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĐ][\w&]+(?:[.-]\w+)*"
_RUN = re.compile(rf"(?!L[ae]s? ){_CAPITAL}(?:[ \u00a0]{_CAPITAL})*")
_BRACKET = re.compile(r"\([^()]*\)")
_THOSE_OF = (
    r"(?:(?:les |des |le |la |l')?(?:representant|dirigeant|responsable|direct(?:eur|rice)"
    r"|president|recteur|rectrice|delegue|chef|gouverneur|maire|secretaire|vice-president)(?:e?s?)"
    r"(?: (?:general|adjoint|executif|executive|permanent)(?:e?s?|aux))? (?:de |du |des |d'))?"
)
_ARTICLE = r"(?:le |la |les |l'|son |sa |leur )?(?:(?!autonome|ministres? |d[eu]s? |et )\w+ ){0,2}"
_ASIDE = r"(?: ?\([^()]{1,80}\)|, [^,.;:()]{1,80},)?"
_FIRST = re.compile(rf" {_ARTICLE}")
_AND = re.compile(
    rf"{_ASIDE},? (?:et|ainsi que) (?:avec |de |du |d')?{_THOSE_OF}(?P<article>{_ARTICLE})"
)
_COMMA = re.compile(rf"(?: ?\([^()]{{1,80}}\))?, {_ARTICLE}")
_HEAD = re.compile(rf"(?:[^,.;:]{{1,60}}, )?(?:entre )?{_THOSE_OF}{_ARTICLE}")
_VERB_NEXT = re.compile(rf"{_ASIDE} ")
_PLACE = re.compile(
    r"\b(?:province|ville|region|departement|prefecture|district|municipalite) "
    r"(?:(?:[a-z]+ )?(?:de |du |d')(?:la |l')?)?$"
)
"""Before a place that makes agreements of its own: "la province de Nghe An"."""

_NEAR = 24
"""How many characters before a place what it is called stands."""

_BETWEEN = re.compile(r"\bentre\b")
_WITH = re.compile(r"\bavec\b")
_BY = re.compile(r"\bpar\b")

AROUND = 400
"""How many characters around an instrument its parties may be named in."""

_REACH = 120
"""How many characters behind an instrument "entre" may stand, or "par" behind its verb."""


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    start: int
    end: int
    shaped: bool = False  # told by the shape of its name


def read_signatories(
    part: Part, first: int, last: int, end: int, status: Status
) -> tuple[str, ...]:
    """The names of the bodies, or nothing; `end` is that of the instrument in the sentence
    `[first, last)`, and `status` what is done to it."""
    first, last = max(first, end - AROUND), min(last, end + AROUND)
    bodies = _bodies(part, first, last)
    behind = within(sightings(part).instruments, end, last)
    reach = min(last, end + _REACH, *(one.start for one in behind))
    between = _BETWEEN.search(part.folded, end, reach)
    by = between or _BY.search(part.folded, status.end, min(last, status.end + _REACH))
    if by is not None:
        return _pair(part, by.end(), bodies)
    if status.start > end:
        return ()
    others = _WITH.search(part.folded, status.end, min(last, end + _REACH))
    if others is not None:
        return _with(part, first, status.start, others.end(), bodies)
    return _subjects(part, first, status.start, bodies)


def _together(part: Part, bodies: Sequence[_Body]) -> Sequence[_Body]:
    """The bodies named in one breath with the first of these, "X et Y", "X, Y et Z", but for those
    named aside: "X, relevant de W, et Y"; or none."""
    found = list(bodies[:1])
    for other in bodies[1:]:
        joined = _are_joined(part, found[-1], other)
        if joined or _COMMA.fullmatch(part.folded, found[-1].end, other.start):
            found.append(other)
        if joined:
            return found
    return ()


def _pair(part: Part, start: int, bodies: Sequence[_Body]) -> tuple[str, ...]:
    """The bodies named from `start` on."""
    for place, one in enumerate(bodies):
        if _FIRST.fullmatch(part.folded, start, one.start):
            return tuple(body.name for body in _together(part, bodies[place:]))
    return ()


def _subjects(part: Part, first: int, verb: int, bodies: Sequence[_Body]) -> tuple[str, ...]:
    """The bodies named right before the verb, at the head of the sentence."""
    before = [body for body in bodies if body.end <= verb]
    if len(before) < 2 or not _VERB_NEXT.fullmatch(part.folded, before[-1].end, verb):
        return ()
    for place, one in enumerate(before):
        together = _together(part, before[place:])
        if together and together[-1] is before[-1] and _opens(part, first, one, before):
            return tuple(body.name for body in together)
    return ()


def _with(
    part: Part, first: int, verb: int, start: int, bodies: Sequence[_Body]
) -> tuple[str, ...]:
    """The body right before the verb, and the one named from `start` on."""
    for one, other in product(bodies, bodies):
        if (
            _opens(part, first, one, bodies)
            and _VERB_NEXT.fullmatch(part.folded, one.end, verb)
            and _FIRST.fullmatch(part.folded, start, other.start)
        ):
            return one.name, other.name
    return ()


def _opens(part: Part, first: int, one: _Body, bodies: Sequence[_Body]) -> bool:
    """Whether `one` is the first body of the sentence and stands at its head: "Le même jour, X",
    but not the second of "X, Y et Z"."""
    earlier = (body for body in bodies if first < body.start < one.start)
    head = _HEAD.fullmatch(part.folded, first, one.start)
    return head is not None and next(earlier, None) is None


def _are_joined(part: Part, one: _Body, other: _Body) -> bool:
    """Whether two bodies are named in one breath; "et" without article may be within the name of
    the first: "le ministère des Sciences et Technologies"."""
    joint = _AND.fullmatch(part.folded, one.end, other.start)
    return joint is not None and (joint["article"] != "" or not one.shaped)


def _is_joined(part: Part, start: int, end: int) -> bool:
    """Whether a town stands beside another that makes the agreement: "Huê et Gyeongju"."""
    if part.folded.endswith(" et ", 0, start):
        return True
    return part.folded.startswith(" et ", end) and not _IN.search(
        part.folded, max(0, start - _NEAR), start
    )


_IN = re.compile(r"\b(?:a|au|aux|en|de|du|dans|vers) (?:l')?$|\bd'$")


def _begins_a_persons(name: str) -> bool:
    """Whether a folded name begins like a person's."""
    first = name.partition(" ")[0]
    return first in given_names() or first in family_names()


def _bodies(part: Part, first: int, last: int) -> list[_Body]:
    """Whatever may be a body between `first` and `last`, from left to right: known ones, those told
    by the shape of their names, provinces and towns called so, and other names; countries, persons
    and what stands in brackets are none."""
    found = [
        _Body(match.value.name.partition(" (")[0], match.start, match.end)
        for match in within(sightings(part).organisations, first, last)
    ]
    found += [
        _Body(body.name.partition(" (")[0], body.start, body.end, shaped=True)
        for body in within(find_bodies(part), first, last)
    ]
    named = within(sightings(part).countries, first, last)
    places = [(one.start, one.end) for one in named if one.value.kind is Kind.PLACE]
    runs = [
        run.span()
        for run in _RUN.finditer(part.text, first, last)
        if not _begins_a_persons(fold(run[0]))
    ]
    found += [_Body(part.text[slice(*run)], *run) for run in runs]
    found += [
        _Body(part.text[head.start() : end], head.start(), end)
        for start, end in (*places, *runs)
        if (head := _PLACE.search(part.folded, max(first, start - _NEAR), start))
    ]
    alone = [place for place in places if _is_joined(part, *place)]
    found += [_Body(part.text[slice(*place)], *place) for place in alone]
    others = [(one.start, one.end) for one in named if (one.start, one.end) not in alone]
    others += [bracket.span() for bracket in _BRACKET.finditer(part.text, first, last)]
    bodies: list[_Body] = []
    for one in sorted(found, key=lambda body: (body.start, -body.end)):
        other = any(start <= one.start and one.end <= end for start, end in others)
        if not other and (not bodies or one.start >= bodies[-1].end):
            bodies.append(one)
    return bodies
