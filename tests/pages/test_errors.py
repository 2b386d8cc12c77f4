"""Errors are pages that help, or JSON where JSON was asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import Session

from app import archive
from app.database import open_database
from app.indexing import index_pending
from app.ingest import ingest
from app.lock import sole_writer
from app.main import create_app
from app.models import Article
from app.search.index import Index
from app.settings import Settings
from app.templating import article_path

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[Article]]]:
    """An archive of its own: its first article is withdrawn, its second merged into the third."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("changed"), _env_file=None)
    engine, index = open_database(settings), Index(settings.index_dir)
    with sole_writer(settings):
        ingest([SEEDS], settings, engine, index)
    with Session(engine, expire_on_commit=False) as session:
        articles = archive.newest(session, 5)
        archive.withdraw(session, articles[0].id, "à la demande de la rédaction", date(2026, 3, 1))
        archive.merge(session, articles[1].id, articles[2].id)
        session.commit()
    index_pending(engine, index)
    engine.dispose()
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client, articles


def test_a_withdrawn_article_says_what_it_was_and_why_it_went(
    changed: tuple[TestClient, list[Article]],
) -> None:
    client, (gone, *_) = changed
    answer = client.get(article_path(gone))
    assert answer.status_code == 410
    text = LexborHTMLParser(answer.text).css_first("main").text()
    assert gone.title in text
    assert "à la demande de la rédaction" in text
    assert "1er mars 2026" in text
    told = client.get(article_path(gone) + ".json")
    assert told.status_code == 410
    assert told.json()["reason"] == "à la demande de la rédaction"


def test_a_withdrawn_articles_bytes_are_not_given_out(
    changed: tuple[TestClient, list[Article]],
) -> None:
    client, (gone, *_) = changed
    assert client.get(f"/articles/{gone.id}/original").status_code == 410


def test_a_withdrawn_article_is_in_no_list(changed: tuple[TestClient, list[Article]]) -> None:
    client, (gone, *_) = changed
    assert gone.id not in client.get("/").text
    assert client.get("/search.json?size=100").json()["total"] == 3


def test_a_merged_article_leads_for_good_to_the_one_kept(
    changed: tuple[TestClient, list[Article]],
) -> None:
    client, (_, merged, kept, *_) = changed
    for address in (f"/articles/{merged.id}", article_path(merged)):
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, article_path(kept))
    for form in (".json", ".txt", ".bib", ".ris", ".csl.json"):
        for address in (f"/articles/{merged.id}{form}", article_path(merged) + form):
            answer = client.get(address, follow_redirects=False)
            assert answer.status_code == 301
            assert answer.headers["location"] == article_path(kept) + form


def test_a_merged_articles_bytes_are_still_given_out(
    changed: tuple[TestClient, list[Article]],
) -> None:
    client, (_, merged, kept, *_) = changed
    links = [
        node.attributes["href"]
        for node in LexborHTMLParser(client.get(article_path(kept)).text).css("a")
        if "/original" in (node.attributes.get("href") or "")
    ]
    copies = [client.get(link).content for link in links]
    assert len(set(copies)) == 2
    assert client.get(f"/articles/{merged.id}/original").content == copies[1]


def test_a_crash_is_told_without_a_word_of_its_inside(
    changed: tuple[TestClient, list[Article]],
) -> None:
    client, _ = changed
    database = client.app.state.database
    client.app.state.database = "not a database"
    try:
        answer, told = client.get("/countries/ru"), client.get("/countries/ru.json")
    finally:
        client.app.state.database = database
    assert answer.status_code == told.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Traceback" not in answer.text + told.text
    assert (
        LexborHTMLParser(answer.text).css_first("h1").text()
        == "Quelque chose s’est cassé chez nous"
    )
    assert list(told.json()) == ["error"]


def test_a_page_that_is_not_there_proposes_to_search_its_words(client: TestClient) -> None:
    answer = client.get("/articles/le-vietnam-et-le-laos")
    assert answer.status_code == 404
    box = LexborHTMLParser(answer.text).css_first("main .q")
    assert box.attributes["value"] == "le vietnam et le laos"


def test_a_value_that_is_missing_is_shown_as_no_value(client: TestClient) -> None:
    told = LexborHTMLParser(client.get("/source").text).css_first(".notes").text()
    assert told.startswith("url ")
    assert "None" not in told


def test_json_that_is_not_there_says_so_in_json(client: TestClient) -> None:
    answer = client.get("/countries/zz.json")
    assert answer.status_code == 404
    assert list(answer.json()) == ["error"]


def test_what_was_typed_in_an_address_is_never_run(client: TestClient) -> None:
    for address in ("/search?q=<script>x</script>", "/<script>x", "/search?page=<script>x"):
        assert "<script>x" not in client.get(address).text


def test_only_reading_is_allowed(client: TestClient) -> None:
    assert client.post("/countries").status_code == 405


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/countries/", "/countries"),
        ("/countries/ru/?page=2", "/countries/ru?page=2"),
        ("/dates/2025/", "/dates/2025"),
        ("/dates/2025-06", "/dates/2025/06"),
        ("/dates/2025-06.json", "/dates/2025/06.json"),
        ("/dates/2025-06-06", "/dates/2025/06"),
        ("/countries/Russie", "/countries/ru"),
        ("/sectors/énergie", "/sectors/energie"),
        ("/people/Mikhail-Michoustine", "/people/mikhail-michoustine"),
        ("/organisations/Viettel", "/organisations/viettel"),
        ("/sectors/ENERGIE", "/sectors/energie"),
        ("/countries/RU", "/countries/ru"),
        ("/articles", "/search?sort=newest"),
    ],
)
def test_an_address_nearly_right_leads_to_the_right_one(
    client: TestClient, address: str, leads_to: str
) -> None:
    answer = client.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, leads_to)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["//example.org/", "/%5Cexample.org/", "///example.org//"])
def test_no_address_leads_off_the_site(client: TestClient, path: str) -> None:
    answer = client.get(f"http://testserver{path}", follow_redirects=False)
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_a_country_is_taken_by_its_name_where_agreements_are_narrowed_and_refused_if_it_is_none(
    client: TestClient,
) -> None:
    by_code, by_name = (
        client.get(f"/agreements.json?country={typed}").json() for typed in ("ru", "Russie")
    )
    assert by_code == by_name
    assert by_code["total"]
    refused = client.get("/agreements?country=zz")
    assert refused.status_code == client.get("/agreements?status=xx").status_code == 422
    assert "le code ou le nom d’un pays" in refused.text


def test_the_first_characters_of_an_id_lead_to_its_article(client: TestClient) -> None:
    hit = client.get("/search.json?sort=newest").json()["hits"][0]
    for asked in (hit["id"][:6], hit["id"][:6].upper(), f"{hit['id'][:8]}/ancien-titre"):
        answer = client.get(f"/articles/{asked}", follow_redirects=False)
        assert answer.status_code == 301
        assert hit["url"].endswith(answer.headers["location"])
    assert client.get(f"/articles/{hit['id'][:5]}").status_code == 404


def test_only_the_place_of_an_article_says_that_permalinks_do_not_break(
    client: TestClient,
) -> None:
    said = "Les adresses permanentes ne cassent pas ici"
    assert said in client.get("/articles/0000000000").text
    assert said not in client.get("/countries/zz").text
