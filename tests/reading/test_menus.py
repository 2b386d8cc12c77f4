"""A page saved whole: its menus, its buttons and its foot are no part of the article."""
# ruff: noqa: E501 -- one case a line

import pytest

from app.documents.document import Document
from app.reading import read_article
from app.reading.model import Reading
from app.reading.structure import Layout, read_layout

TITLE = "Une caravane de lecture à la frontière"
TEXT = (
    "Hanoï (VNA) – Le ministre de la Culture et son homologue lao ont lancé mardi une caravane de lecture pour les écoles.",
    "Elle visitera quarante villages des deux côtés de la frontière et y laissera douze mille livres.",
)
FOOT = (
    "Rédacteur en chef : Trân Van Nam",
    "© Journal en ligne. Tous droits réservés. Toute reproduction doit mentionner la source et son adresse.",
)
ONE_A_LINE = "Aller au contenu principal\nJournal Nhân Dân\nMenu\nPolitique\n  Actualités\nÉconomie\nAmis du Vietnam\nCourrier des lecteurs\nMonde\n  ASEAN\nAccueil / Culture / Lecture"


def layout(*blocks: str) -> Layout:
    return read_layout(Document(b"", "text/plain", "x", "\n\n".join(blocks)))


def reading(*blocks: str) -> Reading:
    return read_article(Document(b"", "text/plain", "x", "\n\n".join(blocks)))


@pytest.mark.parametrize(
    "head",
    [
        ONE_A_LINE,
        f"{ONE_A_LINE}\n\nPolitique",
        "Organe central du Parti - Voix du peuple vietnamien et de tous ceux qui le lisent\nEnglish\n中文\nРусский\nລາວ\nmercredi 3 décembre 2025\nRechercher\nAccueil\nPolitique\nTourisme",
        "ACCUEIL | ACTUALITÉS | POLITIQUE | ÉCONOMIE | CULTURE | 54 ETHNIES | DOSSIERS\nChoisissez votre langue : Anglais, Allemand, Chinois, Coréen, Lao, Russe",
        "Vendredi, 31 Octobre 2014 | Hanoï 24°C | RSS\nAccueil  Politique  Éditorial  Économie  Culture  Sports  Monde\nLangues : Vietnamien - Anglais - Chinois - Russe - Espagnol",
        "VOVWORLD\nLa Voix de tous\nTiếng Việt\nDeutsch\nInfos\nPolitique\nCulture\nAccueil > Politique > Le Vietnam à l’heure actuelle",
    ],
)
@pytest.mark.parametrize(
    "below_title",
    ["", "\nLundi 27 octobre 2025 | 10:42:16", "\nÉcouter l’article\nFacebook\nZalo\nImprimer"],
)
def test_the_title_stands_below_the_menus(head: str, below_title: str) -> None:
    found = layout(head, TITLE + below_title, *TEXT, *FOOT).reading
    assert found.title == TITLE
    assert found.paragraphs == (TEXT[0].removeprefix("Hanoï (VNA) – "), TEXT[1])


def test_a_day_above_the_menus_is_that_of_the_saving() -> None:
    head = f"mercredi 3 décembre 2025\n{ONE_A_LINE}"
    assert layout(head, TITLE, *TEXT).printed_days == ()
    stamp = "mardi 2 décembre 2025 - 08:00"
    assert layout(head, f"{TITLE}\n{stamp}", *TEXT).printed_days == (stamp,)


def test_the_languages_of_a_site_are_no_countries() -> None:
    head = "Choisissez votre langue : Anglais, Espagnol, Japonais, Russe, Thaïlandais, Cambodgien"
    found = reading(f"Accueil | Politique | Culture | Sports\n{head}", TITLE, *TEXT, *FOOT)
    assert [one.code for one in found.mentioned_countries] == ["LA"]


@pytest.mark.parametrize(
    "title",
    [
        "Vietnam - Laos - Cambodge : une amitié",
        "Politique, économie, culture, sports : ce que le Vietnam et Cuba partagent",
        "Retour à Bir Seba",
    ],
)
def test_a_title_is_no_menu(title: str) -> None:
    assert layout(title, *TEXT).reading.title == title


