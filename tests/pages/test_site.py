"""What holds on every page: its links lead somewhere, and it keeps its manners."""

import gc
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from app.main import create_app, served_app
from app.settings import Settings
from app.templating import STATIC

BOUND = 1000


@pytest.fixture(scope="module")
def walker(settings: Settings) -> Iterator[TestClient]:
    """A reader of their own, as a link to the other language is remembered."""
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def site(walker: TestClient) -> dict[str, LexborHTMLParser]:
    """Every page that can be reached from the front page by links, walked once.

    Addresses with a query are opened but not followed on: their combinations have no end.
    """
    pages: dict[str, LexborHTMLParser] = {}
    seen, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop()
        answer = walker.get(path)
        assert answer.status_code == 200, f"{path} is linked and answers {answer.status_code}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        pages[path] = LexborHTMLParser(answer.text)
        if "?" in path:
            continue
        for link in links(path, pages[path]):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
        assert len(seen) < BOUND
    return pages


def links(path: str, html: LexborHTMLParser) -> Iterator[str]:
    """The site's own addresses a page links to, without their fragments."""
    for node in html.css("a[href], link[href]"):
        url = urlsplit(urljoin(f"http://testserver{path}", node.attributes["href"]))
        if url.netloc == "testserver":
            yield url.path + (f"?{url.query}" if url.query else "")


def test_every_link_of_the_site_leads_to_a_page(site: dict[str, LexborHTMLParser]) -> None:
    words = {path.split("/")[1].split("?")[0] for path in site}
    assert words >= {
        "",
        "about",
        "agreements",
        "articles",
        "countries",
        "dates",
        "matrix",
        "people",
        "search",
        "sectors",
    }


def test_every_link_within_a_page_has_its_target(site: dict[str, LexborHTMLParser]) -> None:
    for path, html in site.items():
        ids = {node.attributes["id"] for node in html.css("[id]")}
        for node in html.css("a[href]"):
            url = urlsplit(node.attributes["href"])
            here = not url.path or url.path == path.split("?")[0]
            if url.fragment and here:
                assert url.fragment in ids, (path, node.attributes["href"])


def test_every_page_has_a_title_a_language_and_one_main_heading(
    site: dict[str, LexborHTMLParser],
) -> None:
    for path, html in site.items():
        assert html.css_first("html").attributes["lang"] in ("fr", "en"), path
        assert len(html.css("h1")) == 1, path
        assert html.css_first("title").text().strip(" —"), path
        assert html.css_first("main#main"), path
        ids = [node.attributes["id"] for node in html.css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_no_page_has_inline_scripts_styles_or_anything_from_elsewhere(
    site: dict[str, LexborHTMLParser],
) -> None:
    for path, html in site.items():
        assert not html.css("style, [style], [onclick], [onload], iframe"), path
        for script in html.css("script"):
            if script.attributes.get("type") != "application/ld+json":
                assert script.attributes["src"].startswith("/static/"), path
        for node in html.css("link[rel=stylesheet], img, link[rel=icon]"):
            address = node.attributes.get("href") or node.attributes.get("src")
            assert address.startswith("/static/"), path


def test_every_field_has_a_label(site: dict[str, LexborHTMLParser]) -> None:
    for path, html in site.items():
        for field in html.css("input:not([type=hidden])"):
            labelled = html.css(f'label[for="{field.attributes.get("id")}"]')
            assert labelled or field.parent.tag == "label", path


def test_no_list_is_empty(site: dict[str, LexborHTMLParser]) -> None:
    for path, html in site.items():
        assert all(node.css_first("li, dd") for node in html.css("main :is(ul, ol, dl)")), path


def test_nothing_is_named_that_has_no_role_to_be_named_in(
    site: dict[str, LexborHTMLParser],
) -> None:
    for path, html in site.items():
        assert not html.css(":is(span, div, p)[aria-label]:not([role])"), path


def test_every_class_of_a_body_and_every_datum_is_for_the_style_or_the_script(
    site: dict[str, LexborHTMLParser],
) -> None:
    style, script = ((STATIC / name).read_text() for name in ("style.css", "site.js"))
    for path, html in site.items():
        kind = html.body.attributes.get("class")
        assert not kind or f".{kind} " in style, path
        data = {
            name.removeprefix("data-")
            for node in html.css("*")
            for name in node.attributes
            if name.startswith("data-")
        }
        for name in data:
            assert f"data-{name}" in style + script or f"dataset.{name}" in script, (path, name)


def test_french_pages_set_high_punctuation_off_by_a_no_break_space(
    site: dict[str, LexborHTMLParser],
) -> None:
    for path, html in site.items():
        if html.css_first("html").attributes["lang"] != "fr":
            continue
        for node in html.css("[lang]:not(html), code, script, input, .citation, q"):
            node.decompose()  # the articles' own words are theirs
        for found in re.finditer(r".{0,30} [?!;»].{0,10}", html.body.text(separator="\n")):
            pytest.fail(f"{path}: {found.group()!r}")


def test_english_pages_set_no_colon_off(site: dict[str, LexborHTMLParser]) -> None:
    for path, html in site.items():
        if html.css_first("html").attributes["lang"] != "en":
            continue
        told = [node.attributes["aria-label"] or "" for node in html.css("[aria-label]")]
        for node in html.css("[lang]:not(html), code, script, input, .citation, q"):
            node.decompose()
        for text in [html.body.text(separator="\n"), *told]:
            assert not re.search(r"[ \u00a0\u202f][:;]", text), path


@pytest.mark.parametrize("path", ["/", "/search?q=laos", "/nope", "/static/site.js"])
def test_a_strict_policy_stands_on_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy
    assert headers["referrer-policy"]


def test_a_static_file_asked_for_with_its_version_may_be_kept(client: TestClient) -> None:
    html = LexborHTMLParser(client.get("/").text)
    style = html.css_first("link[rel=stylesheet]").attributes["href"]
    assert "immutable" in client.get(style).headers["cache-control"]
    for address in (style.split("?")[0], "/static/missing.css?v=1"):
        assert "immutable" not in client.get(address).headers.get("cache-control", "")


def test_head_is_answered_as_get_without_a_body(client: TestClient) -> None:
    answer = client.head("/countries")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/html")


def test_pages_are_compressed_for_those_who_can_read_it(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_what_a_server_loads_at_its_start_is_left_alone_by_the_garbage_collector() -> None:
    gc.unfreeze()
    try:
        served_app()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
