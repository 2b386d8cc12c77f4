"""Captions by their marks: a credit, a file name, "ảnh 1"."""

import re
from functools import cache, lru_cache

from app.reading.parts import fold
from app.reading.vocabulary.furniture import agency, any_of

_FILE_NAME = re.compile(r"[\w().%+,@-]{1,120}\.(?:jpe?g|png|webp|gif|bmp|avif|heic|tiff?)", re.I)
_PICTURE_NUMBER = re.compile(r"(?:^|[\s\-–—:]{1,3})(?:hinh )?anh (\d{1,2})(?=\D|$)[ .:]{0,3}")
_MAYBE_A_NUMBER = re.compile(r"[nN][hH]\s\d")
_PICTURE_ENDS = ("nh", "NH", "nH", "Nh")
_SIGNS_OF_A_LABEL = ("hoto", "HOTO", "Ảnh", "ẢNH", "llustration")
_SIGNS_OF_A_CREDIT = (
    ":",
    "/",
    "©",
    "hoto",
    "HOTO",
    "nh",
    "NH",
    "mage",
    "MAGE",
    "llus",
    "LLUS",
    "Ph.",
    "cran",
)


@cache
def _credit_at_end() -> re.Pattern[str]:
    name = r"(?:[^.:;!?()]|\.(?=\w)){1,60}?"
    return re.compile(
        rf"(?:^|(?<=[\s.,;!?»\")\]-]))(?:\(\s*)?"
        rf"(?:{any_of('credit_labels')}\s*[:/]\s*|©\s*|(?:photo|anh|ph\.) (?={agency()}))"
        rf"(?P<credit>{name})\s*\)?\s*\.?$"
    )


@cache
def _bare_credit() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s.,;!?»\")]))\(?{any_of('bare_credits')}\)?\s*[:.]?$")


@cache
def _credit_first() -> re.Pattern[str]:
    """Photo : VNA - Le ministre et son hôte · Photo : Le ministre et son hôte (VNA)."""
    return re.compile(
        rf"{any_of('credit_labels')}\s*[:/]\s*(?:(?P<who>{agency()})\s*[-.:]\s*(?P<text>[^\s:/-].{{9,}})"
        rf"|(?P<words>[^:/]{{10,}}?)\s*\((?P<agency>{agency()})\)\.?)"
    )


@cache
def _caption_label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('caption_labels')}\s*:\s*(?=\S)")


def labelled(line: str) -> str | None:
    """The caption behind "Légende :"."""
    found = _caption_label().match(fold(line[:40])) if ":" in line[:30] else None
    return line[found.end() :] if found else None


@cache
def _picture_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('credit_labels')}|{any_of('caption_labels')})(?: \d+)?\s*:")


def is_labelled(line: str) -> bool:
    """Whether `line` begins with "Photo :" or "Légende :", whoever took the picture."""
    return ":" in line[:30] and _picture_label().match(fold(line[:40])) is not None


@cache
def _credit_inside() -> re.Pattern[str]:
    one = any_of("agencies")
    return re.compile(rf"\b{any_of('credit_labels')}\s*:\s*{one}(?:\s?[/,&-]\s?{one}){{0,3}}")


def glued_behind_credit(line: str) -> int | None:
    """Where behind a credit other words begin with a capital: "… Photo : VNALes deux parties"."""
    if not any(sign in line for sign in _SIGNS_OF_A_LABEL):
        return None
    for found in _credit_inside().finditer(fold(line)):
        behind = line[found.end() :].lstrip(" ")
        if found.start() and behind[:1].isupper():
            return len(line) - len(behind)
    return None


@lru_cache(maxsize=256)  # the tail asks several times for each line
def credit(line: str) -> tuple[str, str | None] | None:
    """A caption's text and who took the picture, if `line` ends with a credit."""
    if line.startswith("[") and line.endswith("]"):
        line = line[1:-1]
    start = max(0, len(line) - 110)
    end = line[start:]
    if not any(sign in end for sign in _SIGNS_OF_A_CREDIT):
        return None
    tail = fold(end)
    if not start and (led := _credit_first().fullmatch(tail)):
        caption, who = ("text", "who") if led["who"] else ("words", "agency")
        return line[slice(*led.span(caption))], line[slice(*led.span(who))]
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


@cache
def _agency_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w) (?P<credit>{agency()})\.?$")


def credit_or_agency(line: str) -> tuple[str, str | None]:
    """A caption's text and who took the picture, of a line that surely is a caption."""
    if credited := credit(line):
        return credited
    found = _agency_at_end().search(fold(line))
    return (line[: found.start()], line[found.start() + 1 :]) if found else (line, None)


@cache
def _label_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s.,;!?»\")])){any_of('credit_labels')}\s*[:/]$")


def awaits_credit(line: str) -> bool:
    """Whether `line` ends with the label of a credit ("Photo:") whose name is yet to come."""
    return line.endswith((":", "/")) and _label_at_end().search(fold(line[-40:])) is not None


def file_name(line: str) -> bool:
    """Whether `line` is nothing but a picture's file name."""
    return len(line) <= 130 and _FILE_NAME.fullmatch(line) is not None


def numbered_caption(line: str) -> tuple[str, str] | None:
    """What stands before and behind "ảnh 1" (Vietnamese: picture 1), if `line` has it."""
    if not any(map(line.__contains__, _PICTURE_ENDS)) or not _MAYBE_A_NUMBER.search(line):
        return None
    found = _PICTURE_NUMBER.search(fold(line))
    return (line[: found.start()].strip(" -–—:"), line[found.end() :]) if found else None


def glued_to_number(line: str) -> int | None:
    """Where in a numbered caption's line the text begins, if no space stands before it."""
    found = _PICTURE_NUMBER.search(fold(line))
    glued = found and line[found.end() - 1].isdecimal() and line[found.end() :][:1].isalpha()
    return found.end() if found and glued else None
