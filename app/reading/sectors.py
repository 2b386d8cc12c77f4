"""Which sectors of cooperation an article is really about.

Each term found gives its sector points: more in the title and the lead than in the body, less
each time it is repeated, little inside the name of a ministry or an organisation, and less in a
sentence that lists many sectors ("commerce, tourisme, culture, défense …"), many things of one
("riz, café, thé …") or what a disaster struck ("110 écoles détruites"). Papers listed between
semicolons or line by line each speak for themselves, and for more. The first sentences stand for a
lead where there is none. The points a sector needs grow with the length of the article.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.reading.model import Evidence, SectorLabel
from app.reading.parts import Part
from app.reading.sentences import sentence_starts
from app.reading.sightings import headed, sightings
from app.reading.vocabulary.heads import Head
from app.reading.vocabulary.sector_terms import STRONG, Term

PLACE = {"title": 2.5, "lead": 1.7, "paragraph": 1.0, "caption": 0.3}
"""What a term is worth by the part it stands in."""

OPENING = 2
"""Sentences of the first paragraph that stand for a lead where there is none."""

REPEATED, CROWDED = 0.6, 0.8
"""A term found again counts this much of the time before, and another one of its sector in the same
sentence this much of the one before."""

IN_MINISTRY, IN_ORGANISATION = 0.12, 0.5
"""What is left of a term inside a name."""

LISTED = 2
"""A sentence with more sectors than this is a list, and each counts for less."""

PAPER = 1.3
"""What a term is worth more in a list of papers, where it says what one of them is about."""

STRUCK = 0.2
"""What is left of a term in a sentence that tells of the damage a disaster did."""

NEEDED, NEEDED_WORDS, GROWTH = 1.4, 250, 0.2
"""The points a sector needs in an article of so many words, and how they grow with its length."""

SHORT, NEEDED_SHORT = 100, 0.9
"""The words of an article that has little more than its title; the points its topic needs."""

SHARE, LEAD = 0.35, 6.0
"""Beside the leading sector, one with a smaller share of its points (as far as they count) is only
touched upon."""

ALONE = 2.0
"""… and so is one that a single sentence of the body speaks of, if it has not this many times the
points a sector needs."""

CHARACTERS_A_WORD = 6

THRESHOLD, MAXIMUM, EVIDENCE = 0.5, 5, 8
"""The score a label needs; labels an article may have; evidence a label keeps."""

_ACCENT = re.compile("[À-ÖØ-öø-ÿŒœ]")

_OBJECT = re.compile(
    r"\b(?:cooper|collabor|accord|memorandum|protocole|convention|partenariat)\w*\b[^.;:!?]{0,80}$"
)
"""Before what a cooperation is about: "coopérer dans l'agriculture"."""

_LINK = r"(?:de la |de l['’]|du |des |de |d['’]|à la |à l['’]|au |aux )"
_TAIL = (
    r"(?: (?:naturelles|rurale?|étrangères|publique|nationale|sociales?|supérieure?|numérique|"
    r"populaire|économique|humaines|nucléaires?))?"
)
_MORE = rf"(?:(?:, et |, | et ){_LINK}?[A-ZÀ-Þ][\w-]*{_TAIL})*"
_NAMES = {
    Head.PORTFOLIO: (
        re.compile(rf"(?: (?!des?\b|du\b)[a-zà-ÿ-]+){{0,2}} {_LINK}[^\W\d_][\w-]*{_TAIL}{_MORE}"),
        IN_MINISTRY,
    ),
    Head.FIELD: (
        re.compile(
            rf"(?: [a-zà-ÿ-]+){{0,2}}? {_LINK}[^\W\d_][\w-]*(?: et(?: {_LINK})?[^\W\d_][\w-]*)?"
            rf"{_TAIL}"
        ),
        IN_ORGANISATION,
    ),
}
"""What stands behind the first word of a name, and what a term inside is worth."""


@dataclass(slots=True)
class _Hit:
    """A term found in a part, and what it is worth there; `telling` is what is said above the body
    or of a paper in a list. An item of a list counts as a sentence."""

    term: Term
    points: float
    sentence: tuple[int, int]
    telling: bool
    part: Part
    start: int
    end: int


_worth = attrgetter("points")


def read_sectors(parts: Sequence[Part]) -> tuple[SectorLabel, ...]:
    """The sectors of an article, the leading one first, each with its best evidence.

    One word alone makes no sector, but in a short article.
    """
    opening = next((part for part in parts if part.name != "title"), None)
    lines = _lines_of_papers(parts)
    hits = [hit for number, part in enumerate(parts) for hit in _hits(number, part, opening, lines)]
    _discount_lists(hits)
    _discount_struck(hits)
    words = sum(len(part.text) for part in parts) / CHARACTERS_A_WORD
    needed = NEEDED * max(1.0, words / NEEDED_WORDS) ** GROWTH
    by_sector: dict[str, list[_Hit]] = defaultdict(list)
    for hit in hits:
        if hit.term.slug is not None:
            by_sector[hit.term.slug].append(hit)
    topics = {hit.term.slug for hit in hits if words <= SHORT and _is_topic(hit)}
    points = {
        slug: _points(found)
        for slug, found in by_sector.items()
        if len(found) > 1 or slug in topics
    }
    leading = max(points.values(), default=0.0)
    labels: list[SectorLabel] = []
    for slug, found in points.items():
        bar = needed if found == leading or _recurs(by_sector[slug]) else ALONE * needed
        score = found / (found + (NEEDED_SHORT if slug in topics else bar))
        if score >= THRESHOLD and found >= SHARE * min(leading, LEAD):
            labels.append(SectorLabel(slug, round(score, 2), _evidence(by_sector[slug])))
    return tuple(sorted(labels, key=lambda label: -label.score)[:MAXIMUM])


def _lines_of_papers(parts: Sequence[Part]) -> frozenset[Part]:
    """The lines of a list of papers, two at least: each begins with an instrument, behind its
    dash."""
    lines = [part for part in parts if part.name == "paragraph" and _begins_with_a_paper(part)]
    return frozenset(lines) if len(lines) > 1 else frozenset()


def _begins_with_a_paper(part: Part) -> bool:
    first = next(iter(sightings(part).instruments), None)
    return first is not None and not part.text[: first.start].strip(_BULLETS)


_BULLETS = " \u00a0-–—•*·+"


def _hits(number: int, part: Part, opening: Part | None, lines: Collection[Part]) -> Iterator[_Hit]:
    """Every term of the part, with the points of its place and its surroundings.

    Where there is no lead, the `opening` paragraph begins like one.
    """
    names = _names(part)
    starts = sentence_starts(part.text)
    papers = _papers(part, starts) | ({0} if part in lines else frozenset())
    items = sorted({*starts, *papers}) if papers else starts
    like_lead = OPENING if part is opening and part.name == "paragraph" else 0
    for term, start, end in _terms(part):
        sentence = bisect_right(starts, start)
        place = "lead" if sentence <= like_lead else part.name
        headed = place in ("title", "lead")
        points = term.weight * PLACE.get(place, 0.0) * (1.0 if headed else term.body)
        if names:
            points *= _left(names, start, end)
        item = bisect_right(items, start)
        of_a_paper = items[item - 1] in papers
        if of_a_paper:
            points *= PAPER
        yield _Hit(term, points, (number, item), headed or of_a_paper, part, start, end)


def _papers(part: Part, starts: Sequence[int]) -> frozenset[int]:
    """Where the papers of a list begin that semicolons part, two of a sentence at least."""
    listed: dict[int, set[int]] = defaultdict(set)
    for one in sightings(part).instruments if ";" in part.text else ():
        sentence = starts[bisect_right(starts, one.start) - 1]
        first = max(sentence, one.start - _LONGEST_PAPER)
        listed[sentence].add(max(sentence, part.text.rfind(";", first, one.start) + 1))
    return frozenset(place for papers in listed.values() if len(papers) > 1 for place in papers)


_LONGEST_PAPER = 600  # characters


_SPEAKS = re.compile(r" ?[:–-] ")


def _terms(part: Part) -> Iterator[tuple[Term, int, int]]:
    """Where the terms of sectors stand, and the words that tell of a meeting."""
    named: tuple[str | None, int] = (None, 0)
    bare = _ACCENT.search(part.text) is None
    for match in sightings(part).terms:
        start, end, form = match
        term = form.term
        if term.slug is None or not form.fits(part.text[start:end], bare):
            continue
        if start == 0 and part.name == "paragraph" and _SPEAKS.match(part.text, end):
            continue  # who asks in an interview: "Nhân Dân : Quel mot choisiriez-vous ?"
        if term.slug == named[0] and part.folded[named[1] : start] in (" (", "("):
            continue  # "aide publique au développement (APD)"
        named = (term.slug, end)
        yield term, start, end
    for meeting in sightings(part).meetings:
        guest = meeting.value.behind.match(part.folded, meeting.end)
        if guest is not None:  # one will do
            yield meeting.value.term, meeting.start, guest.end()
            return


def _recurs(hits: list[_Hit]) -> bool:
    """Whether a sector is spoken of at the head of the article, by a paper in a list, or in
    sentences of its body."""
    return (
        any(hit.telling for hit in hits)
        or len({hit.sentence for hit in hits if hit.part.name != "caption"}) > 1
    )


def _is_topic(hit: _Hit) -> bool:
    """Whether a term says by itself what a short article is about: by its place or its sentence."""
    return min(hit.term.weight, hit.points) >= STRONG and (
        hit.part.name == "title"
        or _OBJECT.search(hit.part.folded, max(0, hit.start - 100), hit.start) is not None
    )


def _names(part: Part) -> list[tuple[float, list[tuple[int, int]]]]:
    """Where names of ministries and organisations stand, and what a term inside is worth."""
    heads = {head.value for head in sightings(part).heads}
    named = [
        (left, [(head.start, tail.end()) for head, tail in headed(part, kind, pattern)])
        for kind, (pattern, left) in _NAMES.items()
        if kind in heads
    ]
    return [(left, spans) for left, spans in named if spans]


def _left(names: list[tuple[float, list[tuple[int, int]]]], start: int, end: int) -> float:
    """The share of its points a term keeps inside a name; one that opens the name keeps all."""
    for left, spans in names:
        place = bisect_left(spans, (start, 0)) - 1
        if place >= 0 and end <= spans[place][1]:
            return left
    return 1.0


def _discount_lists(hits: list[_Hit]) -> None:
    """Make hits worth less where their sentence names many sectors."""
    named: dict[tuple[int, int], set[str | None]] = defaultdict(set)
    for hit in hits:
        if hit.term.weight >= STRONG:
            named[hit.sentence].add(hit.term.slug)
    for hit in hits:
        if (sectors := len(named[hit.sentence])) > LISTED:
            hit.points *= LISTED / sectors


def _discount_struck(hits: list[_Hit]) -> None:
    """Make hits worth less where their sentence tells of damage, if the article is of disasters."""
    told = {(hit.sentence, hit.term.slug) for hit in hits if hit.term.struck}
    if not told:
        return
    disasters = {hit.term.slug for hit in hits if hit.term.weight >= STRONG}
    struck = {sentence: slug for sentence, slug in told if slug in disasters}
    for hit in hits:
        if hit.sentence in struck and hit.term.slug != struck[hit.sentence]:
            hit.points *= STRUCK


def _points(hits: list[_Hit]) -> float:
    """The sum over a sector's terms, each once a sentence, damped where they crowd or return."""
    by_term: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    crowd: dict[tuple[int, int], int] = defaultdict(int)
    for hit in sorted(hits, key=_worth, reverse=True):
        said = by_term[hit.term.text]
        if hit.sentence not in said:
            said[hit.sentence] = hit.points * CROWDED ** crowd[hit.sentence]
            crowd[hit.sentence] += 1
    return sum(
        points * REPEATED**time
        for said in by_term.values()
        for time, points in enumerate(sorted(said.values(), reverse=True))
    )


def _evidence(hits: list[_Hit]) -> tuple[Evidence, ...]:
    best = sorted(hits, key=_worth, reverse=True)[:EVIDENCE]
    return tuple(hit.part.evidence(hit.start, hit.end, "sector term") for hit in best)
