"""Runs of capitalised words that may be a person's name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from app.reading.matcher import Match
from app.reading.parts import CAPITALS, Part, fold
from app.reading.persons.taken import Taken
from app.reading.persons.things import is_thing, words_before
from app.reading.sentences import sentence_at
from app.reading.sightings import sightings
from app.reading.vocabulary.alternation import any_of
from app.reading.vocabulary.gazetteer import Kind, Sense
from app.reading.vocabulary.people import (
    common_words,
    family_names,
    firms,
    inhabitants,
    is_from_home,
    is_given,
    is_syllable,
    korean_names,
    particles,
    places,
)
from app.reading.vocabulary.titles import Kind as Rank
from app.reading.vocabulary.titles import Title

Span = tuple[int, int]
T = TypeVar("T")


_LETTER = r"[^\W\d_]"
_REST = (
    rf"(?:\.(?:-?[{CAPITALS}]\.)*(?=[ \u00a0][{CAPITALS}])|(?<=[ONMH])['’][{CAPITALS}]{_LETTER}*|"
    rf"(?<=O)['’][a-z]{{3,}}|"
    rf"{_LETTER}*(?:-{_LETTER}+|(?<={_LETTER}{{2}})(?:['’][{CAPITALS}]{_LETTER}*|"
    rf"(?<=[aio])['’][a-z]+))*)"
)
"""What follows the capital of a word: initials, "O'Brien", "O'brien", or hyphened letters."""

_TWO_INITIALS = rf"(?<=, .)[{CAPITALS}]\.(?=[ \u00a0][{CAPITALS}])"  # ", AK. Antony"
_SHORTENED = rf"(?<=M)(?:ohd|d)\.(?=[ \u00a0][{CAPITALS}])"  # "Md. Abdul Hamid"
_FIRST = rf"[{CAPITALS}](?<![\w-].)(?:{_TWO_INITIALS}|{_SHORTENED}|{_REST})"
_WORD = rf"(?:D['’][a-z]{{3,}}|(?:[aeAE]l-)?(?:D['’](?=[{CAPITALS}]{_LETTER}))?[{CAPITALS}]{_REST})"
_PARTICLE = any_of(particles())
_RUN = re.compile(rf"{_FIRST}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_WORD}){{0,8}}")
_OF_FAMILY = re.compile(
    rf"[ \u00a0](?:de[ \u00a0](?:(?:la|los|las)[ \u00a0])?|d['’]){_WORD}(?:[ \u00a0]{_WORD}){{0,2}}"
)
"""Luiz Inácio Lula *da Silva* is a run; Marcelo Rebelo *de Sousa* only after a known given name."""

_SYLLABLE_LETTERS = 6

_KOREAN_GIVEN = re.compile(rf"[{CAPITALS}][a-z]{{1,5}}-[a-z]{{2,6}}")
_POST_NOMINAL = re.compile(rf"[{CAPITALS}]\.[{CAPITALS}]\b")  # "T.D": a member of the Dáil
_INITIAL = re.compile(rf"(?:[{CAPITALS}]\.-?)+")

_SPEAKS = re.compile(
    r"(?:, (?:(?:pour|de) s(?:a|on) (?:part|cote)|(?:du|de la|de l'|des) [^.;:!?,]{3,80}),)?"
    r" (?:(?:a|avait|ont) (?:\w+ment |aussi )?(?:souligne|declare|dit|affirme|exprime|remercie|"
    r"emis|souhaite|salue|estime|ajoute|promis|apprecie|loue|indique|assure|rappele|juge|espere|"
    r"confie|fait savoir|reaffirme|repondu|note|precise|evoque|explique)|"
    r"s'est (?:\w+ment )?(?:dite?|declaree?|felicitee?|rejouie?|montree?))\b"
)
"""What persons do: they speak."""

_BORN = re.compile(r" \((?:nee? |agee? )|,? agee? de \d|, \d\d ans\b")
_KIN = re.compile(
    r"\b(?:famille|veuve|fils|fille|epoux|epouse|pere|mere|frere|s(?:œ|oe)ur|parents|obseques|depouille|"
    r"complice) (?:de |d')$"
    r"|\b(?:son|sa) (?:epou(?:x|se)|mari|femme|fils|fille|frere|s(?:œ|oe)ur|pere|mere) $"
    r"|\b(?:dirige|conduit|preside|emmene)e?s? par $"
    r"|[\"»”],? (?:se souvient|s'exclame|s'enthousiasme|se rejouit|repond|conclut|poursuit"
    r"|s'amuse|s'emerveille|se felicite|reconnait|rappelle|previent|avertit|sourit|rit|dit"
    r"|(?:a )?(?:explique|raconte|confie|temoigne|resume|commente|plaisante|lache|estime|affirme"
    r"|souligne|dit|avoue|glisse|insiste|ajoute|precise|note|observe|nuance|tranche|lance|soupire"
    r"|constate|regrette|plaide|assure|declare|indique|detaille)) $"
)
"""What only persons are, have and do: they have kin, lead, and speak between quotes."""

_LONGEST_KIN = 24
_LONG_NAME = 3  # words
_SHORT = 2

_NATIONAL = re.compile(r"\b(?:les? |la |l'|une? |au |du )$")
_A_MANS = ("le ", "au ", "du ")

_IS_A_PLACE = re.compile(r" \((?:district|province|commune|ville|[\w ]{2,12} group\b)")
"""Behind the name of a place or of a company: "Vien An Dong (district de Ngoc Hiên)"."""

_QUOTED = re.compile(r".?[\"«“]\s?[^\"«»“”.,]+\s?[\"»”]", re.DOTALL)
"""A name all by itself between quotes, which is that of a book or a film."""

_LONGEST_BODY = 70
_OF_A_BODY = re.compile(
    r" (?=(?:du |de la |de l')(?:association|academie|institut) (?:(?:d'|de |des )?[a-z-]+ ){1,2}$)"
)
_ADDRESSED = re.compile(r"\b(?:M\.|Mme|Mlle|Dr\.?) $")
_SECOND = ("thi", "van")  # of a lady or a man, behind any family's name
_OF_A_MONK = "thich"  # which stands before the name a monk or a nun was given
_OF_THE_HIGHLANDS = "Y"
_BURMESE = ("U", "Daw")  # "Mr" and "Mrs"
_NUMERALS = frozenset(("II", "III", "IV", "VI", "VII", "VIII", "IX"))
_ARTICLES = frozenset(("Le", "La", "De", "Du"))
_OF = frozenset(
    ("de", "du", "des", "d", "a", "au", "aux", "en", "la", "le", "les", "l", "chez", "of")
)


@dataclass(frozen=True)
class Name:
    """Words that may be a person's name.

    `likely` when they look like one by themselves; `bound` when a preposition ties them to the
    words before. `opening` is where the name begins if the word left out is not a title's after
    all: "le président de Kyodo Masaki Fukuyama", but "la visite de Sonexay Siphandone". `national`
    is the nationality told right before the name, "le Français Pascal Lamy", and `told` where that
    or the Burmese "Mr" before it begins: "U Than Swe".
    """

    part: Part
    start: int
    end: int
    vietnamese: bool = False
    likely: bool = False
    bound: bool = False
    opening: int | None = None
    national: Match[Sense] | None = None
    told: int | None = None

    @property
    def text(self) -> str:
        return " ".join(self.part.text[self.start : self.end].split())

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.part.folded[self.start : self.end].replace(".", " ").split())

    @cached_property
    def thing(self) -> bool:
        """Whether it is a place's name, or the words around say that a thing bears it."""
        return (
            " ".join(self.words) in places()
            or (is_thing(self.part, self.start) and not self._leads_a_body)
            or self.part.text[self.end : self.end + 1] == "/"  # a signature: "Hà Linh/CVN"
            or _QUOTED.match(self.part.text, max(0, self.start - 2), self.end + 2) is not None
            or _IS_A_PLACE.match(self.part.folded, self.end) is not None
        )

    @property
    def of_a_thing(self) -> bool:
        """Whether it is a thing's, whatever title may stand before: "du groupe Van Thinh Phat",
        but not "du Président Hô Chi Minh"."""
        return self.thing and (
            is_thing(self.part, self.start) or not has_title(self.part, self.start)
        )

    @property
    def of_somebody(self) -> bool:
        """Whether what stands behind is a person's: they speak, or have an age."""
        return _is_of_somebody(self.part, self.end)

    @property
    def _leads_a_body(self) -> bool:
        """Whether a whole name stands behind a title and an association or institute of some kind:
        "la présidente de l'Association d'amitié franco-vietnamienne Hélène Luquet"."""
        whole = is_given(self.words[0]) or (self.vietnamese and len(self.words) >= _LONG_NAME)
        before = max(0, self.start - _LONGEST_BODY)
        body = _OF_A_BODY.search(self.part.folded, before, self.start) if whole else None
        return body is not None and has_title(self.part, body.start())


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: what two spellings of it have in common."""
    return tuple(fold(name).replace(".", " ").split())


def find_names(part: Part) -> Iterator[Name]:
    """Every run of words in `part` that may be a name, in reading order."""
    taken, told = Taken(part), 0
    for run in _RUN.finditer(part.text):
        words = run.group()
        if words in common_words() or run.start() < told:
            continue
        tokens = _behind_a_firm(part, _tokens(words, run.start()))
        if not tokens:
            continue
        if len(tokens) == 1 and (words.isupper() or taken.has(tokens[0])):
            continue
        several = len(tokens) > 1 and (
            _vietnamese(part, tokens, taken) or _korean(part, tokens, taken)
        )
        name = several or _foreign(part, tokens, taken)
        if name is not None:
            told = name.end
            yield name


def _tokens(words: str, start: int) -> list[Span]:
    """Where the words of a run stand that begins at `start`; single spaces part them."""
    tokens: list[Span] = []
    for word in words.replace("\u00a0", " ").split(" "):
        tokens.append((start, start + len(word)))
        start += len(word) + 1
    return tokens


def _behind_a_firm(part: Part, tokens: list[Span]) -> list[Span]:
    """The words behind a firm's name: "Turkish Airlines Ahmet Bolat"."""
    ends = [i for i, token in enumerate(tokens) if i and part.text[slice(*token)] in firms()]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _vietnamese(part: Part, tokens: list[Span], taken: Taken) -> Name | None:
    """The Vietnamese name at the end of a run, if there is one: a family name and syllables; a
    title may follow, "a élu Nguyên Van An Premier ministre"."""
    while len(tokens) > _SHORT and _that_begins(sightings(part).titles, tokens[-1][0]):
        tokens = tokens[:-1]
    folded, families = [part.folded[start:end] for start, end in tokens], family_names()
    if part.text[slice(*tokens[-1])] in _NUMERALS:  # "zone industrielle de Dong Van II"
        return None
    for first in range(len(tokens) - 1):
        rest = folded[first:]
        named = len(rest) > 2 and (rest[1] in _SECOND or rest[0] == _OF_A_MONK)
        if folded[first] not in families and not named:
            continue
        if not all(map(is_syllable, rest)):
            continue
        start, end = tokens[first][0], tokens[-1][1]
        if first and len(rest) == 2 and part.text[slice(*tokens[first - 1])] in korean_names():
            return None  # "M. Kim Sung Ho"
        word = part.text[start : tokens[first][1]]
        if len(rest) == 2 and first and is_thing(part, tokens[0][0]):
            return None
        if first and (
            is_given(folded[first - 1]) or (first == 1 and _opens(part, tokens[0], rest, taken))
        ):
            start = tokens[first - 1][0]  # "Thérèse Nguyên Van Ky", "le chercheur Sakaya …"
        if len(rest) > 5 or (len(rest) == 2 and word in common_words()):
            return None
        likely = len(rest) > 2 or _is_of_somebody(part, end)
        return Name(part, start, end, vietnamese=True, likely=likely)
    return None


