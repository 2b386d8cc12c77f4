"""Dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.edtf import certain_day, day_in_words, in_words
from app.templating import translations


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        (None, "date inconnue", "date unknown"),
        ("2025-06-06", "6 juin 2025", "6 June 2025"),
        ("2025-07-01", "1er juillet 2025", "1 July 2025"),
        ("2024-06", "juin 2024", "June 2024"),
        ("2024", "2024", "2024"),
        ("XXXX-11-20", "20 novembre, année inconnue", "20 November, year unknown"),
        ("XXXX-11", "novembre, année inconnue", "November, year unknown"),
        ("2023-05-29?", "29 mai 2023, année déduite", "29 May 2023, year deduced"),
        ("2023?-05-29", "29 mai 2023, année déduite", "29 May 2023, year deduced"),
        ("2024-06?", "juin 2024, date incertaine", "June 2024, uncertain"),
        ("2025-01~", "vers janvier 2025", "around January 2025"),
        ("2025-01%", "vers janvier 2025, date incertaine", "around January 2025, uncertain"),
        ("2025-XX-XX", "2025", "2025"),
        ("202X", "années 2020", "the 2020s"),
        ("XXXX", "date inconnue", "date unknown"),
        ("2024-06-19/2024-06-20", "du 19 au 20 juin 2024", "from 19 to 20 June 2024"),
        ("2024-06-30/2024-07-01", "du 30 juin au 1er juillet 2024",
         "from 30 June to 1 July 2024"),
        ("2024-06-19/..", "2024-06-19/..", "2024-06-19/.."),
        ("Y-17", "Y-17", "Y-17"),
        ("2024-13", "2024", "2024"),
    ],
)  # fmt: skip
def test_a_date_is_told_as_far_as_it_is_known(edtf: str | None, french: str, english: str) -> None:
    assert in_words(edtf, "fr", translations("fr").gettext) == french
    assert in_words(edtf, "en", translations("en").gettext) == english


@given(st.dates())
def test_every_day_can_be_told(day: date) -> None:
    for language in ("fr", "en"):
        words = in_words(day.isoformat(), language, translations(language).gettext)
        if day.year >= 1000:
            assert words == day_in_words(day, language)


@given(st.text(max_size=20))
def test_whatever_stands_for_a_date_is_shown(text: str) -> None:
    assert isinstance(in_words(text, "fr", str), str)


@pytest.mark.parametrize("edtf", ["2025-06-06", "2025-06", "2025"])
def test_a_certain_date_is_told_to_machines(edtf: str) -> None:
    assert certain_day(edtf) == edtf


@pytest.mark.parametrize(
    "edtf", [None, "", "XXXX-11-20", "2023-05-29?", "2025-01~", "2024-06-19/2024-06-20", "202X"]
)
def test_a_date_that_is_not_certain_is_not_told_to_machines(edtf: str | None) -> None:
    assert certain_day(edtf) is None
