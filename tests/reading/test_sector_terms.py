"""The sectors' vocabulary: complete, without doubles, and every form findable."""

from app.reading.parts import fold
from app.reading.vocabulary.sector_terms import forms, sectors, term_matcher, terms


def test_there_are_23_sectors_with_distinct_slugs_and_names() -> None:
    assert len(sectors()) == 23
    for names in zip(*((one.slug, one.fr, one.en) for one in sectors()), strict=True):
        assert len(set(names)) == 23


def test_slugs_are_plain_words_for_urls() -> None:
    for sector in sectors():
        assert sector.slug == fold(sector.slug)
        assert sector.slug.replace("-", "").isalpha()


def test_every_sector_has_at_least_25_terms() -> None:
    for sector in sectors():
        assert sum(term.slug == sector.slug for term in terms()) >= 25, sector.slug


def test_no_term_stands_twice_in_a_sector_nor_is_also_silent() -> None:
    seen = [(term.slug, fold(term.text)) for term in terms()]
    assert sorted({one for one in seen if seen.count(one) > 1}, key=str) == []
    silent = {fold(term.text) for term in terms() if term.slug is None}
    assert [term for term in terms() if term.slug and fold(term.text) in silent] == []


def test_every_term_is_found_in_its_singular_and_its_plural() -> None:
    for term in terms():
        for form in forms(term):
            assert term in [match.value.term for match in term_matcher().find(f"« {form} »")], form
