"""Languages: by little words, letters and script; French rules run on French only."""

import pytest

from app.documents.document import Document, Metadata
from app.reading import read_article
from app.reading.language import read_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Coopération Vietnam-Russie", "fr"),
        ("Le Vietnam et la Russie renforcent leur coopération", "fr"),
        ("Trân Hông Hà reçoit Boviengkham Vongdara", "fr"),
        ("Vietnam and Laos boost cooperation in technology", "en"),
        ("The ministers of the two countries met in Hanoi on Monday", "en"),
        ("Hợp tác Việt Nam - Lào về khoa học công nghệ được tăng cường", "vi"),
        ("Thủ tướng Chính phủ đã tiếp Đại sứ Pháp tại Hà Nội", "vi"),
        ("El presidente de Cuba visita Vietnam y firma un acuerdo", "es"),
        ("O presidente do Brasil visita o Vietnã", "pt"),
        ("Die Zusammenarbeit zwischen Vietnam und Deutschland", "de"),
        ("Россия и Вьетнам укрепляют сотрудничество", "ru"),
        ("越南和老挝加强合作", "zh"),
        ("ベトナムとラオス", "ja"),
        ("베트남과 한국", "ko"),
        ("ລາວ ແລະ ຫວຽດນາມ", "lo"),
        ("វៀតណាម និង កម្ពុជា", "km"),
        ("", "und"),
        ("2025", "und"),
    ],
)
def test_a_text_tells_its_language(text: str, language: str) -> None:
    assert read_language(text) == language


@pytest.mark.parametrize(
    ("stated", "language"), [("fr-FR", "fr"), ("en_US", "en"), ("vi", "vi"), (None, "und")]
)
def test_the_stated_language_counts_where_the_text_does_not_tell(
    stated: str | None, language: str
) -> None:
    assert read_language("2025", stated) == language
    assert read_language("Le Vietnam et la France", stated) == "fr"


def test_another_language_gets_its_structure_and_no_french_labels() -> None:
    text = (
        "Vietnam and Laos boost cooperation\n\n"
        "Hanoi (VNA) - The minister received thedelegation from Laos on November 20, 2025.\n\n"
        "The two sides agreed to work on the implementation of the agreements. -VNA"
    )
    reading = read_article(Document(b"", "text/plain", "x", text, Metadata(published="2025-11-21")))
    assert reading.language == "en"
    assert reading.title == "Vietnam and Laos boost cooperation"
    assert reading.dateline is not None
    assert reading.date is not None
    assert "thedelegation" in reading.paragraphs[0]
    assert reading.repairs == reading.sectors == reading.persons == reading.agreements == ()
