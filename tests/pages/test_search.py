"""The search page and its other forms."""

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

Open = Callable[[str], LexborHTMLParser]
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client: TestClient, address: str) -> list[str]:
    return [hit["title"] for hit in client.get(address).json()["hits"]]


def test_the_box_finds_by_words_whatever_their_accents(client: TestClient) -> None:
    accented = titles(client, "/search.json?q=coopération technologique Laos")
    assert accented == titles(client, "/search.json?q=cooperation technologique laos")
    assert "Laos" in accented[0]


def test_a_repaired_text_is_found_by_its_repaired_words(client: TestClient) -> None:
    found = titles(client, "/search.json?q=coopération avec la VAST")
    assert "Laos" in found[0]


@pytest.mark.parametrize("word", ["polonais", "indiens", "singapour"])
def test_words_that_stand_in_teasers_alone_find_nothing(client: TestClient, word: str) -> None:
    told = client.get("/search.json", params={"q": word}).json()
    assert (told["total"], told["hits"]) == (0, [])


def test_the_json_has_what_a_program_needs(client: TestClient) -> None:
    told = client.get("/search.json?q=laos&size=1").json()
    assert told["query"] == "laos"
    assert told["total"] >= 1
    assert told["facets"]["country"]
    hit = told["hits"][0]
    assert hit["source"] == "001_40c5770723cedc5d.txt"
    assert hit["score"] > 0
    assert "Laos" in hit["snippet"]
    assert client.get(hit["url"]).status_code == 200


@pytest.mark.parametrize(("code", "count"), [("ru", 3), ("RU", 3), ("la", 1), ("ee", 1), ("vn", 0)])
def test_a_country_narrows_the_hits(client: TestClient, code: str, count: int) -> None:
    assert client.get(f"/search.json?country={code}").json()["total"] == count


def test_a_filter_clicked_and_one_typed_say_the_same(client: TestClient) -> None:
    clicked = titles(client, "/search.json?country=ru")
    assert clicked == titles(client, "/search.json?q=pays:russie")
    assert clicked == titles(client, "/search.json?q=country:russia")


def test_each_facets_count_is_the_number_of_hits_after_the_click(page: Open) -> None:
    for start in (
        "/search",
        "/search?q=coopération",
        "/search?q=coopération&sector=energie",
        "/search?country=la",
    ):
        html = page(start)
        for item in html.css(".facet li:not(.chosen)"):
            after = page(item.css_first("a").attributes["href"])
            shown = int(item.css_first(".count").text())
            assert int(after.css_first("#total").text().split()[0]) == shown


def test_values_found_alike_stand_by_their_names(page: Open) -> None:
    facet = page("/search").css(".facets section")[1]
    assert "Pays" in facet.css_first("h3").text()
    assert [node.text() for node in facet.css("a")] == ["Russie", "Estonie", "Laos"]


def test_a_picked_filter_can_be_taken_back(page: Open) -> None:
    html = page("/search?q=coopération&country=ru&from=2020")
    backs = [node.attributes["href"] for node in html.css(".picked a")]
    assert backs == [
        "/search?q=coop%C3%A9ration&from=2020",
        "/search?q=coop%C3%A9ration&country=ru",
    ]


@pytest.mark.parametrize(
    ("asked", "orders", "current"),
    [
        ("q=accord", ["les meilleurs d’abord", "les plus récents", "les plus anciens"], 0),
        ("", ["les plus récents", "les plus anciens"], 0),
        ("q=date:2025&sort=oldest", ["les plus récents", "les plus anciens"], 1),
    ],
)
def test_only_what_is_looked_for_by_words_has_best_articles(
    page: Open, asked: str, orders: list[str], current: int
) -> None:
    sorts = page(f"/search?{asked}").css(".sorts li")
    assert [node.text() for node in sorts] == orders
    assert [bool(node.css("[aria-current]")) for node in sorts].index(True) == current


def test_marks_stand_on_the_matched_words(page: Open) -> None:
    marked = {node.text().lower() for node in page("/search?q=nucléaire").css("mark")}
    assert marked
    assert marked <= {"nucléaire", "nucléaires"}


def test_the_page_says_how_it_understood(page: Open) -> None:
    told = page('/search?q="centre nucléaire" OU pays:laos').css_first(".understood").text()
    assert "centre nucléaire" in told
    assert "pays partenaire Laos" in told


def test_what_cannot_be_understood_is_named(page: Open) -> None:
    notes = page("/search?q=couleur:rouge").css_first(".notes").text()
    assert "couleur" in notes


def test_where_nothing_is_found_it_says_what_to_drop(page: Open) -> None:
    html = page("/search?q=laos&country=ru")
    ways = {node.text(): node.attributes["href"] for node in html.css(".ways-out a")}
    assert list(ways.values())
    for href in ways.values():
        assert page(href).css_first("#total").text().split()[0] != "0"


