"""Repairs: what is glued or split is mended, what is a word or a name is left alone."""
# ruff: noqa: E501 -- one case a line

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document
from app.reading.model import Caption, Reading
from app.reading.repairs import mend, undo
from app.reading.structure import read_layout

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
DAMAGED = "Se félicitant des accordssignés, lesdeux parties ontconvenu de renforcer lacoopération."


MORE_DAMAGE = (
    "Ils ontexprimé leursouhait de promouvoir leséchanges commerciaux, l’investissementdes firmes",
    "et letourisme dans lesprochaines années, grâce auxvols directs et à lapolitique des visas.",
)


def reading(*paragraphs: str) -> Reading:
    return Reading("fr", None, None, paragraphs)


def mended(text: str, *others: str) -> str:
    return mend(reading(text, *others)).paragraphs[0]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Ils renforcent lacoopération.", "Ils renforcent la coopération."),
        ("Le ministre a reçulundi l'ambassadeur.", "Le ministre a reçu lundi l'ambassadeur."),
        ("la promotionde la société", "la promotion de la société"),
        ("le Comité (CPM).Le projet est prêt", "le Comité (CPM). Le projet est prêt"),
        ("un mémorandum d' entente sur l’ éducation", "un mémorandum d'entente sur l’éducation"),
        ("Renforcer lacoopération .", "Renforcer la coopération."),
        ("jusqu' à aujourd' hui", "jusqu'à aujourd'hui"),
        ("Le pays , établi en 1950 . Il grandit .", "Le pays, établi en 1950. Il grandit."),
        ("il a affi rmé que le fi let bénéfi ciera", "il a affirmé que le filet bénéficiera"),
        ("les pays euro-péens", "les pays européens"),
        ("la mise enœuvre du plan", "la mise en œuvre du plan"),
        ("entre l’Académiedes sciences et la VAST", "entre l’Académie des sciences et la VAST"),
        ("afin d’identifierles besoins", "afin d’identifier les besoins"),
        ("avec d’autresministères", "avec d’autres ministères"),
        ("cettevisite vise à", "cette visite vise à"),
        ("aidant les gens àbénéficier", "aidant les gens à bénéficier"),
        ("le soutien actif etefficace", "le soutien actif et efficace"),
        ("Lesinvestisseurs français", "Les investisseurs français"),
        ("levice-ministre des Finances", "le vice-ministre des Finances"),
        ("pourl’énergie propre", "pour l’énergie propre"),
        ("la sécurité del’énergie", "la sécurité de l’énergie"),
        ("duVietnam et de la France", "du Vietnam et de la France"),
        ("lesentreprises du pays", "les entreprises du pays"),
        ("il a déclaré,ajoutant que", "il a déclaré, ajoutant que"),
        ("la tsunami;la formation", "la tsunami; la formation"),
        ("(VAST)et le ministère", "(VAST) et le ministère"),
        ("le Vietnam(VAST) est", "le Vietnam (VAST) est"),
        ("le 29mai à Hanoï", "le 29 mai à Hanoï"),
        ("ont signéle21novembre2024 à Hanoï", "ont signé le 21 novembre 2024 à Hanoï"),
        ("les deux ministres ont si-gné un accord", "les deux ministres ont signé un accord"),
        ("un mémoran- dum d'entente", "un mémorandum d'entente"),
        ("la coopé-ration sur l'eau", "la coopération sur l'eau"),
        ("15milliards de dollars", "15 milliards de dollars"),
        ("lundi29 mai à Hanoï", "lundi 29 mai à Hanoï"),
        ("la coopéra tion bilatérale", "la coopération bilatérale"),
        ("le dé veloppement durable", "le développement durable"),
        ("les investisse ments étrangers", "les investissements étrangers"),
        ("l'ambassade deFrance", "l'ambassade de France"),
        ("l'ambassadrice RachelDurand", "l'ambassadrice Rachel Durand"),
        ("avant la fin de 2031.Les autorités", "avant la fin de 2031. Les autorités"),
        ("à l'aéroport de Cat Bi.Après lui", "à l'aéroport de Cat Bi. Après lui"),
        ("un siège à l'ONU.Cependant, rien", "un siège à l'ONU. Cependant, rien"),
        ("les prix de l'or.Les banques", "les prix de l'or. Les banques"),
        ("du riz, du café...Selon lui", "du riz, du café... Selon lui"),
        ("du riz, du café…Ensuite, il part", "du riz, du café… Ensuite, il part"),
        ("les banques voudraients'unir", "les banques voudraient s'unir"),
        ("ils choisissents'ils peuvent", "ils choisissent s'ils peuvent"),
        ("la KOICA(l'Agence coréenne)", "la KOICA (l'Agence coréenne)"),
        ("Hanoï(la capitale)", "Hanoï (la capitale)"),
        ("soit 30%des exportations", "soit 30% des exportations"),
        ("les pays de l'ASEAN.Les deux", "les pays de l'ASEAN. Les deux"),
        ("en Corée du Nord.Avant lui", "en Corée du Nord. Avant lui"),
        ("avec les étudiants.D’autres viendront", "avec les étudiants. D’autres viendront"),
        ("27 à Binh Hoa,12 à Dak Lak", "27 à Binh Hoa, 12 à Dak Lak"),
        ("l'OMS(l'Organisation mondiale)", "l'OMS (l'Organisation mondiale)"),
        ("ces5es Jeux d'Asie", "ces 5es Jeux d'Asie"),
        ("Visite à Huê ảnh 1La délégation à Huê", "Visite à Huê ảnh 1 La délégation à Huê"),
    ],
)
def test_sure_damage_is_mended_in_any_article(damaged: str, whole: str) -> None:
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("les énergiesrenouvelables", "les énergies renouvelables"),
        ("Vietnam AirlinesetAirbus coopèrent", "Vietnam Airlines et Airbus coopèrent"),
        ("il est arrivé lundimatin", "il est arrivé lundi matin"),
        ('"Le riz est bon",a-t-il dit', '"Le riz est bon", a-t-il dit'),
        ("le ministre amis en lumière ces liens", "le ministre a mis en lumière ces liens"),
        ("le texte présenté parle ministre", "le texte présenté par le ministre"),
        ("les biens échangés parles postes", "les biens échangés par les postes"),
        ("le groupe adéjà investi", "le groupe a déjà investi"),
        ("Acette occasion, ils ont parlé", "A cette occasion, ils ont parlé"),
        ("Anoter que le port grandit", "A noter que le port grandit"),
        ("ils avaienteu un entretien", "ils avaient eu un entretien"),
        ("le gouvernement péruviena salué", "le gouvernement péruvien a salué"),
        ("une réunion de l'ASEAN(AARM-24) aura lieu", "une réunion de l'ASEAN (AARM-24) aura lieu"),
        ("Nguyen Tan Dunget son hôte", "Nguyen Tan Dung et son hôte"),
        ("Hô Chi Minhen son mausolée", "Hô Chi Minh en son mausolée"),
        ("une mozambicaines'était félicitée", "une mozambicaine s'était félicitée"),
        ("au plustôt, aulieu d'attendre", "au plus tôt, au lieu d'attendre"),
        ("il enfera part", "il en fera part"),
        ("le ministre M.William Farrugia, présent", "le ministre M. William Farrugia, présent"),
        ("selon la session, M.Amine Benyahia a jugé", "selon la session, M. Amine Benyahia a jugé"),
        ("le responsable dePetroVietnam", "le responsable de PetroVietnam"),
        ("les rizières de SierraLeone", "les rizières de Sierra Leone"),
        ("la demande du marchése redresse", "la demande du marché se redresse"),
        ("cheikh Ahmed binKhalid", "cheikh Ahmed bin Khalid"),
        ("il a ditespérer un accord", "il a dit espérer un accord"),
        ("Deux cas sont guéris.Hanoï reste prudente", "Deux cas sont guéris. Hanoï reste prudente"),
        ("l’énergiesolaire et éolienne", "l’énergie solaire et éolienne"),
        ("la grandeamitié entre eux", "la grande amitié entre eux"),
        ("les catastrophesnaturelles", "les catastrophes naturelles"),
        ("le ministère laoentretient des liens avec le peuple lao", "le ministère lao entretient des liens avec le peuple lao"),
        ("dans les domaines dela science", "dans les domaines de la science"),
        ("le programmea permis", "le programme a permis"),
        ("ministre de la CommunicationBoviengkham", "ministre de la Communication Boviengkham"),
        ("avec TrânHông Hà", "avec Trân Hông Hà"),
        ("Rosatomest prêt, dit Rosatom", "Rosatom est prêt, dit Rosatom"),
        ("la VASTet la VAST", "la VAST et la VAST"),
        ("la miseenœuvre", "la mise en œuvre"),
        ("les pagodesetaux plages", "les pagodes et aux plages"),
        ("la saisiedesbiens", "la saisie des biens"),
        ("1Le ministre", "1 Le ministre"),
        ("il avendu du riz", "il a vendu du riz"),
        ("Ilsont signé", "Ils ont signé"),
        ("parexemple le riz", "par exemple le riz"),
        ("LesVietnamiens saluent", "Les Vietnamiens saluent"),
        ("Le Comitécentral siège", "Le Comité central siège"),
        ("auxquels s'ajoutent12 projets", "auxquels s'ajoutent 12 projets"),
        ("à la ville.Située au sud", "à la ville. Située au sud"),
        ("le secteur public.Thanawat Srisuk a dit", "le secteur public. Thanawat Srisuk a dit"),
        ("sur 700km de côtes", "sur 700 km de côtes"),
        ("le train longeHanoï et Hanoï", "le train longe Hanoï et Hanoï"),
        ("le Dr Nguyên VietLong", "le Dr Nguyên Viet Long"),
        ("vers la Suède(62%) et ailleurs", "vers la Suède (62%) et ailleurs"),
        ("en juillet(heure de Paris)", "en juillet (heure de Paris)"),
        ("le BIT(Bureau international)", "le BIT (Bureau international)"),
        ("les pays de l'ASEAN(ADMM)", "les pays de l'ASEAN (ADMM)"),
        ("la pièce (dans la cour)a plu", "la pièce (dans la cour) a plu"),
        ("un atelier.»Les experts", "un atelier.» Les experts"),
        ("en hausse (+12,5%)par an", "en hausse (+12,5%) par an"),
        ("contre 5,9 %auparavant", "contre 5,9 % auparavant"),
        ("battus 3-1,les joueurs", "battus 3-1, les joueurs"),
        ("le 41erang mondial", "le 41e rang mondial"),
        ("de 12à 15 ans", "de 12 à 15 ans"),
        ("le salon de Tokyo2019", "le salon de Tokyo 2019"),
        ("les amis du Vietnam.Maria Grant, ambassadrice,", "les amis du Vietnam. Maria Grant, ambassadrice,"),
        ("l'Ukraine quiy participe", "l'Ukraine qui y participe"),
        ("le legrand nombre", "le le grand nombre"),
        ("le maire de laville", "le maire de la ville"),
        ("des produits duport", "des produits du port"),
        ("un forum enligne", "un forum en ligne"),
        ("il adit oui", "il a dit oui"),
        ("Illa rencontre", "Il la rencontre"),
        ("Ilest parti", "Il est parti"),
        ("Consacréà la paix", "Consacré à la paix"),
        ("Àcette occasion", "À cette occasion"),
        ("SelonTrân Minh, rien", "Selon Trân Minh, rien"),
        ("l'InvestissementBui Van Minh", "l'Investissement Bui Van Minh"),
        ("Thanh Cuongs'était rendu", "Thanh Cuong s'était rendu"),
        ("au titre desa visite", "au titre de sa visite"),
        ("la valeur des pontsa augmenté", "la valeur des ponts a augmenté"),
        ("il présentesa réponse", "il présente sa réponse"),
        ("les uns et d'autresont partis", "les uns et d'autres ont partis"),
        ("l'OIMa aidé, dit l'OIM", "l'OIM a aidé, dit l'OIM"),
        ("ÀFukuoka, il pleut", "À Fukuoka, il pleut"),
        ("la Cour (CIJ)s'est prononcée", "la Cour (CIJ) s'est prononcée"),
        ("21d'entre eux", "21 d'entre eux"),
        ("la loi de 1999(CIJ)", "la loi de 1999 (CIJ)"),
        ("le film \"La Mer\"(Biên)", "le film \"La Mer\" (Biên)"),
        ("l'article 5(a) et 6(ii)", "l'article 5(a) et 6(ii)"),
        ("d'ici2050 au plus tard", "d'ici 2050 au plus tard"),
        ("le mot \"paix\".Les autres", "le mot \"paix\". Les autres"),
    ],
)  # fmt: skip
def test_likely_damage_is_mended_where_there_is_more_of_it(damaged: str, whole: str) -> None:
    assert mended(damaged, DAMAGED) == whole
    assert mended(damaged) == damaged or mended(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Elle ahautement apprécié", "Elle a hautement apprécié"),
        ("il asouligné que", "il a souligné que"),
        ("qui aété signé", "qui a été signé"),
        ("grâce àlui", "grâce à lui"),
        ("ycompris le riz", "y compris le riz"),
        ("des liens plusétroits", "des liens plus étroits"),
        ("du café nontorréfié", "du café non torréfié"),
        ("ceux-cicontribueront", "ceux-ci contribueront"),
        ("il a expriméses regrets", "il a exprimé ses regrets"),
        ("les adjudicataireset les autres", "les adjudicataires et les autres"),
        ("le Comitéintergouvernemental", "le Comité intergouvernemental"),
        ("le ministre HiroshiTanemura", "le ministre Hiroshi Tanemura"),
        ("la MerOrientale", "la Mer Orientale"),
        ("le SommetMékong-Japon", "le Sommet Mékong-Japon"),
        ("que le Vietnamconclue", "que le Vietnam conclue"),
        ("le Viet Namcontinue", "le Viet Nam continue"),
        ("les SEAGames et les SEA", "les SEA Games et les SEA"),
        ("le 40eanniversaire", "le 40e anniversaire"),
        ("le 18eSommet", "le 18e Sommet"),
        ("le 1ermai", "le 1er mai"),
        ("de métroN°1", "de métro N°1"),
        ("Lechef du département", "Le chef du département"),
        ("lariziculture", "la riziculture"),
        ("Les ministresont signé", "Les ministres ont signé"),
        ("ila salué", "il a salué"),
        ("Le6 mai", "Le 6 mai"),
        ("la29e édition", "la 29e édition"),
        ("accords,élargir", "accords, élargir"),
        ("Ila signé", "Il a signé"),
        ("Leroi a rappelé que le roi", "Le roi a rappelé que le roi"),
        ("Outrela recherche", "Outre la recherche"),
        ("Oslo,23 avril", "Oslo, 23 avril"),
        ("ils ont signé desaccords", "ils ont signé des accords"),
        ("en s'amplifiantgrâce à eux", "en s'amplifiant grâce à eux"),
        ("le championnat dekaraté", "le championnat de karaté"),
        ("la fédération dewushu", "la fédération de wushu"),
        ("de hautniveau", "de haut niveau"),
        ("à moyenterme", "à moyen terme"),
        ("les adjudicatairesjaponais", "les adjudicataires japonais"),
        ("ce qui porteainsi l'offre", "ce qui porte ainsi l'offre"),
        ("elle s'est ditenchantée", "elle s'est dit enchantée"),
        ("beaucoup deriz", "beaucoup de riz"),
        ("le rizdu delta", "le riz du delta"),
        ("qui aacceuilli", "qui a acceuilli"),
        ("les étudesy sont gratuites", "les études y sont gratuites"),
        ("un feuvert attendu", "un feu vert attendu"),
        ("trois kmde route", "trois km de route"),
        ("achat demaisons", "achat de maisons"),
        ("ils continuede travailler", "ils continue de travailler"),
        ("Alorsque la crise", "Alors que la crise"),
        ("Celacompte peu", "Cela compte peu"),
        ("Enmai dernier", "En mai dernier"),
        ("la Fêtenationale", "la Fête nationale"),
        ("le groupe Vinatexdans le Sud", "le groupe Vinatex dans le Sud"),
        ("les quatre-vingtsans", "les quatre-vingts ans"),
        ("les karatékasvietnamiens ont gagné", "les karatékas vietnamiens ont gagné"),
        ("ils ont pugoûter la soupe", "ils ont pu goûter la soupe"),
        ("l'Algérie et le Vietnamcoopéreront", "l'Algérie et le Vietnam coopéreront"),
    ],
)
def test_bold_breaks_are_made_where_the_article_is_full_of_damage(damaged: str, whole: str) -> None:
    assert mended(damaged, DAMAGED, *MORE_DAMAGE) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre Peter Ilau a reçu",
        "des amis en place depuis longtemps",
        "la délégation arrivée parle de ses projets",
        "les insulaires vanuatuans",
        "l'ambassadeur Bruno Angelet a reçu",
        "le ministre Ebrahim Rahimpour a reçu",
        "le président du Sénat Thomas Tavares-Finson a reçu",
        "une cure de desintoxication",
        "le colloque « All sides »",
        "l'équipe U22reste",
        "ses 10emplois",
        "l'autoroute HaNoi-Hai Phong près de Hanoi",
        "le PGS.TS.Lê Van Minh",
        "le Dr.Le ministre",
        "l'élu(e) et les candidat(e)s",
        "sur node.Js et booking.Com",
        "le groupe VietLong",
        "selon lui(1) et ailleurs(12)",
        "les agriculteur(trice)s et député(e)s",
        "le sénateur Salvador Illa a dit",
        "la ville de Hoà et de Trà",
        "le président Mas'ud, selon Women's Day",
        "s'ils s'approfondissaient",
        "des amis de parfois et des devoirs",
        "des valeurs nutritionelles",
        "Je semais 180 kilos, ils repiquaient le reste",
    ],
)
def test_names_behind_first_names_and_slips_of_accents_are_left_alone(text: str) -> None:
    whole = text.replace("10e", "10 e").replace("U22r", "U22 r")
    assert mended(text, DAMAGED, *MORE_DAMAGE) in (text, whole)


