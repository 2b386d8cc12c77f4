"""The vocabularies of pages, joints, calendar and languages: sound, and every form findable."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.reading.structure import captions, datelines, marks, signoffs
from app.reading.vocabulary.almanac import almanac
from app.reading.vocabulary.joints import joints
from app.reading.vocabulary.lexicon import frequency

VOCABULARY = Path(__file__).parents[2] / "app" / "reading" / "vocabulary"


def load(name: str) -> dict[str, list[str]]:
    return tomllib.loads((VOCABULARY / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ["agencies", "tail_headings", "rubrics", "credit_labels", "cities"])
def test_no_form_stands_twice_under_one_key(key: str) -> None:
    forms = load("furniture.toml")[key]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("agency", load("furniture.toml")["agencies"])
def test_every_agency_opens_and_signs_an_article(agency: str) -> None:
    opening = datelines.opening(f"Hanoï ({agency}) – Le ministre")
    assert opening is not None
    assert opening.agency == agency
    closing = signoffs.closing(f"Il a salué les deux pays. -{agency}")
    assert closing is not None
    assert closing.agency == agency


@pytest.mark.parametrize("city", load("furniture.toml")["cities"])
def test_every_city_opens_an_article_without_an_agency(city: str) -> None:
    opening = datelines.opening(f"{city} - Le ministre")
    assert opening is not None
    assert opening.city == city


@pytest.mark.parametrize("heading", load("furniture.toml")["tail_headings"])
def test_every_heading_is_known(heading: str) -> None:
    assert marks.is_tail_heading(heading)
    assert marks.is_tail_heading(f"{heading.upper()} :")


def test_the_little_words_are_french_and_no_ending_is_one_of_them() -> None:
    known = joints()
    assert all(frequency(word) > 1e-6 for word in known.before | known.behind)
    assert not known.fragments & (known.before | known.behind)
    assert known.no_surname_ending <= known.before | known.behind


def test_tet_falls_between_20_january_and_20_february_every_year() -> None:
    tet = almanac().tet
    assert sorted(tet) == list(range(2000, 2036))
    for year, day in tet.items():
        assert date(year, 1, 20) <= day <= date(year, 2, 20)


def test_the_months_and_weekdays_are_all_there() -> None:
    assert set(almanac().months.values()) == set(range(1, 13))
    assert set(almanac().weekdays.values()) == set(range(7))


@pytest.mark.parametrize("words", load("furniture.toml")["bare_credits"])
def test_every_bare_credit_ends_a_caption(words: str) -> None:
    assert captions.credit(f"Une réunion à Hanoï. {words}") == ("Une réunion à Hanoï.", None)
