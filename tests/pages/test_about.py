"""The help on the query language."""

import re

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from app import names
from app.pages.syntax import EXAMPLES
from app.search.fields import DATES, FIELDS, LABELS, SECTIONS
from app.search.language import parse
from app.search.lexer import lex
from app.search.query import Everything

LANGUAGES = ("fr", "en")
TYPED = [
    (language, query)
    for language in LANGUAGES
    for example in EXAMPLES
    for query in example.typed(language)
]


@pytest.mark.parametrize("query", sorted({query for _, query in TYPED}))
def test_every_example_is_understood_without_a_note(query: str) -> None:
    found = parse(query, names.resolve)
    assert found.notes == ()
    assert found.node != Everything()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_each_language_show_all_that_has_a_field(language: str) -> None:
    typed = {
        lexeme.text
        for spoken, query in TYPED
        for lexeme in lex(query)
        if spoken == language and lexeme.kind == "field"
    }
    assert typed <= set(FIELDS)
    named = SECTIONS | LABELS | DATES
    assert {named[field] for field in typed & set(named)} | {"annexes", "body"} == set(
        named.values()
    )


@pytest.mark.parametrize(
    "path", ["/", "/search?q=laos", "/search?q=zzzz", "/countries", "/nowhere"]
)
def test_beside_every_search_box_is_the_way_to_what_can_be_typed(
    client: TestClient, path: str
) -> None:
    forms = LexborHTMLParser(client.get(path).text).css("form[role=search]")
    assert forms
    for form in forms:
        assert form.css_first("a").attributes["href"] == "/about#query"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_links_every_example_to_its_search(client: TestClient, language: str) -> None:
    html = LexborHTMLParser(client.get("/about", params={"lang": language}).text)
    client.cookies.clear()
    shown = [node.text() for node in html.css(".syntax code")]
    assert shown == [query for spoken, query in TYPED if spoken == language]


def test_what_the_archive_holds_is_told_by_years_as_days_may_be_vague(client: TestClient) -> None:
    html = LexborHTMLParser(client.get("/about").text)
    figures = {div.css_first("dt").text(): div.css_first("dd").text() for div in html.css("dl div")}
    assert re.fullmatch(r"\d{4}(–\d{4})?", figures["Années"])
