"""The reader as a whole: any text gives a reading, and every proof points at its words."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import (
    Reading,
    UnreadableDocument,
    read_article,
    reading_from_dict,
    reading_to_dict,
    undo,
)
from app.reading.model import Evidence

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
DATES = {
    "000": "2024-06~",
    "001": "2023-05-29?",
    "002": "XXXX-11-20",
    "003": "2025-01~",
    "004": "2025-06-06",
}


def read(text: str, **metadata: str) -> Reading:
    return read_article(Document(b"", "text/plain", "x", text, Metadata(**metadata)))


def read_seed(path: Path) -> Reading:
    return read(path.read_text(encoding="utf-8"))


def all_evidence(reading: Reading) -> list[Evidence]:
    labels = (
        *reading.partner_countries,
        *reading.mentioned_countries,
        *reading.organisations,
        *reading.sectors,
        *reading.persons,
        *reading.agreements,
        *reading.commitments,
        *([reading.date] if reading.date else []),
    )
    return [proof for label in labels for proof in label.evidence]


def quoted(reading: Reading, proof: Evidence) -> str:
    """What stands where `proof` points; metadata is quoted whole."""
    parts = {
        "title": [reading.title],
        "lead": [reading.lead],
        "paragraph": list(reading.paragraphs),
        "caption": [caption.text for caption in reading.captions],
        "caption line": [caption.line for caption in reading.captions],
        "file": [caption.file for caption in reading.captions],
        "dateline": [reading.dateline.day if reading.dateline else None],
        "metadata": [proof.text],
    }
    return (parts[proof.part][proof.index] or "")[proof.start : proof.end]


def check(reading: Reading) -> None:
    for proof in all_evidence(reading):
        assert proof.text
        assert quoted(reading, proof) == proof.text
    record = json.loads(json.dumps(reading_to_dict(reading), ensure_ascii=False))
    assert reading_from_dict(record) == reading
    restored = undo(reading)
    for repair in reading.repairs:
        place = Evidence(repair.repaired, repair.part, repair.index, repair.start, repair.end)
        assert quoted(reading, place) == repair.repaired
    assert restored.repairs == ()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_seeds_are_dated_as_read_by_hand(path: Path) -> None:
    date = read_seed(path).date
    assert date is not None
    assert date.edtf == DATES[path.name[:3]]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_proof_points_at_its_words_and_the_record_holds_the_reading(path: Path) -> None:
    reading = read_seed(path)
    assert reading.language == "fr"
    assert all_evidence(reading)
    check(reading)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_each_repair_undone_gives_back_the_words_as_received(path: Path) -> None:
    received = " ".join(path.read_text(encoding="utf-8").split())
    restored = undo(read_seed(path))
    for text in (restored.title, restored.lead, *restored.paragraphs):
        assert unicodedata.normalize("NFC", text or "") in received


def test_reading_is_pure() -> None:
    assert read_seed(SEEDS[1]) == read_seed(SEEDS[1])


@given(st.text(max_size=800))
@example("Hanoï (VNA) – \u202eLe ministre\u202c")
@example("e\u0301\u0323" * 200)
@example("\u200b")
@example("# # #\n\nVoir plus\n\n>>")
@example("(VNA) -\n\n-VNA\n\n./.\n\nphoto.jpg\n\nảnh 1")
@example("Le 99 juin 2025, le 0 mai, 1er1er")
def test_any_text_gives_a_reading_or_a_named_refusal(text: str) -> None:
    try:
        reading = read(text)
    except UnreadableDocument:
        return
    check(reading)


PIECES = st.sampled_from(
    [
        "Le Vietnam et la France coopèrent", "a signé un accord avec la Russie", "Le", ". ",
        "Hanoï (VNA) –", "Photo: VNA", "Voir plus", "-VNA", ">>", "./.", "source", "À lire aussi :",
        "tt2-060625.jpg", "ảnh 1", "le 20 novembre", "du 3 au 5 mai 2025", "lundi 29 mai",
        "20/11/2025 17:30", "d'ici 2030", "en 2024", "(1950-2025)", "75e anniversaire",
        "lacoopération", "coopéra tion", "\n", "\n\n", "\u00a0",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_jumble_of_what_pages_hold_gives_a_sound_reading(text: str) -> None:
    try:
        reading = read(text, title="Le Vietnam", url="https://exemple.vn/2025/06/a.html")
    except UnreadableDocument:
        return
    check(reading)


LONG = 200_000
HUGE = {
    "one paragraph": "Le Vietnam et la Russie renforcent leur coopération depuis le 3 mai 2024. "
    * 3000,
    "one word": "a" * LONG,
    "glued words": "lacoopérationdesministres" * 8000,
    "spaces": " " * LONG + "fin",
    "blank lines": "\n" * LONG + "fin",
    "short lines": "Le ministre\n" * 20_000,
    "marks": "e" + "\u0301\u0323" * (LONG // 2),
    "days": "le 3 mai, " * 20_000,
    "years": "2024-2025 " * 20_000,
    "brackets": "(" * LONG,
    "agencies": "VNA/" * 50_000,
    "captions": "Photo: VNA " * 20_000,
    "arrows": ">>" * 100_000,
    "dashes": "- " * 100_000,
    "tags": "#a " * 60_000,
    "figures": "1" * LONG,
    "dots": "La France et le Vietnam ont signé un accord le 3 mai " + "." * LONG,
    "right to left": "العربية " * 25_000,
    "headings": "Voir plus\n\nUn titre\n\n" * 10_000,
    "datelines": "Hanoï (VNA) – " * 14_000,
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_text_is_read_in_the_time_its_size_asks_for(kind: str) -> None:
    check(read(HUGE[kind], title="Le Vietnam et la France"))
