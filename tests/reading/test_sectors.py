"""Which sectors an article is really about.

`cases/sectors.txt` holds short articles: their sectors in the first line ("or" those that are a
matter of opinion), title, lead, paragraphs.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import read_article
from app.reading.model import SectorLabel
from app.reading.parts import Part
from app.reading.sectors import read_sectors
from app.reading.vocabulary.sector_terms import sectors

Case = tuple[set[str], set[str], list[Part]]


def cases() -> list[Case]:
    text = (Path(__file__).parent / "cases" / "sectors.txt").read_text(encoding="utf-8")
    return [_case(*block.split("\n")) for block in text.strip().split("\n\n")]


def _case(labels: str, title: str, lead: str, *paragraphs: str) -> Case:
    sure, _, optional = labels.removesuffix(")").partition(" (or ")
    parts = [Part("title", 0, title), Part("lead", 0, lead)]
    parts += [Part("paragraph", index, text) for index, text in enumerate(paragraphs)]
    return set(sure.split(", ")), set(filter(None, optional.split(", "))), parts


def slugs(labels: tuple[SectorLabel, ...]) -> set[str]:
    return {label.slug for label in labels}


def paragraph(text: str) -> list[Part]:
    return [Part("paragraph", 0, text)]


@pytest.mark.parametrize(("sure", "optional", "parts"), cases())
def test_an_article_has_the_sectors_it_is_about(
    sure: set[str], optional: set[str], parts: list[Part]
) -> None:
    found = slugs(read_sectors(parts))
    assert sure <= found <= sure | optional


def test_the_cases_cover_every_sector() -> None:
    assert {slug for sure, _, _ in cases() for slug in sure} == {one.slug for one in sectors()}


SEEDS = {
    "000": (
        {"science-technologie", "nucleaire-civil", "education-formation"},
        {"energie", "espace", "diplomatie", "investissement"},
    ),
    "001": (
        {"numerique", "science-technologie", "energie"},
        {"education-formation", "environnement-climat"},
    ),
    "002": ({"industrie", "science-technologie"}, {"commerce", "numerique", "energie"}),
    "003": (
        {"energie", "nucleaire-civil", "commerce", "diplomatie"},
        {
            *("numerique", "transport-infrastructures", "education-formation", "culture"),
            *("industrie", "agriculture-peche", "finance", "science-technologie"),
            "environnement-climat",
        },
    ),
    "004": ({"numerique"}, {"defense-securite", "diplomatie"}),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_have_the_sectors_read_by_hand(seed: str) -> None:
    (path,) = (Path(__file__).parents[2] / "seeds").glob(f"{seed}_*")
    text = path.read_text(encoding="utf-8")
    reading = read_article(Document(b"", "text/plain", "x", text, Metadata()))
    sure, optional = SEEDS[seed]
    assert sure <= slugs(reading.sectors) <= sure | optional


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre de l'Industrie et du Commerce et le ministre de la Santé se sont rencontrés.",
        "Le ministère de la Culture, des Sports et du Tourisme a un nouveau siège.",
        "Le vice-ministre des Sciences et des Technologies a parlé au ministre de la Défense.",
        "La formation du gouvernement est achevée. La formation du gouvernement a pris un mois.",
        "Une feuille de route a été adoptée au cours de la séance, en cours de rédaction.",
        "Ils ont levé leur verre à la santé du président, puis à la santé de leurs hôtes.",
        "C'est un espace de dialogue, un espace d'échanges dans un climat de confiance.",
        "Lors d'une conférence de presse, il a remis un communiqué de presse.",
        "La Russie est prête à coopérer et le Vietnam est prêt à la suivre.",
        "Les vols reprennent après la pandémie, puis le projet arrêté en raison de la pandémie.",
        "Selon le journal, il a déclaré à la presse que tout allait bien.",
        "Le navire est arrivé au port de Cam Ranh, puis au port international de Dà Nang.",
        "Réunis dans la ville portuaire de Hai Phong, ils ont parlé d'autres villes portuaires.",
        "Le Parti des travailleurs et le Parti du travail ont reçu le Parti des travailleurs.",
        "Ils ont parlé de la base juridique, des bases juridiques et de la justice sociale.",
        "Le projet reçoit l'aval du Premier ministre et a reçu l'aval du président.",
    ],
)
def test_words_inside_names_and_phrases_make_no_sector(text: str) -> None:
    assert read_sectors(paragraph(text)) == ()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Le Vietnam et le Japon signent un accord commercial", "", "commerce"),
        ("L'Inde et le Vietnam se voient", "Ils coopèrent dans la défense.", "defense-securite"),
        ("Le Vietnam et le Maroc signent un accord de pêche", "", "agriculture-peche"),
        ("À Rome", "Ils ont signé un accord de coopération culturelle.", "culture"),
        ("Le Vietnam et le Danemark pour une économie verte", "", "environnement-climat"),
        (
            "Une délégation au Maroc",
            "Ils ont convenu de coopérer dans l'agriculture, les phosphates et l'enseignement "
            "supérieur.",
            "agriculture-peche education-formation",
        ),
        ("Une délégation au Maroc", "Elle a vu du riz.", ""),
        ("Le ministre de la Défense est à Rome", "Il a vu le Colisée.", ""),
    ],
)
def test_a_short_article_has_the_sector_of_its_title_or_its_cooperation(
    title: str, text: str, expected: str
) -> None:
    parts = [Part("title", 0, title), Part("paragraph", 0, text)]
    assert slugs(read_sectors(parts)) == set(expected.split())


def test_one_word_makes_no_sector_of_a_longer_article() -> None:
    parts = [Part("title", 0, "Le riz"), Part("paragraph", 0, "Il a parlé de tout. " * 40)]
    assert read_sectors(parts) == ()


def test_a_list_of_sectors_makes_none_of_them() -> None:
    listed = (
        "Ils coopéreront dans le commerce, l'investissement, la défense, l'éducation, la culture, "
        "le tourisme, la santé, l'agriculture et l'énergie."
    )
    assert read_sectors(paragraph(listed)) == ()


def test_a_longer_article_needs_more_points() -> None:
    case = [
        Part("lead", 0, "La province s'est réunie."),
        Part("paragraph", 0, "Le riz progresse. Les agriculteurs aussi."),
    ]
    assert slugs(read_sectors(case)) == {"agriculture-peche"}
    long = [*case, Part("paragraph", 1, "Il a parlé longuement de tout et de rien. " * 400)]
    assert read_sectors(long) == ()


NEUTRAL = "Il a parlé longuement de tout et de rien. " * 20


@pytest.mark.parametrize(
    "aside",
    [
        "La ville manque de routes, de ponts et de trains.",
        "Ils cultivent le riz, le café et le thé.",
        "Les photos montreront les typhons, les crues et les incendies.",
    ],
)
def test_things_listed_in_one_sentence_are_but_touched_upon(aside: str) -> None:
    head = Part("title", 0, "L'hôpital accueille ses premiers patients")
    body = [Part("paragraph", index, text) for index, text in enumerate((NEUTRAL, aside))]
    assert slugs(read_sectors([head, *body])) == {"sante"}


@pytest.mark.parametrize(
    "struck",
    [
        "110 écoles et lycées ont été détruits. Les universités sont sous les eaux.",
        "Des rizières et des vergers sont inondés, et les agriculteurs ont vu leur riz submergé.",
        "Les routes, les ponts et les voies ferrées endommagés ne laissent passer aucun train.",
    ],
)
def test_what_a_disaster_struck_is_not_what_the_article_is_about(struck: str) -> None:
    head = Part("title", 0, "Un typhon frappe l'île")
    told = [head, Part("lead", 0, struck)]
    assert slugs(read_sectors(told)) == {"humanitaire"}
    restored = [Part("title", 0, "Les travaux de l'île"), Part("lead", 0, struck)]
    assert len(slugs(read_sectors(restored))) == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Energie eolienne : accord de cooperation energetique", "energie"),
        ("Les banques et la fiscalite", "finance"),
        ("Mais le riz est vendu, mais le prix monte", ""),
        ("Il a ete juge, et il a été levé", ""),
    ],
)
def test_a_title_without_any_accents_is_read_like_one_that_has_them(
    title: str, expected: str
) -> None:
    parts = [Part("title", 0, title), Part("paragraph", 0, NEUTRAL)]
    assert slugs(read_sectors(parts)) == set(expected.split())


def test_a_caption_does_not_bring_up_again_what_one_sentence_touched_upon() -> None:
    head = Part("title", 0, "L'hôpital accueille ses premiers patients")
    aside = Part("paragraph", 1, "Des militaires et des policiers ont aidé. " + NEUTRAL)
    caption = Part("caption", 0, "Un général visite l'hôpital.")
    article = [head, Part("paragraph", 0, NEUTRAL), aside, caption]
    assert slugs(read_sectors(article)) == {"sante"}


def test_the_only_sector_of_an_article_may_stand_in_one_sentence() -> None:
    texts = ("Il a parlé de tout et de rien. " * 20, "Le tourisme attire dix mille touristes.")
    parts = [Part("paragraph", index, text) for index, text in enumerate(texts)]
    assert slugs(read_sectors(parts)) == {"tourisme"}


def test_without_a_lead_the_first_sentences_stand_for_one() -> None:
    opening = "Une école de Huê a reçu des livres scolaires pour ses élèves."
    rest = [Part("paragraph", index, NEUTRAL) for index in (1, 2)]
    as_lead = read_sectors([Part("lead", 0, opening), *rest])
    assert as_lead
    assert [(label.slug, label.score) for label in as_lead] == [
        (label.slug, label.score) for label in read_sectors([Part("paragraph", 0, opening), *rest])
    ]


def test_the_evidence_points_at_the_very_words() -> None:
    for _, _, parts in cases():
        by_place = {(part.name, part.index): part.text for part in parts}
        for label in read_sectors(parts):
            assert label.evidence
            for one in label.evidence:
                assert by_place[one.part, one.index][one.start : one.end] == one.text


def test_scores_lie_between_the_threshold_and_one_and_fall() -> None:
    for _, _, parts in cases():
        scores = [label.score for label in read_sectors(parts)]
        assert scores == sorted(scores, reverse=True)
        assert all(0.5 <= score <= 1 for score in scores)


@given(st.text(max_size=300))
def test_any_text_gives_sectors_with_true_evidence(text: str) -> None:
    for label in read_sectors(paragraph(text)):
        for one in label.evidence:
            assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "unit", ["riz ", "Le ministre de la ", "ministère des A et des ", "Union de "]
)
def test_long_repetitions_are_read(unit: str) -> None:
    read_sectors(paragraph(unit * 4000))
