"""What a page prints that is not the article: buttons, rubrics, headings, links, site names."""

import re
from functools import cache

from app.reading.parts import fold
from app.reading.structure.captions import credit
from app.reading.structure.signoffs import closing
from app.reading.vocabulary.furniture import any_of, forms

_LINK_ARROW = re.compile(r"(?:>{1,3}|»{1,2}|›|→|⇒|►|▶|☞|↳)\s*(?=\S)")
_BRACKETED = re.compile(r"\[([^\[\]]{25,200}[^\[\].…])\]")
_COUNTED = r"(?:vues?|lectures?|commentaires?|partages?|reactions?|j'aime|likes?|views?|comments?)"
_COUNTER = re.compile(
    r"(?:[a-z ]{0,25}: ?)?il y a \d{1,3} (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
    r"|(?:temps de )?lecture ?:? ?\d{1,3} ?min(?:utes?)?|\d{1,3} ?min(?:utes?)? (?:de lecture|read)"
    r"|[a-z -]{2,25},? -?\d{1,2} ?° ?c|\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?|- ?\d{1,3} ?-"
    r"|page \d{1,3}(?: ?(?:/|sur|of) ?\d{1,3})?"
    r"|\W*\d{1,3} ?/ ?\d{1,3}\W*|(?:lu|consultee?|vue?) ?:? ?\d[\d ]* fois|\(\d+ votes?\)"
    rf"|\(?\d[\d., ]{{0,8}}k?\)? ?{_COUNTED}|{_COUNTED} ?[:(]? ?\d[\d., ]{{0,8}}k?\)?"
)
_TAGS = re.compile(r"(?:#[\w+-]+[\s,;]*)+|(?:tags?|mots[- ]cles?|tu khoa|keywords?)\s*:.*")


@cache
def _furniture() -> re.Pattern[str]:
    pressed = rf"(?:{any_of('buttons')}|{any_of('languages')})"
    return re.compile(rf"\W*(?:{pressed}(?: ?\(\d+\))?[\s|/,;:.>»›·•-]*)+")


@cache
def _foot() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of('foot_labels')}(?![a-z])")


_LONGEST_FOOT = 200


_BETWEEN = r"[\s|/>»›·•-]*"  # the names of sections


@cache
def _rubric() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:accueil|home)?{_BETWEEN}{any_of('rubrics')}{_BETWEEN}){{1,3}}")


@cache
def _way() -> re.Pattern[str]:
    begins = rf"(?:accueil|home|{any_of('site_names')})"
    return re.compile(rf"\W*{begins}(?:\s*[|/>»›·]\s*(?:[\w'&-]+ ?){{1,3}}){{1,3}}")


@cache
def _tail_headings() -> frozenset[str]:
    return frozenset(forms("tail_headings"))


@cache
def _link_label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('link_labels')}\s*:\s*(?=\S)")


def is_counter(line: str) -> bool:
    """What a page counts or measures: "125 vues", "Temps de lecture : 3 min", "il y a 3 heures"."""
    return (
        len(line) <= 60
        and any(map(str.isdecimal, line))
        and _COUNTER.fullmatch(fold(line)) is not None
    )


def is_furniture(line: str) -> bool:
    """Buttons, tags, counters: printed on the page, but by nobody who wrote the article."""
    if line.startswith("#") or len(line) <= 120:
        folded = fold(line)
        return (
            not any(character.isalnum() for character in line)
            or bool(_furniture().fullmatch(folded))
            or bool(_TAGS.fullmatch(folded))
            or is_counter(line)
            or is_foot(line)
        )
    return is_foot(line)


def is_foot(line: str) -> bool:
    """ "© Nhân Dân en français. Tous droits réservés", "Rédacteur en chef : …": a page's foot."""
    return len(line) <= _LONGEST_FOOT and _foot().match(fold(line)) is not None


def is_rubric(line: str) -> bool:
    """Politique · Accueil > Économie · VietnamPlus | Économie: the name of a section, above the
    title, and the way to it."""
    if len(line) > 60:
        return False
    folded = fold(line)
    return bool(_rubric().fullmatch(folded) or _way().fullmatch(folded))


def is_tail_heading(line: str) -> bool:
    """ "Voir plus" and its like: what follows are other articles."""
    if len(line) > 50:
        return False
    folded = fold(line).strip(" :.>»-–…+")
    return folded in _tail_headings() or _OTHERS.fullmatch(folded) is not None


