"""Document → Reading, structure only: what is title, lead, paragraph, caption, sign-off, tail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from app.documents.document import Document
from app.reading.model import Reading
from app.reading.parts import CAPITALS, fold
from app.reading.sentences import sentence_starts
from app.reading.structure import captions, datelines, marks, signoffs
from app.reading.structure.body import Body
from app.reading.structure.heads import head_line
from app.reading.structure.likeness import begin_alike, letters, same, says_all
from app.reading.structure.lines import Line, compose, lines_of
from app.reading.structure.mails import cut_mail
from app.reading.structure.menus import below_the_menus
from app.reading.structure.runon import cut_run_on
from app.reading.structure.stamps import cut_head, is_of_an_edition, printed_day
from app.reading.structure.tail import part
from app.reading.structure.teasers import read_teasers
from app.reading.vocabulary.furniture import usual_agency
from app.reading.vocabulary.lexicon import unknown_words

_LONGEST_TITLE = 40  # words
_FEWEST_IN_A_TITLE = 6
_LONGEST_LEAD = 120
_LONGEST_SCRAP = 90  # code points
_MOST_SCRAPS = 3
_STOPS = (".", "!", "?", "…", "。", "")
_SLIP = 8  # code points by which damage makes a sentence longer or shorter
_FEWEST_WORDS = 3  # in a document, or it says nothing
_MOST_OF_AN_ERROR = 120  # words
_UNSPACED = r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af"  # Thai, Chinese …
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_]{{2,}}")


class UnreadableDocument(Exception):
    """There is no text in the document, or none that says anything, or what a site sends instead
    of an article."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading with its structure only, and what was printed but is no part of it.

    `printed_days` are the time stamps around the text; `damaged_lead` is the lead's other copy,
    where that has spaces missing or too many and the same letters.
    """

    reading: Reading
    printed_days: tuple[str, ...]
    damaged_lead: str | None


def read_layout(document: Document) -> Layout:
    """The structure of `document`; labels stay empty. Raises UnreadableDocument if it is blank,
    has fewer words than any sentence or headline, or is a site's error page."""
    head, text = cut_head(cut_mail(document.text))
    lines = cut_run_on(lines_of(text))
    stated = _stated_title(document.metadata.title)
    if not lines and not stated:
        raise UnreadableDocument("the document holds no text")
    said = [stated or "", *(line.text for line in lines)]
    if not _has_words(said, _FEWEST_WORDS):
        raise UnreadableDocument(f"the document holds fewer than {_FEWEST_WORDS} words")
    if any(map(marks.is_error_page, said[:3])) and not _has_words(said, _MOST_OF_AN_ERROR):
        raise UnreadableDocument("the document is a site's error page and holds no article")
    article, tail = part(lines)
    marked = frozenset(" ".join(compose(caption).split()) for caption in document.captions)
    above, title, below = _find_title(article, stated, marked)
    desk = datelines.opening(title) if title else None
    desk = desk if desk and desk.agency else None
    body = Body(title[desk.length :] if title and desk else title, marked)
    body.agency = desk.agency if desk else None
    body.days += [head, *above] if head else above
    body.read(below)
    lead, damaged, paragraphs = _lead_and_paragraphs(body)
    printed = body.agency or (body.dateline.agency if body.dateline else None)
    reading = Reading(
        language="und",
        title=body.title,
        lead=lead,
        paragraphs=tuple(paragraphs),
        captions=tuple(body.captions),
        teasers=(*body.links, *read_teasers([line.text for line in tail])),
        dateline=body.dateline,
        agency=usual_agency(printed) if printed else None,
        author=document.metadata.author or body.author,
        section=document.metadata.section,
    )
    return Layout(reading, tuple(body.days), damaged)


def _has_words(texts: Sequence[str], number: int) -> bool:
    """Whether there are so many words; a sign of a script without spaces counts as one."""
    words = chain.from_iterable(map(_WORD.finditer, texts))
    return len(list(islice(words, number))) == number


# -- title -----------------------------------------------------------------------------------


def _stated_title(title: str | None) -> str | None:
    """The title in the metadata, without the name of the site; null where there is nothing else
    but the name of a section."""
    stated = marks.without_site(" ".join(compose(title or "").split()))
    stated = marks.without_site_before(stated)
    return None if marks.is_rubric(stated) or marks.is_site(stated) else stated or None


