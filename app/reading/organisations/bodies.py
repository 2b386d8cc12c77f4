"""Recognise organisations by the shape of their names: "ministère lao de la Santé", "Centre X (Y)".

French names of bodies are a head ("Académie") with its complements: adjectives, and what "de",
"des" or "pour la" bring in. The grammar stops at a verb, for adjectives are told by their endings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.reading.parts import Part
from app.reading.vocabulary.gazetteer import country_matcher

_CAPITAL = r"(?:(?:[A-Z]\.){1,3}+|(?:e-)?[A-ZÀ-ÖØ-ÞĐ](?:[\w&]|[-.’'](?=\w))*+)"
_NAMES = rf"{_CAPITAL}(?:\s(?:[-–]\s)?{_CAPITAL}){{0,4}}+"
_NO_NAME = (
    r"(?:indique|explique|applique|implique|signale|rappelle|appelle|arrive|semble|ont|doit|doivent|"
    r"est|sont|avait|était|peut|peuvent|vise|visent|souhaite|veut|fait|font|vont|son|sa|ses|leurs?|"
    r"cette|ces|ce|notre|donne|mentionne|fonctionne|positionne|\w+(?:ront|rait|raient|aient|èrent|era|ira))\b"
)
_WORD = rf"(?!{_NO_NAME})(?:{_NAMES}|[a-zà-öø-ÿœđ][\w-]+)"
_ADJECTIVE = (
    rf"(?!{_NO_NAME})(?:[a-zà-öø-ÿœ-]+?(?:ale?s?|aux|iques?|istes?|iens?|iennes?|[oa]ises?|[oa]is|"
    r"aires?|if|ive|ifs|ives|eux|euses?|els?|elles?|ains?|aines?|éens?|éennes?|bles?|eurs?|"
    r"eures?|ères?|ones?|onnes?|èques?|aques?|ènes?)|lao|russes?|belges?|suisses?|turc|turque|"
    r"grec|grecque|serbe|croate|bulgare|public|publics|publiques?|unis?|unies?|jeunes?|étrangers?|"
    r"appliquée?s?|avancée?s?|associée?s?)\b"
)
_OF = r"(?:(?:de\sla|des|du|de)\s|(?:de\sl|d)['’])"
_FOR = r"pour\s(?:(?:la|les|le)\s|l['’])"
_PAIR = rf"(?:\s(?=\w+\s?[-–]\s?[A-ZÀ-Þ]){_NAMES})?+"
_AND = rf"\set\s(?:{_OF})?+{_WORD}(?:\s{_ADJECTIVE})*+"
_LIST = rf"(?:(?:,\s{_OF}{_WORD}(?:\s{_ADJECTIVE})*+){{1,4}}+\set\s{_OF}{_WORD})?+"
_COMPLEMENT = (
    rf"\s(?:{_OF}{_WORD}(?:\s{_ADJECTIVE})*+{_PAIR}{_LIST}(?:{_AND})?+|en\s{_CAPITAL}"
    rf"|{_FOR}{_WORD}(?:\s{_ADJECTIVE})*+(?:\set\s(?:la|les|le)\s{_WORD}(?:\s{_ADJECTIVE})*+)?+)"
)
_ACRONYM = r"(?:\s?\((?P<acronym>[A-Z][A-Z0-9&-]{1,11})\))?+"
_HEADS = (
    r"(?:Académie|Agence|Assemblée|Association|Autorité|Banque|Bourse|Centre|Chambre|Comité|"
    r"Commission|Compagnie|Confédération|Conseil|Corporation|Cour|Département|École|Ecole|"
    r"Fédération|Fondation|Fonds|Front|Hôpital|Institut|Ligue|Musée|Observatoire|Office|"
    r"Organisation|Parti|Réseau|Société|Syndicat|Union|Université)\b"
)

_BODY = re.compile(
    rf"\b{_HEADS}(?=\s)(?:\s(?:{_ADJECTIVE}|{_NAMES}))*+(?:{_COMPLEMENT}){{0,5}}+{_ACRONYM}"
)
_LOWER_BODY = re.compile(
    rf"\b(?:centre|institut|université|association|fondation|hôpital|académie|lycée)"
    rf"(?:\s{_ADJECTIVE}){{0,2}}+\s{_NAMES}(?:{_COMPLEMENT}){{0,2}}+{_ACRONYM}"
)
_COMPANY = re.compile(
    rf"\b(?:groupes?|société|compagnie|conglomérat|opérateur|entreprise|géant|constructeur|banque|"
    rf"coentreprise|joint-venture)(?:\s{_ADJECTIVE}){{0,3}}+\s(?P<name>{_NAMES}){_ACRONYM}"
)
_COMPANIES = re.compile(
    r"\b(?:entreprises|sociétés|groupes|compagnies|banques|firmes)\b[^.;:()]{0,60}?"
    r"\b(?:telles?\sque|tels\sque|comme|dont|notamment|à\ssavoir)\s"
    rf"(?P<names>{_NAMES}(?:,\s{_NAMES})*+(?:\set\s{_NAMES})?+)"
)
_DOMAIN = (
    rf"(?!{_HEADS}){_CAPITAL}(?:\s(?:étrangères|publique|nationale|sociales|naturelles|rural|"
    r"ethniques|religieuses|intérieures|supérieur|numérique|populaire|extérieur|de\sguerre))?+"
)
_MINISTRY = re.compile(
    rf"\b[Mm]inistère(?:\s(?P<adjective>[a-zà-öø-ÿœ-]+))?\s{_OF}{_DOMAIN}"
    rf"(?:(?:,|\set)\s{_OF}{_DOMAIN}){{0,4}}+{_ACRONYM}"
)
_PLACE_BEFORE = re.compile(rf"\s{_OF}$")
_SOMEBODY = re.compile(rf"\s{_CAPITAL}.*")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as named in `part.text[start:end]`; `acronym` if it is defined there."""

    name: str
    acronym: str | None
    part: Part
    start: int
    end: int


def find_bodies(part: Part) -> Iterator[Body]:
    """Organisations told by the shape of their names; spans may overlap those of known ones."""
    for pattern in (_BODY, _LOWER_BODY, _MINISTRY):
        for match in pattern.finditer(part.text):
            if " " in match[0]:
                yield _body(part, match, match.start(), match.end())
    for match in _COMPANY.finditer(part.text):
        yield _body(part, match, match.start("name"), match.end())
    for match in _COMPANIES.finditer(part.text):
        for name in re.finditer(_NAMES, match["names"]):
            start = match.start("names") + name.start()
            yield Body(name[0], None, part, start, start + len(name[0]))


def _body(part: Part, match: re.Match[str], start: int, end: int) -> Body:
    name = part.text[start:end]
    person = None if match["acronym"] else _behind_a_place(name)
    if person:  # "du Parti communiste du Vietnam Tô Lâm"
        name, end = name[:person], start + person
    return Body(name, match["acronym"], part, start, end)


def _behind_a_place(name: str) -> int | None:
    """Where a name of a body ends, if "du Vietnam" is followed by somebody's name in it."""
    for match in country_matcher().find(name):
        if _PLACE_BEFORE.search(name[: match.start]) and _SOMEBODY.fullmatch(name, match.end):
            return match.end
    return None
