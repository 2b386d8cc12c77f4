"""The interface speaks French and English; the articles stay in theirs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from app.main import create_app
from app.search.fields import LABELS
from app.search.meaning import CATALOGUE
from app.settings import ROOT, Settings
from app.templating import LOCALE, TEMPLATES, translations
from app.wording import NOTES

Message = str | tuple[str, ...]


@pytest.fixture
def reader(settings: Settings) -> Iterator[TestClient]:
    """A reader with a browser of their own, cookies and all."""
    with TestClient(create_app(settings)) as client:
        yield client


def language(client: TestClient, path: str) -> str | None:
    return LexborHTMLParser(client.get(path).text).css_first("html").attributes["lang"]


def test_french_is_spoken_until_english_is_asked_for_and_then_remembered(
    reader: TestClient,
) -> None:
    assert language(reader, "/") == "fr"
    assert language(reader, "/countries?lang=en") == "en"
    assert language(reader, "/sectors") == "en"
    assert language(reader, "/?lang=fr") == "fr"
    assert language(reader, "/about") == "fr"


@pytest.mark.parametrize("asked", ["de", "xx", "../fr", ""])
def test_a_language_that_is_not_spoken_changes_nothing(reader: TestClient, asked: str) -> None:
    answer = reader.get("/", params={"lang": asked})
    assert 'lang="fr"' in answer.text
    assert "set-cookie" not in answer.headers


def test_the_switch_keeps_the_page_and_its_search(reader: TestClient) -> None:
    html = LexborHTMLParser(reader.get("/search?q=laos&country=la&page=1").text)
    other = html.css_first(".tongues a").attributes["href"]
    assert other == "/search?q=laos&country=la&page=1&lang=en"
    html = LexborHTMLParser(reader.get(other).text)
    assert html.css_first("#total").text() == "1 article"
    assert html.css_first(".q").attributes["value"] == "laos"


def test_names_of_countries_and_sectors_are_in_the_readers_language(reader: TestClient) -> None:
    assert "Estonia" in reader.get("/countries?lang=en").text
    assert "Civil nuclear" in reader.get("/sectors").text
    assert "Estonie" in reader.get("/countries?lang=fr").text


def test_an_article_stays_in_its_language_on_an_english_page(reader: TestClient) -> None:
    html = LexborHTMLParser(reader.get("/search?q=laos&lang=en").text)
    assert html.css_first("html").attributes["lang"] == "en"
    assert html.css_first(".entry h3").attributes["lang"] == "fr"


def test_the_words_of_the_articles_are_french_on_an_english_page(reader: TestClient) -> None:
    html = LexborHTMLParser(reader.get("/people?lang=en").text)
    roles = html.css(".role")
    assert roles
    assert all(role.css_first("[lang=fr]") for role in roles)
    person = LexborHTMLParser(reader.get(html.css_first(".people a").attributes["href"]).text)
    assert person.css_first(".roles [lang=fr]")
    article = LexborHTMLParser(
        reader.get(reader.get("/search.json?q=laos").json()["hits"][0]["url"]).text
    )
    assert article.css_first(".apparatus .role [lang=fr]")
    assert all(words.attributes["lang"] == "fr" for words in article.css(".provenance q"))


def messages() -> set[Message]:
    """Every message of the templates and the code."""
    options = {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "trim_blocks": "true"}
    found: set[Message] = set(CATALOGUE) | set(NOTES.values())
    for _, _, message, _, _ in extract_from_dir(
        TEMPLATES, [("**", "jinja2")], options_map={"**": options}
    ):
        found.add(message)
    for _, _, message, _, _ in extract_from_dir(
        ROOT / "app",
        [("**.py", "python")],
        keywords={"_": None, "gettext": None, "translate": (2,)},
    ):
        found.add(message)
    return found


def test_every_message_is_in_the_french_catalogue_and_none_is_there_for_nothing() -> None:
    with (LOCALE / "fr.po").open("rb") as file:
        catalogue = {message.id: message.string for message in read_po(file) if message.id}
    wanted = messages()
    assert set(catalogue) == wanted
    for message, spoken in catalogue.items():
        for one, form in zip(
            (message,) if isinstance(message, str) else message,
            (spoken,) if isinstance(spoken, str) else spoken,
            strict=True,
        ):
            assert form
            assert sorted(places(one)) == sorted(places(form))


@pytest.mark.parametrize("catalogue", sorted(LOCALE.glob("*.po")), ids=lambda file: file.stem)
def test_a_catalogue_has_each_message_once(catalogue: Path) -> None:
    text = catalogue.read_text(encoding="utf-8")
    listed = re.findall(r'^msgid ((?:".*"\n)+)', text, re.MULTILINE)
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize("status", ["signed", "planned", "in force", "mentioned"])
def test_a_status_in_french_agrees_with_agreements_of_any_gender_and_number(status: str) -> None:
    assert not re.search(r"(é|u|is)$", translations("fr").gettext(status))


def places(message: str) -> list[str]:
    return re.findall(r"%\(\w+\)s|\{\w+\}", message)


def test_plurals_follow_each_language() -> None:
    french, english = translations("fr").ngettext, translations("en").ngettext
    few = ("%(shown)s article", "%(shown)s articles")
    assert [french(*few, n) for n in (0, 1, 2)] == [few[0], few[0], few[1]]
    assert [english(*few, n) for n in (0, 1, 2)] == [few[1], few[0], few[1]]


def notes(module: Path) -> Iterator[str]:
    """The keys of the notes that a module makes: what it hands to `note`, and what stands before
    the note's words in a pair."""
    for node in ast.walk(ast.parse(module.read_text())):
        match node:
            case ast.Call(ast.Attribute(attr="note" | "_note"), [ast.Constant(str(key)), _]):
                yield key
            case ast.Tuple([ast.Constant(str(key)), _]) if " " in key:
                yield key


def test_every_note_a_search_can_make_has_its_sentence_and_none_is_there_for_nothing() -> None:
    modules = [*(ROOT / "app" / "search").glob("*.py"), ROOT / "app" / "pages" / "asked.py"]
    made = {key for module in modules for key in notes(module)}
    made |= {f"unknown {kind}" for kind in LABELS.values() if kind != "mention"}
    assert made - set(CATALOGUE) == set(NOTES)
