"""Tell what a line is by its marks: dateline, sign-off, credit, caption, button, heading.

Every rule looks at the folded line (no accents, no case, plain dashes), so that "Hanoï (VNA) –"
and "HANOI (VNA) -" are one case; the words are taken from the line itself.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.reading.parts import fold

_FILE_NAME = re.compile(r"[\w().%+,@-]{1,120}\.(?:jpe?g|png|webp|gif|bmp|avif|heic|tiff?)", re.I)
_PICTURE_NUMBER = re.compile(r"(?:^|[\s\-–—:]{1,3})(?:hinh )?anh (\d{1,2})(?=\D|$)[ .:]{0,3}")
_LINK_ARROW = re.compile(r"(?:>{1,3}|»{1,2}|›|→|⇒|►|▶|☞)\s*(?=\S)")
_TAGS = re.compile(r"(?:#[\w+-]+[\s,;]*)+|(?:tags?|mots[- ]cles?|tu khoa|keywords?)\s*:.*")
_PARTICLES = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "en", "et", "sur", "y", "al"}
)
_ASIDE = 90  # how far into a line a dateline's bracket may stand


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline at the start of a line: `length` code points, its city, agency and day."""

    length: int
    city: str | None
    agency: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Closing:
    """A sign-off at the end of a line: where it begins, and the agency it names."""

    start: int
    agency: str | None


@cache
def _words(key: str) -> tuple[str, ...]:
    path = Path(__file__).parent / "vocabulary" / "furniture.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(fold(form) for form in table[key]))


def _any_of(key: str) -> str:
    """A regular expression for one of the vocabulary's forms, the longest first."""
    forms = sorted(_words(key), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, forms)) + ")"


@cache
def _agency() -> str:
    one = _any_of("agencies")
    return rf"{one}(?:\s?[/,&-]\s?{one}){{0,3}}(?![\w+])"


# -- datelines -------------------------------------------------------------------------------

_DAY = (
    r"(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?:le )?"
    r"(?:\d{1,2}(?:er)? [a-z]{3,9}\.?(?: \d{4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)"
)
_DAY_ALONE = re.compile(_DAY)


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        rf"\(\s*(?P<agency>{_agency()})\s*\)(?:\s*,?\s*(?P<day>{_DAY}))?\s*(?P<dash>[-:]*)\s*"
    )


@cache
def _bare_agency() -> re.Pattern[str]:
    return re.compile(rf"(?P<agency>{_agency()})\s*[-:]\s*(?=\S)")


@cache
def _known_city() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<city>{_any_of('cities')})(?:\s*,\s*(?P<day>{_DAY}))?"
        rf"(?:\s*[-,]\s*(?P<agency>{_agency()}))?\s+-\s*(?=\S)"
    )


def opening(line: str) -> Opening | None:
    """The dateline `line` begins with, if it begins with one."""
    head = fold(line[: _ASIDE + 60])
    found = _bracket().search(head)
    if found and found.start() <= _ASIDE:
        city, _, day = line[: found.start()].strip(" ,-–—").partition(",")
        city, day = city.strip(), day.strip() or _quote(line, found, "day") or ""
        if (
            (found["dash"] or _starts_sentence(line[found.end() :]))
            and (not city or _is_place(city))
            and (not day or _DAY_ALONE.fullmatch(fold(day)))
        ):
            return Opening(found.end(), city or None, _quote(line, found, "agency"), day or None)
    for bare in (_bare_agency(), _known_city()):
        found = bare.match(head)
        if found and _starts_sentence(line[found.end() :]):
            quotes = {name: _quote(line, found, name) for name in bare.groupindex}
            return Opening(found.end(), quotes.get("city"), quotes["agency"], quotes.get("day"))
    return None


def _quote(line: str, found: re.Match[str], group: str) -> str | None:
    return line[found.start(group) : found.end(group)] if found[group] else None


def _starts_sentence(rest: str) -> bool:
    rest = rest.lstrip(" \"'«“‘-–—")
    return bool(rest) and not rest[0].islower()


def _is_place(words: str) -> bool:
    """Whether `words` may name a place: one to six words, capitals but for particles."""
    parts = [part for part in re.split(r"[\s'’./-]+", words) if part]
    return (
        2 <= len(words) <= 45
        and 1 <= len(parts) <= 6
        and all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)
    )


_BRACKET_AND_DASH = re.compile(r"\)\s*[-–—]")


def opening_inside(text: str) -> int | None:
    """Where in a run-on line the dateline begins, if one stands behind other text."""
    if not _BRACKET_AND_DASH.search(text):
        return None
    for found in _bracket().finditer(fold(text)):
        if not found["dash"]:
            continue
        words = text[max(0, found.start() - 60) : found.start()].split()
        names = [" ".join(words[-count:]) for count in (4, 3, 2, 1)]
        known = [name for name in names if fold(name) in _words("cities")]
        city = known[0] if known else names[-1]
        if _is_place(city) and (start := text.rfind(city, 0, found.start())) > 0:
            return start
    return None


# -- sign-offs -------------------------------------------------------------------------------


@cache
def _sign_off_at_end() -> re.Pattern[str]:
    """-VNA · – VNA · ./. VNA · (VNA) · VNA/CVN, behind the last sentence."""
    return re.compile(
        rf"(?P<all>(?:\./\.\s*|(?<=[.!?»\")…])\s*-*\s*|\s-+\s*)"
        rf"(?:(?!{_agency()})[a-z][a-z .'-]{{2,40}}/\s?)?\(?(?P<agency>{_agency()})\)?[./]*)$"
    )


