"""Which agreements a text speaks of.

`cases/agreements.txt` holds a sentence a case, with its agreements below: "kind | status | date |
parties", "-" for null, nothing for none.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import read_article
from app.reading.agreements import read_agreements
from app.reading.model import Agreement, DateReading
from app.reading.parts import Part
from app.reading.vocabulary.instruments import (
    CONTRACT,
    DECLARATION,
    DOCUMENT,
    VOCABULARY,
    instrument_forms,
    instrument_matcher,
)
from tests.reading.cases import read_cases


def agreements(*texts: str, date: DateReading | None = None) -> tuple[Agreement, ...]:
    parts = [Part("paragraph", index, text) for index, text in enumerate(texts)]
    return read_agreements(parts, "VN", date)


def written(found: tuple[Agreement, ...]) -> list[str]:
    return [
        f"{one.kind} | {one.status} | {one.date or '-'} | {', '.join(one.parties) or '-'}"
        for one in found
    ]


@pytest.mark.parametrize(("text", "expected"), read_cases("agreements"))
def test_agreements_have_kind_status_date_and_parties(text: str, expected: list[str]) -> None:
    assert written(agreements(text)) == expected


def test_the_two_countries_are_the_home_country_and_the_only_partner() -> None:
    text = "Hanoï reçoit le président du Chili et cite le Pérou. Les deux pays ont signé un accord."
    [one] = read_agreements([Part("paragraph", 0, text)], "VN", None, ["CL"])
    assert one.parties == ("VN", "CL")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un accord sur l'extradition est en cours de négociation.", ("VN", "CL")),
        ("Un contrat a été signé vendredi.", ()),
        ("Il compte 17 accords de libre-échange conclus.", ()),
        ("Deux sociétés ont signé un mémorandum.", ()),
        ("L'ASEAN a conclu un accord sur l'extradition.", ("ASEAN",)),
        ("Le CPTPP est en vigueur depuis 2019.", ()),
    ],
)
def test_who_made_an_agreement_goes_without_saying_in_news_of_two(
    text: str, expected: tuple[str, ...]
) -> None:
    parts = [Part("lead", 0, "Le Vietnam et le Chili coopèrent."), Part("paragraph", 0, text)]
    [one] = read_agreements(parts, "VN", None, ["CL"])
    assert one.parties == expected


def test_a_caption_is_no_better_proof_than_the_title() -> None:
    title = "La Voix du Vietnam signe un accord de coopération avec le Laos"
    parts = [Part("title", 0, title), Part("caption", 0, "La signature de l'accord.")]
    [one] = read_agreements(parts, "VN", None)
    assert one.quote == title


def test_title_lead_and_body_tell_of_one_agreement() -> None:
    parts = [
        Part("title", 0, "Le Vietnam et le Laos signent un accord"),
        Part("lead", 0, "Le Vietnam et le Laos ont signé un accord de coopération."),
        Part(
            "paragraph", 0, "L'accord a été signé le 3 mai 2024. Selon cet accord, ils échangent."
        ),
    ]
    (one,) = read_agreements(parts, "VN", None)
    assert (one.kind, one.status, one.date) == ("accord de coopération", "signed", "2024-05-03")
    assert one.quote == "Le Vietnam et le Laos ont signé un accord de coopération."


def test_papers_of_a_paragraph_each_share_what_the_colon_above_them_says() -> None:
    found = agreements(
        "Ils ont été témoins de la signature, le 3 mai 2024, de ces documents qui comprennent:",
        "- Protocole d’accord entre le ministère vietnamien de la Justice et le ministère mongol.",
        "Accord de coopération entre la ville de Hanoï et la ville d’Oulan-Bator.",
        "La visite a conforté les liens. Un accord, c'est un début.",
    )
    assert [one.kind for one in found] == ["protocole d'accord", "accord de coopération"]
    assert {(one.status, one.date) for one in found} == {("signed", "2024-05-03")}
    assert (
        found[1].quote == "Accord de coopération entre la ville de Hanoï et la ville d’Oulan-Bator."
    )


def test_papers_told_of_together_are_taken_up_one_by_one_below() -> None:
    found = agreements(
        "Ils ont assisté à la remise des documents de coopération entre le Vietnam et Cuba.",
        "Il s’agit d’un accord agricole ; du procès-verbal de la 42e session ; d'un protocole "
        "d’accord sur la santé ; d'un protocole d’accord sur les archives.",
    )
    assert [one.quote for one in found] == [
        "d’un accord agricole",
        "du procès-verbal de la 42e session",
        "d'un protocole d’accord sur la santé",
        "d'un protocole d’accord sur les archives.",
    ]
    assert {one.status for one in found} == {"signed"}


def test_what_takes_up_papers_long_after_them_speaks_of_others() -> None:
    between = ["Le temps était beau."] * 5
    found = agreements(
        "Ils ont signé plusieurs documents.", *between, "Il s’agit d’un accord agricole."
    )
    assert [one.kind for one in found] == ["documents de coopération"]


def test_an_agreement_built_upon_is_not_the_one_signed_now() -> None:
    parts = [
        Part("title", 0, "Le Vietnam et la Norvège signent une déclaration conjointe"),
        Part(
            "paragraph",
            0,
            "Elle va loin, sur la base de la déclaration conjointe adoptée lors de la visite.",
        ),
    ]
    assert [one.kind for one in read_agreements(parts, "VN", None)] == ["déclaration conjointe"] * 2


def test_an_agreement_replaced_keeps_its_own_date() -> None:
    found = agreements(
        "La VNA et Anadolu ont paraphé un accord de coopération.",
        "Il remplace l'accord de coopération signé en 2007.",
    )
    assert [one.date for one in found] == [None, "2007"]


def test_an_agreement_called_by_its_day_is_not_one_of_no_day() -> None:
    found = agreements(
        "Un mémorandum a été signé mardi par le Vietnam et le Laos.",
        "L'école est née de l'accord du 12 mars 2006 entre le Vietnam et l'Allemagne.",
    )
    assert [one.kind for one in found] == ["mémorandum", "accord"]


def test_the_sentence_that_tells_of_the_signature_is_quoted() -> None:
    (one,) = agreements(
        "Ils ont évoqué la mise en œuvre du protocole d'accord entre le Vietnam et le Laos.",
        "C'est à Vientiane, le 9 mai 2021, qu'a été signé le protocole d'accord.",
    )
    assert (one.status, one.date, one.quote[:7]) == ("signed", "2021-05-09", "C'est à")


def test_a_treaty_of_many_is_one_whoever_is_named_with_it() -> None:
    (one,) = agreements(
        "Selon lui, le CPTPP rapproche le Canada et le Vietnam.",
        "La ministre néo-zélandaise était à la cérémonie de signature du CPTPP, le 8 mars 2018.",
        "Le Vietnam tirera profit de cet accord de libre-échange.",
    )
    assert (one.status, one.date) == ("signed", "2018-03-08")
    assert "cérémonie de signature" in one.quote


def test_agreements_of_other_bodies_are_others_and_a_shorter_name_is_no_other() -> None:
    title = "Gazprom International JSC et PVN ont signé un mémorandum."
    short = "La signature d'un mémorandum entre Gazprom et PVN est saluée."
    other = "La signature d'un mémorandum entre Gazprom Neft et Petec est saluée."
    lead = [Part("lead", 0, title)]
    assert len(read_agreements([*lead, Part("paragraph", 0, short)], "VN", None)) == 1
    assert len(read_agreements([*lead, Part("paragraph", 0, other)], "VN", None)) == 2


def test_an_agreement_on_another_matter_is_another() -> None:
    found = agreements(
        "Un accord de coopération sur la lutte contre la drogue a été signé avec la Mongolie.",
        "Les ministres échangent les textes de l'accord sur la remise des condamnés.",
    )
    assert [one.kind for one in found] == ["accord de coopération", "accord"]


def test_a_title_and_a_text_may_name_the_matter_otherwise() -> None:
    parts = [
        Part("title", 0, "Le Vietnam et le Laos signent un accord sur l'agriculture"),
        Part("lead", 0, "Un accord de coopération sur la riziculture a été signé par les deux."),
    ]
    (one,) = read_agreements(parts, "VN", None)
    assert one.kind == "accord de coopération"


def test_a_caption_shows_the_signature_told_of_though_it_calls_it_otherwise() -> None:
    parts = [
        Part("lead", 0, "Deux accords sur un parc éolien ont été signés le 20 mai."),
        Part("caption", 0, "Signature en ligne de deux contrats, le 20 mai."),
        Part("caption", 1, "Signature de deux contrats, le 21 mai."),
    ]
    found = read_agreements(parts, "VN", None)
    assert [(one.kind, one.date) for one in found] == [
        ("accords", "XXXX-05-20"),
        ("contrats", "XXXX-05-21"),
    ]


def test_agreements_of_two_dates_are_two() -> None:
    found = agreements(
        "Ils ont signé un accord de coopération le 7 mars 1959.",
        "Le 21 novembre 2011, ils ont signé un accord de coopération.",
    )
    assert [one.date for one in found] == ["1959-03-07", "2011-11-21"]


def test_both_parties_are_the_home_country_and_the_only_other() -> None:
    found = agreements("L'Estonie accueille.", "Les deux pays ont signé un accord de coopération.")
    assert found[0].parties == ("VN", "EE")


@pytest.mark.parametrize(
    ("article", "day", "expected"),
    [
        ("2024-11-20", "20 novembre", "2024-11-20"),
        ("2024-10-04", "3 octobre", "2024-10-03"),
        ("2025-04-28?", "28 avril", "2025-04-28?"),
        ("2025-01-03", "30 décembre", "2024-12-30"),
        ("2024-11-20", "21 novembre", "XXXX-11-21"),
        ("2024-11-20", "7 mars", "XXXX-03-07"),
        ("2023-03-01", "29 février", "XXXX-02-29"),
        ("2024-11", "3 novembre", "XXXX-11-03"),
        ("XXXX-11-20", "20 novembre", "XXXX-11-20"),
    ],
)
def test_a_day_without_year_takes_the_year_of_an_article_of_these_weeks(
    article: str, day: str, expected: str
) -> None:
    known = article[:10] if len(article) >= 10 and article[0] != "X" else None
    told = DateReading(article, known, known, ())
    (one,) = agreements(f"Un accord de coopération a été signé le {day}.", date=told)
    assert one.date == expected


@given(
    st.integers(0, 40),
    st.sampled_from(["février", "avril", "juin", "août", "décembre"]),
    st.none() | st.integers(1890, 2110),
)
def test_every_day_of_an_agreement_is_in_the_calendar(
    day: int, month: str, year: int | None
) -> None:
    when = f"{day} {month} {year or ''}".strip()
    (one,) = agreements(f"Un accord de coopération a été signé le {when}.")
    if one.date is not None and len(one.date) > len("2024-02"):
        date.fromisoformat(one.date.replace("XXXX", "2000"))


def test_a_day_that_is_none_dates_nothing() -> None:
    (one,) = agreements("Ils ont signé un accord de coopération le 31 février 2024.")
    assert one.date is None


def test_a_sentence_said_again_and_again_tells_of_one_agreement() -> None:
    said = "Le Vietnam et le Laos ont signé un accord le 3 mai et un accord le 4 mai. "
    assert len(agreements(said * 50, said)) == len(agreements(said)) == 2


def test_the_quote_is_the_sentence_and_the_evidence_names_instrument_and_verb() -> None:
    (one,) = agreements("Il est arrivé. Ils ont signé hier un accord de coopération. Il est parti.")
    assert one.quote == "Ils ont signé hier un accord de coopération."
    assert [evidence.text for evidence in one.evidence] == ["accord de coopération", "ont signé"]


def test_every_form_of_an_instrument_is_found() -> None:
    for form, instrument in instrument_forms():
        found = [match.value for match in instrument_matcher().find(f"« {form} »")]
        assert found, form
        assert found[0].group == instrument.group, form


@given(st.text(max_size=300))
def test_any_text_gives_agreements_with_true_evidence(text: str) -> None:
    for one in agreements(text):
        assert one.quote in text
        for evidence in one.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    "unit", ["accord ", "ont signé un accord, ", "vise à ", "entre le Vietnam et ", "le 7 mars "]
)
def test_long_repetitions_are_read(unit: str) -> None:
    agreements(unit * 3000)


SEEDS = {
    "000": [
        "accord de coopération | signed | 1959-03-07 | VN, RU",
        "accord de partenariat stratégique | signed | 2014-11 | VN, RU",
        "accord de coopération | signed | 2011-11-21 | VN, RU",
    ],
    "001": ["accords | signed | - | VN, LA", "protocole d'accord | planned | - | -"],
    "002": ["mémorandum d'entente | signed | XXXX-11-20 | VN, RU"],
    "003": [
        "accords | signed | - | VN, RU",
        "accord de libre-échange | in force | - | VN, Union économique eurasiatique",
    ],
    "004": [],
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_have_the_agreements_read_by_hand(seed: str) -> None:
    (path,) = (Path(__file__).parents[2] / "seeds").glob(f"{seed}_*")
    text = path.read_text(encoding="utf-8")
    reading = read_article(Document(b"", "text/plain", "x", text, Metadata()))
    assert written(reading.agreements) == SEEDS[seed]


def test_every_kind_that_a_rule_names_is_in_the_vocabulary() -> None:
    kinds = {instrument.kind for _, instrument in instrument_forms()}
    assert {DECLARATION, CONTRACT, DOCUMENT} <= kinds
    vocabulary = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    for key in ("joint", "worldwide", "own", "unique"):
        assert {kind.strip() for kind in vocabulary[key].split(",")} <= kinds
