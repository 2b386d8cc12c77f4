"""The vocabulary of organisations: no doublets, known countries, every form found."""

from collections import Counter

from app.reading.parts import fold
from app.reading.vocabulary.directory import organisation_forms, organisation_matcher
from app.reading.vocabulary.gazetteer import country_codes

FORMS = list(organisation_forms())


def test_every_country_is_known() -> None:
    assert {one.country for _, one in FORMS if one.country} <= set(country_codes())


def test_no_name_stands_twice() -> None:
    names = Counter(fold(name) for name, _ in {(one.name, one.country) for _, one in FORMS})
    assert [name for name, times in names.items() if times > 1] == []


def test_no_form_stands_for_two_organisations() -> None:
    owners: dict[str, set[str]] = {}
    for form, one in FORMS:
        owners.setdefault(fold(form), set()).add(one.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_every_form_is_found_in_a_sentence() -> None:
    missing = [
        form
        for form, one in FORMS
        if one not in {m.value for m in organisation_matcher().find(f"Avec {form}, le Vietnam.")}
    ]
    assert missing == []
