"""Who is named, in which role, for which country.

`cases/persons.txt` holds a sentence a case, with its persons below: "name | role | country", "-"
for null, nothing for nobody.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import read_article
from app.reading.model import Person
from app.reading.parts import Part
from app.reading.persons import in_office, read_persons
from tests.reading.cases import read_cases


def persons(*texts: str) -> tuple[Person, ...]:
    parts = [Part("paragraph", index, text) for index, text in enumerate(texts)]
    return read_persons(parts, "VN")


def written(found: tuple[Person, ...]) -> list[str]:
    return [f"{one.name} | {one.role or '-'} | {one.country or '-'}" for one in found]


@pytest.mark.parametrize(("text", "expected"), read_cases("persons"))
def test_persons_have_their_role_and_country(text: str, expected: list[str]) -> None:
    assert written(persons(text)) == expected


def test_a_later_mention_by_surname_belongs_to_the_same_person() -> None:
    (person,) = persons(
        "L'ambassadeur de Russie au Vietnam Gennady Bezdetko l'a dit.",
        "Selon Bezdetko, c'est vrai.",
    )
    assert [one.text for one in person.evidence] == ["Gennady Bezdetko", "Bezdetko"]


def test_a_polite_mention_by_given_name_belongs_to_the_same_person() -> None:
    (person,) = persons("Le vice-ministre Truong Thanh Hoài a parlé.", "M. Hoài a conclu.")
    assert (person.name, len(person.evidence)) == ("Truong Thanh Hoài", 2)


def test_a_mention_by_the_end_of_a_name_belongs_to_the_same_person() -> None:
    (person,) = persons(
        "Le président Luis Enrique González Acosta est venu.", "Le président González Acosta a dit."
    )
    assert (person.name, len(person.evidence)) == ("Luis Enrique González Acosta", 2)


def test_a_name_without_its_particle_belongs_to_the_same_person() -> None:
    (person,) = persons(
        "Le recteur Jean-Luc Villeroy est venu.", "Le recteur, Jean-Luc de Villeroy, a parlé."
    )
    assert (person.name, len(person.evidence)) == ("Jean-Luc de Villeroy", 2)


def test_a_family_name_that_lacks_a_letter_belongs_to_the_same_person() -> None:
    (person,) = persons(
        "Le président Hamilton Coste est venu.",
        "Le président Hamilton Costea a parlé.",
        "Le président Hamilton Costea est parti.",
    )
    assert person.name == "Hamilton Costea"


def test_brothers_and_sisters_are_two_persons() -> None:
    found = persons("Le ministre Paulo Costa est venu.", "La ministre Paula Costa a parlé.")
    assert len(found) == 2


def test_a_name_at_which_the_text_breaks_off_is_nobody_else() -> None:
    known = "L'ambassadrice Nguyên Thi Bich Thao a parlé."
    assert [one.name for one in persons(known, "Ce jour-là, Nguyên Thi Bic")] == [
        "Nguyên Thi Bich Thao"
    ]
    assert persons("Il a visité le quartier de Nguyên Thi Bic") == ()


def test_spellings_that_fold_to_the_same_words_are_one_person_shown_with_accents() -> None:
    (person,) = persons("Le président To Lam a parlé.", "Le secrétaire général Tô Lâm a conclu.")
    assert person.name == "Tô Lâm"
    assert person.role == "secrétaire général"


def test_a_vowel_typed_twice_is_no_other_name() -> None:
    (person,) = persons("Le ministre Lê Minh Tùng a parlé.", "Lê Minh Tùung a conclu.")
    assert (person.name, len(person.evidence)) == ("Lê Minh Tùng", 2)
    assert len(persons("Nguyên Van Luu et Nguyên Van Lu se sont vus.")) == 2


def test_a_mention_by_given_names_belongs_to_the_same_person() -> None:
    (person,) = persons(
        "L'ambassadeur Julio Ernesto Barrios est venu.", "L'ambassadeur Julio Ernesto a dit."
    )
    assert (person.name, len(person.evidence)) == ("Julio Ernesto Barrios", 2)


def test_given_names_that_two_bear_are_nobodys() -> None:
    found = persons(
        "Le député Jean Paul Morel et le député Jean Paul Vidal sont là.",
        "Le député Jean Paul a dit.",
    )
    assert [one.name for one in found] == ["Jean Paul Morel", "Jean Paul Vidal", "Jean Paul"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Hamdan bin Saleh al-Mansouri", "Hamdan ben Saleh Al Mansouri"),
        ("Khaled Bin Omar Al Nasser", "Khaled Bin Omar An Nasser"),
        ("Fahd ben Omar al-Karim", "Omar al-Karim"),
    ],
)
def test_arabic_particles_are_written_in_several_ways(first: str, again: str) -> None:
    (person,) = persons(f"L'émir {first} est venu.", f"L'émir {again} a dit.")
    assert (person.name, len(person.evidence)) == (first, 2)


def test_a_word_that_is_no_vietnamese_syllable_is_a_slip() -> None:
    (person,) = persons("Le président Trầnn Van Phuc a dit.", "Le président Trần Van Phuc est là.")
    assert (person.name, len(person.evidence)) == ("Trần Van Phuc", 2)


def test_vietnamese_names_that_differ_by_a_letter_are_two_persons() -> None:
    found = persons("Le député Tran Van Phu a dit.", "Le député Tran Van Phuc est là.")
    assert [one.name for one in found] == ["Tran Van Phu", "Tran Van Phuc"]


def test_a_word_at_which_a_text_is_cut_off_is_no_person() -> None:
    assert persons("C'est ce qu'a dit le ministre de l'Économie, Ilde") == ()


def test_different_words_are_never_one_person() -> None:
    assert len(persons("Nguyên Van An et Nguyên Van Anh se sont rencontrés.")) == 2


def test_a_name_of_one_word_needs_a_title() -> None:
    assert written(persons("Le président Macron est attendu en France.")) == [
        "Macron | président | FR"
    ]
    assert persons("Macron est attendu.") == ()


def test_the_longest_form_of_the_highest_role_is_shown() -> None:
    (person,) = persons(
        "M. Pham Minh Chinh, membre du Bureau politique, a parlé.",
        "Le Premier ministre Pham Minh Chinh a conclu.",
        "Le Premier ministre vietnamien Pham Minh Chinh l'a dit.",
    )
    assert person.role == "Premier ministre vietnamien"


def test_home_offices_act_for_the_home_country() -> None:
    assert persons("Le Premier ministre Pham Minh Chinh a parlé.")[0].country == "VN"


def test_an_office_without_country_is_the_only_other_countrys() -> None:
    found = persons("En visite en Estonie, il a rencontré le président Alar Karis.")
    assert written(found) == ["Alar Karis | président | EE"]


def test_an_office_without_country_stays_without_when_several_countries_are_named() -> None:
    found = persons("La France et l'Italie en ont parlé avec le président Alar Karis.")
    assert found[0].country is None


def test_who_is_but_chosen_for_an_office_need_not_hold_it_yet() -> None:
    chosen, holding = persons(
        "Les membres ont élu Anne Weber présidente.", "Le président Tô Lâm a parlé."
    )
    assert chosen.role == "présidente"
    assert in_office((chosen, holding)) == [holding]


def test_the_evidence_of_a_person_is_where_the_name_stands() -> None:
    text = "Hier, le ministre lao Boviengkham Vongdara a parlé."
    (person,) = persons(text)
    (evidence,) = person.evidence
    assert text[evidence.start : evidence.end] == evidence.text == "Boviengkham Vongdara"


@given(st.text(max_size=300))
def test_any_text_gives_persons_with_true_evidence(text: str) -> None:
    for person in persons(text):
        for one in person.evidence:
            assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "unit", ["Nguyên ", "Le ministre ", "A", "de la ", "M. A.-B ", "Jean, ", "(", "Xi de "]
)
def test_long_repetitions_are_read(unit: str) -> None:
    persons(unit * 4000)


SEEDS = {
    "000": [
        "Tran Hong Thai | vice-ministre des Sciences et des Technologies | VN",
        "Vladimir Poutine | président russe | RU",
        "Nguyen Phu Trong | secrétaire général du Parti | VN",
    ],
    "001": [
        "Trân Hông Hà | vice-Premier ministre | VN",
        "Boviengkham Vongdara | ministre lao des Technologies et de la Communication | LA",
    ],
    "002": [
        "Truong Thanh Hoài | vice-ministre de l'Industrie et du Commerce | VN",
        "Aleksei Gruzdev | vice-ministre russe de l'Industrie et du Commerce | RU",
    ],
    "003": [
        "Gennady Bezdetko | ambassadeur de Russie au Vietnam | RU",
        "Vladimir Poutine | président russe | RU",
        "Pham Minh Chinh | Premier ministre vietnamien | VN",
        "Mikhaïl Michoustine | Premier ministre russe | RU",
    ],
    "004": [
        "Pham Minh Chinh | Premier ministre | VN",
        "Petra Holm | directrice de la transformation numérique du Centre e-Estonia | EE",
    ],
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_have_the_persons_read_by_hand(seed: str) -> None:
    (path,) = (Path(__file__).parents[2] / "seeds").glob(f"{seed}_*")
    text = path.read_text(encoding="utf-8")
    reading = read_article(Document(b"", "text/plain", "x", text, Metadata()))
    assert written(reading.persons) == SEEDS[seed]
