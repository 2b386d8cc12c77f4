"""Garbled letters: put right where the bytes say what was meant, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import Reading, read_article, undo
from app.reading.structure.mojibake import garbled_words, ungarble


def garble(text: str) -> str:
    """UTF-8 read as Windows-1252, and as Latin-1 where that has no letter."""
    return "".join(
        bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
        for byte in text.encode()
    )


def read(text: str) -> Reading:
    return read_article(Document(b"", "text/plain", "x", text, Metadata()))


LETTERS = "aehiou àâäçéèêëîïôöùûüÿœæÀÉÊÔŒ’«»–…đơưăạảấầậắếềệộớờựỳĐƠƯ.,("


@given(st.text(LETTERS), st.integers(1, 3))
def test_what_was_garbled_is_put_right(text: str, times: int) -> None:
    garbled = text = f"é{text}"
    for _ in range(times):
        garbled = garble(garbled)
    assert ungarble(garbled) == text


@pytest.mark.parametrize(
    "text",
    [
        "L’âge d’or des années « folles » à Hô Chi Minh-Ville… déjà : ça coûte 5 €",
        "ĐÃ KÝ KẾT THỎA THUẬN, ĐÃ\xa0KÝ",
        "Đã ký kết thỏa thuận hợp tác giữa Việt Nam và Pháp",
        "VOILÀ « TOUT », DÂN‘ CHÂU» Â NGÂ!",
        "São Tomé, Łódź, Ångström, Ærø, Ä",
        "",
    ],
)
def test_clean_text_is_left_as_it_is(text: str) -> None:
    assert ungarble(text) == text
    assert garbled_words(text) == {}


def test_a_no_break_space_that_became_a_space_is_still_an_accent() -> None:
    assert ungarble("Ã  Paris, dÃ©jÃ  reÃ§u") == "à Paris, déjà reçu"
    assert ungarble("coopÃ©ration Ã Hanoï et voilÃ tout") == ("coopération à Hanoï et voilà tout")


CLEAN = (
    "Le Vietnam et la Pologne coopèrent dans l'éducation\n\n"
    "Varsovie (VNA) – Le Vietnam et la Pologne ont signé à Varsovie un accord de coopération."
)


@pytest.mark.parametrize(
    "damage", [("", ""), ("un accord de", "un accordde"), ("de coopération", "decoopération")]
)
def test_each_garbled_word_is_recorded_and_can_be_undone(damage: tuple[str, str]) -> None:
    text = CLEAN.replace(*damage) if damage[0] else CLEAN
    found = read(garble(text))
    assert found.title == CLEAN.split("\n")[0]
    assert found.dateline
    assert found.dateline.city == "Varsovie"
    assert found.paragraphs[0].endswith("un accord de coopération.")
    parts = {"title": [found.title], "paragraph": found.paragraphs}
    for repair in found.repairs:
        assert parts[repair.part][repair.index][repair.start : repair.end] == repair.repaired
    assert ("coopÃ¨rent", "coopèrent") in {(r.original, r.repaired) for r in found.repairs}
    assert undo(found).paragraphs[0] == garble(text.split(" – ")[1])


@pytest.mark.parametrize(
    "code",
    [
        "onerror=alert(3)>",
        "<imgsrc=lacoopération>",
        "nom_dela@presse,fr",
        "#lacoopération",
        "lacoopération/desministres/1",
    ],
)
def test_code_and_addresses_are_not_mended(code: str) -> None:
    text = f"Le Vietnam et la France\n\nLes deux pays ont signé {code} un accord hier à Hanoï."
    assert read(text).repairs == ()
