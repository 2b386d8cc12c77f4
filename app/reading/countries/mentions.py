"""Find every mention of a country in the parts of an article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.sightings import names_a_person, sightings
from app.reading.vocabulary.gazetteer import (
    Kind,
    Sense,
    given_names,
    languages,
    name_matcher,
)
from app.reading.vocabulary.phrases import phrase

_NEXT_IN_LIST = re.compile(r"(?:, | et | ou |, et )(?:le |l'|la |en |du |de |d'|de l')?")
_SIGNED_WITH = re.compile(r"\b(?:sign|conclu|paraph)\w*[^.;]*\b(?:entre|avec)\b[^.;]*$")
_BEGINS = r"(?:le |la |l'|les )?(?:<companies> )?"


class Mention(NamedTuple):
    """`part.text[start:end]` speaks of the country `code`."""

    code: str
    kind: Kind
    part: Part
    start: int
    end: int


def find_mentions(parts: Iterable[Part], language: str = "fr") -> tuple[Mention, ...]:
    """Every mention of a country, the home country's too, in reading order.

    French texts are read with names, adjectives, cities and nicknames; others by names alone.
    """
    parts = tuple(parts)
    full = _told_in_full(parts)
    found = [
        (part, match)
        for part in parts
        for match in _matches(part, language)
        if not (_is_a_first_name(part, match, full) or _is_spelled_in_vietnamese(part, match))
    ]
    meant = _meant(match.value for _, match in found)
    return tuple(
        Mention(meant[match.value.codes], match.value.kind, part, match.start, match.end)
        for part, match in found
    )


_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def _is_spelled_in_vietnamese(part: Part, match: Match[Sense]) -> bool:
    """Whether a town abroad is one of Vietnam, by its letters: "Chợ Gạo", not Gao in Mali."""
    of_a_town = match.value.kind in (Kind.PLACE, Kind.CAPITAL) and match.value.codes != ("VN",)
    return of_a_town and _VIETNAMESE.search(part.text, match.start, match.end) is not None


def renamed(parts: Iterable[Part]) -> dict[str, str]:
    """For the first of the countries that share a form ("congolais"), the one that is meant by it
    in this article, where it is another."""
    senses = (match.value for part in parts for match in sightings(part).countries)
    meant = _meant(sense for sense in senses if sense.codes and sense.kind is not Kind.HISTORIC)
    sure = {code for codes, code in meant.items() if len(codes) == 1}
    return {codes[0]: code for codes, code in meant.items() if codes[0] not in sure | {code}}


def find_companies(parts: Iterable[Part]) -> tuple[Mention, ...]:
    """Every company and agency known, by the country it acts for; "des doses d'AstraZeneca" and
    "quatre Airbus A321" do not name the company."""
    return tuple(
        Mention(match.value.country, Kind.COMPANY, part, match.start, match.end)
        for part in parts
        for match in sightings(part).organisations
        if match.value.country
        and not _GOODS.search(part.folded, max(0, match.start - 20), match.start)
    )


_GOODS = re.compile(
    r"\b(?:doses?|vaccins?|vaccination) (?:de |d')?$"
    r"|\b(?:\d{1,3}|des|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|avions?|appareils?|premiers?"
    r"|nouvel|nouveaux) $"
)


def heading_companies(companies: Iterable[Mention], parts: Sequence[Part]) -> tuple[Mention, ...]:
    """Those in the title, or without one the one the text begins with: "Le groupe Samsung a …";
    and those with whom the lead, or the first part without one, says that something was signed."""
    titles = [part for part in parts if part.name == "title"]
    leads = [part for part in parts if part.name == "lead"] or parts[: 0 if titles else 1]
    return tuple(
        company
        for company in companies
        if company.part in titles
        or (company.part in leads and _signs(company))
        or (not titles and company.part is parts[0] and _begins(company))
    )


def _begins(company: Mention) -> bool:
    return phrase(_BEGINS).fullmatch(company.part.folded, 0, company.start) is not None


def _signs(company: Mention) -> bool:
    """Whether a sentence says that something was signed with a company, or that it signed."""
    folded = company.part.folded
    first, _ = sentence_at(company.part.text, company.start)
    with_it = _SIGNED_WITH.search(folded, first, company.start)
    return with_it is not None or _SIGNED.match(folded, company.end) is not None


_SIGNED = re.compile(r",? (?:a|ont|vien(?:t|nent) de) (?:\w+ment )?sign(?:e|er)\b")


def _matches(part: Part, language: str) -> Iterator[Match[Sense]]:
    found: Iterable[Match[Sense]] = sightings(part).countries
    if language != "fr":
        named = name_matcher(language).find(part.text, part.folded)
        found = (match for match in named if not names_a_person(part.text, match))
    language_ends = reached = -1
    for match in found:
        if match.end == reached:  # "Philippines" is a name and an adjective: once will do
            continue
        reached, kind = match.end, match.value.kind
        # "en anglais, chinois et russe": the list of languages goes on
        listed = language_ends > 0 and _NEXT_IN_LIST.fullmatch(
            part.folded, language_ends, match.start
        )
        if kind is Kind.LANGUAGE or (
            kind is Kind.ADJECTIVE and (listed or _is_a_language(part, match))
        ):
            language_ends = match.end
        elif match.value.codes and kind is not Kind.HISTORIC:
            yield match


def _is_a_language(part: Part, match: Match[Sense]) -> bool:
    """Whether a man's adjective stands behind an article, and no company's name behind it: "faire
    de l'anglais la deuxième langue", but not "l'anglais BP", "l'américain"."""
    if part.text[match.start : match.end] not in languages() or part.text[match.start].isupper():
        return False
    before = part.folded[max(0, match.start - 4) : match.start]
    article = before.endswith(_ARTICLES) or before == "le "  # the text begins with it
    return article and not _NAME_AHEAD.match(part.text, match.end)


_ARTICLES = ("l'", " le ", " du ", " au ")
_NAME_AHEAD = re.compile(r" (?:[A-ZÀ-Þ]|et le |et l['’])")


def _is_a_first_name(part: Part, match: Match[Sense], full: frozenset[str]) -> bool:
    """Whether somebody is called by his first name, told in full elsewhere: "Maurice Durand …
    Maurice a rassemblé"."""
    before = part.folded[max(0, match.start - 8) : match.start]
    return part.text[match.start : match.end] in full and not _GOVERNED.search(before)


def _told_in_full(parts: Iterable[Part]) -> frozenset[str]:
    """The first names like countries' that stand before a surname."""
    found = (name for part in parts for name in _BEFORE_A_SURNAME.findall(part.text))
    return frozenset(found) & frozenset(given_names())


_BEFORE_A_SURNAME = re.compile(r"\b([A-ZÀ-Þ][\w'-]+)(?= [A-ZÀ-Þ][a-zà-ÿ])")
_GOVERNED = re.compile(r"\b(?:a|de|du|en|le|ile|vers|et|pour|entre|avec|par) $")


def _meant(senses: Iterable[Sense]) -> dict[tuple[str, ...], str]:
    """Of the countries that share a form, the one named besides, or the first."""
    forms = {sense.codes for sense in senses}
    sure = {codes[0] for codes in forms if len(codes) == 1}
    return {codes: next((code for code in codes if code in sure), codes[0]) for codes in forms}
