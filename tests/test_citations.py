"""Citations, and what they say of a date that is not certain."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app import citations
from app.citations import Cited
from app.templating import translations

URL = "https://archive.example/articles/9k2m4x7q1b/titre"
ESTONIA = Cited("9k2m4x7q1b", "L’Estonie & le Vietnam", "VNA", "2025-06-06", "fr", URL, "Le chapô.")
FRENCH, ENGLISH = translations("fr").gettext, translations("en").gettext
TODAY = date(2026, 11, 1)


def test_iso_690() -> None:
    assert citations.iso_690(ESTONIA, "fr", FRENCH, TODAY) == (
        "VNA. L’Estonie & le Vietnam. Coopérathèque [en ligne]. 6 juin 2025. "
        f"[Consulté le 1er novembre 2026]. Disponible à l’adresse\u00a0: {URL}"
    )


def test_apa() -> None:
    assert citations.apa(ESTONIA, "fr", FRENCH) == (
        f"VNA. (2025, 6 juin). L’Estonie & le Vietnam. Coopérathèque. {URL}"
    )
    assert citations.apa(ESTONIA, "en", ENGLISH).startswith("VNA. (2025, 6 June).")


@pytest.mark.parametrize(
    ("edtf", "iso", "apa"),
    [
        ("2023-05-29?", "[29 mai 2023, année déduite]", "(vers 2023)"),
        ("XXXX-11-20", "[20 novembre, année inconnue]", "(s. d.)"),
        (None, "[date inconnue]", "(s. d.)"),
        ("2018-04-23?/2018-04-24?", "[du 23 au 24 avril 2018, année déduite]", "(vers 2018)"),
        ("2019-12-20/2020-01-05", "[du 20 décembre 2019 au 5 janvier 2020]", "(2019–2020)"),
        ("XXXX-05-09/XXXX-05-13", "[du 9 au 13 mai, année inconnue]", "(s. d.)"),
        ("2025-11~", "[vers novembre 2025]", "(vers 2025)"),
        ("2024-06", "juin 2024", "(2024, juin)"),
        ("2024", "2024", "(2024)"),
    ],
)
def test_a_citation_tells_how_far_the_date_is_known(edtf: str | None, iso: str, apa: str) -> None:
    cited = replace(ESTONIA, date=edtf)
    assert f" {iso}. " in citations.iso_690(cited, "fr", FRENCH, TODAY)
    assert f" {apa}. " in citations.apa(cited, "fr", FRENCH)


def test_a_date_that_was_deduced_says_so_where_there_is_room() -> None:
    deduced = replace(ESTONIA, deduced=True)
    assert " 6 juin 2025 [date déduite]. " in citations.iso_690(deduced, "fr", FRENCH, TODAY)
    note = "Date deduced from the text (EDTF: 2025-06-06)"
    assert f"note = {{{note}}}" in citations.bibtex(deduced)
    assert f"N1  - {note}\r\n" in citations.ris(deduced)
    assert citations.csl_json(deduced)[0]["note"] == note
    for told in (
        citations.bibtex(ESTONIA),
        citations.ris(ESTONIA),
        str(citations.csl_json(ESTONIA)),
    ):
        assert "deduced" not in told


def test_a_date_that_was_deduced_says_so_in_apa_too() -> None:
    deduced = replace(ESTONIA, deduced=True)
    assert "VNA. (2025, 6 juin [date déduite]). " in citations.apa(deduced, "fr", FRENCH)


def test_every_form_names_the_known_author_and_where_the_article_came_from() -> None:
    original = "https://vietnam.example/estonie_1.vnp"
    known = replace(ESTONIA, author="Linh Thao/CVN", agency="CVN", original=original)
    assert citations.iso_690(known, "fr", FRENCH, TODAY).startswith("Linh Thao/CVN. L’Estonie")
    assert f"[Original\u00a0: {original}]" in citations.iso_690(known, "fr", FRENCH, TODAY)
    assert citations.iso_690(known, "fr", FRENCH, TODAY).endswith(URL)
    assert citations.apa(known, "fr", FRENCH).startswith("Linh Thao/CVN. (2025")
    assert citations.apa(known, "fr", FRENCH).endswith(f"{URL} (Original\u00a0: {original})")
    assert "  author = {{Linh Thao/CVN}}," in citations.bibtex(known)
    assert r"note = {Original: https://vietnam.example/estonie\_1.vnp}" in citations.bibtex(known)
    assert "AU  - Linh Thao/CVN\r\n" in citations.ris(known)
    assert f"N1  - Original: {original}\r\n" in citations.ris(known)
    (item,) = citations.csl_json(known)
    assert item["author"] == [{"literal": "Linh Thao/CVN"}]
    assert item["note"] == f"Original: {original}"


@pytest.mark.parametrize(
    ("author", "agency", "authors"),
    [
        (None, "VNA", ["VNA"]),
        ("Linh Thao", "VNA", ["Linh Thao", "VNA"]),
        ("Linh Thao/CVN", "CVN", ["Linh Thao/CVN"]),
        ("VNA", "VNA/CVN", ["VNA/CVN"]),
        ("VNA", "VNA", ["VNA"]),
        (None, None, []),
    ],
)
def test_an_agency_is_named_once(
    author: str | None, agency: str | None, authors: list[str]
) -> None:
    assert replace(ESTONIA, author=author, agency=agency).authors == authors


@pytest.mark.parametrize(("edtf", "year"), [("2025~", "2025"), ("2025-11~", "2025")])
def test_a_year_that_is_proven_stands_in_ris_though_the_day_is_not_known(
    edtf: str, year: str
) -> None:
    told = citations.ris(replace(ESTONIA, date=edtf))
    assert f"PY  - {year}\r\n" in told
    assert f"N1  - EDTF date: {edtf}\r\n" in told
    assert "DA  - " not in told


def test_bibtex_keeps_the_titles_capitals_and_its_signs() -> None:
    entry = citations.bibtex(ESTONIA)
    assert entry.startswith("@online{coop-9k2m4x7q1b,\n")
    assert r"  title = {{L’Estonie \& le Vietnam}}," in entry
    assert "  date = {2025-06-06}," in entry
    assert entry.count("{") == entry.count("}")


@pytest.mark.parametrize("edtf", [None, "XXXX-11-20"])
def test_a_year_that_is_unknown_is_in_no_form(edtf: str | None) -> None:
    cited = replace(ESTONIA, date=edtf)
    assert "date =" not in citations.bibtex(cited)
    assert not re.search(r"^(PY|DA)  - ", citations.ris(cited), re.MULTILINE)
    assert "issued" not in citations.csl_json(cited)[0]


def test_an_uncertain_year_is_marked_or_left_out() -> None:
    cited = replace(ESTONIA, date="2023-05-29?")
    assert "date = {2023-05-29?}" in citations.bibtex(cited)
    assert "PY  - " not in citations.ris(cited)
    assert "N1  - EDTF date: 2023-05-29?" in citations.ris(cited)
    issued = citations.csl_json(cited)[0]["issued"]
    assert issued == {"date-parts": [[2023, 5, 29]], "circa": True}


def test_ris_is_lines_of_two_letters_each_from_type_to_end() -> None:
    lines = citations.ris(ESTONIA).split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert "DA  - 2025/06/06" in lines


def test_csl_json_has_an_item_with_its_date_and_agency() -> None:
    (item,) = citations.csl_json(ESTONIA)
    assert item["issued"] == {"date-parts": [[2025, 6, 6]]}
    assert item["author"] == [{"literal": "VNA"}]
    assert item["URL"] == URL


def test_days_from_the_first_to_the_last_are_cited_with_both() -> None:
    visit = replace(ESTONIA, date="2025-03-11/2025-03-13")
    assert "  date = {2025-03-11/2025-03-13}," in citations.bibtex(visit)
    assert citations.csl_json(visit)[0]["issued"] == {"date-parts": [[2025, 3, 11], [2025, 3, 13]]}
    assert "(2025, from 11 to 13 mars)" in citations.apa(visit, "fr", str)
    assert "PY  - 2025\r\n" in citations.ris(visit)
    deduced = replace(visit, deduced=True)
    assert "(2025, du 11 au 13 mars [date déduite])" in citations.apa(deduced, "fr", FRENCH)


def test_days_of_a_year_that_is_only_likely_are_marked_as_such() -> None:
    visit = replace(ESTONIA, date="2018-04-23?/2018-04-24?", deduced=True)
    assert "  date = {2018-04-23?/2018-04-24?}," in citations.bibtex(visit)
    issued = citations.csl_json(visit)[0]["issued"]
    assert issued == {"date-parts": [[2018, 4, 23], [2018, 4, 24]], "circa": True}
    assert "PY  - " not in citations.ris(visit)


def test_days_in_two_years_are_of_none_of_them_alone() -> None:
    assert "PY  - " not in citations.ris(replace(ESTONIA, date="2019-12-20/2020-01-05"))


@pytest.mark.parametrize("edtf", ["XXXX-05-09/XXXX-05-13", "2024-06-19/..", "Y-17"])
def test_what_has_no_year_or_no_end_is_in_no_form(edtf: str) -> None:
    cited = replace(ESTONIA, date=edtf)
    assert "date =" not in citations.bibtex(cited)
    assert "issued" not in citations.csl_json(cited)[0]
