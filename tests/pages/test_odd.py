"""Whatever an article holds, it harms no page."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from app.database import open_database
from app.ingest import ingest
from app.lock import sole_writer
from app.main import create_app
from app.search.index import Index
from app.settings import Settings

ODD = [
    {
        "title": '<script>alert(1)</script> & "Titre" {{ 7*7 }} \u202e',
        "text": "Hanoï (VNA) - Un <b>texte</b> avec la Russie.\n\n" + "motsanssfin" * 30,
        "url": "https://vietnamplus.example/x?a=1&b=<2>",
    },
    {"title": "Обнинск и Вьетнам", "text": "Вьетнам и Россия подписали соглашение."},
    {"title": "", "text": "Le Laos et le Vietnam ont signé un accord. Une deuxième phrase."},
    {
        "title": "",
        "text": "Santiago (VNA) – Le Chili et le Vietnam ont signé mardi un accord.\n\nSuite. -VNA",
    },
    {"title": "Un lien", "text": "La France coopère.", "url": "javascript:alert(1)"},
    {"title": "Control \u0001 \ufffe", "text": "La France et le Vietnam coopèrent.\u0000 Suite."},
    {"title": "=HYPERLINK(0)", "text": "Le Japon et le Vietnam coopèrent."},
    {"title": "Une personne seule", "text": "Le ministre français Jean Dupont visite une école."},
    {"title": "Un nom plus long", "text": "Le ministre Jean Dupont Martin visite un musée."},
    {
        "title": "Un site",
        "text": "La France coopère avec le Vietnam à Paris.",
        "url": "https://vietnamplus.example/un-lien.html",
    },
    {
        "title": "Un jour dans l’adresse",
        "text": "Paris (VNA) - La France coopère avec le Vietnam.",
        "url": "https://vietnamplus.example/2024/07/01/jour.html",
    },
    {
        "title": "La Hongrie sans fin",
        "text": "Budapest (VNA) - "
        + "Le Vietnam et la Hongrie ont signé un accord de coopération à Budapest. " * 60,
    },
    {"title": "Original", "text": "Prague (VNA) - La Tchéquie et le Vietnam coopèrent."},
    {"title": "Việt Nam và Lào", "text": "Bộ trưởng đã tiếp đoàn đại biểu Lào.", "language": "vi"},
]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An archive of nothing but odd articles."""
    lines = tmp_path_factory.mktemp("odd") / "odd.jsonl"
    lines.write_text("\n".join(json.dumps(line) for line in ODD))
    yield from served(lines, len(ODD))


def served(file: Path, articles: int) -> Iterator[TestClient]:
    """The app over an archive of what `file` holds."""
    settings = Settings(data_dir=file.parent / "data", _env_file=None)
    engine, index = open_database(settings), Index(settings.index_dir)
    with sole_writer(settings):
        report = ingest([file], settings, engine, index)
    engine.dispose()
    assert report.added == articles
    with TestClient(create_app(settings)) as client:
        yield client


def addresses(client: TestClient) -> list[str]:
    return [hit["url"] for hit in client.get("/search.json?size=100").json()["hits"]]


def test_every_odd_article_has_its_page_and_its_forms(odd: TestClient) -> None:
    for url in addresses(odd):
        for form in ("", ".json", ".txt", ".bib", ".ris", ".csl.json"):
            answer = odd.get(url + form, follow_redirects=False)
            assert answer.status_code == 200, url + form


def test_an_article_titled_original_has_its_page_beside_its_bytes(odd: TestClient) -> None:
    hits = odd.get("/search.json?q=title:original").json()["hits"]
    [url] = [hit["url"] for hit in hits if hit["title"] == "Original"]
    assert LexborHTMLParser(odd.get(url).text).css_first("h1").text() == "Original"
    assert odd.get(url.rsplit("/", 1)[0] + "/original").json()["title"] == "Original"