def _opens(part: Part, token: Span, rest: Sequence[str], taken: Taken) -> bool:
    """Whether the word before a whole Vietnamese name, right behind an occupation, is the first of
    the same: "le chercheur Sakaya Truong Van Mon"."""
    before = _title_before(part, token[0])
    occupied = before is not None and before.value.kind is Rank.OCCUPATION
    return occupied and len(rest) > 2 and not taken.has(token)


def _korean(part: Part, tokens: list[Span], taken: Taken) -> Name | None:
    """A Korean name of three syllables, be they French words as well: "Kim Jong Un"; written "Ban
    Ki-moon" it is nothing else."""
    families = korean_names()
    if len(tokens) > 1 and _ADDRESSED.match(part.text, tokens[0][0], tokens[1][0]):
        tokens = tokens[1:]
    if _KOREAN_GIVEN.fullmatch(part.text, *tokens[-1]):
        named = part.text[slice(*tokens[-2])] in families
        return Name(part, tokens[-2][0], tokens[-1][1], likely=True) if named else None
    if len(tokens) != 3 or part.text[slice(*tokens[0])] not in families:
        return None
    if any(end - start > _SYLLABLE_LETTERS or taken.covers(start) for start, end in tokens):
        return None
    in_korea = any(set(one.value.codes) & _KOREAS for one in sightings(part).countries)
    return Name(part, tokens[0][0], tokens[-1][1], likely=in_korea)


