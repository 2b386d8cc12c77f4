"""Mend glued words, glued punctuation and split words, and be able to undo it.

Repairs cover the piece of text between two spaces, so that `l’Académiedes` becomes `l’Académie
des`. What is only likely to be damage is mended only in articles that show more of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.reading.model import Reading, Repair
from app.reading.parts import Part, parts_of
from app.reading.repairs.joining import join, join_at_hyphen
from app.reading.repairs.punctuation import missing_spaces, stray_spaces
from app.reading.repairs.splitting import by_the, has_put, split, split_before_apostrophe
from app.reading.structure.captions import glued_to_number
from app.reading.vocabulary.joints import BOLD, LIKELY, STRAY, SURE, Split, is_suspect, joints
from app.reading.vocabulary.lexicon import WORD, words_in

# Addresses of pages and mails, and pieces of code: nothing in them is a slip of the press.
_CODE = re.compile(r"/\S*/|[=<>\\_@#{}]|www\.|\w\.(?:vn|com|org|net|fr|gov|edu|int|info)\b", re.I)
_APOSTROPHE = re.compile(r"['’](?<=[^\W\d_]{2}.)(?=[^\W\d_])")  # not l', d'
_HYPHEN = re.compile(r"-(?<=[^\W\d_]{2}-) ?(?=[^\W\d_]{2})")
_PICTURE = "ảnh "  # Vietnamese; before a figure it numbers a caption
_FEW = 12  # words sought one by one; more in one pass over all words
_LONGEST_WORD = 41  # letters; longer ones are nobody's
_POINTS = {SURE: 2, LIKELY: 1, BOLD: 0, STRAY: 0}
_EDGES = "«»“”\"'’‘()[]{}.,;:!?…–—-•*/"


@dataclass(frozen=True, slots=True)
class Slip:
    """A space missing at `start` (`end` the same), or one too many from `start` to `end`, and the
    points of damage the article must show before it is mended."""

    start: int
    end: int
    least: int


def mend(reading: Reading, damaged_lead: str | None = None) -> Reading:
    """`reading` with glued and split words mended and each repair recorded; French only.

    `damaged_lead` is the lead's second copy, which has the same letters and other spaces: it is
    mended after the first, and undone it is what stands in the source.
    """
    known = {}
    if damaged_lead and reading.lead:
        known["lead"] = tuple(_lost_spaces(damaged_lead, reading.lead))
        reading = replace(reading, lead=damaged_lead)
    parts = (*parts_of(reading), *caption_lines(reading))
    words = {part: frozenset(words_in(part.text)) for part in parts}
    written = frozenset().union(*words.values())
    suspects = frozenset(filter(is_suspect, written))
    own = joints().names | written
    slips = {
        part: (
            *known.get(part.name, ()),
            *_slips(part.text, suspects & words[part], own),
        )
        for part in parts
    }
    for part in parts:
        numbered = part.name == "caption line" or _PICTURE in part.text
        if numbered and (place := glued_to_number(part.text)):
            slips[part] += (Slip(place, place, SURE),)
    if not any(slips.values()):
        return reading
    damage = _damage(slips)
    repairs: list[Repair] = []
    texts: dict[tuple[str, int], str] = {}
    for part in parts:
        wanted = [slip for slip in slips[part] if damage >= slip.least]
        texts[part.name, part.index] = _mend_part(part, wanted, repairs)
    return _with_texts(replace(reading, repairs=tuple(repairs)), texts)


def undo(reading: Reading) -> Reading:
    """`reading` with every repair taken back: the text as it was received."""
    parts = (*parts_of(reading), *caption_lines(reading))
    texts = {(part.name, part.index): part.text for part in parts}
    for repair in reversed(reading.repairs):
        text = texts[repair.part, repair.index]
        texts[repair.part, repair.index] = (
            text[: repair.start] + repair.original + text[repair.end :]
        )
    return _with_texts(replace(reading, repairs=()), texts)


def _damage(slips: Mapping[Part, Iterable[Slip]]) -> int:
    """Points for each different place of damage: a name read as damage comes again and again.

    Two for what is surely damage, one for what is likely.
    """
    places = {
        (part.text[max(0, slip.start - 4) : slip.end + 4], slip.least)
        for part, found in slips.items()
        for slip in found
    }
    return sum(_POINTS[least] for _, least in places)


def _with_texts(reading: Reading, texts: Mapping[tuple[str, int], str]) -> Reading:
    return replace(
        reading,
        title=texts.get(("title", 0), reading.title),
        lead=texts.get(("lead", 0), reading.lead),
        paragraphs=tuple(
            texts.get(("paragraph", i), text) for i, text in enumerate(reading.paragraphs)
        ),
        captions=tuple(
            replace(
                caption,
                text=texts.get(("caption", i), caption.text),
                line=texts.get(("caption line", i), caption.line),
            )
            for i, caption in enumerate(reading.captions)
        ),
    )


def caption_lines(reading: Reading) -> Iterator[Part]:
    """The whole lines of captions, where they hold more than text and credit."""
    for index, caption in enumerate(reading.captions):
        if caption.line:
            yield Part("caption line", index, caption.line)


def _lost_spaces(damaged: str, clean: str) -> Iterator[Slip]:
    """Where `damaged` has lost a space that `clean` has before the same letter."""
    gaps, letters = set(), 0
    for character in clean:
        gaps |= {letters} if character == " " else set()
        letters += character != " "
    letters = 0
    for place, character in enumerate(damaged):
        if character != " " and letters in gaps and place and damaged[place - 1] != " ":
            yield Slip(place, place, SURE)
        letters += character != " "


def _slips(text: str, suspects: frozenset[str], own: frozenset[str]) -> Iterator[Slip]:
    """Where spaces are missing from `text`, or are too many."""
    reached = 0
    for start, word in _places(text, suspects):
        end = start + len(word)
        before, after = _word_before(text, start), _word_behind(text, end)
        if start < reached:
            continue
        if start - 1 - len(before) >= reached and (sure := join(before, word)) is not None:
            reached = end
            yield Slip(start - 1, start, SURE if sure else LIKELY)
        elif (sure := join(word, after)) is not None:
            reached = end + 1 + len(after)
            yield Slip(end, end + 1, SURE if sure else LIKELY)
        elif parted := split(word, own, _name_before(text, start)):
            yield from _between(parted, start)
    for apostrophe in _APOSTROPHE.finditer(text):
        end = apostrophe.start()
        word = _letters_before(text, end)
        behind = WORD.match(text, apostrophe.end())
        if len(word) > 1 and (parted := split_before_apostrophe(word, behind[0] if behind else "")):
            yield from _between(parted, end - len(word))
    yield from _broken_at_lines(text)
    for place in (*has_put(text), *by_the(text)):
        yield Slip(place, place, LIKELY)
    for start, end in stray_spaces(text):
        yield Slip(start, end, STRAY)
    for place, sure in missing_spaces(text):
        yield Slip(place, place, SURE if sure else LIKELY)


def _broken_at_lines(text: str) -> Iterator[Slip]:
    """Hyphens left where a line broke within a word (`coopé-ration`, `mémoran- dum`)."""
    for hyphen in _HYPHEN.finditer(text) if "-" in text else ():
        left, behind = _letters_before(text, hyphen.start()), WORD.match(text, hyphen.end())
        first, last = hyphen.start() - len(left), behind.end() if behind else 0
        if behind is None or text.startswith("-", last) or text.endswith("-", 0, first):
            continue  # "vis-à-vis"
        sure = join_at_hyphen(left, behind[0], " " in hyphen[0])
        if sure is not None:
            yield Slip(*hyphen.span(), SURE if sure else LIKELY)


def _name_before(text: str, start: int) -> str:
    """The word before, if it may be a first name or, before a hyphen, half of a surname
    ("Tavares-Finson"): no little word that begins a sentence ("Le Comitépopulaire")."""
    hyphened = text.startswith("-", start - 1) and start > 0
    before = _letters_before(text, start - 1) if hyphened else _word_before(text, start)
    return "" if before.lower() in joints().before else before


def _places(text: str, words: frozenset[str]) -> Sequence[tuple[int, str]]:
    """Where any of `words` stands in `text`, from left to right."""
    if len(words) > _FEW:
        return [(found.start(), found[0]) for found in WORD.finditer(text) if found[0] in words]
    return sorted((start, word) for word in words for start in _starts(text, word))


def _starts(text: str, word: str) -> Iterator[int]:
    """Where `word` stands in `text`, with no letter before and behind it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not WORD.match(text, end) and not (start and WORD.match(text, start - 1)):
            yield start
        start = text.find(word, end)