def test_nothing_an_article_holds_is_run(odd: TestClient) -> None:
    for url in [*addresses(odd), "/", "/search", "/countries/ru"]:
        html = LexborHTMLParser(odd.get(url).text)
        scripts = [node for node in html.css("script") if not node.attributes.get("src")]
        assert all(node.attributes["type"] == "application/ld+json" for node in scripts)
        for node in scripts:
            json.loads(node.text())
        assert not html.css('main b, main script:not([src]), [href^="javascript:"]')


def test_an_address_that_proves_a_date_is_a_link(odd: TestClient) -> None:
    hit = odd.get("/search.json", params={"q": "titre:adresse"}).json()["hits"][0]
    (proof,) = LexborHTMLParser(odd.get(hit["url"]).text).css(".provenance q a")
    assert proof.attributes["href"] == proof.text() == hit["source"]
    assert proof.attributes["rel"] == "nofollow noopener"


def test_whoever_appears_with_nobody_has_no_list_of_people(odd: TestClient) -> None:
    html = LexborHTMLParser(odd.get("/people/jean-dupont").text)
    assert html.css_first("h1").text() == "Jean Dupont"
    assert not html.css("#people")
    assert all(node.css_first("li") for node in html.css("main ul"))


def test_the_searches_a_persons_page_leads_to_find_as_many_as_it_says(odd: TestClient) -> None:
    assert odd.get("/people/jean-dupont-martin").status_code == 200
    page = LexborHTMLParser(odd.get("/people/jean-dupont").text)
    links = page.css('.ways a[href^="/search"]')
    assert links
    for link in links:
        found = LexborHTMLParser(odd.get(link.attributes["href"]).text)
        assert found.css_first("#total").text() == "1 article"
        assert "Jean Dupont" in found.css_first(".picked").text()


def test_a_title_is_shown_as_it_was_written(odd: TestClient) -> None:
    hit = odd.get("/search.json?q=titre:alert").json()["hits"][0]
    html = LexborHTMLParser(odd.get(hit["url"]).text)
    assert '<script>alert(1)</script> & "Titre" {{ 7*7 }}' in html.css_first("h1").text()


def test_a_feed_stays_xml_whatever_the_titles_hold(odd: TestClient) -> None:
    feed = ElementTree.fromstring(odd.get("/search.atom").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(ODD)
    ElementTree.fromstring(odd.get("/sitemap-1.xml").content)


def test_no_cell_of_a_csv_begins_a_formula(odd: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(odd.get("/search.csv").text)))
    assert len(rows) == len(ODD)
    assert "'=HYPERLINK(0)" in {row["title"] for row in rows}


def test_an_article_without_a_title_goes_by_its_first_words_in_brackets_everywhere(
    odd: TestClient,
) -> None:
    named = "[Le Chili et le Vietnam ont signé mardi un accord.]"
    hit = odd.get("/search.json?q=chili").json()["hits"][0]
    assert hit["title"] == named
    html = LexborHTMLParser(odd.get(hit["url"]).text)
    assert html.css_first("h1").text() == named
    assert [named in node.text() for node in html.css(".citation")] == [True, True]
    assert named in odd.get("/search.csv?q=chili").text
    assert odd.get(f"{hit['url']}.json").json()["title"] is None


def test_a_sentence_repeated_without_end_tells_of_one_agreement(odd: TestClient) -> None:
    hit = odd.get("/search.json?q=titre:hongrie").json()["hits"][0]
    ledger = [
        one for one in odd.get("/agreements.json").json()["items"] if one["article"] == hit["id"]
    ]
    assert len(ledger) == 1
    html = LexborHTMLParser(odd.get("/agreements").text)
    assert sum("Hongrie sans fin" in node.text() for node in html.css(".ledger > li")) == 1
    html = LexborHTMLParser(odd.get(hit["url"]).text)
    assert (
        len([x for x in html.css("a[data-show]") if "agreement:" in x.attributes["data-show"]]) == 1
    )


