"""Whether a sentence speaks of an agreement of somebody's, not of agreements in general."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reading.agreements.statuses import (
    IN_FORCE,
    MENTIONED,
    Status,
    called_by_date,
)
from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.vocabulary.instruments import (
    CONTRACT,
    DECLARATION,
    DOCUMENT,
    Group,
    Instrument,
)

_NEAR = 40
"""How many characters before an instrument its article is looked for."""

_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|ce|cet|cette|ces|du|dudit|ledit|leur|leurs|son|sa|au|aux)\s|\bl'|\bde la\s)"
    r"(?:(?!premiere?\b|nouve|prochaine?\b|deuxieme|second|autre)\w+\s)?$"
)
_POINTED = re.compile(r"\b(?:ce|cet|cette|dudit|ledit)\s(?:\w+\s)?$")
_SWEEPING = re.compile(
    # "Au cours des 65 dernières années, ils ont signé une série de conventions": no one agreement
    r"\bau (?:cours|fil) des [^,.;]{0,25}annees|\bces dernieres annees|\bjusqu'a present|"
    r"\ba ce jour|\bdepuis lors"
)
_COUNTED = re.compile(
    r"(?<!plus de )(?<!pres de )(?<!environ )(?<!quelque )(?<![\w.,])"
    r"(?:\d\d?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:\w+ )?$"
)
"""Before papers that were counted one by one."""

_FORMALITIES = re.compile(r" (?:d'approbation|de ratification|d'adhesion|de voyage|d'identite)\b")
"""Behind documents that are no papers of cooperation: "l'échange des documents d'approbation"."""

_DRAFTS = re.compile(
    r"\b(?:projets?|recueils?|copies?|collections?|fonds|corpus|milliers?|centaines?|dizaines?)"
    r" (?:de |des )$"
)
_BINDS = re.compile(r"\blie|depuis (?:le \d|\w+ )?(?:19|20)\d\d")
_IN_GENERAL = re.compile(r"\ben (?:œuvre|oeuvre|application|valeur)\b[^.;]{0,50}$")
_WITH_ANYBODY = re.compile(
    r"[^.,;]{0,50}\b(?:avec|par) (?:les|des|ses|leurs|d'autres) (?:pays|partenaires|organisations|"
    r"organismes) (?:etranger|internationa|partenaire)"
)
_UNDER = re.compile(r"\b(?:dans le cadre|en vertu|aux termes|conformement|selon)\b[^.,;]{0,15}$")
_INDEFINITE = re.compile(r"\b(?:d'|de )?une? $")
"""Before a paper that is new: "aux termes d'un contrat signé vendredi"."""

_UPON = re.compile(
    r"\b(?:sur la base|conformement|en vertu|aux termes|dans l'esprit|remplac\w+|"
    r"mise en (?:œuvre|oeuvre)|fonde\w* sur)\b[^.,;]{0,15}$"
)
_THEN = re.compile(r" (?:en|lors|le \d|de \d|depuis)")
_AGO = re.compile(r",? (?:il y a|voici) [\w-]+ ans\b")
"""An older agreement: what is done now rests on it, and it was made then."""

_SIGNING = r"(?:sign|conclu|ratifi|paraph|approuv)\w*"
_REFUSED = re.compile(
    rf"(?:\bne |\bn')(?:{_SIGNING} (?:pas|plus|jamais)\b"
    rf"|\w+ (?:pas|plus|jamais) (?:[\w']+ ){{0,2}}?{_SIGNING})[^.;:,]*$"
    rf"|\b(?:refus|renonc)\w+ (?:de |d'|a ){_SIGNING}[^.;:,]*$"
)
_FAILED = re.compile(r"[^.;:,]{0,40}\b(?:a|ont) (?:echoue|tourne court|avorte)\b")
_NONE = re.compile(
    r"\baucune? (?:\w+ )?$|\b(?:faute|absence|defaut|manque) (?:d'|de )$"
    r"|\bsans (?:parvenir|aboutir|arriver) a (?:un |l'|cet )(?:\w+ )?$"
    r"|\bn[e'][^.;:]{1,80}\bni (?:\w+ )?$"
    r"|(?:\b(?:sans|absence de|defaut de|manque de|suspen\w+|gel\w*|annul\w+|refus\w*)"
    r" (?:la |leur |sa |toute )?|\bnon-)signature (?:\w+ )?(?:de |d'|du |des )"
    r"(?:[\w']+ ){0,2}?(?:l')?$"
)
_NOT = re.compile(
    r"(?:[^,.;]{0,60}?|[^,.;]{0,40}, (?:qui|que|dont) [^,.;]{3,60},) "
    r"n'(?:a|ont|est|sont|etait|etaient|avait|avaient) "
    r"(?=ete|pu (?:etre|aboutir)|(?:\w+ment )?pas(?! seul| unique)|jamais)"
)
"""What was not signed is no agreement."""

_ABOUT = re.compile(r"\b(?:accord|memorandum|protocole|convention)s? sur (?:les? |la |l')$")
"""What an agreement is about is no other one: "un accord sur le plan de coopération"."""

_SIGN = re.compile(r"sign|adopt|conclu|paraph")
"""What is done to a declaration that is more than words."""

_TOPIC = re.compile(
    r" (?:bilateral )?(?:portant )?"
    r"(?:sur|dans|en matiere de|relati(?:f|ve) (?:a|aux?)|visant a|pour) "
    r"([^,.;:()]{1,70})"
)

_PLANS = re.compile(r"plan|programme|feuille")
_WISHED = re.compile(
    r"\b(?:demand|propos|appel|invit|exhort|sugg|souhait|recommand|encourag|plaid)\w*\b.*\belabor"
)
"""A plan that others are asked to draw up is not yet one of theirs."""

_HIRED = re.compile(
    r"\b(?:joueu|footballeu|gardien|defenseur|attaquant|entraineu|selectionneu|milieu de terrain|"
    r"ouvri|travailleu|salarie|chanteu|acteur|actrice|mannequin)"
)
_BY_A_CLUB = re.compile(r"[^.;]{0,40}\bavec (?:un|le|son) (?:nouveau )?club\b")
"""A contract of these is one of employment."""

_CEREMONY = re.compile(r"\bceremonies? de signature des $")
"""Before contracts that were signed at once."""

_BOTH_DO = re.compile(r"sign|conclu|paraph|echang|negoci|scell|entend|accord")
"""What is done to a paper by two: plans are also adopted by one alone."""

_BETWEEN = re.compile(r"[^.;]{0,60}\bentre\b(?! en (?:vigueur|application))")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument where a sentence names it.

    `first` and `last` are where the sentence begins and ends, `opening` is from where on it is
    looked at. `done` are the folded words that tell the `status`, be it of several together, and
    `definite` is whether the reader knows the agreement already.
    """

    part: Part
    match: Match[Instrument]
    first: int
    last: int
    opening: int
    status: Status
    done: str
    definite: bool

    @property
    def instrument(self) -> Instrument:
        return self.match.value

    def behind(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """`pattern` where it is found in the sentence before the instrument."""
        return pattern.search(self.part.folded, self.opening, self.match.start)

    def followed(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """`pattern` right after the instrument."""
        return pattern.match(self.part.folded, self.match.end, self.last)

    @property
    def is_between(self) -> bool:
        """Whether its parties are named after it: "l'accord entre …"."""
        return self.followed(_BETWEEN) is not None

    @property
    def is_called(self) -> bool:
        """Whether it is called by the day or the meeting it was made on."""
        return called_by(self.part, self.match, self.last) is not None

    @property
    def is_older(self) -> bool:
        """Whether one made before is but built upon, "sur la base de l'accord signé en 2007", or
        recalled: "l'accord signé il y a quatre ans"."""
        if self.status.start < self.match.end:
            return False
        if _AGO.match(self.part.folded, self.status.end, self.last):
            return True
        then = _THEN.match(self.part.folded, self.status.end, self.last)
        return then is not None and self.behind(_UPON) is not None

    @property
    def is_pointed_at(self) -> bool:
        """Whether "cet accord de libre-échange" points at one named before."""
        return self.behind(_POINTED) is not None

    @property
    def topic(self) -> frozenset[str]:
        """The words it says it is about."""
        about = self.followed(_TOPIC)
        words = about[1].replace("'", " ").split() if about else ()
        return frozenset(word for word in words if len(word) > 4)


def is_definite(part: Part, first: int, start: int) -> bool:
    """Whether the instrument at `start` is one the reader knows of: "cet accord"."""
    return _DEFINITE.search(part.folded, first, start) is not None


def is_called(instrument: Instrument) -> bool:
    """Whether an older one is called by its day: treaties and joint declarations."""
    return instrument.group is Group.TREATY or instrument.joint


def called_by(part: Part, match: Match[Instrument], last: int) -> Status | None:
    """The day or meeting an instrument is called by; "la Convention de 1951" is all the world's."""
    if match.value.worldwide:
        return None
    return called_by_date(part.folded, last, match.end)


def is_named(part: Part, match: Match[Instrument], first: int, last: int) -> bool:
    """Whether a treaty is named, whatever is said of it: "l'Accord de coopération culturelle",
    "l'accord de libre-échange entre le Vietnam et l'UE"."""
    if match.value.group is not Group.TREATY:
        return False
    words = part.text[match.start : match.end]
    worldwide = match.value.worldwide
    if words[0].isupper() and not words.isupper() and not worldwide:
        return True
    single = not match.value.several and (" " in match.value.kind or worldwide)
    between = single and _BETWEEN.match(part.folded, match.end, last)
    return bool(between) and is_definite(part, max(first, match.start - _NEAR), match.start)


def is_meant(mention: Mention) -> bool:
    """Whether the sentence speaks of an agreement, not of agreements in general."""
    if any(is_other(mention) for is_other in _OTHERS):
        return False
    return mention.status.name != IN_FORCE or _is_known(mention)


def _is_sweeping(mention: Mention) -> bool:
    """Whether many of many years are spoken of at once."""
    swept = mention.instrument.several and mention.behind(_SWEEPING)
    return bool(swept) and mention.behind(_COUNTED) is None


def _is_built_upon(mention: Mention) -> bool:
    """Whether something is but done under a paper."""
    if mention.instrument.group is not Group.PAPER:
        return False
    new = mention.instrument.kind.startswith(DECLARATION) or mention.behind(_INDEFINITE)
    signed = mention.status.start >= mention.match.end and new
    carried_out = mention.status.name in (IN_FORCE, MENTIONED) and not _ALL.match(mention.done)
    return carried_out or (not signed and mention.behind(_UNDER) is not None)


def _is_mere_words(mention: Mention) -> bool:
    """Whether a declaration is but somebody's words."""
    return mention.instrument.kind == DECLARATION and not _SIGN.search(mention.done)


def _is_a_topic(mention: Mention) -> bool:
    """Whether it is what another agreement is about."""
    return mention.behind(_ABOUT) is not None


def _is_denied(mention: Mention) -> bool:
    """Whether a sentence says that nothing was signed: "aucun accord", "l'accord n'a pas été", "a
    refusé de signer", "les négociations ont échoué"."""
    part, match = mention.part, mention.match
    opening = max(mention.opening, match.start - _NEAR)
    if _NONE.search(part.folded, opening, match.start):
        return True
    if mention.behind(_REFUSED) or mention.followed(_FAILED):
        return True
    denied = _NOT.match(part.folded, match.end)
    return denied is not None and not match.end <= mention.status.start < denied.end()


def _is_any_document(mention: Mention) -> bool:
    """Whether "le document", "des projets de documents" are no papers of two."""
    bare = mention.match.end - mention.match.start <= len("documents")
    if mention.instrument.kind != DOCUMENT or not bare:
        return False
    if mention.followed(_FORMALITIES):
        return True
    return mention.definite or not mention.instrument.several or bool(mention.behind(_DRAFTS))


def _is_general(mention: Mention) -> bool:
    """Whether agreements are spoken of, and nobody's: "la mise en œuvre des accords"."""
    if not mention.instrument.several or mention.is_between or mention.is_called:
        return False
    with_anybody = mention.definite and mention.followed(_WITH_ANYBODY)
    return bool(mention.behind(_IN_GENERAL) or with_anybody)


def _is_apposed(mention: Mention) -> bool:
    """Whether an agreement is but said to be the first of its kind, "le VIFTA, premier accord de ce
    type", or called by its kind again: "un protocole d'accord …, protocole qui"."""
    first = mention.behind(_FIRST) is not None and mention.followed(_OF_THE_KIND) is not None
    again = mention.behind(_COMMA) is not None and mention.followed(_RELATIVE) is not None
    return first or again


_FIRST = re.compile(r", (?:le |la |l')?(?:\w+ieme |seconde? |premiere? )+$")
_OF_THE_KIND = re.compile(r" (?:de ce (?:type|genre)|du genre|de cette nature)\b")


_COMMA = re.compile(r"[^,;:], $")
_RELATIVE = re.compile(r" (?:qui|qu[e']|dont|lequel|laquelle|auquel|a laquelle)\b")


def _is_private(mention: Mention) -> bool:
    """Whether it is settled out of court, is a fraud, or is the title of a work: "le film
    « L'Accord »"."""
    if mention.followed(_PRIVATE):
        return True
    around = mention.part.text[mention.match.start - 4 : mention.match.end + 2]
    return _TITLE_OF_A_WORK.fullmatch(around) is not None


_PRIVATE = re.compile(
    r" (?:a l'amiable|frauduleux|secret)\b"
    r"|[^,.;:]{0,20} avec (?:le parquet|la victime|son avocat)\b"
)
_TITLE_OF_A_WORK = re.compile(r".*[«“\"] ?(?:L[ae] |L['’])?[^«»“”\"]+ ?[»”\"].?", re.DOTALL)

_OTHERS = (
    _is_private,
    _is_sweeping,
    _is_built_upon,
    _is_mere_words,
    _is_a_topic,
    _is_denied,
    _is_any_document,
    _is_general,
    _is_apposed,
)


_ABOUT_A_FIELD = re.compile(
    r" (?:sur|en matiere|relati|portant|dans (?:l'|les? (?:domaine|secteur)))"
)
_WITH = re.compile(r" (?:en vigueur |\w+ )?avec (?:la |le |l'|les )")
_APPOSED = re.compile(r"[^.;:]{0,60}, (?:entree?s? )?$")
_IS_IN_FORCE = re.compile(r"(?:est|etait) (?:\w+ment )?en vigueur")
_ALL = re.compile(r"tou(?:s|tes)\b")  # "tous trois en vigueur"
_ENTERED = re.compile(
    r"\bentree?s? en vigueur|\ben vigueur depuis|\bpris effet|\bappliqu\w+ depuis|\bs'appliqu"
)


def _is_known(mention: Mention) -> bool:
    """Whether what is in force is one agreement, by what it is called or whom it binds."""
    if not mention.definite:
        apposed = _APPOSED.match(mention.part.folded, mention.match.end, mention.status.start)
        in_force = apposed and "vigueur" in mention.done
        in_force = in_force or (_IS_IN_FORCE.match(mention.done) and not mention.instrument.several)
        return bool(in_force or _ALL.match(mention.done) or _BINDS.search(mention.done))
    named = mention.part.text[mention.match.start].isupper()
    about = mention.followed(_ABOUT_A_FIELD) is not None
    counted = mention.behind(_COUNTED) is not None
    single = not mention.instrument.several and (" " in mention.instrument.kind or about)
    single = single or counted
    entered = _ENTERED.search(mention.done) is not None and not mention.instrument.several
    single = single or entered
    with_whom = mention.followed(_WITH) is not None
    return mention.is_between or named or mention.is_called or single or with_whom


def is_of_one(mention: Mention, parties: Sequence[str]) -> bool:
    """Whether a plan is its author's alone: what a government publishes or approves by itself, or
    asks others to draw up."""
    if _PLANS.match(mention.instrument.kind) and _WISHED.search(mention.done):
        return True
    named = mention.part.text[mention.match.start].isupper() and mention.definite
    return (
        not named
        and mention.instrument.own
        and len(parties) < 2
        and not _BOTH_DO.search(mention.done)
        and not _TWO.search(mention.part.folded, mention.first, mention.last)
    )


_TWO = re.compile(r"\bles deux [a-z]+s (?:ont|vont)\b|\bpar les deux [a-z]+s\b")
"""“Les deux municipalités ont adopté un plan d'action”, “sera adopté par les deux conseils”."""


_BEFOREHAND = re.compile(r"\bavant de (?:signer|conclure|passer) (?:un|des|tout) $")
"""What one does before any contract."""


def is_of_trade(mention: Mention, parties: Sequence[str]) -> bool:
    """Whether contracts are those of hired people, or a figure: "le nombre de contrats"."""
    if mention.instrument.kind != CONTRACT:
        return False
    if mention.behind(_HIRED) or _BY_A_CLUB.match(mention.part.folded, mention.match.end):
        return True
    if mention.behind(_BEFOREHAND):
        return True
    counted = mention.behind(_COUNTED) or mention.behind(_CEREMONY)
    return mention.instrument.several and len(parties) < 2 and not counted
