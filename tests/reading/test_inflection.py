"""French plurals."""

import pytest

from app.reading.vocabulary.inflection import plural


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("accord commercial", "accords commerciaux"),
        ("accord de libre-échange", "accords de libre-échange"),
        ("droit de douane", "droits de douane"),
        ("projet d'investissement", "projets d'investissement"),
        ("réseau électrique", "réseaux électriques"),
        ("mémorandum d'entente", "mémorandums d'entente"),
        ("ministre des Affaires étrangères", "ministres des Affaires étrangères"),
        ("vice-ministre", "vice-ministres"),
        ("TIC", "TIC"),
        ("riz", "riz"),
        ("crédit carbone", "crédits carbone"),
    ],
)
def test_the_plural_changes_the_words_before_the_preposition(singular: str, expected: str) -> None:
    assert plural(singular) == expected
