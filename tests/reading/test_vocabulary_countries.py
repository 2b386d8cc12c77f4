"""The vocabulary of countries: complete, free of doublets, and found by the matcher as written."""

from collections import Counter

import pytest
from babel import Locale

from app.reading.countries.mentions import find_mentions
from app.reading.parts import Part, fold
from app.reading.vocabulary.gazetteer import (
    Kind,
    Sense,
    country_codes,
    country_forms,
    country_matcher,
)

MEMBERS = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM
ZW
"""
UNITED_NATIONS = MEMBERS.split()

FORMS = list(country_forms())


def mentioned(text: str) -> set[str]:
    return {mention.code for mention in find_mentions([Part("paragraph", 0, text)])}


def test_all_members_of_the_united_nations_are_known() -> None:
    assert len(UNITED_NATIONS) == 193
    assert set(UNITED_NATIONS) <= set(country_codes())


def test_every_code_is_one_that_cldr_names() -> None:
    assert set(country_codes()) <= set(Locale("fr").territories)


def test_no_form_stands_for_two_countries_unless_it_is_listed_as_shared() -> None:
    codes: dict[str, set[tuple[str, ...]]] = {}
    for form, sense in FORMS:
        if sense.codes:
            codes.setdefault(fold(form), set()).add(sense.codes)
    assert {form: found for form, found in codes.items() if len(found) > 1} == {}


def test_no_form_is_listed_twice_in_one_way() -> None:
    listed = Counter((form, sense) for form, sense in FORMS)
    assert [form for (form, _), times in listed.items() if times > 1] == []


@pytest.mark.parametrize("code", UNITED_NATIONS)
def test_a_state_is_found_by_its_name(code: str) -> None:
    name = next(form for form, sense in FORMS if sense == Sense(Kind.NAME, (code,)))
    assert mentioned(f"Le ministre s'est rendu dans ce pays ({name}), a-t-on appris.") == {code}


@pytest.mark.parametrize("code", UNITED_NATIONS)
def test_a_state_is_found_by_its_adjective(code: str) -> None:
    adjectives = [
        form.removeprefix("=")
        for form, sense in FORMS
        if sense.kind is Kind.ADJECTIVE and code in sense.codes
    ]
    found = [mentioned(f"Le gouvernement {form} a signé un accord.") for form in adjectives]
    # Kinshasa has no adjective of its own: it shares "congolais" with Brazzaville
    assert {code} in found or (code == "CD" and {"CG"} in found)


def test_a_word_that_states_share_follows_the_state_that_is_named() -> None:
    assert mentioned("Le ministre congolais") == {"CG"}
    assert mentioned("En RDC, le ministre congolais") == {"CD"}
    assert mentioned("Le ministre guinéen") == {"GN"}
    assert mentioned("En Guinée-Bissau, le ministre guinéen") == {"GW"}


def test_every_form_is_found_in_a_sentence_with_its_own_sense() -> None:
    missing = []
    for form, sense in FORMS:
        text = f"Voici {form.removeprefix('=')} dans le texte."
        if form.endswith("-"):
            text = f"Voici l'accord {form}vietnamien dans le texte."
        found = {match.value for match in country_matcher().find(text)}
        if sense not in found:
            missing.append(form)
    assert missing == []
