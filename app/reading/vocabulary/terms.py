"""Terms of office, from `vocabulary/terms.toml`: who held which office from when to when."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.reading.parts import fold
from app.reading.vocabulary.alternation import any_of
from app.reading.vocabulary.gazetteer import adjectives

VOCABULARY = Path(__file__).parent / "terms.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """From which day to which an office was held; an open end is null."""

    title: re.Pattern[str]  # of the folded role
    first: date
    last: date | None


def terms_of(name: str, role: str) -> list[Term]:
    """The terms in which somebody held the office that the role names, which may be two:
    "secrétaire général du Parti et président vietnamien"."""
    held = _terms().get(_key(name), ())
    if not held:
        return []
    office = fold(_without_nationality(role))
    offices = [office, *(office[joint.end() :] for joint in re.finditer(" et ", office))]
    return [term for term in held if any(map(term.title.fullmatch, offices))]


@cache
def endings_of_names() -> frozenset[str]:
    """The last two words of the names of three and more, as in "Nguyen Tan Dung", folded."""
    words = (name.split() for name in _terms())
    return frozenset(" ".join(name[-2:]) for name in words if len(name) > 2)


def _without_nationality(office: str) -> str:
    """ "ministre vietnamien des Affaires étrangères" → "ministre des Affaires étrangères"."""
    return " ".join(word for word in office.split(" ") if word not in adjectives())


@cache
def _terms() -> dict[str, list[Term]]:
    vocabulary = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    of_a_body = rf"(?! (?:de l'|de la |du |des |d')(?:{any_of(map(fold, vocabulary['bodies']))})\b)"
    found: dict[str, list[Term]] = defaultdict(list)
    for office in vocabulary["office"]:
        title = re.compile(rf"{any_of(map(fold, office['titles']))}{of_a_body}(?:[ ,].*)?")
        for names, term in office["held"].items():
            first, _, last = term.partition("/")
            until = date.fromisoformat(last) if last else None
            for name in names.split(", "):
                found[_key(name)].append(Term(title, date.fromisoformat(first), until))
    return dict(found)


def _key(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").replace(".", " ").split())
