"""Which organisations a text names, under which name, and which of them are partners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.model import OrganisationLabel
from app.reading.organisations import read_organisations
from app.reading.parts import Part
from app.reading.persons import read_persons


def read(text: str, part: str = "paragraph") -> list[OrganisationLabel]:
    return list(read_organisations([Part(part, 0, text)], "VN"))


def names(text: str) -> list[str]:
    return [label.name for label in read(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "signés entre l’Académie des sciences sociales de Hongrie (ASH) et le ministère",
            "Académie des sciences sociales de Hongrie (ASH)",
        ),
        (
            "le ministère indonésien des Affaires maritimes et de la Pêche a dit",
            "ministère indonésien des Affaires maritimes et de la Pêche",
        ),
        (
            "le ministère néo-zélandais des Industries de base (MPI) et l'ambassade",
            "ministère néo-zélandais des Industries de base (MPI)",
        ),
        (
            "le Comité mixte de coopération économique Vietnam-Sri Lanka se réunit",
            "Comité mixte de coopération économique Vietnam-Sri Lanka",
        ),
        ("signé avec l'Algérie Presse Service (APS) lundi", "Algérie Presse Service (APS)"),
        (
            "la construction du Centre des sciences et technologies nucléaires (CNST) au Vietnam",
            "Centre des sciences et technologies nucléaires (CNST)",
        ),
        (
            "le centre Vietnam-Russie pour la science et la technologie nucléaires se poursuivra",
            "centre Vietnam-Russie pour la science et la technologie nucléaires",
        ),
        ("s’est rendu au Centre e-Estonia, à Tallinn", "Centre e-Estonia"),
        (
            "entre le ministère vietnamien de l'Industrie et du Commerce et son homologue russe",
            "ministère vietnamien de l'Industrie et du Commerce",
        ),
        (
            "le ministère lao des Technologies et de la Communication a signé",
            "ministère lao des Technologies et de la Communication",
        ),
        (
            "selon le ministère de la Culture, des Sports et du Tourisme",
            "ministère de la Culture, des Sports et du Tourisme",
        ),
        ("le ministère des Affaires étrangères a publié", "ministère des Affaires étrangères"),
        (
            "le Parti communiste du Vietnam Tô Lâm et son épouse",
            "Parti communiste du Vietnam (PCV)",
        ),
        ("l'Association d'amitié Vietnam-Bulgarie a tenu", "Association d'amitié Vietnam-Bulgarie"),
        ("la Chambre de commerce lettone a proposé", "Chambre de commerce lettone"),
        ("l'Université nationale du Laos accueillera", "Université nationale du Laos"),
        ("le Comité populaire de Hanoï a demandé", "Comité populaire de Hanoï"),
        (
            "le Comité de pilotage de la science, de la technologie et de l'innovation a tenu",
            "Comité de pilotage de la science, de la technologie et de l'innovation",
        ),
        ("directrice de la Fondation C.M. Lerici (Italie)", "Fondation C.M. Lerici"),
        ("Le leader du Parti donne sa vision du Centre de recherche", "Centre de recherche"),
        ("Institut Pasteur de Nha Trang", "Institut Pasteur de Nha Trang"),
        ("le Centre de recherche indique que", "Centre de recherche"),
        ("le groupe vietnamien Sun Group investira", "Sun Group"),
        ("la société pharmaceutique Biocad a ouvert", "Biocad"),
        ("visite du Centre commercial de Sapa et d'une ferme", "Centre commercial de Sapa"),
        ("le Comité populaire de Hanoi d'allouer 15 milliards", "Comité populaire de Hanoi"),
        ("avec le Parti communiste du Laos et de signer", "Parti communiste du Laos"),
        (
            "a visité l'Académie militaire de Pyin Oo Lwin et rencontré",
            "Académie militaire de Pyin Oo Lwin",
        ),
        ("L’Université de Waikato et celle de Da Nang ont paraphé", "Université de Waikato"),
        ("l'Union des femmes de Huê de concert avec la ville", "Union des femmes de Huê"),
        ("l'Association des Vietnamiens à Ostrava fête", "Association des Vietnamiens à Ostrava"),
        (
            "l'Association des Vietnamiens en République tchèque fête",
            "Association des Vietnamiens en République tchèque",
        ),
        (
            "l'Association des entreprises japonaises au Vietnam (JBAV)",
            "Association des entreprises japonaises au Vietnam (JBAV)",
        ),
        (
            "l'Association d'amitié et de coopération Vietnam — Brésil",
            "Association d'amitié et de coopération Vietnam — Brésil",
        ),
        ("l'association d'amitié Kyushu-Vietnam", "association d'amitié Kyushu-Vietnam"),
        (
            "l'Institut international de recherche sur le riz (IRRI)",
            "Institut international de recherche sur le riz (IRRI)",
        ),
        (
            "le Comité national de lutte contre les catastrophes naturelles, de recherche et de "
            "sauvetage a dit",
            "Comité national de lutte contre les catastrophes naturelles, de recherche et de "
            "sauvetage",
        ),
        (
            "le Comité intergouvernemental sur la coopération économique, commerciale, "
            "scientifique et technique se réunit",
            "Comité intergouvernemental sur la coopération économique, commerciale, "
            "scientifique et technique",
        ),
        (
            "le Comité central du Front de libération du Laos",
            "Comité central du Front de libération du Laos",
        ),
        (
            "le Comité d’État biélorusse pour la science et la technologie",
            "Comité d'État biélorusse pour la science et la technologie",
        ),
        (
            "l'Office du travail, des invalides et des affaires sociales de Ba Vi",
            "Office du travail, des invalides et des affaires sociales de Ba Vi",
        ),
        (
            "le Centre d’études en sciences sociales a été fondé",
            "Centre d'études en sciences sociales",
        ),
        (
            "le ministère mongol du Développement routier et des Transports",
            "ministère mongol du Développement routier et des Transports",
        ),
        ("la Fondation Bill & Melinda Gates", "Fondation Bill & Melinda Gates"),
        (
            "l’Organisation de développement de la main-d’œuvre internationale du Japon",
            "Organisation de développement de la main-d'œuvre internationale du Japon",
        ),
        ("la Croix-Rouge vietnamienne a envoyé", "Croix-Rouge du Vietnam"),
        ("un protocole avec l'Université de Hanoï sur la formation", "Université de Hanoï"),
        ("réunion du Conseil des ministres sur le climat", "Conseil des ministres"),
        ("l'Association des producteurs de café a dit", "Association des producteurs de café"),
        ("une délégation de l'Université de Genève à Hanoï", "Université de Genève"),
        ("l'Université du Québec à Montréal", "Université du Québec à Montréal"),
        ("la Banque d'État du Vietnam pour la période 2020", "Banque d'État du Vietnam"),
        ("le Comité mixte de mise en œuvre est réuni", "Comité mixte de mise en œuvre"),
        (
            "réélu à la Commission du droit international pour le mandat 2023-2027",
            "Commission du droit international",
        ),
        ("l'Union économique eurasiatique (UEEA)", "Union économique eurasiatique (UEEA)"),
        ("l'Association des nations de l'Asie du Sud-Est", "ASEAN"),
        ("l'Organisation mondiale de la Santé", "OMS"),
        ("la Banque africaine de développement (BAD)", "Banque africaine de développement"),
        ("la BAD (Banque asiatique de développement)", "Banque asiatique de développement (BAD)"),
        ("la CEI (Commission électorale indépendante)", "Commission électorale"),
        ("le secrétaire du Conseil de sécurité de Russie", "Conseil de sécurité de Russie"),
        ("le groupe SEB ouvre une usine", "Groupe SEB"),
        ("l’Agence vietnamienne d’information (VNA)", "Agence vietnamienne d'information (VNA)"),
        (
            "le Centre pour la quatrième révolution industrielle ouvre",
            "Centre pour la quatrième révolution industrielle",
        ),
        ("demandé au Parlement italien de ratifier l'accord", "Parlement italien"),
        ("l'Association des entreprises d'ouvrir un bureau", "Association des entreprises"),
        ("l'Assistance publique-Hôpitaux de Paris (AP-HP)", "AP-HP"),
        (
            "la Fédération allemande de l'industrie (BDI)",
            "Fédération allemande de l'industrie (BDI)",
        ),
        ("la Chambre allemande de commerce a signé", "Chambre allemande de commerce"),
        ("l'Institut diplomatique uruguayen a dit", "Institut diplomatique uruguayen"),
        ("le président du Sénat français", "Sénat français"),
        ("la Douma d'État russe a ratifié", "Douma d'État russe"),
        (
            "le Groupe d'amitié parlementaire Vietnam-France se réunit",
            "Groupe d'amitié parlementaire Vietnam-France",
        ),
        ("l'Armée populaire du Vietnam est venue", "Armée populaire du Vietnam"),
        ("la Garde-côte du Vietnam a reçu", "Garde-côte du Vietnam"),
        ("le CHU de Bordeaux a signé", "CHU de Bordeaux"),
        ("la Mission permanente du Burundi", "Mission permanente du Burundi"),
        ("le directeur général de TASS a été reçu", "TASS"),
        ("une délégation de l'agence cubaine Prensa Latina", "Prensa Latina"),
    ],
)
def test_an_organisation_is_found_under_its_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "l'Union soviétique a aidé le Vietnam",
        "un groupe de travail, un centre de données et une société numérique",
        "un comité, une académie, une banque",
        "les ministres de la Santé et de la Culture",
        "au sein du groupe",
        "la joint-venture gazo-pétrolière Vietnam-Russie",
        "le sida et la bad nouvelle",
        "L'inflation a baissé, a rapporté Xinhua",
        "Selon l'AFP, l'inflation a baissé",
        "L'agence Yonhap a rapporté que l'inflation baisse",
        "Il a répondu aux questions de l'agence russe TASS",
        "Moscou (TASS) – L'inflation a baissé",
        "",
    ],
)
def test_what_is_no_organisation_has_no_label(text: str) -> None:
    assert names(text) == []


def test_two_bodies_joined_by_a_word_are_two() -> None:
    text = "entre le Comité populaire de Hanoï et le ministère cubain de la Santé publique"
    assert names(text) == ["Comité populaire de Hanoï", "ministère cubain de la Santé publique"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Institut Pasteur de Paris et du CIRAD", ["Institut Pasteur de Paris", "CIRAD"]),
        ("l'Université de Cân Tho et de l'IRD", ["Université de Cân Tho", "IRD"]),
        (
            "le Conseil d'affaires des États-Unis et de l'ASEAN",
            ["Conseil d'affaires des États-Unis et de l'ASEAN", "ASEAN"],
        ),
        (
            "le Centre de prévention des maladies et du VIH",
            ["Centre de prévention des maladies et du VIH"],
        ),
    ],
)
def test_an_acronym_behind_a_body_is_a_body_of_its_own(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_pair_of_countries_is_one_however_its_dash_is_set() -> None:
    text = "Le Comité mixte Vietnam - Laos se réunit. Le Comité mixte Vietnam-Laos a dit."
    assert names(text) == ["Comité mixte Vietnam - Laos"]


def test_companies_in_an_enumeration_are_found_each() -> None:
    text = "des entreprises majeures telles que Rosatom, Rusal et Uralchem, ainsi que d'autres"
    assert names(text) == ["Rosatom", "Rusal", "Uralchem"]


def test_acronym_and_name_are_one_label() -> None:
    text = (
        "L'Institut de technologie du Mékong (ITM) ouvre. L'ITM recrute. "
        "L'ASEAN, ou Association des nations de l'Asie du Sud-Est, approuve."
    )
    institute, asean = read(text)
    assert institute.name == "Institut de technologie du Mékong (ITM)"
    assert [evidence.text for evidence in institute.evidence] == [institute.name, "ITM"]
    assert asean.name == "ASEAN"
    assert len(asean.evidence) == 2


def test_a_ministry_of_home_is_the_same_with_and_without_its_adjective() -> None:
    text = "Le ministère vietnamien de la Santé et le ministère de la Santé"
    assert names(text) == ["ministère vietnamien de la Santé"]


def test_ministries_of_two_states_are_two() -> None:
    text = "Le ministère vietnamien de la Santé et le ministère lao de la Santé"
    assert names(text) == ["ministère vietnamien de la Santé", "ministère lao de la Santé"]


def test_an_organisation_that_acts_in_the_title_is_a_partner() -> None:
    (label,) = read("L'ASEAN et le Vietnam célèbrent trente ans", "title")
    assert label.partner


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("En marge du sommet de l'ASEAN, il a rencontré son homologue", "lead"),
        ("L'ASEAN et le Vietnam célèbrent trente ans", "paragraph"),
        ("L'ambassadeur du Vietnam auprès de l'ONU", "title"),
        ("Viettel ouvre une antenne", "title"),
    ],
)
def test_one_that_is_named_in_passing_or_is_from_home_is_no_partner(text: str, part: str) -> None:
    assert [label.partner for label in read(text, part)] == [False]


def test_a_body_ends_where_the_name_of_a_person_begins() -> None:
    text = (
        "Le président de l'Assemblée nationale vietnamienne Vuong Dinh Huê a reçu la "
        "présidente du Conseil italien Giorgia Meloni."
    )
    parts = [Part("paragraph", 0, text)]
    labels = read_organisations(parts, "VN", persons=read_persons(parts, "VN"))
    assert [label.name for label in labels] == [
        "Assemblée nationale vietnamienne",
        "Conseil italien",
    ]


def test_a_further_office_is_no_part_of_a_bodys_name() -> None:
    text = "Le secrétaire du Comité central du Parti et président de la Commission est venu."
    assert names(text)[0] == "Comité central du Parti"


@given(st.text(max_size=300))
def test_any_text_is_read_with_true_evidence(text: str) -> None:
    for label in read(text):
        assert label.evidence
        assert all(text[e.start : e.end] == e.text for e in label.evidence)


WORDS = """
Centre ministère groupe de des du la l' d' et pour Vietnam Russie (ABC) ABC , . Société nationale
sciences Industrie ONU entreprises telles que
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_words_of_organisations_in_any_order_are_read_with_true_evidence(words: list[str]) -> None:
    text = " ".join(words)
    for label in read(text):
        assert all(text[e.start : e.end] == e.text for e in label.evidence)