def _find_title(
    lines: Sequence[Line], stated: str | None, marked: frozenset[str]
) -> tuple[list[str], str | None, Sequence[Line]]:
    """The time stamps above the title, the title, and the lines below it."""
    start, days = _below_the_page_head(lines)
    pictures = start
    while not stated and start + 2 < len(lines) and _is_caption(lines[start].text, marked):
        start += 1
    if start > pictures and not _is_headline(lines[start].text):
        start = pictures
    above = lines[pictures:start]
    if not stated and _is_kicker(lines[start : start + 9]):
        start += 1
    if stated:
        for position in range(start, min(start + 4, len(lines))):
            printed = marks.without_site(lines[position].text)
            if same(printed, stated):
                title = stated if says_all(stated, printed) else printed
                return days, title, (*lines[start:position], *_below(lines, position))
        return days, stated, lines[start:]
    if start < len(lines) and lines[start].text not in marked and _may_be_title(lines[start].text):
        return days, marks.without_site(lines[start].text), (*above, *_below(lines, start))
    return days, None, (*above, *lines[start:])


def _below_the_page_head(lines: Sequence[Line]) -> tuple[int, list[str]]:
    """Where the lines of the page above the title end, and the time stamps among them; one above
    a menu is of the day the page was saved, unless it is of the paper's edition."""
    first = below_the_menus(lines)
    days = [stamp for stamp in map(_stamp_of, lines[:first]) if stamp and is_of_an_edition(stamp)]
    for position, line in enumerate(lines[first:], first):
        found = head_line(line.text)
        if printed_day(line.text):
            days.append(line.text)
        elif found and (found.stamp or not signoffs.is_signature(line.text)):
            days += [found.stamp] if found.stamp else []
            if position + 1 == len(lines):
                return position, days
        elif not marks.is_furniture(line.text):
            return position, days
    return len(lines), days


def _stamp_of(line: Line) -> str | None:
    """The time stamp that a line of the page is, or holds."""
    if printed_day(line.text):
        return line.text
    found = head_line(line.text)
    return found.stamp if found else None


def _is_caption(text: str, marked: frozenset[str]) -> bool:
    return text in marked or captions.credit(text) is not None or captions.file_name(text)


def _is_headline(text: str) -> bool:
    return len(text.split()) >= _FEWEST_IN_A_TITLE and text[-1] != "." and _may_be_title(text)