_KOREAS = frozenset(("KR", "KP"))


def _foreign(part: Part, tokens: list[Span], taken: Taken) -> Name | None:
    """The name in a run without the titles, countries and common words around it."""
    told = None
    if len(tokens) > 2 and part.text[slice(*tokens[0])] in _BURMESE:
        told, tokens = tokens[0][0], tokens[1:]
    national = _nationality(part, tokens)
    tokens = [one for one in tokens if one[0] >= national.end] if national else tokens
    tokens = _from_given_name(part, tokens, taken)
    given = is_given(part.folded[slice(*tokens[0])])
    kept = tokens
    while kept and taken.has(kept[0]) and not _is_article_of_family(part, kept):
        kept = kept[1:]
    kin = len(tokens) > 1 and _is_kin(part, tokens[0][0])
    bound = kept == tokens and not (given or kin) and words_before(part, tokens[0][0])[-1] in _OF
    opening = kept[0][0] if bound and len(kept) > 1 else None
    if bound:
        kept = kept[1:] or tokens[:1]
        bound = len(tokens) == 1
    given = bool(kept) and is_given(part.folded[slice(*kept[0])])
    while (
        len(kept) > (2 if given else 0) and taken.has(kept[-1]) and not _is_of_a_house(part, kept)
    ):
        kept = kept[:-1]
    if len(kept) > 1 and _POST_NOMINAL.match(part.text, kept[-1][0]):
        kept = kept[:-1]
    sure = kept[:-1] if given else kept
    sure = sure[:-1] if sure and _is_of_a_house(part, kept) else sure
    inner = [one for one in sure if part.text[slice(*one)] not in (*_ARTICLES, _OF_THE_HIGHLANDS)]
    if not kept or any(taken.has(token) for token in inner):
        return None
    start, end = kept[0][0], kept[-1][1]
    if part.text.startswith((" Jr.", " Sr."), end - 3):
        end += 1
    if part.text[start:end].isupper() and (len(kept) == 1 or end - start < 8):
        return None
    if (
        (family := _OF_FAMILY.match(part.text, end))
        and (
            given
            or _ADDRESSED.search(part.text, max(0, start - 5), start)
            or (len(kept) == 1 and has_title(part, start))
            or _is_between_commas(part.text, start, family.end())
            or (len(kept) > 1 and _has_apposed_title(part, family.end()))
        )
        and not family.group().split()[-1].isupper()
        and not taken.covers(family.end() - 1)
    ):
        end = family.end()
    shown = not bound and len(kept) > 1 and (kin or national or _is_of_somebody(part, end))
    likely = (given and end > kept[0][1]) or (shown and len(kept) == len(tokens))
    likely = likely or any(_INITIAL.fullmatch(part.text, *token) for token in kept[1:-1])
    national = national if start == tokens[0][0] else None
    told = national.start if national else told
    home = len(kept) == len(tokens) == _SHORT and is_from_home(part.folded[start:end].split())
    likely = likely or (told is not None and not home)  # "U Minh Thuong" is a forest
    return Name(part, start, end, home, likely, bound, opening, national, told)


