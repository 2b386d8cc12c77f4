"""The marks that tell what a line is: dateline, sign-off, credit, stamp, heading, button."""
# ruff: noqa: E501 -- one case a line

import pytest

from app.reading.structure import captions, datelines, marks, signoffs
from app.reading.structure.stamps import printed_day
from app.reading.vocabulary.furniture import usual_agency


@pytest.mark.parametrize(
    ("line", "city", "agency", "rest"),
    [
        ("Hanoï (VNA) - Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("Hanoi (VNA) –  Le ministre", "Hanoi", "VNA", "Le ministre"),
        ("HANOI (VNA) Le ministre", "HANOI", "VNA", "Le ministre"),
        ("Hô Chi Minh-Ville (VNA) - Le ministre", "Hô Chi Minh-Ville", "VNA", "Le ministre"),
        ("Thua Thiên-Huê (VNA) — Le ministre", "Thua Thiên-Huê", "VNA", "Le ministre"),
        ("Genève (VNA) – L’ambassadeur", "Genève", "VNA", "L’ambassadeur"),
        ("New York (VNA) - Le ministre", "New York", "VNA", "Le ministre"),
        ("La Haye (VNA): Le ministre", "La Haye", "VNA", "Le ministre"),
        ("N’Djamena (VNA/CVN) - Le ministre", "N’Djamena", "VNA/CVN", "Le ministre"),
        ("Vientiane (CVN) Le Laos", "Vientiane", "CVN", "Le Laos"),
        ("Paris (AFP) – Le président", "Paris", "AFP", "Le président"),
        ("Hanoï, 20 novembre (VNA) – Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("Hanoï, le 20 novembre (VNA) – Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("Hanoï (VNA), le 20 novembre - Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("Hanoï, 20/11 (VNA) - Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("Hanoï - Le ministre", "Hanoï", None, "Le ministre"),
        ("Moscou, le 8 mai – Le ministre", "Moscou", None, "Le ministre"),
        ("Hanoï, VNA – Le ministre", "Hanoï", "VNA", "Le ministre"),
        ("(VOVWORLD) - Le ministre", None, "VOVWORLD", "Le ministre"),
        ("(Nhân Dân) – Le ministre", None, "Nhân Dân", "Le ministre"),
        ("NDEL - Le ministre", None, "NDEL", "Le ministre"),
        ("VOV5 – Le ministre", None, "VOV5", "Le ministre"),
        ("Nhân Dân en ligne - Le ministre", None, "Nhân Dân en ligne", "Le ministre"),
    ],
)
def test_a_dateline_opens_an_article(
    line: str, city: str | None, agency: str | None, rest: str
) -> None:
    opening = datelines.opening(line)
    assert opening is not None
    assert (opening.city, opening.agency, line[opening.length :]) == (city, agency, rest)


@pytest.mark.parametrize(
    "line",
    [
        "La Voix du Vietnam (VOV) a signé un accord avec la radio lao.",
        "L’Agence vietnamienne d’information (VNA) et l’AFP coopèrent.",
        "Vietnam - Russie : un partenariat de longue date",
        "Hanoï accueille le Sommet de l’ASEAN.",
        "Le ministre (à droite) - Photo: VNA",
        "Paris-Saclay est un pôle de recherche",
    ],
)
def test_a_name_with_a_bracket_is_no_dateline(line: str) -> None:
    assert datelines.opening(line) is None


@pytest.mark.parametrize(
    ("line", "left", "agency"),
    [
        ("a conclu le vice-ministre. -VNA", "a conclu le vice-ministre.", "VNA"),
        ("transformation numérique.-VNA", "transformation numérique.", "VNA"),
        ("entre le deux pays. –VNA", "entre le deux pays.", "VNA"),
        ("de pointe, a-t-il ajouté. – VNA", "de pointe, a-t-il ajouté.", "VNA"),
        ("les deux pays. VNA/CVN", "les deux pays.", "VNA/CVN"),
        ("les deux pays. (VNA)", "les deux pays.", "VNA"),
        ("les deux pays./. VNA", "les deux pays.", "VNA"),
        ("les deux pays. ./.", "les deux pays.", None),
        ("les deux pays./.", "les deux pays.", None),
        ("VNA/CVN", "", "VNA/CVN"),
        ("Hà Linh/CVN", "", "CVN"),
        ("Source : VNA", "", "VNA"),
        ("Texte et photos : Thu Hà/CVN", "", "CVN"),
        ("VOV5", "", "VOV5"),
        ("(Vietnam+)", "", "Vietnam+"),
        ("Hoàng Anh - VNA", "", "VNA"),
        ("entre les deux pays. -VNA/VI", "entre les deux pays.", "VNA"),
        ("VNA/VI", "", "VNA"),
    ],
)
def test_a_sign_off_closes_an_article(line: str, left: str, agency: str | None) -> None:
    closing = signoffs.closing(line)
    assert closing is not None
    assert (line[: closing.start].rstrip(" -–"), closing.agency) == (left, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Il a visité la Voix du Vietnam (VOV).",
        "Il a remercié l’agence VNA.",
        "La carte MAP",
        "La production de riz/VI",
        "Photo : VNA/CVN",
        "Le ministre et son hôte. Photo: VNA",
    ],
)
def test_an_agency_in_a_sentence_is_no_sign_off(line: str) -> None:
    assert signoffs.closing(line) is None


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ("Le ministre et son hôte. Photo: VNA", "Le ministre et son hôte.", "VNA"),
        ("Le ministre et son hôte. Photo : VNA/CVN", "Le ministre et son hôte.", "VNA/CVN"),
        ("Le ministre et son hôte. Photo / VNA", "Le ministre et son hôte.", "VNA"),
        ("Le ministre et son hôte. (Photo : VNA)", "Le ministre et son hôte.", "VNA"),
        (
            "Le ministre et son hôte. Photo: Thanh Tùng – VNA",
            "Le ministre et son hôte.",
            "Thanh Tùng – VNA",
        ),
        ("Le ministre et son hôte. Crédit photo : AFP", "Le ministre et son hôte.", "AFP"),
        ("Le ministre et son hôte © VNA", "Le ministre et son hôte", "VNA"),
        ("Le ministre et son hôte. Ảnh: TTXVN", "Le ministre et son hôte.", "TTXVN"),
        ("Le ministre et son hôte. Photo: nhandan.vn", "Le ministre et son hôte.", "nhandan.vn"),
        ("Le ministre et son hôte. Photo VNA", "Le ministre et son hôte.", "VNA"),
        ("Une usine à Hanoï. Photo d'illustration: VNA", "Une usine à Hanoï.", "VNA"),
        ("Une usine à Hanoï. Photo d'illustration", "Une usine à Hanoï.", None),
        ("Photo d'illustration", "", None),
        ("Photo : VNA/CVN", "", "VNA/CVN"),
    ],
)
def test_a_credit_closes_a_caption(line: str, text: str, who: str | None) -> None:
    assert captions.credit(line) == (text, who)