def test_what_is_found_without_a_part_is_counted_behind_that_part(page: Open) -> None:
    told = [
        item.text().replace("\u00a0", " ")
        for asked in ("q=laos estonien", "q=laos&country=ru")
        for item in page(f"/search?{asked}").css(".ways-out li")
    ]
    assert told == [
        "sans « laos » : 1 article",
        "sans « estonien » : 1 article",
        "sans « Russie » (pays partenaire) : 1 article",
    ]


@pytest.mark.parametrize("asked", ["q=laos zzzz", "q=laos&country=ru", "q=zzzz"])
def test_without_a_full_hit_nothing_is_offered_to_narrow_by(
    client: TestClient, page: Open, asked: str
) -> None:
    told = client.get(f"/search.json?{asked}").json()
    assert told["total"] == 0
    assert not any(told["facets"].values())
    assert told["histogram"] == []
    assert not page(f"/search?{asked}").css(".facet, .histogram")


@pytest.mark.parametrize(
    "address",
    ["/search?page=999", "/search?q=laos&page=999", "/countries/ru?page=999",
     "/dates/2025?page=999", "/people?page=999", "/agreements?page=999"],
)  # fmt: skip
def test_a_page_beyond_the_last_leads_back_to_it(page: Open, address: str) -> None:
    notice = page(address).css_first("main .notice")
    assert "999" in notice.text()
    last = page(notice.css_first("a").attributes["href"])
    assert not last.css("main .notice")
    assert last.css("main .entry, main .people li, main .ledger li")


def test_dates_the_wrong_way_round_are_turned_and_it_is_said(
    client: TestClient, page: Open
) -> None:
    turned = client.get("/search.json?from=2026&to=2020").json()
    assert turned["total"] == client.get("/search.json?from=2020&to=2026").json()["total"] > 0
    assert turned["notes"] == [{"note": "reversed dates", "word": "2020..2026"}]
    assert turned["histogram"]
    assert "2020..2026" in page("/search?from=2026&to=2020").css_first(".notes").text()
    assert client.get("/search.json?from=2025-06&to=2025").json()["notes"] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [("country=xx", "xx"), ("sector=magie", "magie"), ("year=12", "12")],
)
def test_a_filter_that_no_article_can_have_is_named(page: Open, asked: str, said: str) -> None:
    assert f"« {said} »" in page(f"/search?{asked}").css_first(".notes").text()


def test_a_year_that_is_none_is_named_in_the_readers_language(page: Open) -> None:
    told = page("/search?year=abcd").css_first(".notes").text()
    assert "(2025, inconnue)" in told
    assert page("/search?year=inconnue").css_first(".picked").text().count("Année inconnue") == 1


@pytest.mark.parametrize("asked", ["country=RU", "sector=energie", "year=2025", "year=unknown"])
def test_a_filter_that_articles_can_have_needs_no_note(page: Open, asked: str) -> None:
    assert not page(f"/search?{asked}").css(".notes")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_example_of_the_help_finds_something(client: TestClient, language: str) -> None:
    for address in ("/", "/about"):
        html = LexborHTMLParser(client.get(address, params={"lang": language}).text)
        examples = [
            href
            for node in html.css("main a")
            if (href := node.attributes["href"]).startswith("/search?q=")
        ]
        assert examples
        for href in examples:
            told = client.get(href.replace("/search?", "/search.json?")).json()
            assert told["total"], href
            assert not told["notes"], href
    client.cookies.clear()


def test_empty_fields_of_a_form_say_nothing(client: TestClient) -> None:
    blank = "/search.json?q=laos&country=&sector=&from=&to=&page=&size="
    assert client.get(blank).json()["total"] == client.get("/search.json?q=laos").json()["total"]


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        ("page=abc", "un nombre entier"),
        ("page=0", "à partir de 1"),
        ("size=1000", "jusqu’à 100"),
        ("size=0", "à partir de 1"),
        ("sort=best", "relevance, newest, oldest"),
    ],
)
def test_a_bad_value_is_named_on_a_page_and_in_json(
    client: TestClient, bad: str, expected: str
) -> None:
    answer = client.get(f"/search?{bad}")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")
    told = LexborHTMLParser(answer.text).css_first(".notes").text()
    assert bad.replace("=", " = ") in told
    assert expected in told
    answer = client.get(f"/search.json?{bad}")
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == bad.split("=")[0]


def test_no_more_values_of_a_facet_are_taken_than_a_page_can_hold(client: TestClient) -> None:
    many = "&".join(f"organisation=o{number}" for number in range(51))
    answer = client.get(f"/search?{many}")
    assert answer.status_code == 422
    assert "organisation = o0, o1, o2" in answer.text
    assert "pas plus de 50 valeurs" in answer.text


