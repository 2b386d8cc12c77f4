"""Partners and mentions of whole articles: `press.toml` beside this file holds them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.reading.countries import read_countries
from app.reading.parts import Part

ARTICLES = tomllib.loads((Path(__file__).parent / "press.toml").read_text(encoding="utf-8"))


def parts_of(article: dict[str, Any]) -> list[Part]:
    head = [Part(name, 0, article[name]) for name in ("title", "lead") if name in article]
    body = article["text"].strip().splitlines()
    return head + [Part("paragraph", index, text) for index, text in enumerate(body)]


@pytest.mark.parametrize("article", ARTICLES["article"], ids=lambda article: article["name"])
def test_an_article_is_read_as_by_hand(article: dict[str, Any]) -> None:
    partners, mentions = read_countries(parts_of(article), "VN")
    assert {label.code for label in partners} == set(article["partners"])
    assert {label.code for label in mentions} == set(article["mentioned"])


def test_the_first_picture_shows_who_meets_where_there_is_no_title() -> None:
    parts = [
        Part("lead", 0, "Le président s'est dit satisfait de la coopération avec la Norvège."),
        Part("paragraph", 0, "L'ambassadeur péruvien à Hanoi a été reçu le même jour."),
    ]
    picture = "L'ambassadeur de Norvège, reçu le 8 mai à Hanoi par le président."
    partners, _ = read_countries([*parts, Part("caption", 0, picture)], "VN")
    assert {label.code for label in partners} == {"NO", "PE"}


@pytest.mark.parametrize(
    ("title", "lead", "codes"),
    [
        # home is named by who holds its offices
        (
            "Le PM rencontre le Premier ministre australien",
            "Le Premier ministre Pham Minh Chinh a rencontré le 10 octobre à Vientiane le Premier "
            "ministre australien et le Premier ministre néo-zélandais.",
            "AU",
        ),
        (
            "Rencontres à Lima",
            "Le président Luong Cuong a rencontré à Lima le président chilien et le Premier "
            "ministre canadien.",
            "CL CA",
        ),
        (
            "Lawrence Wong rencontre Anwar Ibrahim",
            "Le Premier ministre Lawrence Wong a reçu à Singapour le Premier ministre malaisien.",
            "",
        ),
        # who presides over many is of some country
        (
            "Le ministre reçu par le président de l'Assemblée générale",
            "Le ministre vietnamien a été reçu par le président de l'Assemblée générale, le "
            "Trinidadien Dennis Francis.",
            "",
        ),
        # two of many in whose news home has no part
        (
            "Thaïlande et Cambodge signent une déclaration de paix",
            "Les Premiers ministres thaïlandais et cambodgien ont signé un texte à Kuala Lumpur, "
            "en présence des dirigeants malaisien et américain.",
            "",
        ),
        # home speaks of what others do to each other
        (
            "Le Vietnam salue le cessez-le-feu entre la Thaïlande et le Cambodge",
            "Le Vietnam se félicite de l'accord de cessez-le-feu entre la Thaïlande et le "
            "Cambodge, a affirmé la porte-parole.",
            "",
        ),
        (
            "Le Vietnam appelle au respect du droit international au Venezuela",
            "La porte-parole a répondu aux questions sur la situation au Venezuela et en Ukraine.",
            "",
        ),
        # an adjective on a thing
        (
            "Le bœuf s'impose dans les rayons",
            "Les Vietnamiens achètent davantage de bœuf australien, selon une enquête.",
            "",
        ),
        (
            "Les Vietnamiens aiment toujours les voitures allemandes",
            "Les voitures allemandes restent les préférées des Vietnamiens.",
            "",
        ),
        (
            "Le maïs argentin gagne du terrain",
            "Le Vietnam a importé davantage de maïs argentin, selon les douanes.",
            "AR",
        ),
        (
            "Hanoï s'inspire du modèle singapourien",
            "La mairie de Hanoï suit le modèle singapourien de logements sociaux.",
            "",
        ),
        ("Le pont japonais de Hôi An rouvre", "Le pont japonais a rouvert samedi à Hôi An.", ""),
        # an observer who judges, or one who works with home
        (
            "La presse allemande salue l'économie vietnamienne",
            "Le journal allemand Handelsblatt a publié un article sur l'économie vietnamienne.",
            "",
        ),
        (
            "Forbes : sept milliardaires vietnamiens",
            "Le magazine américain Forbes a publié sa liste, où figurent sept Vietnamiens.",
            "",
        ),
        (
            "Des experts japonais restaurent un temple de Huê",
            "Des experts japonais aident Huê, au Vietnam, à restaurer un temple.",
            "JP",
        ),
        # wars and rule of old
        (
            "Diên Biên Phu, 70 ans après la défaite française",
            "La victoire sur l'armée française a été commémorée mardi à Diên Biên Phu.",
            "",
        ),
        (
            "Les vestiges de la prison coloniale française de Son La",
            "La prison construite par les colonialistes français attire les Vietnamiens.",
            "",
        ),
        # places at home called after two states
        (
            "L'hôpital de l'Amitié Vietnam-Cuba modernise ses urgences",
            "L'hôpital de l'Amitié Vietnam-Cuba de Dông Hoi a mis en service un bâtiment.",
            "",
        ),
        # two others meet in a third country
        (
            "La Chine et les États-Unis s'accordent sur une trêve",
            "Les présidents chinois et américain se sont vus à Busan, en République de Corée.",
            "",
        ),
        # home is not spelled out
        (
            "Un laboratoire suédois soutient le dépistage du cancer",
            "AstraZeneca et le ministère de la Santé ont prolongé mercredi leur partenariat.",
            "SE",
        ),
        (
            "L'Alliance française lance un concours d'orthographe",
            "L'ambassade de France et l'Institut français ont lancé lundi un concours.",
            "FR",
        ),
        # who lays an embargo, and who bears it
        (
            "Le Vietnam vote contre l'embargo américain à Cuba",
            "Le Vietnam a voté la levée de l'embargo imposé par les États-Unis à Cuba.",
            "CU",
        ),
        # a town where something happens, in the title and in the lead
        (
            "La mode vietnamienne à Paris",
            "Le styliste Công Tri a présenté sa collection lundi à Paris.",
            "",
        ),
        (
            "Le Têt à Séoul : la diaspora se retrouve",
            "La communauté vietnamienne en République de Corée a célébré le Têt à Séoul.",
            "",
        ),
        # an illness abroad, and opponents of a match
        (
            "La variole du singe signalée au Congo : le Vietnam vigilant",
            "Le ministère renforce ses contrôles après des cas de variole du singe au Congo.",
            "",
        ),
        (
            "Le Vietnam perd face à la Thaïlande",
            "La sélection vietnamienne s'est inclinée lundi face à la Thaïlande.",
            "",
        ),
    ],
)
def test_who_acts_is_told_from_who_is_but_named(title: str, lead: str, codes: str) -> None:
    partners, _ = read_countries([Part("title", 0, title), Part("lead", 0, lead)], "VN")
    assert {label.code for label in partners} == set(codes.split())
