"""The roles that the words around a name give to its bearer."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.reading.matcher import Match
from app.reading.parts import Part
from app.reading.persons.names import Name
from app.reading.sightings import sightings
from app.reading.vocabulary.gazetteer import Kind as CountryKind
from app.reading.vocabulary.inflection import singular
from app.reading.vocabulary.titles import Kind, Title, breaking_words

_LONGEST = 24
"""Words a role may have."""

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NO_ROLE = re.compile(r"[.;:!?…\"“”«»()–]")
_ACRONYM = re.compile(r"\([^\W\d_][\w ,.'’-]{1,60}\)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_AGED = re.compile(
    r" de \d{1,2} ans$| en (?:[a-zà-ÿ]+ )?(?:19|20)\d\d$| pour (?:le|un|son) (?:\w+ )?mandat\b.*"
)
"""What follows an office and is none of it: an age, a year, a term."""

_LISTED = re.compile(
    r",(?= (?:et )?(?:de la |de l'|des |du |d'|[aà] la |[aà] l'(?!occasion|issue|invit|initia)|au |"
    r"aux |charg[eé]e? (?:de la |de l'|des |du )|"
    r"(?:[eé]galement )?accr[eé]dit[eé]e? (?:en |au |aux |aupr)))"
)
"""The comma in "ministre de la Culture, des Sports et du Tourisme", "adjoint au maire, chargé des
relations internationales"."""

_SOMEBODY_ELSE = re.compile(r", et des [a-z]")
"""A comma behind which somebody else is named: "…, et des représentants de …"."""

_SOMETHING_ELSE = re.compile(
    r", (?:et )?(?:des|de la|de l['’]|du|d['’]|au|aux|à la|à l['’]) ?[a-zà-ÿ]"
)
_ALIKE = re.compile(
    r"\b(?P<of>d|a)(?:e la |es |u |e l'| la | l'|u |ux )[\w-]+, (?:et )?(?P=of)(?=[eu l])"
)
"""A comma behind which something else begins, unless the words before it are joined alike: it parts
the portfolios of an office then, "ministre de la culture, de la jeunesse"."""

_LONE = re.compile(r"\b[A-Z]\b")
"""A capital by itself is no word that ends a title: "l'école Vu A Dinh", "l'hôpital N°6"."""

_ARTICLE = re.compile(r"(?:[\s,«-]|\b(?:le|la|les|l')(?=\s|$))*$")
_ENDS_OF_ARTICLES = (",", "«", "-", "le", "la", "les", "l'")
_OF_ITS_NAME = re.compile(
    r"\b(?:(?:amiti[eé]|solidarit[eé]|relations(?: [\w-]+)?) avec(?= l)|"
    r"(?:lutte|recherches?|[eé]tudes?|informations?|travail|comit[eé]|commission|institut|centre|"
    r"conseil|conf[eé]rence|groupe|accord) (?:sur|contre)(?= l)|"
    r"soci[eé]t[eé] par(?= actions)|par(?= int[eé]rim\b)|"
    r"dans(?= (?:ce|cet|cette) (?:pays|[eé]tat|r[eé]gion|ville|province)\b))"
)
"""A word that would end a title but for those around it: "de la Société d'amitié avec les pays
étrangers", "du Parti communiste dans cet État"."""

_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "à", "au", "aux", "en", "et"))
_TIED = re.compile(r"\b(?:du|des|de|de la|au|aux|a la)\s$|\b(?:d'|de l'|a l')$")
_LISTED_TOO = re.compile(r"(?:,|\bet|\bpresence) (?:de|des) $")
"""Before several who are named: "en présence du ministre X et des vice-ministres Y et Z"."""

_JOINED = re.compile(r"(?:,|\bet|,? egalement|\balors) $")
_JOINED_RANK = re.compile(r", (?:le |la |l')?$")
"""A further role goes before with a comma or "et"; before a rank the article may stand between."""

_NEAR = 16
"""How many characters such words may have."""

