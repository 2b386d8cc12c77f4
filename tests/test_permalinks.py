import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import permalinks
from tests.conftest import SEEDS


def test_a_seed_has_the_same_id_on_every_machine() -> None:
    [seed] = SEEDS.glob("004_*.txt")
    assert permalinks.article_id(seed.read_bytes()) == "3e2awrxgkb"


def test_a_longer_id_begins_with_the_shorter_one() -> None:
    assert permalinks.article_id(b"x", 12).startswith(permalinks.article_id(b"x"))


@given(st.binary())
def test_an_id_is_ten_letters_that_cannot_be_mistaken(content: bytes) -> None:
    made = permalinks.article_id(content)
    assert len(made) == 10
    assert set(made) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def test_a_slug_is_the_folded_title() -> None:
    title = "Le Vietnam et l’Œuvre de Trân Hông Hà : 5 % à Đà Nẵng"
    assert permalinks.slug(title) == "le-vietnam-et-l-oeuvre-de-tran-hong-ha-5-a-da-nang"


@given(st.text())
def test_any_title_gives_a_slug_that_a_url_can_bear(title: str) -> None:
    made = permalinks.slug(title)
    assert len(made) <= 80
    assert made.strip("-") == made
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in made)


def test_a_scrape_with_glued_words_has_the_same_key() -> None:
    clean = permalinks.content_key("Titre", "a reçu lundi 29 mai, à Hanoï")
    assert permalinks.content_key("Titre", "a reçulundi 29 mai,à Hanoi") == clean
    assert permalinks.content_key("Titre", "a reçu mardi 30 mai, à Hanoï") != clean


@given(st.text(), st.text())
def test_any_text_gives_a_key(title: str, text: str) -> None:
    assert len(permalinks.content_key(f"a{title}", text)) == 40


def test_what_has_no_letters_has_no_key() -> None:
    assert permalinks.content_key(None, "") is permalinks.content_key("…", " – !") is None


def test_letters_with_a_stroke_are_letters() -> None:
    assert permalinks.slug("Søren Østergaard et Łukasz") == "soren-ostergaard-et-lukasz"


def test_a_whole_permalink_is_as_good_as_its_id() -> None:
    assert permalinks.as_made("https://a.example/articles/C4KGN9149Q/quang-ninh") == "c4kgn9149q"


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("sebr1abgft", "sebr1abgft"),
        ("/articles/sebr1abgft", "sebr1abgft"),
        ("https://archive.example/articles/sebr1abgft-le-laos#p3", "sebr1abgft"),
        ("vietnamien", None),
        ("accord-2024", None),
        ("", None),
    ],
)
def test_an_id_is_known_among_other_words(typed: str, article: str | None) -> None:
    assert permalinks.typed_id(typed) == article


def test_an_address_keeps_every_parameter_but_those_of_campaigns() -> None:
    typed = "http://www.example.org/a/?utm_source=x&id=2&utm_medium=y&page=#p3"
    assert permalinks.address(typed) == "example.org/a?id=2&page="
