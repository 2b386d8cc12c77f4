"""What the vocabularies know in a part, found in one pass and once for all rules."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol, TypeVar

from app.reading.matcher import Match, Matchers
from app.reading.parts import Part, fold
from app.reading.vocabulary.directory import Organisation, organisation_matcher
from app.reading.vocabulary.gazetteer import Kind, Sense, country_matcher, given_names
from app.reading.vocabulary.heads import Head, head_matcher
from app.reading.vocabulary.instruments import Instrument, instrument_matcher
from app.reading.vocabulary.sector_terms import Form, Meeting, meeting_matcher, term_matcher
from app.reading.vocabulary.titles import Title, title_matcher

_BEARERS = tuple(
    f"{thing} " for thing in ("port", "hôpital", "aéroport", "stade", "université", "nom")
)
_OF_PARLIAMENTS = tuple(
    f"{word} "
    for word in (
        "amitié",
        "groupe",
        "délégation",
        "diplomatie",
        "coopération",
        "commission",
        "union",
    )
)
_SON_OF = (" bin ", " ibn ", " ben ")

_PARTS = 256
"""Parts remembered: those of the article at hand."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


class Sightings(NamedTuple):
    """Everything in a part that speaks of a country (and the traps), the organisations the
    directory knows, titles of office, instruments of agreement, terms of sectors, words that
    tell of a meeting, and those that names of bodies begin with."""

    countries: tuple[Match[Sense], ...]
    organisations: tuple[Match[Organisation], ...]
    titles: tuple[Match[Title], ...]
    instruments: tuple[Match[Instrument], ...]
    terms: tuple[Match[Form], ...]
    meetings: tuple[Match[Meeting], ...]
    heads: tuple[Match[Head], ...]


@lru_cache(_PARTS)
def sightings(part: Part) -> Sightings:
    """What is known in `part`, each kind from left to right."""
    countries, organisations, titles, *others = _matchers().find(part.text, part.folded)
    organisations = tuple(
        [
            one
            for place, one in enumerate(organisations)
            if not (
                _is_spelled_out_otherwise(
                    part.text, one, organisations[max(0, place - 1) : place + 2]
                )
                or _is_of_a_state(part, one, countries)
                or (one.value.agency and _is_but_cited(part, one))
            )
        ]
    )
    countries = tuple(
        [
            one
            for one in countries
            if not (_is_acronym(part.text, one) or names_a_person(part.text, one))
        ]
    )
    titles = tuple([one for one in titles if not _is_name(part.text, one)])
    return Sightings(countries, organisations, titles, *others)


def headed(
    part: Part, kind: Head, tail: re.Pattern[str]
) -> Iterator[tuple[Match[Head], re.Match[str]]]:
    """The names of a kind, none within one before: the first word, and what `tail` matches behind
    it."""
    reached = 0
    for head in sightings(part).heads:
        if head.value is kind and head.start >= reached:
            found = tail.match(part.text, head.end)
            if found is not None:
                reached = found.end()
                yield head, found


def within(matches: Sequence[P], start: int, last: int) -> Sequence[P]:
    """The matches, which stand from left to right, that begin between `start` and `last`."""
    first = bisect_left(matches, start, key=lambda match: match.start)
    return matches[first : bisect_left(matches, last, key=lambda match: match.start)]


@cache
def _matchers() -> Matchers:
    return Matchers(
        country_matcher(),
        organisation_matcher(),
        title_matcher(),
        instrument_matcher(),
        term_matcher(),
        meeting_matcher(),
        head_matcher(),
    )


def _is_name(text: str, title: Match[Title]) -> bool:
    """Whether the "M." of "M.B. Khoramshad" is his initial, and the Sultan of "Sultan Bin Ahmed"
    his name, or a thing's: "le port Sultan Qaboos", "nom scientifique Amomum"; the groups of
    parliaments are no parliamentarians."""
    if text[title.end - 1] == ".":
        return text[title.end + 1 : title.end + 2] == "."
    if text.endswith(_BEARERS, 0, title.start):
        return True
    if title.value.text == "parlementaire" and text.endswith(_OF_PARLIAMENTS, 0, title.start):
        return True
    return text[title.start].isupper() and text[title.end : title.end + 5].lower() in _SON_OF


_LITTLE = frozenset(
    ("de", "du", "des", "la", "le", "les", "l", "d", "et", "pour", "à", "au", "aux"),
)
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 100
_BEHIND = re.compile(r" \(([^()]{5,100})\)")


