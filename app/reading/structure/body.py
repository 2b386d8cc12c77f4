"""The article's lines, each put where it belongs: caption, paragraph, link, sign-off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.reading.model import Caption, Dateline, Teaser
from app.reading.structure import captions, datelines, marks, signoffs
from app.reading.structure.heads import head_line, may_hold_a_stamp
from app.reading.structure.likeness import same
from app.reading.structure.lines import Line
from app.reading.structure.stamps import cut_tail, printed_day
from app.reading.structure.tail import is_prose

_LONGEST_CAPTION = 110  # words
_MOST_BYLINES = 2
_ORNAMENT = re.compile(r"(?<=[.!?»”])\s*[-–—★☆■□●•*♦]+$")


@dataclass(slots=True)
class Body:
    """What has been found so far, going down the page."""

    title: str | None
    marked: frozenset[str] = frozenset()  # lines that the page marks as captions
    paragraphs: list[str] = field(default_factory=list)
    opened: int | None = None  # which paragraph had the dateline
    pictured: int | None = None  # how many paragraphs stood above the first picture
    twice: int | None = None  # which paragraph was printed twice in a row
    linking: bool = False  # below a heading such as "À lire aussi", in the middle of the article
    known_captions: set[tuple[str, str | None, str | None]] = field(default_factory=set)
    captions: list[Caption] = field(default_factory=list)
    links: list[Teaser] = field(default_factory=list)
    dateline: Dateline | None = None
    agency: str | None = None
    author: str | None = None
    days: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> None:
        """File every line, top to bottom."""
        position = 0
        while position < len(lines):
            line = lines[position]
            position += 1
            twin = position < len(lines) and lines[position].text == line.text
            while position < len(lines) and lines[position].text == line.text:
                position += 1
            after = lines[position] if position < len(lines) else None
            if after and captions.awaits_credit(line.text) and len(after.text.split()) <= 6:
                line, after = Line(f"{line.text} {after.text}", line.block), None
                position += 1
            if captions.file_name(line.text):
                position += self._read_picture(line, after)
            else:
                self._read_line(line, twin, after, lines[position - 2] if position > 1 else None)
        self._end()

    def _end(self) -> None:
        """Take off the by-line below the last paragraph, and an ornament behind that."""
        count = len(self.paragraphs)
        while count > 2 and _is_signed(self.paragraphs[count - 1]):
            count -= 1
        if len(self.paragraphs) - count <= _MOST_BYLINES:  # more are a list
            named = filter(None, map(signoffs.author, self.paragraphs[count:]))
            self.author = self.author or next(named, None)
            del self.paragraphs[count:]
        if self.paragraphs:
            self.paragraphs[-1] = _ORNAMENT.sub("", self.paragraphs[-1])

    def _read_line(self, line: Line, twin: bool, after: Line | None, above: Line | None) -> None:
        text = line.text.strip("| ")
        in_a_frame = marks.is_in_a_frame(line.text)
        if printed_day(text):
            self.days.append(text)
        elif marks.is_furniture(text):
            return
        elif marks.is_tail_heading(text):
            self.linking = True
        elif self._read_head(text):
            return
        elif headline := marks.linked_headline(text) or self._headline_below(text):
            self.links.append(Teaser(None, headline, None))
        elif (closing := signoffs.closing(text)) and closing.start == 0:
            self._sign(closing)
        elif (numbered := captions.numbered_caption(text)) and self._is_title(numbered[0]):
            self.title = self.title or numbered[0] or None
            self._add_caption(*captions.credit_or_agency(numbered[1]), line=text)
        elif (caption := captions.labelled(text)) is not None:
            self._add_caption(*(captions.credit(caption) or (caption, None)))
        elif text in self.marked or (in_a_frame and captions.credit(text) is None):
            self._add_caption(*(captions.credit(text) or (text, None)))
        elif (credited := captions.credit(text)) is not None:
            self._read_credited(line, *credited, above)
        elif twin and self._is_caption(text, after):
            self._add_caption(text, None)
        else:
            if twin and self.twice is None:
                self.twice = len(self.paragraphs)
            self._add_paragraph(text)

    def _read_head(self, text: str) -> bool:
        """Whether `text`, above the article's own, is a line of the page, or elsewhere says who
        wrote the article on what day; agency and time stamp are kept."""
        if self.paragraphs and not may_hold_a_stamp(text):
            return False
        found = head_line(text)
        if found is None or (self.paragraphs and not found.stamp):
            return False
        self.agency = found.agency or self.agency
        self.days += [found.stamp] if found.stamp else []
        return True

    def _sign(self, closing: signoffs.Closing) -> None:
        self.agency = closing.agency or self.agency
        self.author = closing.author or self.author

    def _headline_below(self, text: str) -> str | None:
        """`text`, if it is one of the headlines below a heading in the middle of the article."""
        self.linking = self.linking and not is_prose(text) and not signoffs.closing(text)
        return text if self.linking else None

    def _is_title(self, words: str) -> bool:
        known = (self.title, *self.paragraphs[:1])  # or the sub-title below it
        return not words or self.title is None or any(same(words, one) for one in known if one)

    def _is_caption(self, text: str, after: Line | None) -> bool:
        """Of a line printed twice: a caption, unless it is the lead, which the dateline repeats."""
        if len(text.split()) > _LONGEST_CAPTION or datelines.opening(text):
            return False
        if not self.paragraphs and is_prose(text) and len(text.split()) > 18:
            return False
        opening = datelines.opening(after.text) if after else None
        return not (after and opening and same(text, after.text[opening.length :]))

    def _read_picture(self, line: Line, after: Line | None) -> int:
        """A file name and the caption below it; how many lines the caption took."""
        credited = captions.credit(after.text) if after else None
        if after and credited is not None:
            self._add_caption(*credited, file=line.text)
            return 1
        if after and after.block == line.block and len(after.text.split()) <= 40:
            self._add_caption(after.text, None, file=line.text)
            return 1
        self._add_caption("", None, file=line.text)
        return 0

    def _read_credited(self, line: Line, text: str, who: str | None, above: Line | None) -> None:
        first, _, rest = text.partition(" ")
        if len(text.split()) > _LONGEST_CAPTION:
            self._add_paragraph(text)
        elif rest and captions.file_name(first):
            self._add_caption(rest, who, file=first)
        elif text:
            self._add_caption(text, who)
        elif (
            above
            and marks.is_in_a_frame(above.text)
            and self.captions
            and not self.captions[-1].credit
        ):
            self.captions[-1] = replace(self.captions[-1], credit=who)
        elif above and above.block == line.block and self._is_last_and_short(above.text):
            self._add_caption(self.paragraphs.pop(), who)
        else:
            self._note_picture()

    def _is_last_and_short(self, text: str) -> bool:
        """Whether the line above a lone credit is a caption: the last line read, and no lead."""
        return (
            len(self.paragraphs) > 1 - bool(self.captions)
            and self.paragraphs[-1] == text
            and len(text.split()) <= 40
        )

    def _add_caption(
        self, text: str, credit: str | None, file: str | None = None, line: str | None = None
    ) -> None:
        self._note_picture()
        credited = line if credit else None  # it may be all that stands behind "ảnh 1"
        key = (text or credited or "", credit, file)
        if (text or file or credited) and key not in self.known_captions:
            self.known_captions.add(key)
            self.captions.append(Caption(text, credit, file, line))

    def _note_picture(self) -> None:
        if self.pictured is None:
            self.pictured = len(self.paragraphs)

    def _add_paragraph(self, text: str) -> None:
        opening = (
            datelines.opening(text) if self.opened is None and len(self.paragraphs) < 6 else None
        )
        if opening:
            self.opened = len(self.paragraphs)
            self.dateline = Dateline(opening.city, opening.agency, opening.day)
            text = text[opening.length :]
        text, stamp = cut_tail(text)
        self.days += [stamp] if stamp else []
        closing = signoffs.closing(text)
        if closing:
            self._sign(closing)
            text = text[: closing.start].rstrip(" -–—")
        if text:
            self.paragraphs.append(text)


def _is_signed(text: str) -> bool:
    return signoffs.is_byline(text) or signoffs.is_signature(text)
