"""Whether a name is that of a street, a school, a prize …, by the words before it."""

import re

from app.reading.parts import Part
from app.reading.vocabulary.people import portfolios, things

_NAMED_AFTER = re.compile(
    r"\b(?:lycee|ecole|college|universite|hopital|institut|faculte|theatre|groupe|societe|compagnie|"
    r"entreprise|fondation|agence|banque|chaine|association|organisation|club|journal|quotidien|"
    r"navire|paquebot|bateau|cargo|fregate|corvette|destroyer|academie)"
    r"s?\b(?: (?:d'|de la |de |du |des )?"
    r"(?!(?:entre|avec|par|pour|que|selon|dont|comme|contre) )[a-z-]+){0,2} $"
)
"""A school, a hospital, a company or a ship that bears the name after it."""

_SMALL_FIRMS = "moyennes entreprises "  # a ministry's: "des petites et moyennes entreprises X"


def is_thing(part: Part, start: int) -> bool:
    """Whether the words before a name make it that of a street, a temple, a prize …"""
    if part.folded.endswith(_SMALL_FIRMS, 0, start):
        return False
    after = _NAMED_AFTER.search(part.folded, max(0, start - 60), start)
    if after is not None and part.text[after.start() + 1 : start].islower():
        return True
    first, last = words_before(part, start)
    if part.text[max(0, start - 12) : start].rstrip().rpartition(" ")[2] in portfolios():
        return False  # "le ministre de la Culture Sanni Grahn"
    named = first if last in ("de", "du", "d", "au") else last
    if named == "ordres":
        return False  # "aux ordres du général Giang": medals are named one by one
    return named in things() or named.removesuffix("s") in things()


def words_before(part: Part, start: int) -> list[str]:
    """The last two words before `start`, folded; one with a comma behind it is no word's equal."""
    before = part.folded[max(0, start - 40) : start].rstrip(' «"“')
    return ["", "", *before.replace("'", " ").rsplit(None, 2)][-2:]
