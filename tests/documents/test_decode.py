import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.decode import NotText, decode

FRENCH = "Le vice-Premier ministre a reçu à Hanoï le ministre lao – « coopération », œuvre."


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.encode("utf-16"),
        FRENCH.encode("utf-32"),
        FRENCH.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32", "windows-1252"],
)
def test_french_is_read_in_the_encodings_it_is_saved_in(content: bytes) -> None:
    assert decode(content) == FRENCH


def test_vietnamese_keeps_every_mark() -> None:
    assert decode("Ảnh: TTXVN, Nguyễn Ngọc Lâm".encode()) == "Ảnh: TTXVN, Nguyễn Ngọc Lâm"


def test_a_page_cut_in_the_middle_of_a_letter_is_still_read() -> None:
    text = decode((FRENCH * 30).encode() + "é".encode()[:1])
    assert text.startswith(FRENCH)
    assert text.endswith("\ufffd")


def test_line_ends_of_every_kind_become_newlines() -> None:
    assert decode(b"un\r\ndeux\rtrois\n") == "un\ndeux\ntrois\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xa0", "is empty"),
        (b"\x00\x01\x02 text", "is binary, not text"),
        (b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(400), "is binary, not text"),
        (bytes(range(128, 256)) * 10, "cannot be decoded"),
        (b"\xff\xfe\x00\xd8", "cannot be decoded"),
        ("日本語のテキストです。協力について".encode("shift_jis"), "cannot be decoded"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason):
        decode(content)


@given(st.binary(max_size=2000))
def test_any_bytes_give_a_text_or_a_refusal(content: bytes) -> None:
    with suppress(NotText):
        assert decode(content).strip()
