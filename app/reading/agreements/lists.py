"""Papers told one by one: "les documents signés comprennent l'accord …; le mémorandum …", or a
paper a paragraph. What is said of them together holds for each."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.reading.agreements.statuses import SIGNED, Status
from app.reading.matcher import Match
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at
from app.reading.vocabulary.instruments import Instrument

_COUNT = r"(?:un|une|deux|trois|quatre|cinq|\d+) (?:autres? |nouve(?:l|au|lle) )?"
_ARTICLE = rf"(?:(?:de |d')?{_COUNT}|(?:du|de la|de l'|des|le|la|les|l'|d') ?)"
_PARTED = re.compile(rf"; ?(?:et |ou |ainsi que |enfin,? )?(?P<item>{_ARTICLE}?)$")
_COUNTED = re.compile(
    rf"(?:, |,? et |,? (?:ainsi|de meme) qu(?:e |'))(?P<item>(?:d'|de |a )?(?:{_COUNT}|des ))$"
    rf"|,? (?:ainsi|de meme) que (?P<besides>{_ARTICLE})$"
)
_SAME_CASE = re.compile(
    r"(?:,|,? et|,? (?:ainsi|de meme) que) (?P<item>(?:du |de la |de l'|des |d'un |d'une ))$"
)
"""Before the next of papers whose signature is spoken of: "la signature de l'accord … et du
mémorandum …"."""

_JOINED = re.compile(rf"(?:,|,? et|,? ainsi que) (?P<item>{_ARTICLE})$")
_NAMED = re.compile(r"(?::|,|,? et) (?P<item>)$")
_CITED = (
    r"\b(?:on (?:y )?(?:(?:peut|pourra|pourrait) )?"
    r"(?:not|compt|cit|trouv|relev|mentionn|signal)(?:e|er|era)|citons|mentionnons|notons)\b"
)
_FIRST = re.compile(
    rf"(?:{_CITED}|,? dont|, (?:a savoir|notamment|en particulier)|,? tel(?:le)?s qu[e']"
    r"|\bcompren(?:d|nent|ant)|\bfigur(?:e|ent|ant)| ?:)"
    rf"(?: notamment)? ?:? ?(?P<item>{_ARTICLE})$"
)
"""Before the next of several papers. Behind a comma a definite one is the next only where a list
was announced, and one without an article, by its capital, behind a colon: "plusieurs accords :
Convention de crédit …, Protocole …"."""

_ANNOUNCED = re.compile(
    rf"{_CITED}|\b(?:a savoir|dont|tel(?:le)?s qu[e']|compren(?:d|nent|ant)|figur(?:e|ent|ant)"
    r"|parmi (?:lesquel|eux)\w*|il s'agit|ce sont)\b"
)
_TAKES_UP = re.compile(
    rf"(?:{_CITED}|\b(?:il s'agit|ce sont|voici|a savoir|compren(?:d|nent)|figur(?:e|ent)"
    r"|d'autres (?:documents|accords|textes) concernent|parmi (?:eux|ceux-ci|les|ces)\b))"
    rf"[^.;]{{0,90}}?(?P<item>{_ARTICLE})$"
)
"""Between the head of a sentence and the first paper of papers told of before."""

_AT_THE_HEAD = re.compile(
    rf"\s*(?:(?:[-–—•*+·●▪]|\d{{1,2}}\s?[.)/-]|[a-h]\))\s?)?(?P<item>{_ARTICLE}?)"
)
"""Before the paper of a paragraph: a dash, a number, or nothing."""
_SIGNED = re.compile(r"\b(?:signature|sign(?:e|ent)\b|signe(?:e|s|es)\b|paraph|remis|echange)")
_TO_COME = re.compile(r"\b(?:sera|seront|devrai|prevu)")
_OTHER = re.compile(
    r"(?:[,;]|\bet|\bainsi que?) (?:de )?(?P<one>celui|celle|un autre|une autre)"
    r"(?= (?:entre|sur|avec|portant|relati|concernant|dans|en matiere))"
)
"""A further paper of the kind named before."""

_LATEST = 3
"""Paragraphs below the papers told of together in which they may be taken up one by one."""

_REACH = 250
"""Characters before a paper in which its list is announced."""

_FURTHEST = 400
"""Characters from a paper to the "un autre" that stands for its like."""