NAMES = [
    "Rosatom",
    "Michoustine",
    "Bezdetko",
    "Viettel",
    "GoViet",
    "Hanoitourist",
    "LeRoy",
    "indopacifique",
    "startuppeurs",
    "quoiqu'il",
    "Vietsovpetro",
    "VietJet",
    "VinFast",
    "PetroVietnam",
    "iPhone",
    "e-Estonia",
    "McDonald's",
    "YouTube",
    "VietnamPlus",
    "BaoViet",
    "VinAI",
    "Techcombank",
    "Vietcombank",
    "Sacombank",
    "ChatGPT",
    "DeepSeek",
    "FinTech",
    "TikTok",
    "LinkedIn",
    "Boviengkham",
    "Thongsavanh",
    "Phomvihane",
    "BIDV",
    "Agribank",
    "Petrolimex",
    "Vinamilk",
    "Vinacomin",
    "Lavrov",
    "Lamartine",
    "Dumoulin",
    "Ouzbékistan",
    "Kirghizistan",
    "MobiFone",
    "VinaPhone",
    "AstraZeneca",
    "BioNTech",
    "SpaceX",
    "OpenAI",
    "EuroCham",
    "agroforesterie",
    "écotourisme",
    "semi-conducteurs",
    "cybersécurité",
    "hydrogène",
    "interopérabilité",
    "biocarburants",
    "géospatiale",
    "visioconférence",
    "télémédecine",
    "blockchain",
    "métavers",
    "agritech",
    "e-gouvernement",
    "photovoltaïque",
    "covoiturage",
    "lesdites",
    "ladite",
    "dudit",
    "lequel",
    "desquelles",
    "qdnd.vn",
    "techmartvietnam.vn",
    "1er",
    "2e",
    "12e",
    "5G",
    "COVID-19",
    "G20",
    "H5N1",
    "CO2",
    "A321neo",
    "TomTom",
    "GeorgeTown",
    "Ensham Coal",
    "Hun Manet",
    "potentialiés",
    "Sekong",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_and_new_words_are_left_alone_even_among_damage(name: str) -> None:
    text = f"Selon eux, {name} est en cause."
    assert mended(text, DAMAGED) == text
    assert mended(text, DAMAGED, *MORE_DAMAGE) == text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_only_the_damaged_seed_is_mended(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    layout = read_layout(Document(b"", "text/plain", path.name, text))
    repairs = mend(layout.reading, layout.damaged_lead).repairs
    if not path.name.startswith("001"):
        assert repairs == ()
        return
    assert {repair.original: repair.repaired for repair in repairs} == READ_BY_HAND
    assert len(repairs) == 34


READ_BY_HAND = {
    "l’Académiedes": "l’Académie des", "desTechnologies": "des Technologies",
    "sonsouhait": "son souhait", "letransfert": "le transfert", "enœuvre": "en œuvre",
    "énergiesrenouvelables": "énergies renouvelables", "l’énergiesolaire": "l’énergie solaire",
    "desinvestisseurs": "des investisseurs", "technologiesde": "technologies de",
    "etefficace": "et efficace", "lestemps": "les temps", "àbénéficier": "à bénéficier",
    "lemodèle": "le modèle", "leministère": "le ministère", "desobjectifs": "des objectifs",
    "promotionde": "promotion de", "développementdes": "développement des",
    "d’identifierles": "d’identifier les", "unprojet": "un projet",
    "lacoopération": "la coopération", "cettevisite": "cette visite",
    "catastrophesnaturelles": "catastrophes naturelles", "laquatrième": "la quatrième",
    "nationalpour": "national pour", "laoentretient": "lao entretient",
    "l’Informationet": "l’Information et", "d’autresministères": "d’autres ministères",
    "grandeamitié": "grande amitié", "reçulundi": "reçu lundi",
    "CommunicationBoviengkham": "Communication Boviengkham", "1Le": "1 Le",
    "déclaré,ajoutant": "déclaré, ajoutant", "numérique,Trân": "numérique, Trân",
}  # fmt: skip


def glue(text: str, rng: random.Random, rate: float) -> tuple[str, int]:
    """`text` with some spaces between words lost, never two in a row, and how many."""
    words = text.split(" ")
    out, lost, glued = words[0], 0, False
    for before, after in pairwise(words):
        glued = not glued and before[-1].isalpha() and after[0].isalpha() and rng.random() < rate
        out += after if glued else " " + after
        lost += glued
    return out, lost


def test_nearly_all_spaces_lost_at_random_are_found_again_and_hardly_a_false_one() -> None:
    rng = random.Random(2025)
    lost = wrong = missed = 0
    for path in SEEDS:
        if path.name.startswith("001"):
            continue
        text = path.read_text(encoding="utf-8")
        whole = read_layout(Document(b"", "text/plain", path.name, text)).reading.paragraphs
        damaged = [glue(paragraph, rng, 0.05) for paragraph in whole]
        found = mend(reading(*(paragraph for paragraph, _ in damaged))).paragraphs
        lost += sum(count for _, count in damaged)
        for before, after in zip(whole, found, strict=True):
            wanted, got = _spaces(before), _spaces(after)
            missed += len(wanted - got)
            wrong += len(got - wanted)
    assert lost > 60
    assert missed <= 0.05 * lost
    assert wrong <= 0.01 * lost


def _spaces(text: str) -> set[int]:
    """How many letters stand before each space."""
    letters, found = 0, set()
    for character in text:
        if character == " ":
            found.add(letters)
        else:
            letters += 1
    return found


def test_words_glued_in_the_leads_second_copy_are_recorded_and_come_back_undone() -> None:
    clean = "La ministre Ana Kovacova a reçu mardi à Hanoï le président de la chambre de commerce."
    glued = "La ministre AnaKovacova a reçumardi à Hanoï le président dela chambre de commerce."
    text = f"Un titre sans intérêt\n\n{clean}\n\nHanoï (VNA) - {glued}\n\nElle est arrivée lundi."
    layout = read_layout(Document(text.encode(), "text/plain", "test", text))
    found = mend(layout.reading, layout.damaged_lead)
    assert found.lead == clean
    assert {repair.original for repair in found.repairs} == {"AnaKovacova", "reçumardi", "dela"}
    assert all(clean[r.start : r.end] == r.repaired and r.part == "lead" for r in found.repairs)
    assert undo(found).lead == glued


def test_text_glued_to_a_pictures_number_is_parted_in_the_captions_line() -> None:
    line = "Un titre ảnh 1Une rizière. Photo: VNA"
    found = mend(replace(reading("Rien."), captions=(Caption("Une rizière.", "VNA", line=line),)))
    [repair] = found.repairs
    assert (repair.original, repair.repaired, repair.part) == ("1Une", "1 Une", "caption line")
    assert (found.captions[0].line or "")[repair.start : repair.end] == repair.repaired
    assert undo(found).captions[0].line == line


def test_each_repair_points_at_what_it_mended_in_every_part() -> None:
    found = mend(
        Reading(
            "fr",
            "Lacoopération entre le Vietnam et le Laos",
            "Les deux parties ontconvenu de renforcer leurcoopération.",
            (DAMAGED,),
            (Caption("Leministre et son homologue", "VNA"),),
        )
    )
    texts = {
        "title": [found.title],
        "lead": [found.lead],
        "paragraph": list(found.paragraphs),
        "caption": [caption.text for caption in found.captions],
    }
    assert {repair.part for repair in found.repairs} == set(texts)
    for repair in found.repairs:
        text = texts[repair.part][repair.index] or ""
        assert text[repair.start : repair.end] == repair.repaired
        assert repair.repaired.replace(" ", "") == repair.original.replace(" ", "")


WORDS = st.sampled_from(
    [*DAMAGED.split(), *NAMES, "coopéra", "tion", "dela", "pourl’énergie", "1Le"]
)


@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=4))
def test_undoing_the_repairs_gives_back_the_text_as_received(paragraphs: list[str]) -> None:
    before = reading(*paragraphs)
    assert undo(mend(before)) == before


@given(st.text(max_size=300))
def test_any_text_can_be_mended_and_undone(text: str) -> None:
    before = Reading("fr", text, None, (text, DAMAGED))
    assert undo(mend(before)) == before
