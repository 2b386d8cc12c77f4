"""Many forms at once: what is found in one pass, and as one regular expression."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.reading.matcher import Matcher, Matchers
from app.reading.parts import fold
from app.reading.vocabulary.alternation import any_of

TEXTS = st.text(alphabet="abAé -'.", max_size=40)
FORMS = st.lists(
    st.text(alphabet="abAé -'.", min_size=1, max_size=5).filter(lambda form: form.strip(" =")),
    min_size=1,
    max_size=8,
)


@given(TEXTS, FORMS, FORMS)
def test_one_pass_finds_what_each_matcher_finds_alone(
    text: str, some: list[str], others: list[str]
) -> None:
    cased = Matcher([(form, form) for form in some], cased=True)
    plain = Matcher([(form, form) for form in others])
    assert Matchers(cased, plain).find(text) == (cased.find(text), plain.find(text))


@given(TEXTS, FORMS)
def test_what_is_found_are_whole_words_that_fold_to_the_form(text: str, forms: list[str]) -> None:
    for start, end, form in Matcher([(form, form) for form in forms]).find(text):
        assert fold(text[start:end]) == fold(form)
        assert not (text[start - 1 : start].isalnum() and text[start].isalnum())


@given(TEXTS, FORMS)
def test_any_of_finds_the_longest_text_that_stands_there(text: str, forms: list[str]) -> None:
    longest_first = "|".join(map(re.escape, sorted(set(forms), key=len, reverse=True)))
    expected = [found.span() for found in re.finditer(longest_first, text)]
    assert [found.span() for found in re.finditer(any_of(forms), text)] == expected


def test_a_star_stands_for_any_ending() -> None:
    assert re.fullmatch(any_of(["export*", "import"]), "exportations")
    assert not re.fullmatch(any_of(["export*", "import"]), "importations")
