"""Who tells an article's date, and the words it rests on."""

from typing import Any

import pytest

from app.pages.dating import proofs, told_by


def dated(edtf: str, *texts: str, part: str = "paragraph") -> dict[str, Any]:
    return {"date": {"edtf": edtf, "evidence": [{"text": text, "part": part} for text in texts]}}


@pytest.mark.parametrize(
    "words",
    ["mercredi 12 mars 2025", "le 12 Mars 2025", "12/03/2025", "12.3.2025", "March 12, 2025",
     "12 March 2025", "Wednesday, March 12th, 2025"],
)  # fmt: skip
def test_a_day_printed_in_full_is_told_by_the_article(words: str) -> None:
    assert told_by(dated("2025-03-12", words)) == "article"
    assert told_by(dated("2025-03-12", words, part="dateline")) == "article"
    assert told_by(dated("2025-03-13", words)) == "deduced"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-12", ["12 mars", "52e anniversaire"]),
        ("2025-03-12?", ["12 mars 2025"]),
        ("2025", ["en 2025"]),
        ("2025-06-01", ["11 juin 2025"]),
        ("XXXX-11-20", ["20 novembre"]),
    ],
)
def test_any_other_date_is_deduced(edtf: str, words: list[str]) -> None:
    assert told_by(dated(edtf, *words)) == "deduced"


def test_a_date_that_is_stated_is_the_sources() -> None:
    assert told_by(dated("2025-03-12", "2025-03-12", part="metadata")) == "source"
    assert told_by({"date": None}) is None


def test_the_first_of_a_month_is_read_too() -> None:
    assert told_by(dated("2025-06-01", "dimanche 1er juin 2025")) == "article"


def test_words_within_longer_ones_are_not_shown_twice() -> None:
    longer = "52e anniversaire des relations diplomatiques"
    assert proofs(dated("2025", "52e anniversaire", longer, "52e anniversaire", "2025")) == [
        longer,
        "2025",
    ]
