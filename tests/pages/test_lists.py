"""Countries, sectors, dates, people, agreements, the matrix: pages, and the same as data."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import Session

from app import archive
from app.database import open_database
from app.ingest import ingest
from app.lock import sole_writer
from app.main import create_app
from app.pages import listing
from app.reading.agreements.statuses import IN_FORCE, MENTIONED, PLANNED, SIGNED
from app.search.index import Index
from app.settings import Settings
from app.templating import article_path

SEEDS = Path(__file__).parents[2] / "seeds"

Open = Callable[[str], LexborHTMLParser]


def index(html: LexborHTMLParser) -> dict[str, int]:
    return {
        item.css_first("a, .none").text(): int(item.css_first(".count").text())
        for item in html.css(".index li")
    }


def test_the_partner_countries_stand_with_their_counts(page: Open) -> None:
    assert index(page("/countries")) == {"Russie": 3, "Estonie": 1, "Laos": 1}


def test_the_map_leads_to_the_same_countries_as_the_list(page: Open) -> None:
    html = page("/countries")
    listed = {node.attributes["href"] for node in html.css(".index a")}
    assert {node.attributes["href"] for node in html.css(".map a")} == listed


def test_the_home_country_is_marked_on_the_map_and_named_below_it(page: Open) -> None:
    for path in ("/", "/countries"):
        html = page(path)
        assert html.css_first(".map path.home title").text() == "Vietnam"
        caption = html.css_first(".map figcaption").text()
        assert "Vietnam" in caption
        assert "de fait" in caption


def test_a_countrys_page_shows_its_articles(page: Open) -> None:
    html = page("/countries/ru")
    assert html.css_first("h1").text() == "Russie"
    assert len(html.css(".entry")) == 3


def test_a_country_in_capitals_leads_to_its_page(client: TestClient) -> None:
    answer = client.get("/countries/RU", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/countries/ru")


def test_a_country_without_articles_says_so(page: Open) -> None:
    html = page("/countries/fr")
    assert html.css_first("h1").text() == "France"
    assert "pas encore d’article" in html.css_first("main").text()


def test_the_home_countrys_page_says_so_and_leads_to_all_articles(page: Open) -> None:
    html = page("/countries/vn")
    assert "Toute l’archive porte sur" in html.css_first(".standfirst").text()
    assert "pas encore d’article" not in html.css_first("main").text()
    links = {link.attributes["href"] for link in html.css("main a")}
    assert {"/search?sort=newest", "/countries"} <= links


@pytest.mark.parametrize(
    "address",
    [
        "/countries/zz",
        "/countries/atlantide",
        "/countries/eu",
        "/sectors/cuisine",
        "/people/personne",
        "/organisations/aucune",
        "/dates/20255",
        "/dates/0000",
        "/dates/2025/13",
        "/dates/2025/6",
        "/dates/2025/00",
        "/dates/2025-13",
        "/sitemap-2.xml",
        "/dates/hier",
        "/dates/unknown/01",
        "/countries.xml",
        "/countries/ru.pdf",
    ],
)
def test_what_there_is_none_of_is_not_found_on_a_page_that_helps(
    client: TestClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert LexborHTMLParser(answer.text).css_first("main form[role=search]")


def test_every_sector_is_listed_even_an_empty_one(page: Open) -> None:
    counts = index(page("/sectors"))
    assert len(counts) == 23
    assert counts["Numérique"] == 2
    assert counts["Espace"] == 0


def test_each_cell_of_the_matrix_is_the_number_of_hits_of_its_search(page: Open) -> None:
    html = page("/matrix")
    assert len(html.css(".matrix thead th")) == 23
    cells = html.css(".matrix td a")
    assert cells
    for cell in cells:
        assert page(cell.attributes["href"]).css_first("#total").text().split()[0] == cell.text()
    assert len(html.css(".matrix tbody td")) == 3 * 23


def test_undated_articles_have_their_place(page: Open, client: TestClient) -> None:
    undated = client.get("/search.json?year=unknown").json()["total"]
    html = page("/dates/unknown")
    assert html.css_first("h1").text() == "Année inconnue"
    assert len(html.css(".entry")) == undated


def test_articles_of_several_months_are_not_said_to_be_of_an_unknown_one(page: Open) -> None:
    assert page("/dates/2025/unknown").css_first("h1").text() == "2025, sans mois précis"


def test_the_years_and_months_lead_to_their_articles(page: Open) -> None:
    for link in page("/dates").css(".index a"):
        html = page(link.attributes["href"])
        assert len(html.css(".entry")) >= 1


@pytest.mark.parametrize(
    "path",
    ["/countries", "/countries/ru", "/sectors", "/sectors/energie", "/matrix", "/dates",
     "/dates/unknown", "/people", "/organisations", "/organisations/viettel", "/agreements"],
)  # fmt: skip
def test_every_list_is_also_data_at_the_same_address(client: TestClient, path: str) -> None:
    told = client.get(f"{path}.json").json()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv").text)))
    assert len(rows) == len(told["items"])
    feed = ElementTree.fromstring(client.get(f"{path}.atom").text)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"


def test_a_lists_csv_holds_all_of_it_however_many(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (1, 2, 3):
        monkeypatch.setattr(listing, "BATCH", size)
        rows = list(csv.DictReader(io.StringIO(client.get("/countries/ru.csv").text)))
        assert len({row["id"] for row in rows}) == len(rows) == 3


def test_people_stand_with_the_role_they_were_introduced_in(page: Open) -> None:
    people = {
        item.css_first("a").text(): item.css_first(".role")
        for item in page("/people").css(".people li")
    }
    assert people["Boviengkham Vongdara"].text().startswith("ministre lao des Technologies")
    html = page("/people/boviengkham-vongdara")
    assert html.css_first(".roles").text().strip().startswith("ministre lao")
    assert len(html.css(".entry")) == 1


def test_an_organisation_has_a_page_with_all_articles_that_name_it(page: Open) -> None:
    links = {one.text(): one.attributes["href"] for one in page("/organisations").css(".people a")}
    assert links["Viettel"] == "/organisations/viettel"
    html = page(links["Viettel"])
    assert html.css_first("h1").text() == "Viettel"
    assert len(html.css(".entry")) == 1


def test_the_ledger_is_narrowed_by_status_and_by_partner(page: Open, client: TestClient) -> None:
    links = page("/agreements").css("main nav a")
    assert len(links) >= 5
    for link in links:
        href = link.attributes["href"]
        shown = page(href).css(".ledger > li")
        told = client.get(href.replace("/agreements", "/agreements.json")).json()
        assert len(shown) == told["total"] > 0
    laos = client.get("/agreements.json?country=la").json()["items"]
    assert laos
    assert all("LA" in one["parties"] or not one["parties"] for one in laos)


def test_a_country_has_the_agreements_it_is_a_party_to_and_not_its_neighbours(
    tmp_path: Path,
) -> None:
    (tmp_path / "laos.txt").write_text(
        "Le Vietnam et le Laos resserrent leurs liens\n\n"
        "Vientiane (VNA) – Le Vietnam et le Laos ont signé le 8 janvier 2025 à "
        "Vientiane un accord de coopération agricole.\n\n"
        "En 2018, le Vietnam et Cuba avaient signé un accord commercial."
    )
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    with TestClient(create_app(settings)) as client:
        engine = open_database(settings)
        with sole_writer(settings):
            ingest([tmp_path / "laos.txt"], settings, engine, Index(settings.index_dir))
        engine.dispose()
        for country, kind in (("la", "accord de coopération"), ("cu", "accord commercial")):
            path = f"/agreements.json?country={country}"
            assert [one["kind"] for one in client.get(path).json()["items"]] == [kind]


def test_a_status_that_is_none_is_a_mistake(client: TestClient) -> None:
    for path in ("/agreements", "/agreements.json"):
        assert client.get(f"{path}?status=sealed").status_code == 422
        for status in (SIGNED, PLANNED, IN_FORCE, MENTIONED):
            assert client.get(path, params={"status": status}).status_code == 200


def test_an_agreement_stands_with_its_sentence_and_leads_to_it(page: Open) -> None:
    entries = page("/agreements").css(".ledger > li")
    assert entries
    for entry in entries:
        assert entry.css_first("blockquote").text()
        link = entry.css_first(".from a").attributes["href"]
        anchor = link.split("#")[1]
        article = page(link.split("#")[0])
        assert article.css_first(f"#{anchor}")
        assert article.css(".lit")


def test_each_period_has_as_many_articles_as_the_list_of_dates_says(page: Open) -> None:
    for item in page("/dates").css(".index li"):
        address = item.css_first("a").attributes["href"]
        shown = page(address).css(".entry")
        assert len(shown) == int(item.css_first(".count").text()), address


def test_a_list_seen_before_shows_what_came_since_and_nothing_withdrawn_since(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    lists = ("/countries/ru", "/agreements")
    with TestClient(create_app(settings)) as client:
        assert not any('href="/articles/' in client.get(path).text for path in lists)
        engine = open_database(settings)
        with sole_writer(settings):
            ingest([SEEDS], settings, engine, Index(settings.index_dir))
        with Session(engine) as session:
            [(_, article), *_] = archive.agreements(session, ("partner", "RU"), None, 1)
            assert all(article_path(article) in client.get(path).text for path in lists)
            archive.withdraw(session, article.id, "pour voir", date(2026, 3, 1))
            session.commit()
            assert not any(article_path(article) in client.get(path).text for path in lists)
        engine.dispose()


def csv_of(client: TestClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).text)))


def test_values_that_share_a_cell_have_a_semicolon_between_them(client: TestClient) -> None:
    for path, name in (("/agreements", "parties"), ("/search", "sectors"), ("/people", "roles")):
        told = client.get(f"{path}.json?size=100").json()
        lists = [one[name] for one in told.get("items") or told["hits"]]
        assert any(len(values) > 1 for values in lists)
        cells = sorted(row[name] for row in csv_of(client, f"{path}.csv"))
        assert cells == sorted("; ".join(values) for values in lists)


def test_the_list_of_people_gives_the_roles_that_its_page_shows(
    client: TestClient, page: Open
) -> None:
    shown = [node.text().strip() for node in page("/people").css(".role")]
    rows = client.get("/people.json").json()["items"]
    assert shown
    assert [role for row in rows for role in row["roles"]] == shown


def test_the_list_of_dates_says_how_well_each_row_is_dated_and_counts_no_article_twice(
    client: TestClient,
) -> None:
    rows = csv_of(client, "/dates.csv")
    assert {row["precision"] for row in rows if len(row["period"]) == 7} == {"month"}
    assert sum(int(row["count"]) for row in rows) == 5


@pytest.mark.parametrize(
    ("path", "typed", "found"),
    [
        ("/people", "tran", ["Trân Hông Hà", "Tran Hong Thai"]),
        ("/people", "HOLM Pétra", ["Petra Holm"]),
        ("/people", "olm", []),
        ("/people", "???", []),
        (
            "/organisations",
            "acad viet",
            ["Académie des sciences et des technologies du Vietnam (VAST)"],
        ),
    ],
)
def test_a_list_of_names_is_narrowed_by_words_or_their_beginnings(
    page: Open, client: TestClient, path: str, typed: str, found: list[str]
) -> None:
    html = page(f"{path}?name={typed}")
    assert [node.text() for node in html.css(".people li > a")] == found
    assert bool(html.css(".notice")) == (not found)
    told = client.get(f"{path}.json", params={"name": typed}).json()
    assert [one["name"] for one in told["items"]] == found
