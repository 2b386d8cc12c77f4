"""Partners and mentions of whole articles: `press.toml` beside this file holds them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.reading.countries import read_countries
from app.reading.parts import Part

ARTICLES = tomllib.loads((Path(__file__).parent / "press.toml").read_text(encoding="utf-8"))


def parts_of(article: dict[str, Any]) -> list[Part]:
    head = [Part(name, 0, article[name]) for name in ("title", "lead") if name in article]
    body = article["text"].strip().splitlines()
    return head + [Part("paragraph", index, text) for index, text in enumerate(body)]


@pytest.mark.parametrize("article", ARTICLES["article"], ids=lambda article: article["name"])
def test_an_article_is_read_as_by_hand(article: dict[str, Any]) -> None:
    partners, mentions = read_countries(parts_of(article), "VN")
    assert {label.code for label in partners} == set(article["partners"])
    assert {label.code for label in mentions} == set(article["mentioned"])


def test_the_first_picture_shows_who_meets_where_there_is_no_title() -> None:
    parts = [
        Part("lead", 0, "Le président s'est dit satisfait de la coopération avec la Norvège."),
        Part("paragraph", 0, "L'ambassadeur péruvien à Hanoi a été reçu le même jour."),
    ]
    picture = "L'ambassadeur de Norvège, reçu le 8 mai à Hanoi par le président."
    partners, _ = read_countries([*parts, Part("caption", 0, picture)], "VN")
    assert {label.code for label in partners} == {"NO", "PE"}
