import pytest

from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("indo chine", "Indochine"),
        ("Indô Chine", "Indochine"),
        ("visite indo chine", "visite Indochine"),
        ("titre:indo titre:chine", "titre:Indochine"),
        ("indo titre:chine", None),
        ("chine indo", None),
        ("indo -chine", None),
        ("indo laos", None),
        ("chine visite", None),
    ],
)
def test_two_words_that_are_one_are_put_together(
    empty: Index, typed: str, meant: str | None
) -> None:
    empty.add(
        [
            Entry(id="1", title="L'Indochine", text="Une visite en Indochine"),
            Entry(id="2", title="Chine", text="Le delta de Chine"),
            Entry(id="3", title="Indo", text="Le journal Indo au Laos"),
        ]
    )
    assert Engine(empty).search(parse(typed)).suggestion == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("semiconducteurs", "semi-conducteurs"),
        ("Semiconducteur", "semi-conducteur"),
        ("visite covid19", "visite Covid-19"),
        ('"les semiconducteurs"', '"les semi-conducteurs"'),
        ("-semiconducteurs", None),
        ("semivisite", None),
        ("titre:semiconducteurs", None),
    ],
)
def test_one_word_that_is_two_side_by_side_is_parted(
    empty: Index, typed: str, meant: str | None
) -> None:
    text = "Une visite aux usines, les semi-conducteurs après le Covid-19"
    empty.add([Entry(id="1", title="Titre", text=text)])
    assert Engine(empty).search(parse(typed)).suggestion == meant


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Viet Nam", "Une visite au Vietnam"),
        ("Việt Nam", "Une visite au Vietnam"),
        ('"visite au viet nam"', "Une visite au Vietnam"),
        ("Vietnam", "Une visite au Viêt Nam"),
        ("vietnamiens", "Des viet-namiens"),
        ("USA", "Une visite aux U.S.A."),
        ("O.N.U.", "Une visite à l'ONU"),
        ("R&D", "Un centre de R&D à Huê"),
        ("Hà Nội", "Une visite à Hanoï"),
        ("Bùi Thanh Sơn", "Le ministre Bui Thanh Son"),
        ("Lạng Sơn", "La province de Lang Son"),
        ("Son La", "La province de Son La"),
        ('"mer de l’Est"', "La paix en mer de l’Est"),
        ("Asie du Sud-Est", "L'Asie du sud-est"),
        ('"protocole d accord"', "Un protocole d’accord"),
        ("EU", "L'EU, disent les Anglais"),
        ("Hanoï", "Une visite à Ha Noi"),
        ("50ème", "Le 50e anniversaire"),
        ("1re", "Le 1er sommet"),
        ("4.5 milliards", "Pour 4,5 milliards de dollars"),
    ],
)
def test_a_name_is_found_however_it_is_parted(empty: Index, typed: str, written: str) -> None:
    empty.add([Entry(id="1", title="Titre", text=written), Entry(id="2", title="Autre")])
    assert [hit.id for hit in Engine(empty).search(parse(typed)).hits] == ["1"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Poutine", None), ("poutine", "routine"), ("Argentne", "Argentine"), ("Vitenam", "Vietnam")],
)
def test_a_name_is_put_right_by_what_may_be_one(
    empty: Index, typed: str, meant: str | None
) -> None:
    text = "La routine en Argentine argentine, au Vietnam (vietnam.vn)"
    empty.add([Entry(id="1", title="Titre", text=text)])
    assert Engine(empty).search(parse(typed)).suggestion == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("visites?", "visites"),
        ("visite cuba?", "visite Cuba"),
        ("visite?", None),
        ("laos?", None),
        ("vis?tez", None),
        ("Hochiminh", None),
    ],
)
def test_a_question_mark_behind_a_word_that_nothing_needs_is_dropped(
    empty: Index, typed: str, meant: str | None
) -> None:
    text = "Une visite, des visites à Cuba de Minh, de chiminh"
    empty.add([Entry(id="1", title="Titre", text=text)])
    assert Engine(empty).search(parse(typed)).suggestion == meant