@pytest.mark.parametrize(
    "line",
    [
        "Le photographe a montré ses images : un monde à part qui mérite une exposition plus longue et des mots.",
        "Il a pris une photo",
        "Le Vietnam et la France coopèrent.",
    ],
)
def test_a_sentence_about_pictures_is_no_caption(line: str) -> None:
    assert captions.credit(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Facebook", "Feedback", "Facebook Twitter Partager", "Partager | Imprimer | Envoyer", "Commenter", "source",
        "#coopération #Vietnam", "Tags: Vietnam, Laos", "Mots-clés : commerce, énergie", "A- A A+", "***", "S'abonner", "Autres",
    ],
)  # fmt: skip
def test_buttons_and_tags_are_furniture(line: str) -> None:
    assert marks.is_furniture(line)


@pytest.mark.parametrize("line", ["Le partage d'expériences", "Envoyer une délégation", "Vietnam"])
def test_a_headline_is_no_furniture(line: str) -> None:
    assert not marks.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Voir plus", "VOIR PLUS", "À lire aussi", "A lire aussi :", "Sur le même sujet", "Articles connexes", "Tin liên quan", "Xem thêm", "Autres actualités", "Dans la même rubrique"],
)  # fmt: skip
def test_a_heading_opens_the_tail(line: str) -> None:
    assert marks.is_tail_heading(line)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        (">> Le ministre reçoit l’ambassadeur", "Le ministre reçoit l’ambassadeur"),
        ("» Le ministre reçoit l’ambassadeur", "Le ministre reçoit l’ambassadeur"),
        ("À lire aussi : Le ministre reçoit", "Le ministre reçoit"),
        (">>> Lire aussi: Le ministre reçoit", "Le ministre reçoit"),
        ("Le ministre reçoit", None),
        ("À lire aussi", None),
    ],
)
def test_an_arrow_or_a_label_marks_a_linked_headline(line: str, headline: str | None) -> None:
    assert marks.linked_headline(line) == headline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("20/11/2025 17:30", "2025-11-20"),
        ("Mercredi 5 novembre 2025, 10:45", "2025-11-05"),
        ("jeudi, 20 novembre 2025 - 14:05 (GMT+7)", "2025-11-20"),
        ("2025-11-20", "2025-11-20"),
        ("Publié le 20 novembre 2025 à 10h30", "2025-11-20"),
        ("17:30 | 20/11/2025", "2025-11-20"),
        ("Thứ Năm, 20/11/2025", "2025-11-20"),
        ("November 20, 2025", "2025-11-20"),
        ("31/02/2025", None),
        ("Le 20 novembre", None),
        ("Le 20 novembre 2025, le ministre a reçu l'ambassadeur", None),
        ("17/06/22", "2022-06-17"),
        ("Publié le 02/07/19 à 14:30", "2019-07-02"),
    ],
)
def test_a_time_stamp_is_a_line_with_nothing_but_a_time(line: str, day: str | None) -> None:
    assert printed_day(line) == day


@pytest.mark.parametrize("name", ["tt2-060625.jpg", "VNA_potal_1.JPEG", "image(1).webp", "ảnh.png"])
def test_a_file_name_is_a_line_of_its_own(name: str) -> None:
    assert captions.file_name(name)
    assert not captions.file_name(f"Voir {name} ici")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Un titre | Vietnam+ (VietnamPlus)", "Un titre"),
        ("Un titre - Le Courrier du Vietnam", "Un titre"),
        ("Vietnam - Laos", "Vietnam - Laos"),
    ],
)
def test_a_title_goes_without_the_name_of_its_site(title: str, bare: str) -> None:
    assert marks.without_site(title) == bare


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("AVI", "VNA"), ("AVI/CVN", "VNA/CVN"), ("Nhân Dân en ligne, AVI", "Nhân Dân, VNA"),
     ("VOVWORLD", "VOV"), ("ITAR-TASS", "ITAR-TASS")],
)  # fmt: skip
def test_an_agency_is_shown_by_its_usual_name_be_it_one_of_several(
    printed: str, shown: str
) -> None:
    assert usual_agency(printed) == shown
