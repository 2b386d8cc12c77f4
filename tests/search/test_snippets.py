import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.search.analysis import compose, tokens, words
from app.search.language import parse
from app.search.marking import may_stand, spans
from app.search.snippets import CLOSELY, LENGTH, mark, snippet
from tests.search.test_language import SCRAPS

FILLER = "Des phrases sans rapport avec ce que l’on cherche ici. " * 12
READING = {
    "lead": "Le ministre a reçu une délégation.",
    "paragraphs": [
        FILLER + "Le centre est grand. " + FILLER,
        FILLER + "On y bâtit un centre nucléaire avec Rosatom. " + FILLER,
        "Un accord sur la coopération avec la VAST.",
    ],
    "captions": [{"text": "La poignée de main", "credit": "VNA", "file": None}],
    "teasers": [{"title": "Des touristes polonais", "summary": "À Hôi An", "caption": None}],
}


def marked(query: str, text: str) -> list[str]:
    return [piece for piece, is_marked in mark(parse(query), text) if is_marked]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("nucleaire", "Un accord nucléaire", ["nucléaire"]),
        ("accords", "L’accord d’hier", ["accord"]),
        ("coopération", "la cooperation et les coopérations", ["cooperation", "coopérations"]),
        ('"accord nucléaire"', "Un accord nucléaire, un accord", ["accord nucléaire"]),
        ('"avec la VAST"', "Coopération avec la VAST", ["VAST"]),
        ('"coopération avec la VAST"', "La coopération avec la VAST", ["coopération avec la VAST"]),
        (
            '"accord nucléaire"~4',
            "L’accord sur le nucléaire de nos amis et un accord",
            ["accord", "nucléaire"],
        ),
        ('"accord nucléaire"~2', "L’accord sur tout le nucléaire", []),
        ("coop*", "La coopération d’une coopérative", ["coopération", "coopérative"]),
        ("*aire", "nucléaire", ["nucléaire"]),
        ("nucleare~", "nucléaire", ["nucléaire"]),
        ("accord -nucléaire", "Un accord nucléaire", ["accord"]),
        ("titre:accord", "Un accord", ["accord"]),
        ("texte:accord", "Un accord", []),
        ("sud-coréen", "un Sud-Coréen", ["Sud", "Coréen"]),
        ("pays:ru", "La Russie", []),
        ('personne:"Tô Lâm"', "Tô Lâm est là", ["Tô Lâm"]),
        ("oeuvre", "Mise en œuvre", ["œuvre"]),
        ("dans:annexes accord", "Un accord", []),
    ],
)
def test_the_words_looked_for_are_marked_and_no_others(
    query: str, text: str, words: list[str]
) -> None:
    assert marked(query, text) == words


@pytest.mark.parametrize(
    ("query", "part", "index", "word"),
    [
        ("délégation", "lead", 0, "délégation"),
        ("nucléaire", "paragraph", 1, "nucléaire"),
        ("centre nucléaire", "paragraph", 1, "nucléaire"),
        ('"centre nucléaire"', "paragraph", 1, "centre nucléaire"),
        ('"nucléaire centre"', "paragraph", 1, "nucléaire"),
        ("VAST", "paragraph", 2, "VAST"),
        ("poignée", "caption", 0, "poignée"),
        ("dans:annexes polonais", "annex", 0, "polonais"),
    ],
)
def test_the_best_passage_is_shown(query: str, part: str, index: int, word: str) -> None:
    shown = snippet(parse(query), READING)
    assert (shown.part, shown.index) == (part, index)
    assert (word, True) in shown.pieces
    assert len(shown.text) < LENGTH + 60


def test_the_city_of_the_dateline_is_shown_before_the_first_paragraph() -> None:
    shown = snippet(parse("Pretoria"), {**READING, "dateline": {"city": "Pretoria"}})
    assert (shown.part, shown.index) == ("paragraph", 0)
    assert shown.pieces[0] == ("Pretoria", True)
    assert shown.pieces[1][0].startswith(" – Des phrases sans rapport")


def test_where_a_country_is_found_by_its_mention_what_names_it_is_marked() -> None:
    words = {"part": "paragraph", "index": 1, "start": len(FILLER) + 14, "end": len(FILLER) + 20}
    named = [{"code": "RU", "evidence": [words]}]
    reading = {**READING, "dateline": {"city": "Pretoria"}, "mentioned_countries": named}
    shown = snippet(parse("mention:RU"), reading)
    assert (shown.part, shown.index) == ("paragraph", 1)
    assert [text for text, is_marked in shown.pieces if is_marked] == ["centre"]


def test_the_beginning_is_shown_where_nothing_matches() -> None:
    shown = snippet(parse("polonais"), READING)
    assert shown.text == READING["lead"]
    assert snippet(parse("x"), {"lead": None, "paragraphs": []}).text == ""


def test_a_passage_is_cut_between_words_and_says_so() -> None:
    shown = snippet(parse("Rosatom"), READING)
    assert shown.pieces[0] == shown.pieces[-1] == ("…", False)
    inner = shown.text.strip("…")
    assert f" {inner.strip()} " in READING["paragraphs"][1]


@given(st.text(max_size=300), st.one_of(st.text(max_size=40), SCRAPS.map(" ".join)))
def test_marking_changes_no_letter(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in mark(parse(query), text)) == compose(text)
    snippet(parse(query), {"lead": text, "paragraphs": [text]})


LONG = FILLER * 400
assert len(LONG) > CLOSELY


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("Rosatom", "l’usine de Rosatom est là"),
        ("usine Rosatom", "l’usine de Rosatom est là"),
        ('"usine de Rosatom"', "l’usine de Rosatom est là"),
        ('phrases "sans aucun rapport"', "des phrases sans aucun rapport"),
        ("rosatim~ phrases", "l’usine de Rosatom est là"),
        ("rosat* phrases", "l’usine de Rosatom est là"),
    ],
)
@pytest.mark.parametrize("cut", ["", " "])
def test_the_best_passage_of_a_long_article_is_found_where_it_stands(
    query: str, passage: str, cut: str
) -> None:
    text = LONG + "Puis l’usine de Rosatom est là, et des phrases sans aucun rapport. " + LONG
    paragraphs = [text] if not cut else text.split(". ")
    shown = snippet(parse(query), {"lead": None, "paragraphs": paragraphs})
    assert passage in shown.text
    assert any(marked for _, marked in shown.pieces)
    assert len(shown.text) < LENGTH + 60
    if not cut:
        assert shown.pieces[0] == shown.pieces[-1] == ("…", False)


def test_a_long_text_without_spaces_is_looked_at_all_the_same() -> None:
    text = "x" * 3 * CLOSELY + ",Rosatom,"
    shown = snippet(parse("Rosatom"), {"lead": None, "paragraphs": [text]})
    assert ("Rosatom", True) in shown.pieces


@given(SCRAPS.map(" ".join), st.one_of(st.text(max_size=60), SCRAPS.map(" ".join)))
@example("sud-coréen", "Un Coréen")
@example('"centre nucléaire"', "Un centre nucléaire")
@example("nucleare~ coop*", "nucléaire")
def test_a_text_that_has_something_to_mark_is_never_passed_over(query: str, text: str) -> None:
    held = frozenset(word for word in words(compose(text)) if word)
    for sought in parse(query).texts:
        assert may_stand(sought, held) or not spans([sought], list(tokens(compose(text))))