_OTHERS = re.compile(
    r"(?:les |nos |vos )?(?:autres?|dernier[es]{0,2}|plus|memes?|nouvelles?|articles?|actualites?"
    r"|infos?|informations?|numeros?|videos?|photos?|a (?:lire|voir|decouvrir|ecouter)|dans|sur"
    r"|du|de la) (?:[a-z]+ ){0,4}(?:rubrique|sujet|theme|dossier|auteur|section|connexes?"
    r"|lie[es]{0,2}|precedente?s?|anterieure?s?|suivante?s?|plus recente?s?|associee?s?"
    r"|plus ancien[nes]{0,3}|lu[es]{0,2}|vu[es]{0,2}|consultee?s?|commentee?s?|similaires?|aussi"
    r"|egalement)(?: de la (?:semaine|rubrique)| du (?:jour|mois))?"
)
"""Headings of such lists in other words: "Autres articles de la rubrique", "Du même auteur"."""


def is_link_label(line: str) -> bool:
    """ "Lire aussi": a heading that may stand in the middle of an article too."""
    return len(line) <= 50 and fold(line).strip(" :.>»-–…+") in forms("link_labels")


def is_weak_tail_heading(line: str) -> bool:
    """ "Photos", "Commentaires": a heading of the tail where no paragraph stands below."""
    return len(line) <= 50 and fold(line).strip(" :.>»-–…+()0") in forms("weak_tail_headings")


@cache
def _heading_inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[.!?»\")\w])\s+(?:source\s+)?(?P<heading>{any_of('tail_headings')})\s+(?=\S)"
    )


def heading_inside(text: str) -> tuple[int, int] | None:
    """Where in a run-on line "Voir plus" stands behind a sign-off: start and end."""
    folded = fold(text)
    for found in _heading_inside().finditer(folded):
        if closing(text[: found.start()]):
            return found.span("heading")
    return None


def linked_headline(line: str) -> str | None:
    """The headline of another article, linked from the middle of this one (">> Le ministre …")."""
    if (bracketed := _BRACKETED.fullmatch(line)) and credit(line) is None:
        return bracketed[1].strip()
    arrow = _LINK_ARROW.match(line)
    length = arrow.end() if arrow else 0
    head = line[length : length + 60]
    if ":" in head and (label := _link_label().match(fold(head))):
        length += label.end()
    return line[length:].strip() if length and len(line) <= 300 else None


@cache
def _site() -> re.Pattern[str]:
    """The names of sites behind a title, and of sections before them; behind a dash one that is no
    place ("une amitié Laos - Vietnam - VietnamPlus")."""
    section = rf"\s*(?:\|\s*{any_of('rubrics')}|-\s*(?!{any_of('places')}){any_of('rubrics')})"
    return re.compile(rf"(?:{section}(?=\s*[|-]))*(?:\s*[|-]\s*{any_of('site_names')})+$")


_TITLE_LABEL = re.compile(r"(?:titre|title) ?: ?(?=\S)")


def without_site(title: str) -> str:
    """A title without the name of the site that its HTML head adds, and without "Titre :"."""
    folded = fold(title)
    label, site = _TITLE_LABEL.match(folded), _site().search(folded)
    return title[label.end() if label else 0 : site.start() if site else None]


def without_site_before(title: str) -> str:
    """A title without the name of the site that stands before it."""
    before = _site_before().match(fold(title))
    return title[before.end() :] if before else title


@cache
def _site_before() -> re.Pattern[str]:
    return re.compile(rf"(?:[\W_]*{any_of('site_names')}(?:\s*[|/:.]+|\s+-)+\s*)+(?=\S)")


@cache
def _site_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s|/(–—-]*{any_of('site_names')}[\s|/)–—-]*)+")


def is_site(line: str) -> bool:
    """Whether `line` is the name of a site and nothing else: "Vietnam+ (VietnamPlus)"."""
    return len(line) <= 80 and _site_alone().fullmatch(fold(line)) is not None


@cache
def _error_page() -> re.Pattern[str]:
    said = rf"(?:[45]\d\d\b\W*)?{any_of('error_pages')}\b"
    return re.compile(rf"\W*(?:(?:error|erreur|http)\W*)?(?:[45]\d\d\W*$|{said})")


def is_error_page(line: str) -> bool:
    """Whether a page that says little begins as one that a site sends instead of an article."""
    return _error_page().match(fold(line)) is not None


def is_in_a_frame(line: str) -> bool:
    """Whether `line` is a cell of a picture's table, as Le Courrier prints them."""
    return line.startswith("|") or line.endswith("|")
