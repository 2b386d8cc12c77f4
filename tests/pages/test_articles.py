"""An article's page, its permalink and its other forms."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import Session

from app import archive
from app.models import Article

Open = Callable[[str], LexborHTMLParser]
PathOf = Callable[[Article], str]
SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_id_alone_leads_to_the_canonical_address(
    client: TestClient, laos: Article, path_of: PathOf
) -> None:
    answer = client.get(f"/articles/{laos.id}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, path_of(laos))


@pytest.mark.parametrize("slug", ["an-old-slug", "x", "LE-VIETNAM-ET-LE-LAOS"])
def test_a_wrong_slug_leads_to_the_right_one(
    client: TestClient, laos: Article, path_of: PathOf, slug: str
) -> None:
    answer = client.get(f"/articles/{laos.id}/{slug}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, path_of(laos))


def test_an_id_copied_in_capitals_or_with_look_alike_letters_is_understood(
    client: TestClient, session: Session
) -> None:
    for article in archive.newest(session, 5):
        misread = article.id.upper().replace("0", "O").replace("1", "L")
        answer = client.get(f"/articles/{misread}")
        assert answer.status_code == 200
        assert article.id in str(answer.url)


def test_a_wrong_slug_of_another_form_keeps_the_form(
    client: TestClient, laos: Article, path_of: PathOf
) -> None:
    answer = client.get(f"/articles/{laos.id}/wrong.csl.json", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, path_of(laos) + ".csl.json")


@pytest.mark.parametrize(
    "address", ["/articles/zzzzzzzzzz", "/articles/0000000000/a-title", "/articles/x.json"]
)
def test_an_id_that_was_never_given_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_page_shows_title_lead_text_and_captions_but_no_tail(
    page: Open, estonia: Article, path_of: PathOf
) -> None:
    html = page(path_of(estonia))
    assert html.css_first("h1").text().strip() == estonia.title
    assert html.css_first(".lead").text().strip() == estonia.lead
    text = html.css_first(".text").text()
    assert "Petra Holm, directrice de la transformation numérique" in text
    assert "Tallinn (VNA)" not in text
    assert "polonais" not in text
    assert len(html.css(".captions li")) == 2


def test_damaged_words_read_mended_and_show_on_demand_what_stood_there(
    page: Open, laos: Article, path_of: PathOf
) -> None:
    plain = page(path_of(laos))
    assert "l’Académie des sciences" in plain.css_first(".text").text()
    assert not plain.css(".mended")
    shown = page(path_of(laos) + "?show=repairs")
    assert "l’Académiedes" in [node.attributes.get("data-was") for node in shown.css(".mended")]
    assert "l’Académie des" in "".join(node.text() for node in shown.css("#p1 .mended"))
    assert not shown.css(".lit")


def test_a_label_picked_lights_up_its_words_without_a_script(
    page: Open, laos: Article, path_of: PathOf
) -> None:
    html = page(path_of(laos))
    link = html.css_first('a[data-show="country:LA"]').attributes["href"]
    lit = [node.text() for node in page(link).css(".lit")]
    assert lit
    assert {word.lower() for word in lit} <= {"laos", "lao", "laotien", "laotienne"}
    assert not html.css(".lit")


def test_every_label_of_the_page_has_words_to_light_up(
    page: Open, session: Session, path_of: PathOf
) -> None:
    for article in archive.newest(session, 5):
        html = page(path_of(article))
        in_text = {
            label
            for node in html.css("[data-labels]")
            for label in node.attributes["data-labels"].split("|")
        }
        asked = {node.attributes["data-show"] for node in html.css("a[data-show]")}
        assert asked - {"date"} <= in_text


def test_each_agreement_is_quoted_beside_the_article(
    page: Open, session: Session, path_of: PathOf
) -> None:
    quoted = 0
    for article in archive.newest(session, 5):
        told = archive.get_reading(session, article.id)["agreements"]
        for link in page(path_of(article)).css('[data-show^="agreement:"]'):
            one = told[int(link.attributes["data-show"].split(":")[1]) - 1]
            assert one["quote"][:60] in link.parent.css_first(".role").text()
            quoted += 1
    assert quoted


def test_the_bytes_as_received_are_given_as_plain_text(client: TestClient, laos: Article) -> None:
    answer = client.get(f"/articles/{laos.id}/original")
    assert answer.content == next(SEEDS.glob("001_*")).read_bytes()
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_copy_is_listed_with_its_file_and_the_time_it_came(
    page: Open, laos: Article, path_of: PathOf
) -> None:
    copies = [
        node.parent.text()
        for node in page(path_of(laos)).css("a")
        if node.attributes["href"] == f"/articles/{laos.id}/original"
    ]
    assert len(copies) == 1
    assert "001_40c5770723cedc5d.txt" in copies[0]
    assert "/" not in copies[0]
    assert re.search(r"\d\d:\d\d UTC", copies[0])


def test_organisations_and_people_lead_to_what_else_is_told_of_them(
    page: Open, laos: Article, path_of: PathOf
) -> None:
    links = [node.attributes["href"] for node in page(path_of(laos)).css(".apparatus a")]
    leading = [href for href in links if href.startswith(("/organisations/", "/people/"))]
    assert len(leading) > 2
    for href in leading:
        assert "0 article" not in [node.text() for node in page(href).css("#total, #articles")]


def test_a_snapshot_of_another_article_is_not_this_ones(client: TestClient, laos: Article) -> None:
    assert client.get(f"/articles/{laos.id}/original?snapshot=999").status_code == 404


def test_the_json_holds_the_reading_and_where_to_find_it(
    client: TestClient, laos: Article, path_of: PathOf
) -> None:
    told = client.get(path_of(laos) + ".json").json()
    assert told["id"] == laos.id
    assert told["url"].endswith(path_of(laos))
    assert told["title"] == laos.title
    assert told["countries"] == ["LA"]
    assert told["paragraphs"]
    assert told["repairs"]
    assert client.get(told["snapshots"][0]["url"]).status_code == 200


def test_paragraphs_have_anchors_that_stay(page: Open, laos: Article, path_of: PathOf) -> None:
    html = page(path_of(laos))
    numbers = [node.attributes.get("id") for node in html.css(".text > p")]
    assert numbers == [f"p{n}" for n in range(1, len(numbers) + 1)]


def test_machines_read_who_what_where_and_no_date_that_was_guessed(
    page: Open, session: Session, path_of: PathOf
) -> None:
    for article in archive.newest(session, 5):
        html = page(path_of(article))
        told = json.loads(html.css_first('script[type="application/ld+json"]').text())
        assert told["@type"] == "NewsArticle"
        assert told["headline"] == article.title
        tags = {
            node.attributes.get("name") or node.attributes.get("property"): node.attributes[
                "content"
            ]
            for node in html.css("meta[content]")
        }
        assert tags["citation_title"] == tags["og:title"] == article.title
        known = (
            article.date_edtf
            if article.date_edtf and article.date_edtf.replace("-", "").isdigit()
            else None
        )
        assert told.get("datePublished") == known
        assert tags.get("article:published_time") == known
        assert tags.get("citation_publication_date") == (known and known.replace("-", "/"))


def test_the_permalink_is_told_in_the_head_and_the_headers(
    client: TestClient, laos: Article, path_of: PathOf
) -> None:
    answer = client.get(path_of(laos) + "?lang=en")
    url = f"http://testserver{path_of(laos)}"
    html = LexborHTMLParser(answer.text)
    assert html.css_first("link[rel=canonical]").attributes["href"] == url
    assert answer.headers["link"] == f'<{url}>; rel="cite-as"'
    client.cookies.clear()


def test_who_holds_the_page_already_is_not_sent_it_again(
    client: TestClient, laos: Article, path_of: PathOf
) -> None:
    for address in (path_of(laos), path_of(laos) + ".json", f"/articles/{laos.id}/original"):
        etag = client.get(address).headers["etag"]
        again = client.get(address, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")


def test_related_articles_say_what_they_share(page: Open, laos: Article, path_of: PathOf) -> None:
    related = page(path_of(laos)).css(".related .small")
    assert related
    assert all("en commun" in node.text() for node in related if "·" in node.text())


def test_what_is_shown_survives_the_way_to_the_permalink(client: TestClient) -> None:
    answer = client.get("/articles/2fd812g3ww?show=country:LA", follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"].endswith("?show=country%3ALA")
