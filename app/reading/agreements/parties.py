"""Between whom an agreement was made, by its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.reading.agreements.meaning import Mention
from app.reading.agreements.signatories import AROUND, read_signatories
from app.reading.parts import Part
from app.reading.sightings import sightings, within
from app.reading.vocabulary.gazetteer import Kind, country_codes
from app.reading.vocabulary.instruments import CONTRACT, FREE_TRADE, instrument_matcher, parties_of

Span = tuple[int, int]

_NEAR = 20
"""How many characters behind a country's name its verb may stand."""

_REACH = 120
"""How many characters behind an instrument "entre" may stand."""

_OF_A_NAME = re.compile(r" [A-ZÀ-Þ]")
"""The Vietnam of "Vietnam Airlines" is no party."""

_BETWEEN = re.compile(r"\bentre\b(?! en (?:vigueur|application))")
_BOTH = re.compile(
    r"\b(?:les|des|aux) deux (?:pays|parties|gouvernements|etats|ministeres|cotes|nations|voisins|"
    r"dirigeants|ministres|partis|organes|agences|partenaires|chefs d'etat|chefs de gouvernement|"
    r"presidents|premiers ministres|responsables|delegations|chambres de commerce)\b"
    r"(?! (?:sont|etaient|etant) (?:\w+ ){0,2}(?:membres|parties|signataires)\b)"
    r"|\bbilatera\w*\b(?! [^.;,]{0,40}\bavec (?:les|des|d'autres|plusieurs) pays\b)"
)
_BY_HOME = re.compile(r"\b(?:le|notre) pays (?:a|avait|vient|va|entend|compte)\b")
_THEY = re.compile(r"\b(?:ils|elles) (?:ont|avaient|viennent|signer(?:ont|aient))\b")
_ASIDE = re.compile(r"\b(?:a|au|en|aux|dans|vers|chez)\s(?:la |l'|le )?$|\([^()]*$")
"""Before a venue ("à", "en") and inside a bracket nobody is a party."""

_OF_A_BLOC = re.compile(r"\b(?:ce|le) bloc\b")
"""Who makes the agreement is then no single country."""

_OF_THE_WORLD = re.compile(
    r" (?:-?cadre |internationale )?(?:des nations unies|de l'(?:onu|oit))\b"
)

_CALLED = re.compile(r"[^,.;:()]{0,90}\(([A-Z]{3,8})\b")
"""Behind a treaty, the name it goes by."""


