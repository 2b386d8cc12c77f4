"""Pages that were saved without line ends: cut where a dateline, a sign-off, a heading or the
credit of a picture tells."""

from collections.abc import Iterator
from itertools import takewhile

from app.reading.structure import captions, datelines, marks
from app.reading.structure.lines import Line
from app.reading.structure.tail import is_prose

_SHORTEST = 300  # code points of a line that may hold a whole page
_LONGEST_HEAD = 6000  # how far into it a dateline is looked for
_LEAD_BEGINS = 25


def cut_run_on(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a page; a line that holds title, lead, body and tail is cut in pieces."""
    cut: list[Line] = []
    for line in lines:
        whole = [line.text] if len(line.text) < _SHORTEST else _pieces(line.text)
        for text in whole:
            cut += [Line(piece, line.block) for piece in _caption_and_rest(text)]
    return tuple(cut)


def _caption_and_rest(text: str) -> Iterator[str]:
    """A caption and the paragraph glued to its credit, or `text` as it is."""
    place = captions.glued_behind_credit(text)
    if place is not None and is_prose(text[place:]):
        yield text[:place].rstrip()
        text = text[place:]
    yield text


def _pieces(text: str) -> Iterator[str]:
    start = datelines.opening_inside(text[:_LONGEST_HEAD])
    if start is None:
        yield text
        return
    body = text[start:]
    opening = datelines.opening(body)
    yield from _head(text[:start].strip(), body[opening.length :] if opening else body)
    end = marks.heading_inside(body)
    if end is None:
        yield body
        return
    yield body[: end[0]].strip()
    yield body[end[0] : end[1]].strip()
    yield body[end[1] :].strip()


def _head(head: str, body: str) -> Iterator[str]:
    """Title, lead and captions, told apart by the lead that the body repeats."""
    begins = head.find(body[:_LEAD_BEGINS])
    if begins < 0 or len(body) < _LEAD_BEGINS:
        yield from filter(None, [head])
        return
    same = sum(
        1
        for _ in takewhile(lambda pair: pair[0] == pair[1], zip(head[begins:], body, strict=False))
    )
    yield from filter(
        None,
        (
            head[:begins].strip(),
            head[begins : begins + same].strip(),
            head[begins + same :].strip(),
        ),
    )