def _is_of_a_house(part: Part, tokens: Sequence[Span]) -> bool:
    """Whether a run ends with the name of an Arabic house, be it a place's too: "Al Sabah"."""
    return len(tokens) > 2 and part.text[slice(*tokens[-2])] in ("Al", "El")


def _is_between_commas(text: str, start: int, end: int) -> bool:
    """Whether a name stands in apposition: "du vice-ministre, Ragendra de Melo, et de"."""
    return text.endswith(", ", 0, start) and text.startswith((",", ";", "."), end)


def _has_apposed_title(part: Part, end: int) -> bool:
    """Whether a title stands behind the comma at `end`."""
    titles = sightings(part).titles
    return part.text.startswith(", ", end) and _that_begins(titles, end + 2) is not None


def has_title(part: Part, start: int) -> bool:
    """Whether a title stands right before the name at `start`: "l'ambassadrice Nienke de Vries"."""
    return _title_before(part, start) is not None


def _title_before(part: Part, start: int) -> Match[Title] | None:
    titles = sightings(part).titles
    place = bisect_left(titles, (start,)) - 1
    near = place >= 0 and not part.text[titles[place].end : start].strip()
    return titles[place] if near else None


def _is_of_somebody(part: Part, end: int) -> bool:
    """Whether the words behind `end` are a person's: they speak, or were born."""
    return bool(_SPEAKS.match(part.folded, end) or _BORN.match(part.folded, end))