@cache
def _sign_off_alone() -> re.Pattern[str]:
    """VNA/CVN · Hà Linh/CVN · Texte et photos : Hà Linh/CVN · Source : VNA, on its own line."""
    return re.compile(
        r"[-./ (]*(?:(?:sources?|selon|textes?|par|textes? et photos?|auteur)\s*:\s*)?"
        rf"(?:(?!{_agency()})(?P<name>[a-z][a-z .,'&-]{{2,60}}?)\s?[/-]\s?)?"
        rf"(?P<agency>{_agency()})[./) ]*"
    )


@lru_cache(maxsize=256)  # as the credits are, asked for again and again
def closing(line: str) -> Closing | None:
    """The sign-off `line` ends with, if it ends with one; `start` is 0 if there is nothing else."""
    tail_start = max(0, len(line) - 80)
    tail = fold(line[tail_start:])
    found = None if tail_start else _sign_off_alone().fullmatch(tail)
    if found and (not found["name"] or _is_place(line[slice(*found.span("name"))])):
        return Closing(0, _quote(line, found, "agency"))
    if tail.endswith("./."):
        return Closing(len(line) - 3 + _keeps_stop(tail, len(tail) - 3), None)
    if found := _sign_off_at_end().search(tail):
        start, end = found.span("agency")
        stop = found["all"].startswith("./.") and _keeps_stop(tail, found.start())
        return Closing(
            tail_start + found.start() + stop, line[tail_start + start : tail_start + end]
        )
    return None


def _keeps_stop(tail: str, place: int) -> bool:
    """Whether the first stroke of "./." at `place` is the sentence's own full stop."""
    return not tail[:place].rstrip().endswith((".", "!", "?"))


# -- captions --------------------------------------------------------------------------------


@cache
def _credit_at_end() -> re.Pattern[str]:
    name = r"(?:[^.:;!?()]|\.(?=\w)){1,60}?"
    return re.compile(
        rf"(?:^|(?<=[\s.,;!?»\")\]-]))(?:\(\s*)?"
        rf"(?:{_any_of('credit_labels')}\s*[:/]\s*|©\s*|(?:photo|anh) (?={_agency()}))"
        rf"(?P<credit>{name})\s*\)?\s*\.?$"
    )


@cache
def _bare_credit() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s.,;!?»\")]))\(?{_any_of('bare_credits')}\)?\s*[:.]?$")


@lru_cache(maxsize=256)  # the tail asks several times for each line
def credit(line: str) -> tuple[str, str | None] | None:
    """A caption's text and who took the picture, if `line` ends with a credit."""
    start = max(0, len(line) - 110)
    tail = fold(line[start:])
    if found := _credit_at_end().search(tail):
        first, last = found.span("credit")
        who = line[start + first : start + last].strip(" .-–—")
        if len(who.split()) <= 9:
            return line[: start + found.start()].rstrip(" -–—|("), who or None
    if found := _bare_credit().search(tail):
        text = line[: start + found.start()].rstrip(" -–—|(")
        if not text or text.endswith((".", "!", "?", "»", '"', ")")):
            return text, None
    return None


def file_name(line: str) -> bool:
    """Whether `line` is nothing but a picture's file name."""
    return len(line) <= 130 and _FILE_NAME.fullmatch(line) is not None


def numbered_caption(line: str) -> tuple[str, str] | None:
    """What stands before and behind "ảnh 1" (Vietnamese: picture 1), if `line` has it."""
    if "nh" not in line:
        return None
    found = _PICTURE_NUMBER.search(fold(line))
    return (line[: found.start()].strip(" -–—:"), line[found.end() :]) if found else None


# -- what is not the article -----------------------------------------------------------------


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('buttons')}[\s|/,;:.>»-]*)+")


@cache
def _rubric() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:accueil|home)?[\s|/>»-]*{_any_of('rubrics')}[\s|/>»-]*){{1,3}}")


@cache
def _tail_headings() -> frozenset[str]:
    return frozenset(_words("tail_headings"))


@cache
def _link_label() -> re.Pattern[str]:
    return re.compile(rf"{_any_of('link_labels')}\s*:\s*(?=\S)")


def is_furniture(line: str) -> bool:
    """Buttons, tags: printed on the page, but by nobody who wrote the article."""
    if line.startswith("#") or len(line) <= 120:
        folded = fold(line)
        return (
            not any(character.isalnum() for character in line)
            or bool(_furniture().fullmatch(folded))
            or bool(_TAGS.fullmatch(folded))
        )
    return False


def is_rubric(line: str) -> bool:
    """Politique · Accueil > Économie: the name of a section, above the title."""
    return len(line) <= 60 and bool(_rubric().fullmatch(fold(line)))


def is_tail_heading(line: str) -> bool:
    """ "Voir plus" and its like: what follows are other articles."""
    return len(line) <= 50 and fold(line).strip(" :.>»-–…+") in _tail_headings()


@cache
def _heading_inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[.!?»\")\w])\s+(?:source\s+)?(?P<heading>{_any_of('tail_headings')})\s+(?=\S)"
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
    arrow = _LINK_ARROW.match(line)
    length = arrow.end() if arrow else 0
    if label := _link_label().match(fold(line[length : length + 60])):
        length += label.end()
    return line[length:].strip() if length and len(line) <= 300 else None


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*[|–—-]\s*{_any_of('site_names')})+$")


def without_site(title: str) -> str:
    """A title without the name of the site that its HTML head adds."""
    found = _site().search(fold(title))
    return title[: found.start()] if found else title