@pytest.mark.parametrize(
    "written",
    [
        "https://vietnamplus.example/un-lien.html",
        "http://vietnamplus.example/un-lien.html",
        "https://vietnamplus.example/un-lien.html#suite",
        "https://vietnamplus.example/un-lien.html?utm_source=x&utm_medium=y#z",
        " http://vietnamplus.example/un-lien.html?utm_campaign=x ",
        "https://www.vietnamplus.example/un-lien.html/",
        "vietnamplus.example/un-lien.html",
        "WWW.VietnamPlus.example/un-lien.html#suite",
    ],
)
def test_an_article_is_found_by_its_address_however_it_was_passed_on(
    odd: TestClient, written: str
) -> None:
    answer = odd.get("/source", params={"url": written}, follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"].endswith("/un-site")


@pytest.mark.parametrize(
    "strange",
    [
        "https://vietnamplus.example/autre.html",
        "http://[",
        "x",
        "https://vietnamplus.example/un-lien.html?id=2",
        "https://vietnamplus.example/un-lien",
        "ftp://vietnamplus.example/un-lien.html",
    ],
)
def test_an_address_no_article_came_from_is_told_as_such(odd: TestClient, strange: str) -> None:
    answer = odd.get("/source", params={"url": strange})
    assert answer.status_code == 404
    assert strange in LexborHTMLParser(answer.text).css_first(".standfirst").text()


@pytest.mark.parametrize(
    ("encoding", "told"), [("cp1252", "windows-1252"), ("utf-16", "utf-16"), ("utf-8-sig", "utf-8")]
)
def test_bytes_as_received_are_served_in_the_encoding_they_came_in(
    tmp_path: Path, encoding: str, told: str
) -> None:
    file = tmp_path / "page.txt"
    file.write_text("Coopération à l’étude\n\nLe Laos a signé un accord à Hanoï.", encoding)
    for client in served(file, 1):
        answer = client.get(addresses(client)[0].rsplit("/", 1)[0] + "/original")
        assert answer.content == file.read_bytes()
        assert answer.headers["content-type"] == f"text/plain; charset={told}"


@pytest.mark.parametrize("stated", ["shift_jis", "utf-8"])
def test_a_web_page_as_received_is_served_in_the_encoding_it_was_read_in(
    tmp_path: Path, stated: str
) -> None:
    file = tmp_path / "page.html"
    head = f"<!doctype html><html><head><meta charset={stated}><title>協力</title></head>"
    body = "<p>ベトナムとラオスは協力協定に署名した。</p>" * 3 + "<p>Hanoi\0 (VNA)</p>"
    file.write_text(f"{head}<body><article><h1>協力</h1>{body}</article></body></html>", stated)
    for client in served(file, 1):
        answer = client.get(addresses(client)[0].rsplit("/", 1)[0] + "/original")
        assert answer.content == file.read_bytes()
        assert answer.headers["content-type"] == f"text/plain; charset={stated}"


def test_bytes_that_damage_has_made_no_text_are_served_as_bytes(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("Un titre\n\nLe Laos a signé un accord à Hanoï.")
    for client in served(file, 1):
        with client.app.state.database.begin() as database:  # type: ignore[attr-defined]
            database.exec_driver_sql("UPDATE snapshot SET content = x'00ff00ff'")
        answer = client.get(addresses(client)[0].rsplit("/", 1)[0] + "/original")
        assert answer.content == b"\x00\xff\x00\xff"
        assert answer.headers["content-type"] == "application/octet-stream"


def test_lists_show_what_an_article_without_lead_begins_with(odd: TestClient) -> None:
    entries = LexborHTMLParser(odd.get("/countries/fr").text).css(".entry")
    begun = {entry.css_first("a").text(): entry.css_first(".snippet") for entry in entries}
    assert begun["Un jour dans l’adresse"].text() == "La France coopère avec le Vietnam."


def test_what_stands_for_a_title_is_not_shown_twice(odd: TestClient) -> None:
    entries = LexborHTMLParser(odd.get("/countries/cl").text).css(".entry")
    [untitled] = [e for e in entries if e.css_first("a").text().startswith("[Le Chili")]
    assert untitled.css_first(".snippet") is None