def test_an_agency_of_two_words_may_be_typed_without_quotes(client: TestClient) -> None:
    notes = client.get("/search.json?q=agence:Courrier du Vietnam riz").json()
    assert notes["understood"] == 'agence:"Le Courrier du Vietnam" riz'


def test_pages_of_hits_do_not_overlap(client: TestClient) -> None:
    pages = [titles(client, f"/search.json?size=2&page={number}") for number in (1, 2, 3, 4)]
    assert [len(one) for one in pages] == [2, 2, 1, 0]
    assert len({title for one in pages for title in one}) == 5


def test_the_csv_holds_every_hit(client: TestClient) -> None:
    answer = client.get("/search.csv?q=coopération&size=1")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    told = client.get("/search.json?q=coopération").json()
    assert len(rows) == told["total"]
    assert {row["id"] for row in rows} <= {hit["id"] for hit in told["hits"]}


def test_the_csv_of_no_hits_still_names_its_columns(client: TestClient) -> None:
    assert client.get("/search.csv?q=zzzz").text.startswith("id,url,title,source,date")


def test_any_search_is_a_feed(client: TestClient) -> None:
    answer = client.get("/search.atom?country=ru")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in ("id", "updated", "title"):
        assert feed.findtext(f"{ATOM}{element}")
        assert all(entry.findtext(f"{ATOM}{element}") for entry in entries)


def test_the_box_proposes_countries_titles_and_sectors(client: TestClient) -> None:
    told = client.get("/suggest.json?q=esto").json()["suggestions"]
    assert {"kind": "Pays", "text": "Estonie", "url": "/countries/ee"} in told
    assert any(one["kind"] == "Article" and "Estonie" in one["text"] for one in told)
    told = client.get("/suggest.json?q=numeri").json()["suggestions"]
    assert {"kind": "Secteur", "text": "Numérique", "url": "/sectors/numerique"} in told
    for one in told:
        assert client.get(one["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["est", "Estonia", "ee"])
def test_the_box_proposes_a_country_by_any_of_its_names(client: TestClient, typed: str) -> None:
    told = client.get("/suggest.json", params={"q": typed}).json()["suggestions"]
    assert {"kind": "Pays", "text": "Estonie", "url": "/countries/ee"} in told


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "zzzz", "é" * 150])
def test_the_box_proposes_nothing_for_nothing(client: TestClient, typed: str) -> None:
    assert client.get("/suggest.json", params={"q": typed}).json()["suggestions"] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60) | st.sampled_from(['"', "(", "*", ":", "accord AND", "date:", "~", "-"])
)
def test_whatever_is_typed_gives_a_page(client: TestClient, typed: str) -> None:
    typed = typed.encode("utf-8", "replace").decode()
    for form in ("", ".json", ".atom"):
        assert client.get(f"/search{form}", params={"q": typed}).status_code == 200


def test_where_nothing_was_understood_only_the_note_says_so(page: Open) -> None:
    html = page("/search?q=le la")
    assert [node.text() for node in html.css(".understood li")]
    assert "Compris comme" not in html.text()


def test_a_feed_has_no_article_that_matches_but_in_part(client: TestClient) -> None:
    told = client.get("/search.json?q=nucléaire+zéphyr").json()
    assert (told["total"], told["partial"] > 0) == (0, True)
    feed = ElementTree.fromstring(client.get("/search.atom?q=nucléaire+zéphyr").text)
    assert feed.findall(f"{ATOM}entry") == []


def test_without_what_is_wrong_the_rest_of_a_search_stays(client: TestClient) -> None:
    answer = client.get("/search?q=accord&country=ru&sort=best&page=0")
    links = [node.attributes["href"] for node in LexborHTMLParser(answer.text).css("main a")]
    assert "/search?q=accord&country=ru" in links


def test_a_bound_may_be_typed_as_a_date_in_the_box(client: TestClient) -> None:
    typed = client.get("/search.json", params={"from": "juin 2025"}).json()
    assert typed["total"] == client.get("/search.json?from=2025-06").json()["total"]


def test_it_is_said_how_many_values_a_facet_has(client: TestClient) -> None:
    told = client.get("/search.json?q=").json()
    assert told["facet_values"]["country"] == len(told["facets"]["country"])


