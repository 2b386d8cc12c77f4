"""Who is named in an article, in which role, and for which country."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.reading.countries.mentions import renamed
from app.reading.model import Person
from app.reading.parts import CAPITALS, Part, fold
from app.reading.persons.bearers import (
    CHOSEN,
    EVIDENCE,
    Bearer,
    join_alike,
    join_arabic,
    join_parts,
    join_shortened,
)
from app.reading.persons.names import Name, has_title, name_words
from app.reading.persons.offices import (
    Office,
    Passage,
    counterpart,
    joined,
    listed_offices,
    of_a_woman,
    of_the_place,
    read_office,
)
from app.reading.persons.roles import Role, appointment, roles_after, roles_before
from app.reading.persons.things import is_thing
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.directory import organisation_matcher
from app.reading.vocabulary.gazetteer import Kind as CountryKind
from app.reading.vocabulary.people import is_given, names_of_home, places, things
from app.reading.vocabulary.titles import Kind

_WOMEN = frozenset(("Mme", "Mlle", "Madame"))

_SHORTEST = 3
"""Letters of a name of one word."""

_LONGEST_ROLE = 160
"""Characters a role may have to be shown."""

_OF_A_FIRM = re.compile(r"[a-zà-ÿ]{3}[A-Z]")
"""Two words in one are a firm's: "SalmonChile"."""

_SHORT = 2
"""Words of a Vietnamese company's name as of a person's that is not told in full."""

_TELLING = 3
"""Words of a Vietnamese name that needs no office to tell whose it is; "Ly Ba" may be Chinese."""

_GOES_ON = re.compile(r" (?:de la |de l'|du |des )")
"""Behind a capitalised word that is part of a portfolio: "de la Promotion de l'investissement"."""

_LISTED = (" et ", ", ", " ou ")
"""Between the names of things: "les écoles Nguyên Van Troi et Vo Thi Sau"."""

_NATIONAL = re.compile(
    r"(?:conseill|secretaire)\w* d'etat\b|conseill\w* a la securite nationale\b|"
    r"(?:vice-)?(?:ministre|premiere? ministre|pm\b|ambassad|chef de l'etat|chancel|"
    r"roi\b|reine\b|sultan|prince|emir\b|emper|imperat|"
    r"(?:vice-)?(?:presidente?|marechale?)(?:(?: de la republique| du senat| du parlement)?$|"
    r" de l'assemblee (?:nationale|populaire|consultative|legislative|federale)\b|"
    r" de la (?:diete|douma|chambre des (?:representants|deputes))\b))"
)
"""Offices that a state has, so that the only other country of an article is theirs."""


def read_persons(
    parts: Sequence[Part], home_country: str, partners: Sequence[str] = ()
) -> tuple[Person, ...]:
    """The persons named in `parts`, in the order of their first mention; `partners` are the codes
    of the countries that the article has as partners.

    A later mention by one word belongs to the only person who bears it; spellings of a name are
    one person when they fold to the same words, and the one with most accents is shown.
    """
    passages = [Passage(part) for part in parts]
    others = renamed(parts)
    named = (match.value.codes[0] for one in passages for match in one.countries)
    foreign = {others.get(code, code) for code in named} - {home_country}
    partner = partners[0] if len(partners) == 1 else None
    only = next(iter(foreign)) if len(foreign) == 1 else partner
    bearers: dict[tuple[str, ...], Bearer] = {}
    single: list[tuple[Name, list[Office]]] = []
    torn: list[Name] = []
    last = next((part for part in reversed(parts) if part.name == "paragraph"), None)
    for name, offices, shown in (found for passage in passages for found in _found(passage)):
        if name.bound or len(name.words) == 1:
            single.append((name, offices))
        elif not shown:
            single.append((name, []))
        elif not offices and _is_torn(name, last):
            torn.append(name)
        else:
            bearers.setdefault(name.words, Bearer(name.words)).add(name, offices)
    join_arabic(bearers)
    join_shortened(bearers)
    join_parts(bearers)
    join_alike(bearers)
    for name in torn:
        begun = [one for words, one in bearers.items() if _begins(words, name)]
        if len(begun) == 1:
            begun[0].add(name, [])
    by_word: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers.values():
        for word in set(bearer.words):
            by_word[word].append(bearer)
    for name, offices in single:
        known = by_word[name.words[0]]
        if len(known) == 1 and set(name.words) <= set(known[0].words):
            known[0].add(name, offices)
        elif not known and offices and not name.bound and _is_of_one_word(name):
            bearers[name.words] = Bearer(name.words, near=_countries_near(name))
            bearers[name.words].add(name, offices)
            known.append(bearers[name.words])
    for bearer in bearers.values():
        bearer.offices = [_resolved(one, bearer, by_word) for one in bearer.offices]
    found = [_person(bearer, home_country, only, partner) for bearer in bearers.values()]
    return tuple(
        replace(one, country=others[one.country]) if one.country in others else one for one in found
    )


