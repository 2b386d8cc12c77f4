"""What machines read at the root, and whether the server is well."""

import shutil
import time
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
from app.models import PendingIndex
from app.search.index import Index
from app.settings import Settings
from app.templating import article_path

SEEDS = Path(__file__).parents[2] / "seeds"
Open = Callable[[str], LexborHTMLParser]


def test_the_sitemap_names_every_article_by_its_permalink(
    client: TestClient, session: Session
) -> None:
    sitemap = client.get("/robots.txt").text.split("Sitemap: ")[1].strip()
    parts = [
        node.text for node in ElementTree.fromstring(client.get(sitemap).text).iter() if node.text
    ]
    urls = {
        node.text for part in parts for node in ElementTree.fromstring(client.get(part).text).iter()
    }
    for article in archive.newest(session, 5):
        assert f"http://testserver{article_path(article)}" in urls
    assert client.get("/sitemap-0.xml").status_code == 404
    for url in filter(None, urls):
        assert client.get(url).status_code == 200


def test_a_browser_can_take_the_archive_as_a_search_engine(client: TestClient, page: Open) -> None:
    address = page("/").css_first("link[rel=search]").attributes["href"]
    description = ElementTree.fromstring(client.get(address).text)
    template = description.find("{http://a9.com/-/spec/opensearch/1.1/}Url").attrib["template"]
    assert client.get(template.replace("{searchTerms}", "laos")).status_code == 200


def test_each_page_names_its_other_language(page: Open) -> None:
    html = page("/search?q=laos")
    others = {
        node.attributes["hreflang"]: node.attributes["href"] for node in html.css("link[hreflang]")
    }
    assert others == {
        "fr": "http://testserver/search?q=laos&lang=fr",
        "en": "http://testserver/search?q=laos&lang=en",
        "x-default": "http://testserver/search?q=laos",
    }


def test_a_public_address_stands_in_permalinks(settings: Settings) -> None:
    public = settings.model_copy(update={"public_url": "https://archive.example/"})
    with TestClient(create_app(public)) as client:
        hits = client.get("/search.json").json()["hits"]
    assert all(hit["url"].startswith("https://archive.example/articles/") for hit in hits)


def test_an_article_is_found_by_where_it_came_from(client: TestClient, session: Session) -> None:
    for article in archive.newest(session, 5):
        answer = client.get("/source", params={"url": article.source}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, article_path(article))
    assert client.get("/source?url=https://example.org/").status_code == 404


def test_the_server_says_it_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok", "articles": 5, "pending": False}


def wait_until_ready(client: TestClient) -> None:
    deadline = time.monotonic() + 30
    while client.get("/readyz").status_code == 503:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_empty_archive_has_a_front_page_and_is_ready(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data_dir=tmp_path, _env_file=None))) as client:
        wait_until_ready(client)
        for path in ("/", "/search", "/countries", "/matrix", "/dates", "/people", "/agreements",
                     "/about", "/sitemap.xml", "/search.csv", "/search.atom"):  # fmt: skip
            assert client.get(path).status_code == 200, path


def test_the_csv_of_an_empty_list_still_names_its_columns(tmp_path: Path) -> None:
    columns = {
        "countries": "code,name,url,count",
        "people": "slug,name,url,count,roles",
        "organisations": "slug,name,url,count",
        "dates": "period,precision,count",
        "matrix": "country,country_name,sector,sector_name,count,url",
        "agreements": "kind,status,date,parties,quote,article,article_title,article_date,url",
    }
    with TestClient(create_app(Settings(data_dir=tmp_path, _env_file=None))) as client:
        for path, named in columns.items():
            assert client.get(f"/{path}.csv").text == f"{named}\r\n"


def test_an_index_out_of_step_is_told_and_not_hidden(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    with TestClient(create_app(settings)) as client:
        wait_until_ready(client)
        database = open_database(settings)
        with Session(database) as session:
            session.add(PendingIndex(article_id="0000000000"))
            session.commit()
        database.dispose()
        assert client.get("/readyz").json()["pending"]
        assert LexborHTMLParser(client.get("/search").text).css_first(".notice")


def test_the_api_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/search.json", "/suggest.json"} <= set(paths)
    assert client.get("/docs").status_code == 404


@pytest.mark.parametrize("path", ["/favicon.ico", "/static/favicon.svg"])
def test_the_icon_is_there(client: TestClient, path: str) -> None:
    assert client.get(path).headers["content-type"].startswith("image/svg+xml")


def test_the_description_names_what_programs_read_and_no_page(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert "/articles/{article_id}/{slug}.{form}" in paths
    assert not {"/", "/search", "/about", "/countries/{code}"} & set(paths)


def test_a_lost_index_is_made_anew_while_the_site_answers(
    settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "index")
    lost = settings.model_copy(update={"data_dir": tmp_path / "data"})
    with TestClient(create_app(lost)) as client:
        assert client.get("/").status_code == 200
        wait_until_ready(client)
        assert client.get("/search.json").json()["total"] == 5


def test_a_running_site_shows_new_articles_without_a_restart(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    with TestClient(create_app(settings)) as client:
        wait_until_ready(client)
        assert client.get("/search.json").json()["total"] == 0
        engine = open_database(settings)
        with sole_writer(settings):
            ingest([SEEDS], settings, engine, Index(settings.index_dir))
        engine.dispose()
        assert client.get("/search.json").json()["total"] == 5
        html = LexborHTMLParser(client.get("/").text)
        assert len(html.css(".entry")) == 5
        assert len(html.css(".matrix tbody tr")) == 3


def test_a_change_that_waits_to_be_indexed_does_not_take_the_site_off_duty(
    settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "data")
    own = settings.model_copy(update={"data_dir": tmp_path / "data"})
    with TestClient(create_app(own)) as client:
        held = client.get("/").headers["etag"]
        with Session(client.app.state.database) as session:
            article = archive.newest(session, 1)[0]
            archive.withdraw(session, article.id, "pour voir", date(2026, 3, 1))
            title = article.title
            session.commit()
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["pending"]) == (200, True)
        answer = client.get("/", headers={"If-None-Match": held})
        assert answer.status_code == 200
        assert "etag" not in answer.headers
        assert title not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/search?q=laos", "/search.json", "/search.csv", "/search.atom", "/countries/ru.csv",
     "/countries", "/people", "/agreements.atom", "/matrix", "/dates/2025", "/sitemap-1.xml"],
)  # fmt: skip
def test_who_holds_a_list_already_is_not_sent_it_again(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["cache-control"] == "no-cache"
    assert "Cookie" in answer.headers["vary"]
    holding = {"If-None-Match": answer.headers["etag"]}
    again = client.get(path, headers=holding)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    assert client.get(path, headers={**holding, "Cookie": "lang=en"}).status_code == 200
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_an_error_has_no_etag(client: TestClient) -> None:
    for path in ("/search?page=abc", "/countries/zz", "/dates/2025/13"):
        assert "etag" not in client.get(path).headers