_OF_PAPERS = re.compile(
    r"\b(?:signature|conclusion|mise en (?:œuvre|oeuvre)) (?:du |de l|des |d'un)"
)
_TO_THE_NEXT = re.compile(
    r"(?:[\s,;:•*+·●▪–—-]|\bet\b|\b(?:ainsi|de même) qu(?:e\b|['’])|\benfin\b)+$"
)


@dataclass(frozen=True, slots=True)
class Papers:
    """What was said in `part` of several papers together, and the day it was done (EDTF)."""

    part: Part
    status: Status
    when: str | None = None

    @property
    def words(self) -> str:
        """The folded words that say it."""
        return self.part.folded[self.status.start : self.status.end]


class Listing:
    """The papers told of together, as a text is read from part to part."""

    def __init__(self) -> None:
        self.papers: Papers | None = None
        self._open = False  # whether a list of paragraphs has been opened
        self._item: Part | None = None  # its last item
        self._since = 0  # paragraphs since the papers were told of

    def leave(self, part: Part) -> None:
        """Go on from `part`: a colon at its end opens a list of paragraphs, and the first that is
        no item ends it."""
        if part.name == "caption":
            return
        if not part.folded.rstrip().endswith(":"):
            self._open = self._open and self._item is part
            told_here = self.papers is not None and self.papers.part is part
            self._since = 0 if self._open or told_here else self._since + 1
            self.papers = self.papers if self._since <= _LATEST else None
            return
        first, last = sentence_at(part.text, len(part.text) - 1)
        signed = _SIGNED.search(part.folded, first, last)
        if self.papers is None or self.papers.part is not part:
            if _TO_COME.search(part.folded, first, last):
                self.papers = None
            elif signed:
                self.papers = Papers(part, Status(SIGNED, *signed.span()))
        self._open = self.papers is not None

    def item_at(self, part: Part, start: int, first: int, behind: bool, row: bool) -> int | None:
        """Where the item begins whose instrument is at `start` in the sentence from `first` on;
        null if it is none. `behind` says whether the sentence names another before, and `row`
        whether a list is announced or both are called by names of their own."""
        if behind:
            first = max(first, start - _REACH)
            found = _PARTED.search(part.folded, first, start)
            found = found or _COUNTED.search(part.folded, first, start)
            found = found or _FIRST.search(part.folded, first, start)
            if found is None and row:
                found = _JOINED.search(part.folded, first, start)
            if found is None and _OF_PAPERS.search(part.folded, first, start):
                found = _SAME_CASE.search(part.folded, first, start)
            if found is None and part.text[start].isupper():
                head, _ = sentence_at(part.text, start)
                found = (
                    _NAMED.search(part.folded, first, start)
                    if ":" in part.text[head:start]
                    else None
                )
        elif self.papers is None:
            return None
        elif self._open and first == 0:
            found = _AT_THE_HEAD.fullmatch(part.folded, 0, start)
            self._item = part if found else self._item
        else:
            told_here = self.papers.part is part and self.papers.status.start >= first
            near = max(first, start - _REACH)
            found = None if told_here else _TAKES_UP.search(part.folded, near, start)
        return max(map(found.start, found.groupdict())) if found else None

    def end_of(
        self, part: Part, item: int, last: int, following: Iterable[Match[Instrument]], row: bool
    ) -> int:
        """Where the item ends that begins at `item`: before the next or at the sentence's end;
        `following` are the instruments behind its own, and `row` is that of `item_at`."""
        starts = (one.start for one in following if one.start < last)
        items = (self.item_at(part, start, item, behind=True, row=row) for start in starts)
        until = next((place for place in items if place is not None), last)
        return item + len(_TO_THE_NEXT.sub("", part.text[item:until]))


def is_announced(part: Part, first: int, start: int) -> bool:
    """Whether the sentence from `first` on announces a list before `start`."""
    return _ANNOUNCED.search(part.folded, first, start) is not None


def with_others(matches: Sequence[Match[Instrument]], part: Part) -> list[Match[Instrument]]:
    """The instruments in `part`, and "celui", "un autre" behind one of them as a further one."""
    if not matches or not has_any(part, (" celui ", " celle ", " autre ")):
        return list(matches)
    found = list(matches)
    starts = [match.start for match in matches]
    for other in _OTHER.finditer(part.folded, matches[0].end):
        named = matches[bisect_right(starts, other.start()) - 1]
        _, last = sentence_at(part.text, named.start)
        if named.end <= other.start() < min(last, named.end + _FURTHEST):
            found.append(Match(*other.span("one"), replace(named.value, several=False)))
    return sorted(found, key=lambda match: match.start)
