"""Figures with a horizon.

`cases/commitments.txt` holds a sentence a case, with its commitments below: "figure | horizon".
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.agreements.commitments import read_commitments
from app.reading.model import Commitment
from app.reading.parts import Part
from tests.reading.cases import read_cases


def commitments(*texts: str) -> tuple[Commitment, ...]:
    return read_commitments([Part("paragraph", index, text) for index, text in enumerate(texts)])


@pytest.mark.parametrize(("text", "expected"), read_cases("commitments"))
def test_commitments_have_their_figure_and_horizon(text: str, expected: list[str]) -> None:
    assert [f"{one.figure} | {one.horizon}" for one in commitments(text)] == expected


def test_a_commitment_told_twice_is_one() -> None:
    sentence = "Ils visent 15 milliards de dollars d'ici 2030."
    assert len(commitments(sentence, sentence)) == 1


def test_a_commitment_quotes_its_sentence_with_figure_and_horizon_as_evidence() -> None:
    (one,) = commitments(
        "Il est venu. Ils visent 15 milliards de dollars d'ici 2030. Il est parti."
    )
    assert one.quote == "Ils visent 15 milliards de dollars d'ici 2030."
    assert [evidence.text for evidence in one.evidence] == [one.figure, one.horizon]


@given(st.text(alphabet="0123456789 .,%dici'enmilardsoj\n", max_size=300) | st.text(max_size=200))
def test_any_text_gives_commitments_with_true_evidence(text: str) -> None:
    for one in commitments(text):
        for evidence in one.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize("unit", ["1", "1.000 ", "d'ici 2030 ", "10% ", "en 2030 ", "dans les "])
def test_long_repetitions_are_read(unit: str) -> None:
    commitments(unit * 5000)
