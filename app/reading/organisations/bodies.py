"""Recognise organisations by the shape of their names: "ministère lao de la Santé", "Centre X (Y)".

French names of bodies are a head ("Académie") with its complements: adjectives, and what "de",
"des" or "pour la" bring in. The grammar stops at a verb, for adjectives are told by their endings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.sightings import headed, sightings, within
from app.reading.vocabulary.gazetteer import Sense, country_matcher
from app.reading.vocabulary.heads import Head, head_words, subjects

_CAPITAL = r"(?:(?>(?:[A-Z]\.){1,3})|(?:e-)?[A-ZÀ-ÖØ-ÞĐ](?>(?:[\w&]|[-.’'](?=\w))*))"
_NAMES = rf"{_CAPITAL}(?>(?:\s(?:[-–—&]\s)?{_CAPITAL}){{0,4}})"
_NO_NAME = (
    r"(?:indique|explique|applique|implique|signale|rappelle|appelle|arrive|semble|ont|doit|doivent|"
    r"est|sont|avait|était|peut|peuvent|vise|visent|souhaite|veut|fait|font|vont|son|sa|ses|leurs?|"
    r"cette|cet|ces|ce|notre|donne|mentionne|fonctionne|positionne|les?|la|une?|plusieurs|celles?|"
    r"celui|ceux|concert\savec|Accord|Convention|période|première|prochaine?s?|[a-zà-ÿ]\w*(?:ront|rait|raient|aient|èrent|era|ira))\b"
)
_WORD = rf"(?!{_NO_NAME})(?:{_NAMES}|[a-zà-öø-ÿœđ][\w-]+(?:(?<=-d)['’]\w+|(?<=niveau)\s\d)?)"
_NATIONAL = (
    r"(?:lao|belge|suisse|turc|turque|grec|grecque|serbe|croate|bulgare|afghan|allemand|andorran|azéri"
    r"|birman|espagnol|kazakh|khmer|kirghiz|kosovar|kényan|letton|magyar|malgache|moldave|monégasque"
    r"|mongol|nigérian|nippon|ouzb[eè]k|qatari|samoan|tadjik|thaï|chypriote|yéménite|émirati|\w+guayen"
    r"(?:ne)?|libyen(?:ne)?)e?s?"
)
"""Adjectives of nations whose endings do not tell them."""

_ADJECTIVE = (
    rf"(?!{_NO_NAME})(?:{_NATIONAL}|[a-zà-öø-ÿœ-]+?(?:ale?s?|aux|iques?|istes?|iens?|iennes?|[oa]ises?|[oa]is|"
    r"aires?|if|ive|ifs|ives|eux|euses?|els?|elles?|ains?|aines?|éens?|éennes?|bles?|eurs?|"
    r"eures?|ères?|iers?|ones?|onnes?|omes?|èques?|aques?|ènes?|oles?|usses?)|"
    r"arabes?|public|publics|publiques?|unis?|unies?|mixtes?|"
    r"jeunes?|étrangers?|maritimes?|appliquée?s?|avancée?s?|associée?s?|chargée?s?|bleue?s?|verte?s?|"
    r"(?:argent|philipp|monténégr|fémin|mar)ine?s?)\b"
)
_OFFICE = (
    r"(?i:(?:vice-)?(?:présidente?|ministre|premier|directeur|directrice|secrétaire|chef|gouverneur|"
    r"ambassadeur|ambassadrice|maire|recteur|rectrice)\b)"
)
_ADJECTIVES = (
    rf"(?>(?:\s{_ADJECTIVE})*)"
    rf"(?>(?:(?>(?:,\s{_ADJECTIVE}){{0,3}})\set\s(?!{_OFFICE}){_ADJECTIVE})?)"
)
_OF = r"(?:(?:de\sla|des|du|de)\s|(?:de\sl|d)['’])"
_ARTICLE = r"(?:(?:la|les|le)\s|l['’])"
_STUDY = "|".join(
    f"(?<={word})"
    for word in ("recherche", "recherches", "études", "lutte", "information", "travail")
)
_COUNCIL = "|".join(f"(?<={word})" for word in ("Comité", "Commission", "Institut", "Centre"))
"""Behind which a name goes on with what it is “sur” or “contre”: elsewhere that is what is said."""
_IN = (
    r"en\s(?:œuvre|oeuvre|sciences?|technologies|eau|santé|énergie|économie|médecine|ingénierie|"
    r"informatique|droit)\b"
)
_VERB = (
    r"(?:de\s|d['’])?(?:(?!hiver|cancer)[a-zà-ÿ]{3,}(?<!i)er|[a-zà-ÿ]+ifier|étudier|publier|associer"
    r"|apprécier|bénéficier|confier|remercier|négocier|multiplier|initier|relier|rallier|prendre"
    r"|mettre|rendre|faire|permettre|transmettre|poursuivre|suivre|promouvoir|recevoir|fournir"
    r"|ouvrir|offrir|soutenir|maintenir|tenir|accueillir|réunir|établir|investir)\b"
)
_ORDINAL = r"(?>(?:(?:(?:deux|trois|quatr|cinqu|six|sept|huit)ième|\d{1,2}e)\s)?)"
_DID = r"[a-zà-ÿ]+(?<![ti])é\b"
"""“d'allouer”, “et de signer”, “et rencontré”: what the body does."""
_STATE = rf"{_CAPITAL}(?:\s(?:du\s|de\s(?:la\s)?)?{_CAPITAL})?"
_SECOND_WORD = (
    r"(?<=-Sri)\sLanka|(?<=-Costa)\sRica|(?<=-Sierra)\sLeone|(?<=-Burkina)\sFaso"
    r"|(?<=-Arabie)\ssaoudite|(?<=-Corée)\sdu\s(?:Sud|Nord)|(?<=-République)\s[a-zà-ÿ]{4,}"
)
"""Of a country that ends a pair: "Vietnam-Sri Lanka"."""
_PAIR = (
    rf"(?>(?:\s(?:(?=\w+-[A-ZÀ-Þ]){_CAPITAL}(?>(?:{_SECOND_WORD})?)|{_STATE}\s[-–—]\s{_STATE}))?)"
)
_ACRONYM = r"(?>(?:\s?\((?P<acronym>[A-Z][A-Z0-9&-]{1,11})\))?)"
_SEATED = re.compile(
    r"(?:Université|École|Ecole|Chambre)\b(?:[^A-ZÀ-Þ]|Vietnam|Québec)*$|"
    r".*\b(?:[Vv]ietnamien(?:ne)?s|étudiants|entreprises|entrepreneurs|travailleurs|européens)\b"
)
_SEAT = re.compile(
    rf"\s(?>(?:(?:résidant|vivant|établis)\s)?)"
    rf"(?:à\sl['’]étranger|"
    rf"(?:à|aux?|en)\s{_NAMES}(?>(?:(?<=République)\s[a-zà-ÿ]{{4,}})?)){_ACRONYM}"
)
"""Where the members of a body live, or one of many alike is: “à Prague”, “au Vietnam (JBAV)”."""
_NEIGHBOUR = re.compile(r"\set\s(?:du\s|de\sla\s|de\sl['’]|des\s)(?P<acronym>[A-Z]{3,})\b")
_PLACE_BEFORE = re.compile(rf"\s{_OF}$")
_PARTS = 64
"""Parts remembered: those of the article at hand."""

