"""Figures with a horizon: "15 milliards de dollars d'ici 2030", with the sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.reading.agreements.figures import find_figures, is_aimed_at
from app.reading.model import Commitment
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at

MOST = 30
"""Commitments an article may have."""

_REACH = 200
"""How many characters a figure may be away from its horizon."""

_LESS_LIKELY = 20
"""How many characters nearer a figure must be behind a horizon, or beyond "et" or a comma."""

_YEAR = r"(?:20[2-9]\d|2100)"
_HORIZON = re.compile(
    rf"\bd'ici (?:a )?(?:la )?(?:fin (?:de |"
    rf"d')?)?(?:l'annee )?(?:a )?(?:l'horizon )?{_YEAR}(?:[-–/]{_YEAR})?"
    rf"|\b(?:a |d'ici )l'horizon (?:de )?{_YEAR}|\bhorizon {_YEAR}|\bjusqu'en {_YEAR}|"
    rf"\bavant (?:la fin de )?{_YEAR}"
    r"|\bd'ici (?:la fin de )?(?:la (?:fin de la )?decennie|(?:a )?la fin de (?:l'|cette )annee|"
    r"cinq ans|dix ans|\d+ ans)"
    rf"|\b(?:pour|durant|sur|pendant|au cours de|dans) (?:la periode|"
    rf"les annees) {_YEAR} ?[-–a] ?{_YEAR}"
    r"|\b(?:dans|sur|au cours d|pendant|durant)(?:es| les) (?:\w+ )?(?:prochaines annees|"
    r"annees a venir|\w+ ans a venir)"
)
_YEAR_ALONE = re.compile(
    rf"(?<!qu')\b(?:en|pour|des|a partir de) {_YEAR}\b|\bentre {_YEAR} et {_YEAR}\b"
    r"|\bsur (?:une periode de )?(?:deux|trois|quatre|cinq|six|huit|dix|quinze|vingt|\d+) ans\b"
    r"|(?<!mois de )(?<!debut de )(?<!fin de )\bcette annee\b"
)
_SIGNS = ("20", "2100", "d'ici ", "prochaines annees", "a venir", " ans", "cette annee")
"""There is no horizon without one of these, nor, where it is a year, without one of the next."""

_SIGNS_OF_A_SPAN = (
    *("d'ici ", "horizon ", "jusqu'en 2", "avant 2", "avant la fin de 2", "periode 2", "annees 2"),
    *("prochaines annees", "a venir"),
)
_SIGNS_OF_A_YEAR = ("en 2", "pour 2", "des 2", "de 2", "entre 2", " ans", "cette annee")

_WILL = r"(?!opera|camera|extra)[a-z]+(?:er|ir|dr|vr|tr)(?:a|ont)"
_GOAL = re.compile(
    r"\b(?:vis\w+|porter\w*|atteindr\w+|objectifs?|ambition\w*|engag\w+|fix\w+|prevo\w+|prevu\w*|"
    r"devr\w+|esper\w+|cible\w*|tabl\w+|prome\w+|promis|but|hisser|elever|souhait\w+|"
    rf"(?:compt|entend)(?:e|ent)? [a-z]+r|{_WILL})\b"
)
_AIMS = re.compile(
    r"(?:en|des|cette|a partir de)\b[^.;:!?]{4,80}? "
    r"(?:(?:vise|ambitionne|prevoi|table|espere|souhaite)"
    rf"(?:t|nt|ent)?|(?:compt|entend)(?:e|ent)? [a-z]+r|devrai(?:t|ent)|{_WILL})\b"
)
"""A sentence that opens with a year and tells of what is aimed at: "En 2030, le pays vise …"."""

_MISSED = re.compile(
    r"\bn'(?:a|ont|avait|avaient) (?:pas|jamais) ete (?:atteint|tenu|realise|rempli)"
    r"|\b(?:a|ont|avait|avaient) ete manque"
)
_APART = re.compile(r"[,;()]| et ")
"""Without these a figure told of the past has its own horizon behind it: "contre 8 en 2024"."""

_AND = re.compile(r" (?:[a-z'-]+ ){0,3}et (?:[a-z'-]+ ){0,3}(?:[ad]'|l')?")
"""Between two figures of one horizon behind them."""

_FURTHER = re.compile(r"[^\d;:.!?]{0,120}(?:,| et) [^\d;:.!?]{0,120}")
"""Between two figures of one horizon before them."""

Span = tuple[int, int]


def read_commitments(parts: Sequence[Part]) -> tuple[Commitment, ...]:
    """What is aimed at by when: a figure and a horizon of one sentence, each pair once.

    A year alone ("en 2030") is a horizon only in a sentence that names a goal.
    """
    found: dict[tuple[str, str], Commitment] = {}
    for part in parts:
        for commitment in _commitments(part):
            if len(found) < MOST:
                found.setdefault((commitment.figure, commitment.horizon), commitment)
    return tuple(found.values())


def _commitments(part: Part) -> Iterator[Commitment]:
    horizons = _horizons(part)
    figures = list(find_figures(part.folded)) if horizons else []
    for figure, horizon in sorted(_pairs(part, horizons, figures)):
        first, last = sentence_at(part.text, horizon[0])
        if not _MISSED.search(part.folded, figure[1], min(last, figure[1] + _REACH)):
            yield Commitment(
                part.text[slice(*figure)],
                part.text[slice(*horizon)],
                part.text[first:last],
                (part.evidence(*figure, "figure"), part.evidence(*horizon, "horizon")),
            )


def _horizons(part: Part) -> list[Span]:
    """Where the horizons stand, from left to right."""
    spans: list[Span] = []
    if not has_any(part, _SIGNS):
        return spans
    if has_any(part, _SIGNS_OF_A_SPAN):
        found = (match.span() for match in _HORIZON.finditer(part.folded))
        spans += [span for span in found if not _is_told_of_then(part, *span)]
    for match in _YEAR_ALONE.finditer(part.folded) if has_any(part, _SIGNS_OF_A_YEAR) else ():
        first, last = sentence_at(part.text, match.start())
        if _GOAL.search(part.folded, max(first, match.start() - _REACH), match.start()) or (
            first == match.start() and _AIMS.match(part.folded, first, last)
        ):
            spans.append(match.span())
    return sorted(spans)


def _is_told_of_then(part: Part, start: int, end: int) -> bool:
    """Whether it is told what was so before a year: "Avant 2020, le pays accueillait"."""
    _, last = sentence_at(part.text, end)
    before = part.folded.startswith("avant", start)
    return before and _IMPERFECT.match(part.folded, end, last) is not None


_IMPERFECT = re.compile(r",? (?:[\w'-]+ ){1,4}[a-z]{2,}(?<!rait)(?<!raient)(?:ait|aient)\b")


def _pairs(
    part: Part, horizons: Sequence[Span], figures: Sequence[Span]
) -> Iterator[tuple[Span, Span]]:
    """What is aimed at with its horizon, each with the nearest, and the figures told beside it."""
    aimed = [is_aimed_at(part.folded, sentence_at(part.text, one[0])[0], *one) for one in figures]
    paired: dict[Span, int] = {}
    taken: set[int] = set()
    links = (link for one in horizons for link in _links(part, one, figures, aimed))
    for _, place, horizon in sorted(links):
        if horizon not in paired and place not in taken:
            paired[horizon] = place
            taken.add(place)
    for horizon, place in paired.items():
        step, joint = (1, _FURTHER) if horizon < figures[place] else (-1, _AND)
        while aimed[place]:
            yield figures[place], horizon
            one, place = place, place + step
            if place in taken or not 0 <= place < len(figures):
                break
            between = slice(figures[min(one, place)][1], figures[max(one, place)][0])
            if not joint.fullmatch(part.folded, between.start, between.stop):
                break
            taken.add(place)


def _links(
    part: Part, horizon: Span, figures: Sequence[Span], aimed: Sequence[bool]
) -> Iterator[tuple[int, int, Span]]:
    """The places of the figures that `horizon` may belong to, each with how far away it is."""
    start, end = horizon
    first, last = sentence_at(part.text, start)
    low = bisect_left(figures, (max(first, start - _REACH), 0))
    high = bisect_left(figures, (min(last, end + _REACH), 0))
    for place in range(low, high):
        figure = figures[place]
        if figure[1] <= start:
            apart = _APART.search(part.folded, figure[1], start) is not None
            if aimed[place] or not apart:
                yield start - figure[1] + apart * _LESS_LIKELY, place, horizon
        elif end <= figure[0] and aimed[place]:
            yield figure[0] - end + _LESS_LIKELY, place, horizon
