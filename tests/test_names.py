"""Names of countries, sectors and languages."""

import pytest

from app.archive import LabelCount
from app.names import country_name, ranked, resolve, sector_name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("russie", "RU"),
        ("Russia", "RU"),
        ("estonie", "EE"),
        ("Corée du Sud", "KR"),
        ("coree du sud", "KR"),
        ("ru", "RU"),
        ("États-Unis", "US"),
        ("Centrafrique", "CF"),
        ("RDC", "CD"),
        ("république socialiste du Vietnam", "VN"),
        ("nulle part", None),
    ],
)
def test_a_country_is_known_by_its_name_in_either_language(typed: str, code: str | None) -> None:
    assert resolve("country", typed) == code


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("energie", "energie"),
        ("Énergie", "energie"),
        ("Energy", "energie"),
        ("nucléaire civil", "nucleaire-civil"),
        ("nucleaire-civil", "nucleaire-civil"),
        ("nucléaire", "nucleaire-civil"),
        ("science", "science-technologie"),
        ("technologie", "science-technologie"),
        ("pêche", "agriculture-peche"),
        ("in", None),
        ("", None),
        ("cuisine", None),
    ],
)
def test_a_sector_is_known_by_its_name_or_slug(typed: str, slug: str | None) -> None:
    assert resolve("sector", typed) == slug


@pytest.mark.parametrize("typed", ["fr", "FR", "français", "Francais", "French"])
def test_a_language_is_known_by_its_name_or_code(typed: str) -> None:
    assert resolve("language", typed) == "fr"
    assert resolve("language", "martien") is None


@pytest.mark.parametrize(
    ("code", "french", "english"),
    [
        ("VN", "Vietnam", "Vietnam"),
        ("CD", "République démocratique du Congo", "Congo - Kinshasa"),
        ("CI", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("HK", "Hong Kong", "Hong Kong"),
        ("GL", "Groenland", "Greenland"),
    ],
)
def test_a_country_is_written_as_the_press_writes_it(code: str, french: str, english: str) -> None:
    assert (country_name(code, "fr"), country_name(code, "en")) == (french, english)


def test_what_has_no_name_shows_its_code() -> None:
    assert country_name("Q1", "fr") == "Q1"
    assert sector_name("cuisine", "en") == "cuisine"


def test_what_is_counted_alike_is_ranked_by_its_name_in_the_readers_language() -> None:
    counts = [LabelCount(code, "", count) for code, count in [("DE", 2), ("LA", 2), ("SE", 3)]]
    counts += [LabelCount("EG", "", 2), LabelCount("US", "", 2)]
    french = [one.key for one in ranked("country", counts, "fr")]
    assert french == ["SE", "DE", "EG", "US", "LA"]  # Allemagne, Égypte, États-Unis, Laos
    english = [one.key for one in ranked("country", counts, "en")]
    assert english == ["SE", "EG", "DE", "LA", "US"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("new zealand", "NZ"),
        ("Angleterre", "GB"),
        ("UK", "GB"),
        ("uk", None),
        ("Turkey", "TR"),
        ("corée du sud", "KR"),
        ("réunion", None),
        ("VN", None),
        ("Allemagne", None),
        ("Maurice", None),
        ("allemand", None),
        ("LA", None),
    ],
)
def test_a_country_has_names_that_the_articles_hardly_use(typed: str, code: str | None) -> None:
    assert resolve("other country name", typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("russe", "RU"), ("Japonaises", "JP"), ("congolais", None), ("coréen", None)],
)
def test_a_country_is_known_by_its_adjective_if_it_alone_has_it(
    typed: str, code: str | None
) -> None:
    assert resolve("country", typed) == code


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("vna", "VNA"), ("AVI", "VNA"), ("nhan dan", "Nhân Dân"), ("VOV5", "VOV"), ("zzz", None)],
)
def test_an_agency_is_known_however_it_is_printed(typed: str, shown: str | None) -> None:
    assert resolve("agency", typed) == shown