_APPOSED = re.compile(
    r"(?: \([^()]{1,80}\))?\s?[,(–-]\s?"
    r"(?P<article>(?:(?:alors|egalement|ancien|ancienne|nouveau|nouvelle|actuel|actuelle|elu|elue|"
    r"reelu|reelue|\d{1,2}e)\s)*(?:le |la |l'|une? )?)(?:ancien |ancienne |nouveau |nouvelle )?"
)
_CHOSEN = r"(?:nomme|elu|reelu|promu|designe|reconduit)e?s?"
_AS = (
    r"(?: (?:au poste de|aux postes de|au grade de|au rang de|a la fonction de|aux fonctions de"
    r"|comme|en tant que))? (?:le |la |l'|nouveau |nouvelle )?"
)
_APPOINTED = re.compile(
    r"(?:(?:, [^.;:]{3,150}?,)? (?:(?:a|ont|avait|avaient) ete|est|sont|etait|etaient|vient d'etre"
    rf"|viennent d'etre)(?: \w+ment)?|,(?: \w+ment)?) {_CHOSEN}{_AS}"
)
_APPOINTS = re.compile(rf"\b(?:a|ont|avait|avaient) (?:\w+ment )?{_CHOSEN} (?:[a-z'.-]+ ){{0,4}}$")
_LONGEST_APPOINTS = 60
_MOST_CHOSEN = 12  # persons of a list
_AND_NEXT = re.compile(r"(?:,| et|, et) (?:m\. |mme |mlle )?")
_FORMER = re.compile(r"\b(?:ancien |ancienne |ex-|futur |future )$")
_ALSO = re.compile(r"(?:,| et|, et)\s(?:egalement\s)?")


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: their title and the words of the role, `part.text[start:end]`."""

    title: Title
    part: Part
    start: int
    title_end: int
    end: int

    @property
    def text(self) -> str:
        """The role as the text gives it, in the singular and without a sentence's capital."""
        first = self.part.text[self.start : self.title_end]
        rest = self.part.text[self.title_end : self.end]
        if self.title.several:
            first, (adjective, space, more) = self.title.text, rest[1:].partition(" ")
            rest = f" {self._singular(adjective)}{space}{more}"
        words = _AGED.sub("", _ASIDE.sub("", first + rest))
        words = " ".join(words.split()).rstrip(" ,")
        capitals = self.title.text[0].isupper() or words[:2].isupper()
        return words if capitals else words[:1].lower() + words[1:]

    def _singular(self, word: str) -> str:
        """The word behind the title in the singular, if it is the adjective of a country."""
        place = self.title_end + 1
        named = any(
            one.start == place and one.value.kind is CountryKind.ADJECTIVE
            for one in sightings(self.part).countries
        )
        return singular(word) if named else word


def roles_before(name: Name, titles: Sequence[Match[Title]], floor: int) -> list[Role]:
    """The roles that lead up to `name`, the nearest first; none may begin before `floor`."""
    part, end = name.part, name.start if name.told is None else name.told
    roles: list[Role] = []
    tied: Role | None = None
    for place in range(bisect_left(titles, (name.start,)) - 1, -1, -1):
        match = titles[place]
        if match.start < floor:
            break
        joined = _JOINED.search(part.folded, match.end, end) if roles else None
        last = joined.start() if joined else end
        between = _LONE.sub("", part.text[match.end : last]).lower().replace("’", "'")
        addressed = match.value.kind is Kind.ADDRESS
        if addressed and between.strip():
            break
        if ")" in between and _is_bracketed(part, floor, match.start):
            continue
        if match.value.several and name.opening is not None:
            break  # "les touristes du Zhao Shang Yi Dun"
        if match.value.several and not roles and _is_another(part, between, name.end):
            continue  # "Devant les ministres, X a souligné"
        if match.value.several and _HOUSE.search(part.folded, floor, match.start):
            continue  # "le président de la Chambre des Représentants néo-zélandaise"
        if match.value.alone and _less_article(between):
            continue
        if not addressed and not _is_inside_a_role(between):
            break
        role = _role(part, match, _without_article(part, match.end, last))
        if (
            not addressed
            and (match.value.several or "," in between)
            and _TIED.search(part.folded, max(floor, match.start - _NEAR), match.start)
            and not (match.value.several and _are_listed(part, match, floor))
        ):
            tied = role if tied is None or tied.title.several else tied
            continue
        roles.append(role)
        end, tied = match.start, None
        further = _JOINED_RANK if match.value.kind is Kind.RANK else _JOINED
        if not addressed and not further.search(part.folded, max(floor, end - _NEAR), end):
            break
    addressed = all(role.title.kind is Kind.ADDRESS for role in roles)
    return [*roles, tied] if tied and addressed and not tied.title.several else roles


def _is_another(part: Part, between: str, end: int) -> bool:
    """Whether a comma stands between several and the only one named behind: not so "les ministres
    des Finances, X et Y"."""
    return _less_article(between).rstrip() != between.rstrip() and not part.text.startswith(
        (" et ", ", ", " (", " – ", " - "), end
    )


_HOUSE = re.compile(r"\b(?:chambre|conseil|congres|comite|assemblee|club) des $")


def _are_listed(part: Part, match: Match[Title], floor: int) -> bool:
    """Whether those of one title are named one by one: "en présence des vice-ministres Y et Z",
    "des ministres vietnamien de la Construction Y et algérien de l'Industrie Z"."""
    if _LISTED_TOO.search(part.folded, max(floor, match.start - _NEAR), match.start):
        return True
    return any(
        one.start == match.end + 1
        and one.value.kind is CountryKind.ADJECTIVE
        and not part.folded.endswith("s", one.start, one.end)
        for one in sightings(part).countries
    )