def _is_kicker(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` is a few words above the title, which has more and no full
    stop; four or five words only if the lead, found again behind the dateline, stands below."""
    if len(lines) < 3:
        return False
    line, below, lead = (one.text for one in lines[:3])
    return (
        line[-1].isalnum()
        and below[-1].isalnum()
        and not line.endswith(below[:10])
        and len(below.split()) <= 25
        and _is_headline(below)
        and (
            len(line.split()) <= 3
            or (len(line.split()) <= 5 and any(_repeats(one.text, lead) for one in lines[3:]))
        )
    )


def _repeats(text: str, lead: str) -> bool:
    """Whether `text` is the lead again, behind a dateline."""
    opening = datelines.opening(text)
    return opening is not None and len(lead) >= 30 and begin_alike(lead, text[opening.length :])


def _below(lines: Sequence[Line], position: int) -> Sequence[Line]:
    """The lines below the title, however often it is printed."""
    title = fold(marks.without_site(lines[position].text))
    while position < len(lines) and fold(marks.without_site(lines[position].text)) == title:
        position += 1
    return lines[position:]


def _may_be_title(text: str) -> bool:
    words = len(text.split())
    sentence = text.endswith(".") and not text.endswith("..") and words > 14
    opening = datelines.opening(text)
    headline = opening is None or (
        (opening.city is None or opening.agency is None)  # "Hanoï - Luang Prabang : une amitié"
        and opening.day is None
        and not text.endswith(".")
    )
    return (
        words <= _LONGEST_TITLE
        and not sentence
        and headline
        and not marks.is_in_a_frame(text)
        and captions.credit(text) is None
        and captions.numbered_caption(text) is None
        and marks.linked_headline(text) is None
        and printed_day(text) is None
    )


# -- lead ------------------------------------------------------------------------------------


def _lead_and_paragraphs(body: Body) -> tuple[str | None, str | None, list[str]]:
    """The lead, its damaged copy if there is one, and the paragraphs without them.

    The lead stands above the dateline, is printed twice, or is the first paragraph of an article
    that has no dateline.
    """
    scraps, paragraphs = _part_scraps(body)
    for position in range(1, min(4, len(paragraphs))):
        if joined := _merge(paragraphs[0], paragraphs[position]):
            lead, damaged, rest = joined
            between = paragraphs[1:position] + ([rest] if rest else [])
            return lead, damaged, scraps + between + paragraphs[position + 1 :]
    if (
        paragraphs
        and len(paragraphs[0].split()) <= _LONGEST_LEAD
        and _stands_apart(body, len(scraps))
    ):
        return paragraphs[0], None, scraps + paragraphs[1:]
    return None, None, body.paragraphs


def _part_scraps(body: Body) -> tuple[list[str], list[str]]:
    """The lines above the lead that are none, and the paragraphs from the lead on.

    No lead is short without a full stop: such a line is a by-line, a sub-title or the page's.
    """
    above = body.paragraphs[: _MOST_SCRAPS if body.opened is None else body.opened]
    count = len(list(takewhile(_is_scrap, above)))
    return body.paragraphs[:count], body.paragraphs[count:]


def _is_scrap(text: str) -> bool:
    return len(text) <= _LONGEST_SCRAP and text.rstrip("\"'»”) ")[-1:] not in _STOPS


def _stands_apart(body: Body, first: int) -> bool:
    """Whether the `first` paragraph of more than a few words is a lead by where it stands."""
    if body.opened == first:
        agency_only = body.dateline is not None and body.dateline.city is None
        return body.twice == first or (agency_only and body.pictured == first + 1)
    return body.twice == first or len(body.paragraphs) > first + 1 or body.pictured is not None


def _merge(lead: str, copy: str) -> tuple[str, str | None, str] | None:
    """The cleaner of two copies of the lead, the other if it differs by its spaces only, and what
    stands behind the second in its paragraph."""
    bare = lead.rstrip(" .…[]")
    length = len(letters(bare))
    if length < 30 or not begin_alike(bare, copy):
        return None
    end = _reach(copy, length)
    first, second = bare, copy[:end].rstrip(" .…")
    if not same(first, second):
        return None
    closed = _CLOSING.match(copy, end)
    end, rest = (closed.end(), copy[closed.end() :].lstrip()) if closed else (end, "")
    cut = lead.endswith(("…", "...", "[...]", "[…]"))  # maybe within a word
    if cut or rest.startswith(",") or rest[:1].islower():
        whole = first.rpartition(" ")[0] if cut else first
        return (copy, None, "") if says_all(copy, whole) else None
    clean, damaged = sorted((lead, copy[:end]), key=_damage)
    if not says_all(clean, damaged):
        clean, damaged = damaged, clean
        if not says_all(clean, damaged):
            return None
    differs_by_spaces = clean != damaged and _without_spaces(clean) == _without_spaces(damaged)
    return clean, damaged if differs_by_spaces else None, rest


def _damage(text: str) -> int:
    """How many words nobody would know, names apart, and how many are run together."""
    return unknown_words(_NAME.sub(" ", text)) + len(_RUN_TOGETHER.findall(text))


_NAME = re.compile(rf"\b[{CAPITALS}][^\W\d_{CAPITALS}]+\b")
_RUN_TOGETHER = re.compile(rf"[^\W\d_{CAPITALS}][{CAPITALS}\d]")
_CLOSING = re.compile(r"[ .…!?»”\")\]]*")  # what may stand behind a sentence's last letter


def _without_spaces(text: str) -> str:
    return fold(text).replace(" ", "").rstrip(".")


def _reach(text: str, count: int) -> int:
    """Where in `text` its first `count` letters and digits end; if that is within a word, where
    the sentence ends that has a letter more or less."""
    seen = 0
    for position, character in enumerate(text):
        seen += character.isalnum()
        if seen == count:
            return _whole_sentence(text, position + 1)
    return len(text)


def _whole_sentence(text: str, end: int) -> int:
    near = [
        start
        for start in (*sentence_starts(text), len(text))
        if start <= end + _SLIP and (end - 2 <= start < end or text[end : end + 1].isalnum())
    ]
    ending = max(near, default=end)
    return len(text[:ending].rstrip()) if ending and end - ending <= _SLIP else end