def _is_kin(part: Part, start: int) -> bool:
    """Whether the words before `start` are a person's: "la famille de", "», raconte"."""
    return _KIN.search(part.folded, max(0, start - _LONGEST_KIN), start) is not None


def _nationality(part: Part, tokens: list[Span]) -> Match[Sense] | None:
    """The nationality that a run begins with: "l'Américain James Kent", "la Belge Arie Smet".

    A man's before an unknown name may be a company's, "le Français Thales Alenia", if no office
    stands behind it and it is short, or its sentence speaks of business."""
    place = 1 if part.text[slice(*tokens[0])] in ("Le", "La", "Les") else 0
    if len(tokens) < place + 3:
        return None
    start, end = tokens[place]
    article = _NATIONAL.search(part.folded, max(0, start - 4), start)
    found = _that_begins(sightings(part).countries, start)
    if found is None and (code := inhabitants().get(part.text[start:end])):
        found = Match(start, end, Sense(Kind.ADJECTIVE, (code,)))
    if article is None or found is None or found.end != end or not found.value.codes:
        return None
    told = _has_apposed_title(part, tokens[-1][1]) or (
        len(tokens) > place + _LONG_NAME and not _speaks_of_business(part, start)
    )
    woman = part.folded.endswith("e", start, end) and article[0] not in (*_A_MANS, "les ")
    following = slice(*tokens[place + 1])
    known = is_given(part.folded[following]) or part.text[following] in korean_names()
    if found.value.kind is Kind.ADJECTIVE:
        return found if woman or known or told else None
    return found if known and article[0] == "le " else None  # "le Suisse"


def _speaks_of_business(part: Part, start: int) -> bool:
    first, last = sentence_at(part.text, start)
    return _BUSINESS.search(part.folded, first, last) is not None


_BUSINESS = re.compile(
    r"\b(?:entrepris|compagni|societe|groupe|firme|geant|constructeur|operateur|fabricant|fournisseur"
    r"|distributeur|contrat|invest|usine|marque|filiale|marche|commande|livr|achat|acqui|rachat"
    r"|actionnaire|capital|banque|assureur|equipementier|armement|avion|satellite|consorti|vente"
    r"|partenariat|technolog|construi|projet|exploit)"
)


def _that_begins(matches: Sequence[Match[T]], start: int) -> Match[T] | None:
    """The first of the matches, which stand from left to right, that begins at `start`."""
    place = bisect_left(matches, (start,))
    return matches[place] if place < len(matches) and matches[place].start == start else None


def _from_given_name(part: Part, tokens: list[Span], taken: Taken) -> list[Span]:
    """A run from its first given name behind other words: "Prensa Latina Luis Enrique Gonzalez"."""
    for place, (start, end) in enumerate(tokens[:-1]):
        if is_given(part.folded[start:end]):
            while place and not taken.has(tokens[place - 1]):
                place -= 1
            return tokens[place:]
    return tokens


def _is_article_of_family(part: Part, tokens: Sequence[Span]) -> bool:
    """Whether a run begins with a family's article, "le ministre de la Défense Le Drian", or with
    what men of the highlands have before their name: "Y Thanh Ha Nie Kdam"."""
    if len(tokens) > 2 and part.text[slice(*tokens[0])] == _OF_THE_HIGHLANDS:
        return True
    if len(tokens) < 2 or part.text[slice(*tokens[0])] not in _ARTICLES:
        return False
    return part.text[max(0, tokens[0][0] - 2) : tokens[0][0]].rstrip(" ")[-1:].islower()
