"""Where the article ends and the page's tail begins."""

from collections.abc import Sequence

from app.reading.structure import captions, marks, signoffs
from app.reading.structure.lines import Line
from app.reading.structure.stamps import printed_day


def part(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The article and the tail, which begins at "Voir plus", behind the sign-off, or where only
    headlines follow."""
    texts = [line.text for line in lines]
    end = next((i for i in range(len(texts)) if _ends_article(texts, i)), None)
    headings = [
        i
        for i, text in enumerate(texts)
        if marks.is_tail_heading(text) and not _resumes(texts, i + 1, end)
    ]
    heading = headings[0] if headings else None
    if end is None and heading is None:
        headlines = _headlines(texts)
        return lines[:headlines], lines[headlines:]
    if end is None or (heading is not None and heading < end):
        return (lines, ()) if heading is None else (lines[:heading], lines[heading + 1 :])
    behind = texts[end + 1 : heading]
    if all(_belongs_to_article(text) for text in behind):
        return (lines, ()) if heading is None else (lines[:heading], lines[heading + 1 :])
    return lines[: end + 1], lines[end + 1 :]


def _headlines(texts: Sequence[str]) -> int:
    """Where, behind the last paragraph, only headlines of other articles follow, below a heading
    such as "Photos" or at least three in a row; if nowhere, the number of `texts`."""
    last = next((i for i in reversed(range(len(texts))) if is_prose(texts[i])), None)
    if last is None or texts[last].endswith(":"):
        return len(texts)
    weak = (i for i in range(last + 1, len(texts)) if marks.is_weak_tail_heading(texts[i]))
    heading = next(weak, None)
    if heading is not None and any(map(_is_headline, texts[heading + 1 :])):
        return heading
    others = [i for i in range(last + 1, len(texts)) if not _belongs_to_article(texts[i])]
    headlines = all(_is_headline(texts[i]) for i in others)
    return others[0] if headlines and len(others) >= _FEWEST_HEADLINES else len(texts)


_FEWEST_HEADLINES = 3


def _is_headline(text: str) -> bool:
    """Five words or more that begin with a capital and end without a mark: no sub-heading, and no
    item of a list."""
    return (
        len(text.split()) >= 5 and text[0].isupper() and (text[-1].isalnum() or text[-1] in '"»?')
    )


def _ends_article(texts: Sequence[str], position: int) -> bool:
    """Whether the line is the last of the article by its sign-off, and no by-line at its head."""
    closing = signoffs.closing(texts[position])
    if closing is None or position == 0:
        return False
    if closing.start:
        text = texts[position]
        pictured = captions.credit(text) is not None or captions.is_labelled(text)
        return len(text.split()) >= 8 and not pictured
    return position >= 3 and is_prose(texts[position - 1])


def _resumes(texts: Sequence[str], start: int, end: int | None) -> bool:
    """Whether the article goes on below a heading: prose upon prose is no list of headlines."""
    if marks.is_link_label(texts[start - 1]):
        # "À lire aussi" and a headline or two: no summary of another article is so long
        box = texts[start : start + _LONGEST_BOX]
        if any(len(text.split()) >= _LONGEST_SUMMARY and is_prose(text) for text in box):
            return True
    prose = [is_prose(text) for text in texts[start : start + 200]]
    if end is not None and end >= start and end - start < len(prose):
        last = end - start
        if all(prose[:last]):
            return True  # from the heading on there is nothing but prose, up to the sign-off
        return prose[last - 1] and (prose[last] or (last > 1 and prose[last - 2]))
    return any(prose[i] and prose[i + 1] and prose[i + 2] for i in range(len(prose) - 2))


_LONGEST_BOX, _LONGEST_SUMMARY = 4, 45  # lines, words


def is_prose(text: str) -> bool:
    """A paragraph's line: several sentences' worth of words, and no caption."""
    return (
        len(text.split()) >= 12
        and text.rstrip("\"'»”) ")[-1:] in ".!?…"
        and captions.credit(text) is None
    )


def _belongs_to_article(text: str) -> bool:
    """What may stand behind a sign-off: captions, buttons, by-lines, time stamps."""
    return (
        marks.is_furniture(text)
        or captions.credit(text) is not None
        or captions.file_name(text)
        or signoffs.closing(text) is not None
        or signoffs.is_signature(text)
        or printed_day(text) is not None
        or marks.linked_headline(text) is not None
    )
