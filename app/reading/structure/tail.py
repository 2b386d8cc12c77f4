"""Where the article ends and the page's tail begins."""

from collections.abc import Sequence

from app.reading.structure import captions, marks, signoffs
from app.reading.structure.lines import Line
from app.reading.structure.stamps import printed_day


def part(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The article and the tail, which begins at "Voir plus" or behind the sign-off."""
    texts = [line.text for line in lines]
    end = next((i for i in range(len(texts)) if _ends_article(texts, i)), None)
    headings = [
        i
        for i, text in enumerate(texts)
        if marks.is_tail_heading(text) and not _resumes(texts, i + 1, end)
    ]
    heading = headings[0] if headings else None
    if end is None or (heading is not None and heading < end):
        return (lines, ()) if heading is None else (lines[:heading], lines[heading + 1 :])
    behind = texts[end + 1 : heading]
    if all(_belongs_to_article(text) for text in behind):
        return (lines, ()) if heading is None else (lines[:heading], lines[heading + 1 :])
    return lines[: end + 1], lines[end + 1 :]


def _ends_article(texts: Sequence[str], position: int) -> bool:
    """Whether the line is the last of the article by its sign-off, and no by-line at its head."""
    closing = signoffs.closing(texts[position])
    if closing is None or position == 0:
        return False
    if closing.start:
        return len(texts[position].split()) >= 8 and captions.credit(texts[position]) is None
    return position >= 3 and is_prose(texts[position - 1])


def _resumes(texts: Sequence[str], start: int, end: int | None) -> bool:
    """Whether the article goes on below a heading: prose upon prose is no list of headlines."""
    prose = [is_prose(text) for text in texts[start : start + 200]]
    if end is not None and end > start and end - start < len(prose):
        last = end - start
        return prose[last - 1] and (prose[last] or prose[last - 2])
    return any(prose[i] and prose[i + 1] and prose[i + 2] for i in range(len(prose) - 2))


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
        or printed_day(text) is not None
        or marks.linked_headline(text) is not None
    )
