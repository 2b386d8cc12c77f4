"""The vocabulary of terms of office: sound, and every name and office findable."""

import tomllib
from datetime import date
from itertools import pairwise

import pytest

from app.reading.vocabulary.terms import VOCABULARY, terms_of

OFFICES = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))["office"]
HELD = [
    (name, office["titles"][0], term)
    for office in OFFICES
    for names, term in office["held"].items()
    for name in names.split(", ")
]


@pytest.mark.parametrize(("name", "title", "term"), HELD)
def test_every_term_is_found_by_name_and_office_and_ends_after_it_begins(
    name: str, title: str, term: str
) -> None:
    first, _, last = term.partition("/")
    until = date.fromisoformat(last) if last else None
    assert (date.fromisoformat(first), until) in [(t.first, t.last) for t in terms_of(name, title)]
    assert until is None or date.fromisoformat(first) < until


def test_no_two_hold_the_same_office_of_vietnam_at_once() -> None:
    heads = {"Trân Duc Luong", "Nguyên Minh Triêt", "Truong Tân Sang", "Trân Dai Quang"}
    heads |= {"Nguyên Phu Trong", "Nguyên Xuân Phuc", "Vo Van Thuong", "Tô Lâm", "Luong Cuong"}
    [presidents] = [office["held"] for office in OFFICES if office["titles"][0] == "président"]
    terms = sorted(presidents[name].split("/") for name in heads)
    assert all(last <= first for (_, last), (first, _) in pairwise(terms))


@pytest.mark.parametrize(
    ("name", "role", "years"),
    [
        ("Nguyen Phu Trong", "président de l'Assemblée nationale", [2006]),
        ("Nguyễn Phú Trọng", "secrétaire général du Parti communiste du Vietnam", [2011]),
        ("Tô Lâm", "secrétaire général du Parti et président vietnamien", [2024, 2024]),
        ("Pham Binh Minh", "ministre vietnamien des Affaires étrangères", [2011]),
        ("Nguyên Xuân Phuc", "vice-Premier ministre", [2011]),
        ("Nguyên Xuân Phuc", "ancien Premier ministre", []),
        ("Hun Sen", "président du Sénat cambodgien", []),
        ("Trân Hông Hà", "président du Comité populaire", []),
        ("Personne", "président", []),
    ],
)
def test_a_term_is_that_of_the_office_named(name: str, role: str, years: list[int]) -> None:
    assert sorted(term.first.year for term in terms_of(name, role)) == years