def _is_bracketed(part: Part, floor: int, start: int) -> bool:
    """Whether `start` is inside a bracket: "le ministre des Moudjahidine (anciens combattants)"."""
    return part.text.rfind("(", floor, start) > part.text.rfind(")", floor, start)


def roles_after(
    name: Name, titles: Sequence[Match[Title]], names: Mapping[int, int], told: bool
) -> Iterator[Role]:
    """The roles in apposition to `name` ("…, directrice de …"); `names` are where names begin and
    end, and `told` is whether an office stands before the name."""
    part = name.part
    apposed = _APPOSED.match(part.folded, name.end)
    while apposed is not None:
        match = _begins(titles, apposed.end())
        if match is None:
            return
        end = _extent(part, match.end, names, titles)
        closed = part.folded[end : end + 1] in (",", ";", ")", ".", "")
        if match.value.kind is Kind.ADDRESS or end + 1 in names:
            return
        with_article = apposed.re is _APPOSED and apposed["article"].endswith(("le ", "la ", "l'"))
        if with_article and not closed and not _next_person(part, end, names):
            return
        if with_article and _leads_to_next(part, end, titles, names, told):
            return
        yield _role(part, match, end)
        apposed = _ALSO.match(part.folded, end)


def appointment(
    name: Name, titles: Sequence[Match[Title]], names: Mapping[int, int]
) -> Role | None:
    """The role that `name` is appointed or elected to: "X a été nommé ministre …", "X, Y et Z ont
    été élus députés", "Le Parlement a élu X président"."""
    part, last = name.part, name.end
    for _ in range(_MOST_CHOSEN):
        further = _AND_NEXT.match(part.folded, last)
        if further is None or further.end() not in names:
            break
        last = names[further.end()]
    several = last != name.end
    appointed = _APPOINTED.match(part.folded, last)
    before = max(0, name.start - _LONGEST_APPOINTS)
    if not appointed and _APPOINTS.search(part.folded, before, name.start):
        appointed = _AS_WHAT.match(part.folded, last)
    match = _begins(titles, appointed.end()) if appointed else None
    if match is None or (several and not match.value.several):
        return None
    return _role(part, match, _extent(part, match.end, names, titles))


_AS_WHAT = re.compile(_AS)


def _next_person(part: Part, end: int, names: Mapping[int, int]) -> bool:
    """Whether a list of persons goes on at `end` with "et" and a name."""
    return part.folded.startswith(" et ", end) and end + 4 in names


def _leads_to_next(
    part: Part, end: int, titles: Sequence[Match[Title]], names: Mapping[int, int], told: bool
) -> bool:
    """Whether the office that ends at `end` is the next person's: "…, le roi du Brunei, Hassanal
    Bolkiah", unless that one's own office follows and the one before has none."""
    following = _FOLLOWING.match(part.folded, end)
    next_end = names.get(following.end()) if following else None
    if next_end is None:
        return False
    own = _APPOSED.match(part.folded, next_end)
    return told or own is None or _begins(titles, own.end()) is None


_FOLLOWING = re.compile(r", (?:(?:m\.|mme|mlle|dr\.?) )?")


def role_at(
    part: Part, match: Match[Title], names: Mapping[int, int], titles: Sequence[Match[Title]]
) -> Role:
    """The role that begins with the title `match`, whoever bears it."""
    end = _extent(part, match.end, names, titles)
    return _role(part, match, end)


def _role(part: Part, match: Match[Title], end: int) -> Role:
    """The role from the title `match` to `end`; a former president is not the president."""
    former = _FORMER.search(part.folded, max(0, match.start - 10), match.start)
    if _ACRONYM.fullmatch(part.text[match.end : end].strip()):
        end = match.end  # "Premier ministre (PM)"
    return Role(match.value, part, former.start() if former else match.start, match.end, end)


def _begins(titles: Sequence[Match[Title]], position: int) -> Match[Title] | None:
    """The title that begins at `position`."""
    place = bisect_left(titles, (position,))
    return titles[place] if place < len(titles) and titles[place].start == position else None


_FOR_SEVERAL = re.compile(
    r"\bpour (?:le |la |l'|les )?[\w-]+(?:, (?:le |la |l'|les )[\w-]+)+"
    r" et (?:le |la |l'|les )[\w-]+"
)  # "la directrice de la Banque pour le Vietnam, le Cambodge et le Laos X"
_PAIR = re.compile(r"(?<=\w) – (?=\w)")  # "le coprésident du Comité Vietnam – Cuba X"


_AND_ANOTHER = re.compile(
    r"(?!.*\b(?:pour|entre|sur|contre|à)\b).*\bet (?:le|la) [\w-]+ (?:de |du |des |d')"
)
"""Somebody else's office behind "et", whatever it is: "et la greffière de l'Université"."""


