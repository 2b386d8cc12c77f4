"""Letters that were UTF-8 and read as Windows-1252 or Latin-1: `coopÃ¨rent` is `coopèrent`."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.reading.model import Reading, Repair
from app.reading.parts import Part, parts_of

_TWICE = 3  # text may have been garbled more than once
_CP1252 = {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in b"\x81\x8d\x8f\x90\x9d"
}
_BEHIND = "\x80-\xbf" + "".join(_CP1252)  # what stands for the second byte and those behind it
_GARBLED = re.compile(
    rf"[Â-ô](?:(?<=[Â-ß])(?:[{_BEHIND}]|(?<=Ã)  ?(?=\S))"
    rf"|(?<=[à-ï])[{_BEHIND}]{{2}}|(?<=[ð-ô])[{_BEHIND}]{{3}})"
)
# where nothing stands behind such a letter that may be its second byte, all is well
_SIGN = re.compile(rf"[{_BEHIND}](?<=[Â-ô].)")
_UNSURE = ("Ã ", "Ã  ", "Ã\xa0")  # "ĐÃ KÝ" is Vietnamese
_SIGNS = frozenset({*_CP1252, *map(chr, range(0x80, 0xC0)), "\u202f", "\u200b", "\ufeff"})
_LETTERS = frozenset("ŒœŸĂăĐđĨĩŨũƠơƯưŠšŽžĆćČčŁłŃńŚśŻżŹźĄąĘęĞğİıŞşŐőŰű")
_PUNCTUATION = ".,;:!?()[]\"'-"  # ASCII, so never part of a garbled letter


def ungarble(text: str) -> str:
    """`text` with its letters put right; text that shows no such damage is left as it is."""
    for _ in range(_TWICE):
        if not _is_garbled(text):
            break
        text = _GARBLED.sub(_decode, text)
    return text


def _is_garbled(text: str) -> bool:
    return _SIGN.search(text) is not None and any(
        found[0] not in _UNSURE and _decode(found) != found[0] for found in _GARBLED.finditer(text)
    )


def _decode(found: re.Match[str]) -> str:
    """The letter or typographic sign that was meant; what was found, where there is none such."""
    if found[0] in (
        "Ã ",
        "Ã  ",
    ):  # the second byte was a no-break space, and was made a space since
        return "à "
    try:
        meant = bytes(_CP1252.get(c, ord(c) & 0xFF) for c in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    known = "À" <= meant <= "ÿ" or "Ạ" <= meant <= "ỹ" or meant in _LETTERS or meant in _SIGNS
    return meant if known else found[0]


def garbled_words(text: str) -> dict[str, str]:
    """The garbled words of `text`: from what they should be to how they stand.

    A word that stands there both ways is left out: which is which could not be told afterwards.
    """
    if not _is_garbled(text):
        return {}
    spelled: dict[str, str] = {}
    tokens = dict.fromkeys(token.strip(_PUNCTUATION) for token in re.split(r"[ \t\r\n]+", text))
    for token in tokens:
        clean = ungarble(token) if token not in _UNSURE else "à"
        if clean != token and clean not in tokens:
            spelled[clean] = token
    return spelled


def with_spellings(reading: Reading, spelled: Mapping[str, str], lines: Iterable[Part]) -> Reading:
    """`reading` with a repair for each word that `garbled_words` found; `lines` are the captions'
    whole lines. Where a word was mended otherwise too, that repair tells its first spelling."""
    if not spelled:
        return reading
    repairs: list[Repair] = []
    for part in (*parts_of(reading), *lines):
        own = [r for r in reading.repairs if (r.part, r.index) == (part.name, part.index)]
        own = [replace(r, original=_as_it_stood(r.original, spelled)) for r in own]
        taken = [r.end for r in own]
        for start, end in _tokens(part.text):
            place = bisect_left(taken, start + 1)
            free = place == len(taken) or own[place].start >= end
            if free and (original := spelled.get(part.text[start:end])):
                repair = Repair(original, part.text[start:end], part.name, part.index, start, end)
                repairs.append(repair)
        repairs += own
    order = {(part.name, part.index): n for n, part in enumerate((*parts_of(reading), *lines))}
    repairs.sort(key=lambda r: (order[r.part, r.index], r.start))
    return replace(reading, repairs=tuple(repairs))


def _as_it_stood(words: str, spelled: Mapping[str, str]) -> str:
    for start, end in reversed(list(_tokens(words))):
        words = words[:start] + spelled.get(words[start:end], words[start:end]) + words[end:]
    return words


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between spaces, without ASCII punctuation at its edges."""
    for found in re.finditer(r"\S+", text):
        core = found[0].strip(_PUNCTUATION)
        start = found.start() + found[0].find(core)
        if core:
            yield start, start + len(core)