def _word_before(text: str, start: int) -> str:
    """The word that one space parts from what begins at `start`; empty if there is none."""
    return _letters_before(text, start - 1) if start and text[start - 1] == " " else ""


def _word_behind(text: str, end: int) -> str:
    found = WORD.match(text, end + 1) if text.startswith(" ", end) else None
    return found[0] if found else ""


def _letters_before(text: str, end: int) -> str:
    first = max(0, end - _LONGEST_WORD)
    start = max(first, text.rfind(" ", first, end) + 1)
    if text[start:end].isalpha():
        return text[start:end]
    start = end
    while start > first and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _between(split: Split, position: int) -> Iterator[Slip]:
    for piece in split.pieces[:-1]:
        position += len(piece)
        yield Slip(position, position, split.least)


def _mend_part(part: Part, slips: Iterable[Slip], repairs: list[Repair]) -> str:
    """The mended text of `part`; what was done is added to `repairs`, left to right."""
    pending = sorted({slip.start: slip for slip in slips}.values(), key=lambda slip: slip.start)
    mended: list[str] = []
    reached = length = position = 0
    while position < len(pending):
        start, end = _chunk(part.text, pending[position])
        group = [pending[position]]
        position += 1
        while position < len(pending) and _chunk(part.text, pending[position])[0] < end:
            end = max(end, _chunk(part.text, pending[position])[1])
            group.append(pending[position])
            position += 1
        original = part.text[start:end]
        if _CODE.search(original):
            continue
        repaired = _rewrite(original, group, start)
        mended.append(part.text[reached:start])
        length += start - reached
        repairs.append(
            Repair(original, repaired, part.name, part.index, length, length + len(repaired))
        )
        mended.append(repaired)
        length += len(repaired)
        reached = end
    return "".join(mended) + part.text[reached:]


def _chunk(text: str, slip: Slip) -> tuple[int, int]:
    """The piece of text between two spaces around `slip`, without the punctuation at its edges."""
    start, end = text.rfind(" ", 0, slip.start) + 1, text.find(" ", slip.end)
    end = len(text) if end < 0 else end
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGES))
    return min(start + left, slip.start), max(start + len(piece.rstrip(_EDGES)), slip.end)


def _rewrite(original: str, slips: Iterable[Slip], offset: int) -> str:
    """`original` with the missing spaces set and the others taken out."""
    pieces, reached = [], 0
    for slip in slips:
        pieces.append(original[reached : slip.start - offset])
        pieces.append(" " if slip.start == slip.end else "")
        reached = slip.end - offset
    return "".join(pieces) + original[reached:]