def in_office(persons: Sequence[Person]) -> list[Person]:
    """Those first named in an office that they hold, not when they were chosen for it."""
    return [one for one in persons if one.evidence[0].rule != CHOSEN]


def _countries_near(name: Name) -> frozenset[str]:
    """The countries that the sentence of a surname speaks of: whoever is known to everybody by it
    ("le président Poutine") need not be of the one that the article is about."""
    first, last = sentence_at(name.part.text, name.start)
    named = sightings(name.part).countries
    return frozenset(m.value.codes[0] for m in named if m.value.codes and first <= m.start < last)


def _resolved(office: Office, bearer: Bearer, by_word: Mapping[str, Sequence[Bearer]]) -> Office:
    """The office of a counterpart of somebody whose own office is told elsewhere."""
    known = by_word.get(office.other[-1], ()) if office.other else ()
    if len(known) != 1 or known[0] is bearer:
        return office
    others = [one for one in known[0].offices if one.kind in (Kind.STATE, Kind.FUNCTION)]
    other = max(others, key=lambda one: (one.kind, len(one.text)), default=None)
    return counterpart(office, other) if other else office


def _is_torn(name: Name, last: Part | None) -> bool:
    """Whether a name stands where a text breaks off, so that a part of it may be missing."""
    return name.part is last and name.end == len(name.part.text)


def _begins(words: Sequence[str], name: Name) -> bool:
    """Whether a name of `words` begins like a torn one."""
    return " ".join(words).startswith(" ".join(name.words))


def _is_of_one_word(name: Name) -> bool:
    """Whether a title stands so near a single word that it is a person's name ("Obama"), not the
    end of a body's ("le président de la CCI Rhône-Alpes")."""
    short = len(name.text) < _SHORTEST or _OF_A_FIRM.search(name.text) is not None
    cut_off = name.part.name == "paragraph" and name.end == len(name.part.text)
    return not (
        name.thing or _ends_a_body(name) or _is_a_body(name) or "-" in name.text or short or cut_off
    )


def _ends_a_body(name: Name) -> bool:
    """Whether a single word is the end of a longer name: "le président du Parti Amanat"."""
    before = name.part.text[: name.start].rstrip()
    if before.endswith("s") and _is_a_people(name.part, len(before)):
        return False  # "le roi des Belges Philippe"
    between_commas = before.endswith(",") and name.part.text.startswith(",", name.end)
    return before.rpartition(" ")[2][:1].isupper() and not (
        has_title(name.part, name.start) or between_commas
    )


def _is_a_people(part: Part, end: int) -> bool:
    """Whether a nation's name ends at `end`: "Belges"."""
    countries = sightings(part).countries
    return any(one.end == end and one.value.kind is CountryKind.ADJECTIVE for one in countries)


def _is_a_body(name: Name) -> bool:
    """Whether a single word is a known body's name: "les dirigeants des géants coréens Samsung"."""
    known = sightings(name.part).organisations
    return any(one.start == name.start for one in known) and not has_title(name.part, name.start)