_SOMEBODY = re.compile(rf"\s{_CAPITAL}.*")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as named in `part.text[start:end]`; `acronym` if it is defined there."""

    name: str
    acronym: str | None
    part: Part
    start: int
    end: int


@cache
def _tails() -> dict[Head, re.Pattern[str]]:
    """What stands behind the first word of a name."""
    heads = rf"(?:{'|'.join(head_words(Head.PROPER) + head_words(Head.MINISTRY))})\b"
    also = rf"\set\s(?!{_OFFICE}|{_VERB}|{_DID})"
    further = (
        rf"(?>(?:,\s{_OF}(?!{heads}){_WORD}{_ADJECTIVES}){{1,4}})"
        rf"{also}{_OF}{_WORD}{_ADJECTIVES}"
    )
    field = rf"(?![A-ZÀ-Þ]){_ORDINAL}{_WORD}{_ADJECTIVES}"  # "de commerce et d'industrie"
    field = rf"{field}(?>(?:{further}|{also}(?>(?:{_OF})?)(?!{heads}){_WORD}{_ADJECTIVES})?)"
    named = rf"{_NAMES}{_ADJECTIVES}(?>(?:{further}|{also}{_OF}(?!{heads}){_NAMES}{_ADJECTIVES})?)"
    topic = (
        rf"{_ARTICLE}{_ORDINAL}{_WORD}{_ADJECTIVES}(?>(?:\set\s{_ARTICLE}{_WORD}{_ADJECTIVES})?)"
        rf"(?>(?:{further})?){_PAIR}"
    )
    on = rf"\s(?:sur|contre)\s{topic}"
    complement = (
        rf"(?:\s(?!{_VERB}){_OF}(?:{field}|(?!{_NO_NAME}){named}){_PAIR}|\s{_IN}{_ADJECTIVES}|"
        rf"\spour\s(?!(?:le\s(?:mandat|compte)|la\s(?:période|première))\b){topic}|"
        rf"(?:{_STUDY}){on}|\savec\sl['’]étranger|"
        rf"\sen\s{_NAMES}(?>(?:(?<=République)\s(?!d[eu]\s)[a-zà-ÿ]+)?))"
    )
    domain = rf"(?!{heads}){_CAPITAL}(?:\sde\s(?:guerre|base)|{_ADJECTIVES})"
    patterns = {
        Head.PROPER: rf"(?P<council>{_COUNCIL})?(?=\s)(?>(?:\s(?:{_ADJECTIVE}|{_NAMES}))*)"
        rf"(?(council)(?>(?:{on})?))(?>{complement}{{0,7}})",
        Head.COMMON: rf"(?>(?:\s{_ADJECTIVE}){{0,2}})(?>(?:\s{_OF}{_WORD})?)\s{_NAMES}"
        rf"(?>{complement}{{0,2}})",
        Head.MINISTRY: rf"(?:\s(?P<adjective>[a-zà-öø-ÿœ-]+))?\s{_OF}{domain}"
        rf"(?>(?:(?:,|\set)\s{_OF}{domain}){{0,4}})",
        Head.COMPANY: rf"(?>(?:\s{_ADJECTIVE}){{0,3}})\s(?P<name>{_NAMES})",
        Head.COMPANIES: r"\b[^.;:()]{0,60}?"
        r"\b(?:telles?\sque|tels\sque|comme|dont|notamment|à\ssavoir)\s"
        rf"(?P<names>{_NAMES}(?>(?:,\s{_NAMES})*)(?>(?:\set\s{_NAMES})?))",
    }
    return {head: re.compile(pattern + _ACRONYM) for head, pattern in patterns.items()}


@lru_cache(_PARTS)
def find_bodies(part: Part) -> tuple[Body, ...]:
    """Organisations told by the shape of their names, from left to right; spans may overlap those
    of known ones."""
    heads = {head.value for head in sightings(part).heads}
    found = (
        body
        for kind, pattern in _tails().items()
        if kind in heads
        for head, tail in headed(part, kind, pattern)
        for body in _named(part, head, tail)
    )
    return tuple(sorted(found, key=lambda body: body.start))


def _named(part: Part, head: Match[Head], tail: re.Match[str]) -> Iterator[Body]:
    """The bodies that `head` and `tail` name: companies go without the word before their names."""
    if head.value is Head.COMPANIES:
        for name in re.finditer(_NAMES, tail["names"]):
            start = tail.start("names") + name.start()
            yield Body(name[0], None, part, start, start + len(name[0]))
    elif head.value is Head.COMPANY:
        yield _body(part, tail, tail.start("name"))
    elif " " in tail[0]:
        yield _body(part, tail, head.start)


def _body(part: Part, match: re.Match[str], start: int) -> Body:
    end, acronym = match.end(), match["acronym"]
    if acronym is None and (seat := _seat(part.text, start, end)):
        end, acronym = seat.end(), seat["acronym"]
    if acronym is None:
        end = _before_a_neighbour(part, start, end)
    name = part.text[start:end]
    person = None if acronym else _behind_a_place(name)
    if person:  # "du Parti communiste du Vietnam Tô Lâm"
        name, end = name[:person], start + person
    return Body(name, acronym, part, start, end)


def _before_a_neighbour(part: Part, start: int, end: int) -> int:
    """Where the body `part.text[start:end]` ends, if another stands in it: "l'Institut Pasteur de
    Nha Trang et du CIRAD", but not "du Conseil d'affaires des États-Unis et de l'ASEAN"."""
    joint = _NEIGHBOUR.search(part.text, start, end)
    if joint is None or joint["acronym"] in subjects():
        return end
    known = within(sightings(part).organisations, *joint.span("acronym"))
    union = any(one.value.country is None for one in known)
    before = countries_in(part.text[start : joint.start()])
    of_a_country = bool(before) and before[-1].end == joint.start() - start
    return end if union and of_a_country else joint.start()


def _seat(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the members of the body `text[start:end]` live, said behind its name."""
    return _SEAT.match(text, end) if _SEATED.match(text, start, end) else None


@lru_cache(maxsize=10_000)  # the same bodies are named in article after article
def countries_in(name: str) -> tuple[Match[Sense], ...]:
    """What speaks of a country in the name of a body."""
    return country_matcher().find(name)


def _behind_a_place(name: str) -> int | None:
    """Where a name of a body ends, if "du Vietnam" is followed by somebody's name in it."""
    for match in countries_in(name):
        if _PLACE_BEFORE.search(name[: match.start]) and _SOMEBODY.fullmatch(name, match.end):
            return match.end
    return None
