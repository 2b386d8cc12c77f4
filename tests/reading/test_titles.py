"""The vocabularies of offices and of people: no doubles, every form findable."""

from app.reading.parts import fold
from app.reading.vocabulary.inflection import plural
from app.reading.vocabulary.people import common_words, family_names, given_names, places, things
from app.reading.vocabulary.titles import Kind, title_matcher, titles


def test_no_title_stands_twice_in_its_list() -> None:
    seen = [(title.kind, title.text) for title in titles()]
    assert sorted({one[1] for one in seen if seen.count(one) > 1}) == []


def test_every_title_is_found_in_its_singular_and_its_plural() -> None:
    for title in titles():
        for form in {title.text, plural(title.text)}:
            found = [match.value for match in title_matcher().find(f"« {form} »")]
            assert found, form
            assert {fold(found[0].text), fold(plural(found[0].text))} & {fold(form)}, form


def test_a_title_listed_twice_counts_as_the_higher() -> None:
    (match,) = title_matcher().find("le commandant Hai")
    assert match.value.kind is Kind.FUNCTION


def test_every_kind_of_title_has_some() -> None:
    assert {title.kind for title in titles()} == set(Kind)


def test_names_are_folded_and_places_are_no_given_names() -> None:
    for words in (family_names(), given_names(), places(), things()):
        assert all(word == fold(word) for word in words)
    assert given_names().isdisjoint(places())
    assert given_names().isdisjoint(fold(word) for word in common_words())