def test_short_lines_of_an_article_are_no_menu() -> None:
    items = "Un livre\nUn crayon\nUne carte\nUn cahier\nUne lampe"
    found = layout(TITLE, items, "Ce que contient chaque cartable de la caravane", *TEXT).reading
    assert found.title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "17/11/2011 09:20 | Lu 318 fois | Réagir (2) | Envoyer | Version imprimable",
        "Ajouté le 17/11/2011 à 16h41        Lire plus tard        Diminuer / Augmenter la taille",
    ],
)
def test_a_stamp_among_buttons_is_one(line: str) -> None:
    found = layout(ONE_A_LINE, f"{TITLE}\n{line}", *TEXT)
    assert found.reading.title == TITLE
    assert len(found.printed_days) == 1
    assert "17/11/2011" in found.printed_days[0]


def test_the_day_of_the_papers_edition_counts_above_the_menus_too() -> None:
    head = f"Le Courrier du Vietnam - Édition du mardi 11 novembre 2008\n{ONE_A_LINE}"
    assert layout(head, TITLE, *TEXT).printed_days == ("Édition du mardi 11 novembre 2008",)


@pytest.mark.parametrize(
    "ticker",
    [
        "Chronique de la semaine des lecteurs",
        "EN CONTINU  ▸ Le Premier ministre reçoit l'ambassadeur du Pérou  ▸ Séisme en Papouasie",
        "# Réforme de l'appareil   # Sommet P4G",
        "Hanoi  27°C - 35°C    Hue  26°C - 37°C",
    ],
)
def test_headlines_of_the_day_and_the_weather_are_no_title(ticker: str) -> None:
    found = layout(ONE_A_LINE, f"{ticker}\nPolitique\n{TITLE}", *TEXT).reading
    assert found.title == TITLE


def test_the_last_entries_of_a_menu_are_no_title_whoever_knows_them() -> None:
    menu = f"{ONE_A_LINE}\nLe Vietnam, pays et gens\nRadiophonie\nSe connecter"
    stamp = "Thứ sáu, 28/03/2025 | 16:20 GMT+7"
    assert layout(menu, TITLE, stamp, *TEXT).reading.title == TITLE
    assert (
        layout(f"{ONE_A_LINE}\nRadiophonie\nBaladodiffusion", TITLE, *TEXT).reading.title == TITLE
    )


def test_the_day_of_an_issue_is_that_of_its_articles() -> None:
    issue = "Jeudi 8 avril 2004 - N° 3412"
    found = layout(f"{issue}\n{ONE_A_LINE}", TITLE, *TEXT)
    assert (found.reading.title, found.printed_days) == (TITLE, (issue,))


@pytest.mark.parametrize(
    "stamp",
    ["Publié par VNA le 02.07.2019 16:02", "Thứ Ba, ngày 2 tháng 7 năm 2019 16:02"],
)
def test_a_stamp_below_a_short_title_is_no_title(stamp: str) -> None:
    found = layout("Une caravane", stamp, TEXT[0].removeprefix("Hanoï (VNA) – "), TEXT[1])
    assert (found.reading.title, found.printed_days) == ("Une caravane", (stamp,))


def test_a_box_of_links_does_not_end_the_article() -> None:
    long = " ".join(["Les élèves des villages ont reçu les livres avec joie et les ont lus."] * 5)
    found = layout(TITLE, TEXT[0], "Lire aussi\nUn autre titre de la semaine", long).reading
    assert found.paragraphs[-1] == long
    assert [teaser.title for teaser in found.teasers] == ["Un autre titre de la semaine"]


@pytest.mark.parametrize(
    "heading",
    [
        "Autres articles de la rubrique",
        "Du même auteur",
        "LES VIDÉOS LES PLUS VUES",
        "Articles liés",
    ],
)
def test_headings_of_other_articles_in_other_words(heading: str) -> None:
    found = layout(TITLE, *TEXT, f"{heading}\nUn autre titre\nEncore un titre").reading
    assert found.paragraphs[-1] == TEXT[1]
    assert [teaser.title for teaser in found.teasers] == ["Un autre titre", "Encore un titre"]
