import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.analysis import compose, fold, stem, tokens, words

WORDS = Path(__file__).parents[2] / "app" / "search" / "words.toml"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’accord d'Hanoï", ["accord", "hanoi"]),
        ("L'ÉNERGIE de l’avenir", ["energie", "avenir"]),
        ("qu’il s’agisse", ["agisse"]),
        ("aujourd’hui, aujourd'hui", ["aujourd'hui", "aujourd'hui"]),
        ("4,15 milliards, 1.000 et 57", ["4,15", "milliards", "1000", "57"]),
        ("3.000, 3 000 ou 3\u202f000 000", ["3000", "3000", "3000000"]),
        ("1.234,5 et 12 000,75", ["1234,5", "12000,75"]),
        ("en 2025 300 écoles", ["2025", "300", "ecoles"]),
        ("3.1416, 1.2.3 et 30 0000", ["3.1416", "1.2.3", "30", "0000"]),
        ("le G7 et la COP28", ["g7", "cop28"]),
        ("sud-coréen", ["sud", "coreen"]),
        ("Trân Hông Hà à Đà Nẵng", ["tran", "hong", "ha", "danang"]),
        ("Ðà Nẵng", ["danang"]),
        ("Danang, la baie d’Ha Long", ["danang", "baie", "halong"]),
        ("dans la province de Son La", ["province", "sonla"]),
        ("le prix de l’or, or il monte", ["prix", "or", "monte"]),
        ("l’avant-garde avant le sous-sol", ["avant", "garde", "sous", "sol"]),
        ("mise en œuvre, ex æquo", ["mise", "oeuvre", "ex", "aequo"]),
        ("Ðào Hông Lan, ﬁnanceurs", ["dao", "hong", "lan", "financeurs"]),
        ("Tha\u0302n Hai\u0308phong", ["than", "haiphong"]),
        ("Résolution 57-NQ/TW", ["resolution", "57", "nq", "tw"]),
        ("le la les de du", []),
        ("", []),
        ("…!?", []),
    ],
)
def test_a_text_falls_into_folded_words(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(compose(text))] == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coopération", "cooperation"),
        ("coopérations", "coopération"),
        ("nucléaires", "NUCLEAIRE"),
        ("signés", "signe"),
        ("signée", "signee"),
        ("nationaux", "national"),
        ("vietnamiennes", "vietnamien"),
        ("énergies", "energie"),
        ("amis", "ami"),
        ("casques bleus", "casque bleu"),
        ("emplois", "emploi"),
        ("enjeux", "enjeu"),
        ("commissions", "commission"),
        ("signée", "signé"),
        ("routières", "routier"),
        ("étrangères", "étranger"),
        ("travaux", "travail"),
        ("vies", "vie"),
    ],
)
def test_forms_of_one_word_share_a_stem_with_and_without_accents(one: str, other: str) -> None:
    assert [token.stem for token in tokens(one)] == [token.stem for token in tokens(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ports", "porter"),
        ("importation", "importance"),
        ("communication", "communiste"),
        ("Pays-Bas", "Pays-base"),
        ("visas", "visant"),
        ("la Cuba", "la cube"),
        ("fonds", "fonder"),
        ("Gaza", "gaz"),
        ("mars", "maris"),
        ("Damas", "dames"),
        ("Algérie", "Alger"),
        ("français", "francs"),
        ("lundi", "Lunda"),
        ("Anne", "année"),
        ("Huê", "Hua"),
        ("Hoài", "Hoa"),
        ("Têt", "tête"),
        ("James", "jamais"),
        ("environ", "environnement"),
        ("vie", "via"),
        ("partie", "partir"),
        ("publication", "public"),
        ("relations", "relatif"),
    ],
)
def test_words_of_other_families_do_not_share_a_stem(one: str, other: str) -> None:
    assert [token.stem for token in tokens(one)] != [token.stem for token in tokens(other)]


def test_each_word_is_of_one_family_and_folded() -> None:
    lines = tomllib.loads(WORDS.read_text(encoding="utf-8"))["families"]
    listed = [word for line in lines for word in line.split()]
    assert len(listed) == len(set(listed))
    assert [fold(word) for word in listed] == listed


def test_no_family_has_the_stem_of_other_words() -> None:
    lines = tomllib.loads(WORDS.read_text(encoding="utf-8"))["families"]
    marks = [{stem(word) for word in line.split()} for line in lines]
    assert all(len(mark) == 1 and not mark.pop().isalnum() for mark in marks)


def test_each_plural_shares_the_stem_of_its_singular() -> None:
    plurals = tomllib.loads(WORDS.read_text(encoding="utf-8"))["plurals"].split()
    assert all(fold(word) == word and stem(word) == stem(word[:-1]) for word in plurals)


def test_stop_words_are_counted_in_positions_and_elided_articles_are_not() -> None:
    found = list(tokens("la mise en place de l’accord"))
    assert [(token.word, token.position) for token in found] == [
        ("mise", 1),
        ("place", 3),
        ("accord", 5),
    ]


@given(st.text())
def test_offsets_point_at_the_words(text: str) -> None:
    text = compose(text)
    reached = 0
    for token in tokens(text):
        assert reached <= token.start < token.end <= len(text)
        assert token.word
        assert token.stem
        reached = token.end


@given(st.text(st.sampled_from("aé1 3.,'’œ-\u202f\n\u0302Ll") | st.characters()))
def test_the_words_indexed_are_the_tokens_of_the_text(text: str) -> None:
    text = compose(text)
    indexed = [(word, stem(word), place) for place, word in enumerate(words(text)) if word]
    assert indexed == [(token.word, token.stem, token.position) for token in tokens(text)]


@given(st.text())
def test_folding_is_done_at_once(text: str) -> None:
    once = fold(text)
    assert not any(letter in once for letter in "éèêàçùôîœæđ")
