"""Which countries a text speaks of, and which words look like one and are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.countries import read_countries
from app.reading.countries.mentions import find_companies
from app.reading.parts import Part


def mentioned(text: str, language: str = "fr") -> list[str]:
    _, mentions = read_countries([Part("paragraph", 0, text)], "VN", language)
    return sorted(label.code for label in mentions)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("les liens vietnamo-russes", "RU"),
        ("l'amitié sino-vietnamienne", "CN"),
        ("la coopération franco-vietnamienne", "FR"),
        ("un centre d'études lao-vietnamien", "LA"),
        ("une entreprise nippo-vietnamienne", "JP"),
        ("les relations américano-vietnamiennes", "US"),
        ("les relations Vietnam–Laos", "LA"),
        ("les relations Vietnam - Pays-Bas", "NL"),
        ("aux Etats-Unis, aux États-unis, aux ÉTATS-UNIS et aux USA", "US"),
        ("LE VIETNAM ET LA RUSSIE", "RU"),
        ("la RPDC et la RDC", "CD KP"),
        ("les EAU et le Royaume-Uni", "AE GB"),
        ("l'eau et le riz", ""),
        ("la RDP lao", "LA"),
        ("la République de Corée", "KR"),
        ("la République populaire démocratique de Corée", "KP"),
        ("les autorités sud-coréennes et nord-coréennes", "KP KR"),
        ("la Guinée, la Guinée-Bissau et la Guinée équatoriale", "GN GQ GW"),
        ("la Papouasie-Nouvelle-Guinée", "PG"),
        ("le Niger et le Nigeria", "NE NG"),
        ("un diplomate nigérien, un diplomate nigérian", "NE NG"),
        ("la Dominique et la République dominicaine", "DM DO"),
        ("le Soudan du Sud et le Soudan", "SD SS"),
        ("Taïwan (Chine)", "TW"),
        ("Hong Kong (Chine)", "HK"),
        ("Moscou, Pékin et Tokyo", "CN JP RU"),
        ("la Nouvelle-Calédonie", "FR"),
        ("le Saint-Siège et le Vatican", "VA"),
        ("le pays du Soleil levant", "JP"),
        ("le pays du Matin calme", "KR"),
        ("l'île de la Liberté et l'île d'Émeraude", "CU IE"),
        ("la Knesset, la Douma et le Bundestag", "DE IL RU"),
        ("le Congo, dont la capitale est Kinshasa", "CD"),
        ("le Congo", "CG"),
        ("le gouverneur de Géorgie à Atlanta", "US"),
        ("Maurice et la France", "FR MU"),
        ("la province chinoise du Guangxi", "CN"),
        ("la Birmanie et le Myanmar", "MM"),
        ("la Biélorussie et le Bélarus", "BY"),
        ("l'Irlande du Nord", "GB"),
        ("le gouvernement thaïlandais, le roi thaï", "TH"),
        ("l'île Maurice", "MU"),
        ("le président du Salvador Nayib Bukele", "SV"),
        ("le président d'Israël Isaac Herzog", "IL"),
        ("un ressortissant turc et un ressortissant grec", "GR TR"),
        ("il exerce à San José, aux États-Unis", "US"),
        ("le président a reçu à San José le ministre", "CR"),
        ("Wallonie-Bruxelles et la Communauté française de Belgique", "BE"),
    ],
)
def test_a_country_is_found_in_the_words_of_the_press(text: str, codes: str) -> None:
    assert mentioned(text) == codes.split()


@pytest.mark.parametrize(
    "text",
    [
        "la réunion s'est tenue lundi",
        "La réunion de La Haye",
        "la souveraineté en mer de Chine méridionale",
        "la Mer Orientale",
        "la province de Lao Cai et le poste-frontière de Lao Bao",
        "l'Indochine et la Cochinchine",
        "l'Accord de Paris sur le climat",
        "les Accords de Genève",
        "la Convention de Vienne et le protocole de Kyoto",
        "la Convention de Budapest et la Déclaration de Vienne",
        "les coopératives de Chợ Gạo",
        "dix millions de dollars américains",
        "cent dollars singapouriens et mille roupies indiennes",
        "l'océan Indien et l'Indo-Pacifique",
        "l'Amérique latine et les pays latino-américains",
        "les marchés nord-américains et sud-américains",
        "l'enseignement du français, des manuels en anglais, chinois et russe",
        "des cours d'anglais, de chinois et de japonais",
        "la langue française et la Francophonie",
        "le vice-ministre Tran Hong Thai",
        "la province de Thai Nguyên et celle de Thai Binh",
        "Maurice Dupont, Santiago Andrés Cafiero et Salvador Allende",
        "le Nouvel An chinois",
        "la péninsule coréenne",
        "le siège de l'ONU à New York et les réunions de Genève",
        "à 9 heures, heure de Paris",
        "l'Union soviétique",
        "le quotidien Lao Dông",
        "le Washington Post",
        "LA GESTION DE L'EAU",
        "la région indo-pacifique",
        "le cheikh Jarrah Jaber Al-Sabah",
        "la grippe espagnole et le rhinocéros de Java",
        "un appui pour la formation à l'anglais",
        "des cours pour perfectionner leur anglais et son français",
        "des bourses pour la valorisation du français et pour des élèves de français",
        "faire de l'anglais la deuxième langue, et du chinois la troisième",
        "le secrétaire aux Affaires étrangères, Albert del Rosario",
        "M. France a remercié Mme Lima",
        "Maurice Durand est né à Hanoï. Plus tard, Maurice a rassemblé des estampes",
        "les ethnies thaï, lao et russe",
        "l'AS Monaco et le Bayern Munich",
        "une partie de roulette russe, un jardin à la française",
        "le mont Kenya et le fleuve Congo",
        "Le coréen sera enseigné à l'école",
    ],
)
def test_what_looks_like_a_country_is_none(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("l'anglais BP et son partenaire", "GB"), ("avec l'américain ExxonMobil", "US")],
)
def test_a_company_told_by_its_nation_is_of_it(text: str, code: str) -> None:
    assert mentioned(text) == [code]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Vietnam and Laos agreed to help Russian firms.", "en", "LA"),
        ("The United States, the UK and South Korea took part.", "en", "GB KR US"),
        ("Let us turkey and china cups.", "en", ""),
        ("Michael Jordan met Chad Smith.", "en", ""),
        ("Thủ tướng thăm Liên bang Nga và Nhật Bản", "vi", "JP RU"),
        ("Ông Nguyễn Minh Đức mặc áo mới ở Mỹ Tho", "vi", ""),
        ("Tỉnh Lào Cai giáp Trung Quốc", "vi", "CN"),
        ("Freedom of navigation in the South China Sea", "en", ""),
        ("It costs one million US dollars.", "en", ""),
        ("Der Präsident besuchte Frankreich.", "de", "FR"),
        ("gibberish of France", "xx", ""),
    ],
)
def test_other_languages_are_read_by_names_alone(text: str, language: str, codes: str) -> None:
    assert mentioned(text, language) == codes.split()


def test_labels_are_sorted_by_score_and_code_and_leave_the_home_country_out() -> None:
    parts = [Part("title", 0, "Vietnam et Chine"), Part("paragraph", 0, "La Suède et le Chili.")]
    _, mentions = read_countries(parts, "VN")
    assert [label.code for label in mentions] == ["CN", "CL", "SE"]


def test_the_home_country_is_a_parameter() -> None:
    parts = [Part("title", 0, "Le Laos et le Vietnam coopèrent")]
    partners, mentions = read_countries(parts, "LA")
    assert [label.code for label in partners] == [label.code for label in mentions] == ["VN"]


def test_evidence_points_at_the_very_words_and_is_limited() -> None:
    part = Part("paragraph", 3, "« Russie » : " + "la Russie, Moscou et les Russes. " * 20)
    _, (label,) = read_countries([part], "VN")
    assert len(label.evidence) == 20
    for evidence in label.evidence:
        assert (evidence.part, evidence.index) == ("paragraph", 3)
        assert part.text[evidence.start : evidence.end] == evidence.text
        assert evidence.text in ("Russie", "Moscou", "Russes")


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_read(texts: list[str]) -> None:
    parts = [Part("title", 0, ""), *(Part("paragraph", i, text) for i, text in enumerate(texts))]
    partners, mentions = read_countries(parts, "VN")
    assert {label.code for label in partners} <= {label.code for label in mentions}


@given(st.text(alphabet=" ,-('’eéàLlaRuseiVntm.\n", max_size=300))
def test_text_like_french_is_read_with_true_evidence(text: str) -> None:
    part = Part("lead", 0, text)
    for label in read_countries([part], "VN")[1]:
        assert all(text[e.start : e.end] == e.text for e in label.evidence)


SEEDS = {
    "000": ("RU", "RU"),
    "001": ("LA", "LA"),
    "002": ("RU", "RU"),
    "003": ("RU", "AM BY KG KZ RU"),
    "004": ("EE", "EE"),
}


@pytest.mark.parametrize("number", SEEDS)
def test_the_seeds_are_read_as_by_hand(number: str) -> None:
    (path,) = Path("seeds").glob(f"{number}_*.txt")
    own, *_ = path.read_text(encoding="utf-8").split("Voir plus")
    title, *lines = (line for line in own.splitlines() if line.strip())
    parts = [Part("title", 0, title), Part("lead", 0, lines[0])]
    parts += [Part("paragraph", index, line) for index, line in enumerate(lines[1:])]
    partners, mentions = read_countries(parts, "VN")
    read = [" ".join(sorted(label.code for label in labels)) for labels in (partners, mentions)]
    assert tuple(read) == SEEDS[number]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Le groupe Samsung a ouvert une usine", ["KR"]),
        ("En 2010 Samsung a ouvert une usine", ["KR"]),
        ("Elle a acheté quatre Airbus A321", []),
        ("Elle a reçu des Boeing et 20 Airbus", []),
        ("200.000 doses d’AstraZeneca", []),
    ],
)
def test_a_company_is_named_but_not_by_its_goods(text: str, codes: list[str]) -> None:
    assert [company.code for company in find_companies([Part("lead", 0, text)])] == codes