@pytest.mark.parametrize(
    "address", ["/articles/yh0x9ghv8b/original?snapshot=9223372036854775808",
                "/sitemap-99999999999999999999.xml"]
)  # fmt: skip
def test_a_number_too_large_for_any_key_is_no_crash(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (404, 422)


def test_an_english_reader_gets_the_query_in_english(client: TestClient) -> None:
    html = LexborHTMLParser(client.get("/search?q=pays:(laos+OU+cuba)&lang=en").text)
    client.cookies.clear()
    assert "country:LA OR country:CU" in html.css_first(".understood").text()


def test_a_picked_value_that_no_article_has_is_named(client: TestClient) -> None:
    told = client.get("/search.json?organisation=zzz").json()
    assert told["notes"] == [{"note": "no article has that", "word": "zzz"}]


def test_a_joint_agency_in_an_address_is_those_it_is_of(client: TestClient) -> None:
    joint = client.get("/search.json", params={"agency": "VNA/CVN"}).json()
    parted = client.get("/search.json", params={"agency": ["VNA", "CVN"]}).json()
    assert joint["total"] == parted["total"] > 0
    assert joint["notes"] == parted["notes"]


def test_a_bar_of_a_narrowed_search_leads_to_as_many_articles_as_it_shows(
    client: TestClient, page: Open
) -> None:
    told = client.get("/search.json?q=*&from=2024-06-10&to=2025-06").json()
    assert told["histogram"]
    html = page("/search?q=*&from=2024-06-10&to=2025-06")
    hrefs = dict.fromkeys(one.attributes["href"] or "" for one in html.css(".histogram a"))
    shown = [bar["count"] for bar in told["histogram"] if bar["count"]]
    assert [client.get(f"/search.json{href[7:]}").json()["total"] for href in hrefs] == shown


def test_a_facet_with_a_pick_tells_machines_how_many_there_are_after_another(
    client: TestClient,
) -> None:
    told = client.get("/search.json?q=*&country=la").json()
    for one in told["facets"]["country"]:
        if not one["selected"]:
            both = client.get(f"/search.json?q=*&country=la&country={one['value']}").json()
            assert both["total"] == one["after"]


def test_the_undated_stand_under_a_line_of_their_own(page: Open) -> None:
    html = page("/search?q=*&sort=newest&size=100")
    assert "Année inconnue" in [line.text() for line in html.css(".divide")]


def test_a_permalink_typed_in_the_box_leads_to_its_article(client: TestClient) -> None:
    newest = client.get("/search.json?sort=newest").json()["hits"][0]["id"]
    for typed in (newest, f"/articles/{newest}", f"https://archive.example/articles/{newest}"):
        answer = client.get("/search", params={"q": typed}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/{newest}")


def test_a_permalink_finds_its_article_in_every_form_of_a_search(client: TestClient) -> None:
    newest = client.get("/search.json?sort=newest").json()["hits"][0]["id"]
    for typed in (newest, f"https://archive.example/articles/{newest}"):
        told = client.get("/search.json", params={"q": typed}).json()
        assert (told["total"], [hit["id"] for hit in told["hits"]]) == (1, [newest])
        assert told["understood"] == newest
        rows = list(
            csv.DictReader(io.StringIO(client.get("/search.csv", params={"q": typed}).text))
        )
        assert [row["id"] for row in rows] == [newest]
        assert client.get("/search.atom", params={"q": typed}).text.count("<entry>") == 1


@pytest.mark.parametrize("bad", ["from=hier", "to=2025-13", "to=2025-02-30", "from=0000", "to=3"])
def test_what_is_no_date_is_named_and_narrows_nothing(client: TestClient, bad: str) -> None:
    told = client.get(f"/search.json?q=laos&{bad}").json()
    assert told["total"] == client.get("/search.json?q=laos").json()["total"]
    assert told["notes"] == [{"note": "not a date", "word": bad.partition("=")[2]}]
    page = client.get(f"/search?q=laos&{bad}")
    assert page.status_code == 200
    html = LexborHTMLParser(page.text)
    said = f"« {bad.partition('=')[2]} » n’est pas une date et n’a pas compté"
    assert said in html.css_first(".notes").text()
    assert not html.css(".picked")


def test_a_feed_is_named_by_what_it_was_narrowed_to(client: TestClient) -> None:
    feed = client.get("/search.atom?q=accord&country=ru&sector=energie&lang=fr").text
    assert "accord, Russie, Énergie</title>" in feed
    client.cookies.clear()


def test_the_years_stand_from_the_newest_on_and_the_unknown_last(page: Open) -> None:
    html = page("/search")
    [years] = [s for s in html.css(".facets section") if s.css_first("h3").text() == "Année"]
    shown = [link.text() for link in years.css("a")]
    assert shown == [*sorted(shown[:-1], reverse=True), "Année inconnue"]


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("laotien", ["/countries/la"]),
        ("UEEA", ["/organisations/union-economique-eurasiatique-ueea"]),
        ("la", []),
        ("accord de coopération", []),
    ],
)
def test_a_search_leads_to_what_is_called_so(page: Open, typed: str, leads: list[str]) -> None:
    links = page(f"/search?q={typed}").css(".understood p:nth-of-type(2) a")
    assert [link.attributes["href"] for link in links] == leads