def _found(passage: Passage) -> Iterator[tuple[Name, list[Office], bool]]:
    """The names of a passage with their offices, and whether they are shown to be persons'."""
    floor, last, thing = 0, None, -1
    for name in passage.names:
        sentence, _ = sentence_at(passage.part.text, name.start)
        roles = [] if name.bound else roles_before(name, passage.titles, max(floor, sentence))
        if roles and _is_headed_by_next(passage, name, roles[0]):
            roles = []
        shown = bool(roles) and not (name.thing and _is_of_a_thing(name, roles[0]))
        if not roles and name.opening is not None:
            name = replace(name, start=name.opening)
        appointed = None if name.bound else appointment(name, passage.titles, passage.ends)
        if appointed and _is_decided(name):
            roles = []
        told = any(role.title.kind > Kind.ADDRESS for role in roles)
        after = [] if name.bound else list(roles_after(name, passage.titles, passage.ends, told))
        after += [appointed] if appointed else []
        held = [role for role in roles + after if role.title.kind > Kind.ADDRESS]
        woman = any(role.title.text in _WOMEN for role in roles)
        offices = [
            replace(read_office(passage, role, last), chosen=role is appointed) for role in held
        ]
        offices = [
            of_a_woman(office) if woman and role.title.kind is Kind.COUNTERPART else office
            for role, office in zip(held, offices, strict=True)
        ]
        if not name.vietnamese:
            offices = [of_the_place(office, passage, name.start) for office in offices]
        if not offices and last and not _GOES_ON.match(passage.part.folded, name.end):
            offices = listed_offices(passage, floor, name.start, last)
        listed = thing >= 0 and passage.part.folded[thing : name.start] in _LISTED
        likely = name.likely and not (listed and not name.of_somebody)
        shown = shown or ((bool(offices) or likely) and not name.thing)
        thing = name.end if not shown and (name.thing or listed) else -1
        if shown and not (len(name.words) == 1 and _ends_a_body(name)):
            floor = after[-1].end if after else name.end
            last = max(offices, key=lambda one: one.kind, default=last)
        yield name, [*offices, *joined(held, offices)], shown


def _is_decided(name: Name) -> bool:
    """Whether the title before somebody's appointment is of who decided it: "Par décision du
    Premier ministre, X a été nommé …"."""
    text = name.part.text
    return text.endswith(", ", 0, name.start) and not text.startswith(",", name.end)


def _is_of_a_thing(name: Name, role: Role) -> bool:
    """Whether a thing's name stays one after a title: "le mausolée du Président Hô Chi Minh", "le
    recteur de l'école de médecine Yong Loo Lin", but not "le Président Hô Chi Minh"."""
    known = _is_of_a_group(role) and " ".join(name.words) in places()
    return role.end > role.title_end or known or is_thing(name.part, role.start)


def _is_headed_by_next(passage: Passage, name: Name, role: Role) -> bool:
    """Whether a name is that of the group, or a short one that of another body, whose head stands
    behind: "le président du groupe Hoà Phat, Trân Dinh Long"."""
    rest = _REST_OF_A_NAME.match(name.part.text, name.end)
    if rest is None:
        return False
    if _is_of_a_group(role):
        return rest.end() in passage.ends and not is_given(name.words[0])
    short = len(name.words) <= _SHORT and role.end > role.title_end
    return short and passage.is_whole_name(rest.end())


_REST_OF_A_NAME = re.compile(rf"(?: [{CAPITALS}][\w&.-]*)*, ")


def _is_of_a_group(role: Role) -> bool:
    """Whether a title ends with what a name may follow: "président du groupe"."""
    return role.title.text.rpartition(" ")[2] in things()


def _person(bearer: Bearer, home_country: str, only: str | None, partner: str | None) -> Person:
    forms = dict.fromkeys(bearer.forms)
    name, *others = forms
    if others:
        name = max(forms, key=lambda form: (len(name_words(form)), _accents(form)))
    shown = [one for one in bearer.offices if len(one.text) <= _LONGEST_ROLE]
    role = max(shown, key=lambda one: (one.kind, len(one.text)), default=None)
    return Person(
        name,
        role.text if role else None,
        _country(bearer, role, home_country, only, partner),
        tuple(bearer.evidence[:EVIDENCE]),
    )


def _country(
    bearer: Bearer, role: Office | None, home_country: str, only: str | None, partner: str | None
) -> str | None:
    """The country an office names, else one's nationality; else the home country's people act for
    it, an office that a state has is the only other country's, and who holds another acts for the
    only partner, unless it is at a body of many countries."""
    named = [one.country for one in bearer.offices if one.country]
    if named:
        return role.country if role and role.country else named[0]
    if bearer.nationality:
        return bearer.nationality
    if bearer.vietnamese and (role or len(bearer.words) >= _TELLING):
        return home_country
    if role is None:
        return None
    national = _NATIONAL.match(fold(role.text))
    bodies = () if national else organisation_matcher().find(role.text)
    if any(body.value.country is None for body in bodies):
        return None
    if not national and any(names_of_home(role.text)):  # "de l'école Vu A Dinh"
        return home_country
    likely = only if national else partner
    return likely if bearer.near is None or likely in bearer.near else None


def _accents(text: str) -> int:
    """How many accents a spelling bears."""
    return sum(
        unicodedata.combining(character) > 0 for character in unicodedata.normalize("NFD", text)
    )