class Sides(NamedTuple):
    """Whom "les deux pays" are: the home country, and the one other country of the article or else
    its one partner; or the two of an article that names no others and not the home country.

    `are_named` where the article names both; `are_partners` where its only partner is the other, so
    that who made an agreement goes without saying.
    """

    one: str
    other: str | None
    are_named: bool
    are_partners: bool = False

    def beside(self, near: Sequence[str]) -> "Sides":
        """The sides where these foreign countries were named last: of an article that names several
        the one is meant."""
        return self if self.other or len(near) != 1 else self._replace(other=near[0])

    def with_(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties, at most one of which is named: the home country and that one, or both."""
        other = next((party for party in parties if party != self.one), self.other)
        return (self.one, other) if other else parties


def sides_of(named: Sequence[str], home_country: str, partners: Sequence[str]) -> Sides:
    """The sides of an article that names these countries and has those as partners."""
    foreign = [code for code in named if code != home_country]
    if home_country not in named and len(foreign) == 2:
        return Sides(foreign[0], foreign[1], are_named=True)
    other = next((found[0] for found in (foreign, partners) if len(found) == 1), None)
    named_both = home_country in named and other is not None
    return Sides(home_country, other, named_both, named_both and list(partners) == [other])


def read_parties(mention: Mention, span: Span, head: int, sides: Sides) -> tuple[str, ...]:
    """The parties to the agreement that `span` tells of: country codes, or names of organisations.

    Those of a treaty that goes by its own name; else who is named in the span or, where that names
    fewer than two, in the sentence up to its first instrument at `head`, or two states in all of
    it.
    """
    part, sentence = mention.part, (mention.first, mention.last)
    if own := _by_name(mention):
        return own
    parties = _told(mention, _clause(part, span, mention.match.start), sides)
    if len(parties) < 2:
        parties = _told(mention, span, sides)
    if len(parties) < 2 and span != sentence:
        parties = (
            _told(mention, (mention.first, head), sides)
            or _two_states(_told(mention, sentence, sides))
            or parties
        )
    return parties


def with_the_other(mention: Mention, parties: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    """The parties; where but one of two sides is told, or nobody at all and no body either that
    could have made it, both."""
    one_sided = sides.are_named and len(parties) == 1 and parties[0] in sides[:2]
    if mention.is_between and parties and _is_of_others_alone(mention, sides):
        return parties  # "la trêve entre Israël et le Hamas"
    understood = sides.are_partners and not parties and not _is_of_others(mention)
    if (one_sided or understood) and not _is_of_many(mention):
        return sides.with_(parties)
    return parties


def _is_of_others(mention: Mention) -> bool:
    """Whether the sentence names a body, or the instrument is one of bodies or of all the world's,
    so that who made it is not understood."""
    instrument, part = mention.instrument, mention.part
    if instrument.kind == FREE_TRADE and instrument.several:
        return True  # "ses 17 accords de libre-échange"
    if instrument.kind == CONTRACT or instrument.own or instrument.worldwide:
        return True
    said = _around(mention)
    if within(sightings(part).organisations, *said):
        return True
    return _BODIES.search(part.folded, *said) is not None


def _around(mention: Mention) -> Span:
    """The sentence of a mention, no further away than its parties may be named."""
    start, end = mention.match.start, mention.match.end
    return max(mention.first, start - AROUND), min(mention.last, end + AROUND)


_BODIES = re.compile(
    r"\b(?:groupes?|societes?|compagnies?|entreprises?|banques?|universites?|ecoles?|instituts?"
    r"|academies?|hopita(?:l|ux)|clubs?|provinces?|villes?|regions?|localites?|associations?"
    r"|federations?|agences?|fonds|partenaires? etrangers?|autres pays|plusieurs pays|partis"
    r"|coalition|syndicats?|rebelles|belligerants|factions|milices|chanteu(?:r|se)|maison de)\b"
)


def _by_name(mention: Mention) -> tuple[str, ...]:
    """The parties of a treaty that goes by its own name, be it in a bracket: "l'accord de
    libre-échange (EVFTA)"."""
    text, match = mention.part.text, mention.match
    called = _CALLED.match(text, match.end)
    return parties_of(text[match.start : match.end]) or parties_of(called[1] if called else "")


def _clause(part: Part, span: Span, start: int) -> Span:
    """What of a span stands between the semicolons around `start`: "La Chine et le Laos signent un
    accord ; le Vietnam s'en félicite"."""
    first, last = span
    end = part.text.find(";", start, last)
    return max(first, part.text.rfind(";", first, start) + 1), last if end < 0 else end


def _told(mention: Mention, span: Span, sides: Sides) -> tuple[str, ...]:
    """Who is told in `span` to be a party to the agreement."""
    part, end = mention.part, mention.match.end
    first, last = max(span[0], end - AROUND), min(span[1], end + AROUND)
    between = _BETWEEN.search(part.folded, end, min(last, end + _REACH))
    parties = _names(part, between.end() if between else first, last, end)
    if len(parties) > 1:
        return parties
    if between is None and (capitals := _capitals(part, mention.status.start)):
        return capitals
    if bodies := read_signatories(part, *span, end, mention.status):
        return bodies
    several = between is not None and not (
        _is_of_many(mention) or _is_of_others_alone(mention, sides)
    )
    if several and len(named := _names(part, first, last, end)) > 1:
        return named  # "un accord et un protocole entre Petrovietnam et Statoil"
    if _speaks_of_both(part, first, last, sides.one) or (
        len(parties) == 1 and _BY_HOME.search(part.folded, first, mention.match.start)
    ):
        return sides.with_(parties)
    return _with_companies(part, *span, parties)


def _is_of_others_alone(mention: Mention, sides: Sides) -> bool:
    """Whether an agreement of others is but welcomed: by the home country, "le Vietnam se félicite
    de l'accord", or by whomever where the article has not one partner."""
    welcomed = mention.behind(_WELCOMED)
    if welcomed is None:
        return False
    home = (one for one in sightings(mention.part).countries if sides.one in one.value.codes)
    by_home = any(0 < welcomed.start() - one.end <= _NEAR for one in home)
    return by_home or not sides.are_partners


_WELCOMED = re.compile(r"\b(?:salu|felicit|rejoui|soutien|soutenu|condamn|appel|suit|suivi)\w*\b")


def _capitals(part: Part, verb: int) -> tuple[str, ...]:
    """The states whose capitals stand for them before a verb: "Washington et Pékin ont conclu"."""
    before = within(sightings(part).countries, max(0, verb - _REACH), verb)[-2:]
    if len(before) < 2 or any(one.value.kind is not Kind.CAPITAL for one in before):
        return ()
    one, other = before
    joined = part.folded[one.end : other.start] == " et " and verb - other.end == 1
    return (one.value.codes[0], other.value.codes[0]) if joined else ()


def _names(part: Part, start: int, last: int, end: int) -> tuple[str, ...]:
    """Who is named from `start` on, once each, of an instrument that ends at `end`."""
    named = list(_named(part, start, last))
    return tuple(dict.fromkeys(_pair(part, end, named) or [one.name for one in named]))


def _two_states(parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties, if they are two states: a sentence that lists agreements names bodies of any."""
    return parties if len(parties) == 2 and set(parties) <= set(country_codes()) else ()


def _is_of_many(mention: Mention) -> bool:
    """Whether a treaty of many countries is meant, of which a sentence may name but one."""
    said = mention.part.folded, *_around(mention)
    worlds = mention.followed(_OF_THE_WORLD) is not None
    return worlds or mention.match.value.unique or _OF_A_BLOC.search(*said) is not None


def _speaks_of_both(part: Part, first: int, last: int, home: str) -> bool:
    """Whether `[first, last)` speaks of both sides of a bilateral matter: "les deux pays", or "ils"
    where the paragraph names the home country."""
    if _BOTH.search(part.folded, first, last):
        return True
    return _THEY.search(part.folded, first, last) is not None and any(
        home in match.value.codes and match.value.kind in (Kind.NAME, Kind.ADJECTIVE)
        for match in sightings(part).countries
    )


def _with_companies(part: Part, first: int, last: int, party: Sequence[str]) -> tuple[str, ...]:
    """The one party of the sentence `[first, last)`, and that of whose country a company is named:
    "PetroVietnam et le groupe russe Zarubezhneft"."""
    known = within(sightings(part).organisations, first, last) if party else ()
    return tuple(
        dict.fromkeys([*party, *(one.value.country for one in known if one.value.country)])
    )


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    start: int
    end: int


def _named(part: Part, start: int, last: int) -> Iterator[_Party]:
    """Countries and international organisations between `start` and `last`, but venues."""
    found = [
        _Party(match.value.codes[0], match.start, match.end)
        for match in within(sightings(part).countries, start, last)
        if match.value.codes and match.value.kind in (Kind.NAME, Kind.ADJECTIVE)
        if match.value.kind is Kind.ADJECTIVE or not _OF_A_NAME.match(part.text, match.end)
    ]
    found += [
        _Party(match.value.name.partition(" (")[0], match.start, match.end)
        for match in within(sightings(part).organisations, start, last)
        if match.value.country is None and not _is_instrument(part.text[match.start : match.end])
        if not _WORLDS.match(part.folded, match.end)
        or not part.folded.endswith(_CONVENTION_OF, 0, match.start)
    ]
    for one in sorted(found, key=lambda one: one.start):
        if not _ASIDE.search(part.folded, start, one.start):
            yield one


_CONVENTION_OF = tuple(
    f"{paper} {of}" for paper in ("convention", "traite", "protocole") for of in ("des ", "de l'")
)
_WORLDS = re.compile(r" (?:sur|contre|relative?|pour|de lutte)\b")
"""Around the name of a body that a treaty bears: "la Convention des Nations unies contre"."""


def _is_instrument(name: str) -> bool:
    """Whether a treaty goes by a name that is also known as an organisation's (CPTPP)."""
    return bool(instrument_matcher().find(name))


def _pair(part: Part, end: int, named: list[_Party]) -> list[str]:
    """The two parties in the name of a treaty: "Accord de libre-échange UE-Vietnam"."""
    for one, other in pairwise(named):
        joint = part.folded[one.end : other.start].strip()
        if end <= one.start <= end + 40 and joint in ("-", "–"):
            return [one.name, other.name]
    return []