def _is_spelled_out_otherwise(
    text: str, one: Match[Organisation], beside: Sequence[Match[Organisation]]
) -> bool:
    """Whether the text itself says that an acronym stands for something else: "la Banque africaine
    de développement (BAD)", "la CEI (Commission électorale indépendante)"; `beside` are those told
    before and behind."""
    acronym = text[one.start : one.end]
    if not acronym.isupper() or len(acronym) > _LONGEST_ACRONYM:
        return False
    if text.startswith(")", one.end) and text.endswith("(", 0, one.start):
        named = one.start - 2
        if any(other.end == named and other.value == one.value for other in beside):
            return False
        return _has_initials(text[max(0, named - _LONGEST_NAME) : named], acronym)
    spelled = _BEHIND.match(text, one.end)
    if spelled is None or any(
        other.start == spelled.start(1) and other.value == one.value for other in beside
    ):
        return False
    return _has_initials(spelled[1], acronym, whole=True)


def _has_initials(words: str, acronym: str, whole: bool = False) -> bool:
    """Whether the last of the words, or all of them, begin with the letters of the acronym."""
    initials = [fold(word[0]).upper() for word in _WORDS.findall(words) if word not in _LITTLE]
    return "".join(initials if whole else initials[-len(acronym) :]) == acronym


def _is_of_a_state(part: Part, one: Match[Organisation], countries: Sequence[Match[Sense]]) -> bool:
    """Whether a security council is a state's, not the United Nations': "le secrétaire du Conseil
    de sécurité de Russie"."""
    if part.folded[one.start : one.end] != "conseil de securite":
        return False
    of = _OF_A_STATE.match(part.folded, one.end)
    return of is not None and (
        bool(of["national"]) or any(country.start == of.end() for country in countries)
    )


def _is_but_cited(part: Part, agency: Match[Organisation]) -> bool:
    """Whether an agency of the press is but the source of what is told: "a rapporté Xinhua", "selon
    l'AFP", "Moscou (TASS) – "."""
    near = max(0, agency.start - _LONGEST_NAME)
    if part.text.endswith(("(", "/"), near, agency.start):
        return "agence" not in part.folded[near : agency.start]
    return bool(
        _CITED.search(part.folded, near, agency.start) or _REPORTS.match(part.folded, agency.end)
    )


_CITED = re.compile(
    r"\b(?:selon|d'apres|citant|source ?:?|photos? ?:?|(?:rapport|indiqu|annonc|revel|precis|relev"
    r"|soulign|signal|not|affirm|cit|publi|diffus)(?:e|ee|es|ees|ait|ent)?(?: par)?|ecrit"
    r"|fait savoir|(?:declar|confi|accord)ee?s? a|(?:interview|entretien) (?:a|avec|de)"
    r"|questions de|aupres de|(?:correspondant|depeche|article|reporter|journaliste)e?s? de) "
    r"(?:(?:la |le |les )?(?:agence )?|l'(?:agence )?)(?:de presse |d'information )?(?:[\w-]+ )?$"
)
"""Before an agency that tells what is told."""

_REPORTS = re.compile(
    r",? (?:(?:a|ont|avait) )?(?:rapport|indiqu|annonc|revel|precis|relev|soulign|signal|not|affirm"
    r"|cit|publi|ecri|fait savoir|fait etat|rappel)(?:e|ent|ait|t)?\b"
)

_OF_A_STATE = re.compile(r" (?:(?P<national>nationale?\b)|de (?:la |l')?|du |d'|)")
_CAPITAL_AFTER = re.compile(r" [^\W\d_a-zà-ÿ]")
_CAPITAL_BEFORE = re.compile(
    r"(?<![\w-])(?!(?:Avec|Dans|Depuis|Entre|Pour|Selon|Vers|From|With|Both) )"
    r"[^\W\d_a-zà-ÿ][\w'’-]{2,} (?:d[aeo]s? |del )?$"
)
_TITLE_BEFORE = re.compile(r"\b(?:M\.|Mme|[Pp]résidente?) $")
_ADDRESSED = ("M. ", "Mme ", "MM. ")
_OF_A_COUNTRY = re.compile(r"\b(?:du|au|le) $")


def names_a_person(text: str, country: Match[Sense]) -> bool:
    """Whether a name that people bear too stands beside another capitalised word, or a title; any
    name may behind "M.": "M. France expose"."""
    before = text[max(0, country.start - 40) : country.start]
    if text[country.start : country.end] not in given_names():
        return before.endswith(_ADDRESSED) and country.value.kind in (Kind.NAME, *_CITIES)
    if _OF_A_COUNTRY.search(before):  # "le président du Salvador Nayib Bukele"
        return False
    return bool(
        _CAPITAL_AFTER.match(text, country.end)
        or _CAPITAL_BEFORE.search(before)
        or _TITLE_BEFORE.search(before)
    )


_CITIES = (Kind.PLACE, Kind.CAPITAL)
_LONGEST_ACRONYM = 4


def _is_acronym(text: str, country: Match[Sense]) -> bool:
    """Whether a city's name in capitals is none: "la Fédération de l'économie de Salta (FES)"."""
    if country.value.kind not in _CITIES or country.end - country.start > _LONGEST_ACRONYM:
        return False
    return text[country.start : country.end].isupper() and not text.isupper()
