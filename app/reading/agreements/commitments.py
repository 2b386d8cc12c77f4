"""Figures with a horizon: "15 milliards de dollars d'ici 2030", with the sentence."""

import re
from collections.abc import Iterator, Sequence

from app.reading.model import Commitment
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at

MOST = 30
"""Commitments an article may have."""

_REACH = 200
"""How many characters a figure may be away from its horizon."""

_NUMBER = r"(?:\d{1,3}(?:[., ]\d{3})+|\d+(?:[.,]\d+)?)"
_WORD = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|cinquante|cent)"
_CURRENCY = (
    r"(?:dollars?|usd|euros?|eur|yens?|yuans?|wons?|roubles?|roupies?|bahts?|kips?|dongs?|livres)"
)
_COUNTED = (
    r"(?:tonnes?|mw|gw|mwc?|gwh|kwh|megawatts|gigawatts|hectares?|km|kilometres|m3|metres|"
    r"touristes|visiteurs|voyageurs|passagers|vols|etudiants|eleves|bourses|boursiers|chercheurs|"
    r"ingenieurs|experts|specialistes|techniciens|travailleurs|ouvriers|emplois|cadres|personnes|"
    r"habitants|foyers|menages|logements|entreprises|start-ups?|startups|projets|satellites|"
    r"reacteurs|casques|credits carbone|conteneurs|evp|barils|vehicules|arbres)"
)
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:(?:{_NUMBER} ?[-–] ?)?{_NUMBER}|{_WORD})\s?(?:"
    rf"(?:%|pour ?cent)(?: (?:de (?:son|leur|la|l')|du|des|de) ?(?:pib|\w+))?"
    rf"|(?:milliards?|millions?|milliers)(?: (?:de |d')(?:\w+))?(?: americains| us)?"
    rf"|{_CURRENCY}\b|{_COUNTED}\b)"
)
_YEAR = r"(?:20[2-9]\d|2100)"
_HORIZON = re.compile(
    rf"\bd'ici (?:a )?(?:la )?(?:fin (?:de |"
    rf"d')?)?(?:l'annee )?(?:a )?(?:l'horizon )?{_YEAR}(?:[-–/]{_YEAR})?"
    rf"|\b(?:a |d'ici )l'horizon (?:de )?{_YEAR}|\bhorizon {_YEAR}|\bjusqu'en {_YEAR}|"
    rf"\bavant (?:la fin de )?{_YEAR}"
    r"|\bd'ici (?:la fin de )?(?:la (?:fin de la )?decennie|(?:a )?la fin de l'annee|cinq ans|"
    r"dix ans|\d+ ans)"
    rf"|\b(?:pour|durant|sur|pendant|au cours de|dans) (?:la periode|"
    rf"les annees) {_YEAR} ?[-–a] ?{_YEAR}"
    r"|\b(?:dans|au cours d|pendant|durant)(?:es| les) (?:\w+ )?(?:prochaines annees|"
    r"annees a venir|\w+ ans a venir)"
)
_YEAR_ALONE = re.compile(rf"\b(?:en|pour|des) {_YEAR}\b")
_SIGNS = ("20", "2100", "d'ici ", "prochaines annees", "a venir")
"""There is no horizon without one of these, nor, where it is a year, without one of the next."""

_SIGNS_OF_A_SPAN = (
    *("d'ici ", "horizon ", "jusqu'en 2", "avant 2", "avant la fin de 2", "periode 2", "annees 2"),
    *("prochaines annees", "a venir"),
)
_SIGNS_OF_A_YEAR = ("en 2", "pour 2", "des 2")

_GOAL = re.compile(
    r"\b(?:vis\w+|porter\w*|atteindr\w+|objectifs?|ambition\w*|engag\w+|fix\w+|prevo\w+|prevu\w*|"
    r"devrai\w+|esper\w+|cible\w*|tabl\w+|prome\w+|promis|but|hisser|elever|sera|seront|"
    r"souhait\w+)\b"
)


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
    taken: set[int] = set()
    for start, end in _horizons(part):
        first, last = sentence_at(part.text, start)
        figure = _figure(
            part.folded, max(first, start - _REACH), start, end, min(last, end + _REACH)
        )
        if figure is not None and figure[0] not in taken:
            taken.add(figure[0])
            yield Commitment(
                part.text[slice(*figure)],
                part.text[start:end],
                part.text[first:last],
                (part.evidence(*figure, "figure"), part.evidence(start, end, "horizon")),
            )


def _horizons(part: Part) -> list[tuple[int, int]]:
    """Where the horizons stand, from left to right."""
    spans: list[tuple[int, int]] = []
    if not has_any(part, _SIGNS):
        return spans
    if has_any(part, _SIGNS_OF_A_SPAN):
        found = (match.span() for match in _HORIZON.finditer(part.folded))
        spans += [span for span in found if not _is_told_of_then(part, *span)]
    for match in _YEAR_ALONE.finditer(part.folded) if has_any(part, _SIGNS_OF_A_YEAR) else ():
        first, _ = sentence_at(part.text, match.start())
        if _GOAL.search(part.folded, max(first, match.start() - _REACH), match.start()):
            spans.append(match.span())
    return sorted(spans)


def _is_told_of_then(part: Part, start: int, end: int) -> bool:
    """Whether it is told what was so before a year: "Avant 2020, le pays accueillait"."""
    _, last = sentence_at(part.text, end)
    before = part.folded.startswith("avant", start)
    return before and _IMPERFECT.match(part.folded, end, last) is not None


_IMPERFECT = re.compile(r",? (?:[\w'-]+ ){1,4}[a-z]{2,}(?<!rait)(?<!raient)(?:ait|aient)\b")


def _figure(folded: str, first: int, start: int, end: int, last: int) -> tuple[int, int] | None:
    """The figure nearest before the horizon `[start, end)`, else the first behind it."""
    before = list(_FIGURE.finditer(folded, first, start))
    match = before[-1] if before else _FIGURE.search(folded, end, last)
    return match.span() if match else None