def _is_inside_a_role(between: str) -> bool:
    """Whether the words from a title to a name, in lower case, can all belong to the role."""
    between = _ACRONYM.sub("", between)
    inner = _LISTED.sub("", _FOR_SEVERAL.sub("", _PAIR.sub("-", between))).rstrip()
    tail = _less_article(inner)
    if not tail:
        return True
    words = _WORDS.findall(_OF_ITS_NAME.sub("", tail))
    return (
        "," not in tail
        and not _NO_ROLE.search(tail)
        and not _AND_ANOTHER.match(tail)
        and len(words) <= _LONGEST
        and not (words and words[-1] in _SMALL)
        and breaking_words().isdisjoint(words)
    )


def _without_article(part: Part, start: int, end: int) -> int:
    """`end`, less the comma and the article before it."""
    return start + len(_less_article(part.folded[start:end]))


def _less_article(words: str) -> str:
    """`words` without the comma and the article at their end."""
    bare = words.rstrip()
    return _ARTICLE.sub("", bare) if bare.endswith(_ENDS_OF_ARTICLES) else bare


def _extent(
    part: Part, position: int, names: Mapping[int, int], titles: Sequence[Match[Title]]
) -> int:
    """Where a role ends whose title ends at `position`: before a verb, a name or punctuation."""
    folded, end, before = part.folded, position, ""
    for word in _WORDS.finditer(folded, position):
        gap = _ACRONYM.sub("", folded[end : word.start()])
        listed = _LISTED.match(folded, end) and not (
            _SOMEBODY_ELSE.match(part.text, end)
            or (
                _SOMETHING_ELSE.match(part.text, end)
                and not _ALIKE.search(folded, position, end + 9)
            )
        )
        goes_on = listed or _PAIRED.fullmatch(part.text, end - 1, word.start() + 1)
        if (gap.strip("' °") and not goes_on) or word.start() in names:
            break
        spelled = part.text[word.start() : word.end()]
        spelled = spelled if _LONE.fullmatch(spelled) else spelled.lower()
        breaks = spelled in breaking_words() and not _is_of_its_name(folded, word)
        if breaks or word.start() - position > 200:
            break
        if word.group() in _DETERMINERS and before not in _LEAD_TO_THEM:
            break  # "a remis au président vietnamien l'invitation"
        before = word.group()
        if word.group() == "pour" and not _FOR.match(folded, word.end()):
            break
        if word.group() == "et" and (
            not _goes_on(folded, word.end()) or _title_ahead(folded, word.end(), titles)
        ):
            break
        end = word.end()
    return position + len(_trim(folded[position:end]))


_DETERMINERS = frozenset(("le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs"))
_LEAD_TO_THEM = frozenset(
    ("de", "d", "a", "pour", "et", "dans", "sur", "par", "en", "avec", "chez", "entre", "contre")
) | frozenset(("aupres", "sous", "vers", "hors", "tous", "toutes", "outre", "devant", "ou"))
"""What stands before an article within an office: "chargé de la", "pour l'Asie"."""


def _is_of_its_name(folded: str, word: re.Match[str]) -> bool:
    """Whether a word that would end a role is part of what the office is of."""
    found = _OF_ITS_NAME.finditer(folded, max(0, word.start() - 30), word.end() + 20)
    return any(one.end() == word.end() for one in found)


def _title_ahead(folded: str, position: int, titles: Sequence[Match[Title]]) -> bool:
    """Whether somebody else's title stands behind "et": "et du secrétaire de la Défense"."""
    article = _ARTICLE_AHEAD.match(folded, position)
    places = {position + 1, article.end()} if article else {position + 1}
    return any(_begins(titles, place) is not None for place in places)


_ARTICLE_AHEAD = re.compile(r" (?:du |de la |de l'|des )")
_PAIRED = re.compile(r"\w (?:[-–—] )[A-ZÀ-Þ]")
"""Between the two of "l'Association d'amitié Algérie - Vietnam"."""

_FOR = re.compile(r" (?:l'|la |le |les )")
"""Behind "pour" a role goes on to what it is for, not to what somebody does."""

_GOES_ON = re.compile(
    r" (?:de la |de l'|des |du |d'|de |a la |a l'|au |aux )|"
    r"(?! (?:le|la|les|l|un|une|son|sa|a)\b) [^\W_]+"
)


def _goes_on(folded: str, position: int) -> bool:
    """Whether a role goes on behind "et"."""
    return _GOES_ON.match(folded, position) is not None


def _trim(words: str) -> str:
    """`words` without small words at the end."""
    while (last := words.rstrip("' ").rpartition(" ")[2].rpartition("'")[2]) in _SMALL and last:
        words = words.rstrip("' ")[: -len(last)]
    return words.rstrip()
