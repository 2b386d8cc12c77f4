"""Where sentences begin and end: "|" marks each beginning but the first."""

import pytest

from app.reading.sentences import sentence_at, sentence_starts


@pytest.mark.parametrize(
    "marked",
    [
        "Il est venu. |Elle est partie.",
        "M. Dupont a parlé à Mme Martin. |Il est parti.",
        "S.E.M. Hervé Bolot a parlé. |Il est parti.",
        "Le Dr. Nguyên et le Pr. Lê ont parlé.",
        "Plus de 3.000 étudiants, soit 4,15 milliards. |Voilà.",
        "« Quel succès ! » |Il l'a dit.",
        "Viendra-t-il ? |Oui.",
        "Le n°57-NQ/TW du Bureau politique. |Il est en vigueur.",
        "J. B. Clément a chanté. |Il est parti.",
        "Il a dit : « Merci. » |Puis il est parti.",
        "Il attend… |Elle aussi.",
        "Un titre\n|Un chapô.",
        "L'article V.League est cité.",
        "",
    ],
)
def test_sentences_begin_where_marked(marked: str) -> None:
    text = marked.replace("|", "")
    starts = [0]
    for piece in marked.split("|")[:-1]:
        starts.append(starts[-1] + len(piece))
    assert list(sentence_starts(text)) == starts


def test_the_sentence_at_a_position_has_no_space_around_it() -> None:
    text = "Il est venu.  Elle est partie. Fin."
    start, end = sentence_at(text, text.index("partie"))
    assert text[start:end] == "Elle est partie."
