"""The tail of a page: caption, headline and summary of other articles, again and again."""

import re
from collections.abc import Iterator, Sequence

from app.reading.model import Teaser
from app.reading.parts import fold
from app.reading.structure import captions, marks, signoffs
from app.reading.structure.stamps import printed_day

_SUMMARY_WORDS = 12
_SENTENCE_WORDS = 6
_LONGEST_HEADLINE = 35


def read_teasers(lines: Sequence[str]) -> tuple[Teaser, ...]:
    """The teasers in the lines behind "Voir plus": each ends with its summary, if it has one."""
    teasers: list[Teaser] = []
    group: list[str] = []
    kept = [_without_stamp(line) for line in lines if not _is_noise(line)]
    for line in kept:
        if captions.credit(line) is None and _is_summary(line, group):
            if group and not _is_only_caption(group):
                teasers += _headlines(group, line)
                group = []
            else:
                group.append(line)
        else:
            group.append(line)
    teasers += _headlines(group, None)
    return tuple(teasers)


def _is_noise(line: str) -> bool:
    closing = signoffs.closing(line)
    return (
        marks.is_furniture(line)
        or captions.file_name(line)
        or marks.is_tail_heading(line)
        or marks.is_weak_tail_heading(line)
        or marks.is_rubric(line)
        or line.startswith("©")
        or printed_day(line) is not None
        or (closing is not None and closing.start == 0)
    )


_BULLET = re.compile(r"(?:[-–—•*·▪■►]+|\d{1,2}[.)])\s+(?=\S)")
_DAY_BEHIND = re.compile(r"\s*\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)$")


def _without_stamp(line: str) -> str:
    """A headline without the bullet before it and the day behind it."""
    bullet = _BULLET.match(line)
    return _DAY_BEHIND.sub("", line[bullet.end() :] if bullet else line)


def _is_summary(line: str, above: Sequence[str]) -> bool:
    """A long text, or a sentence below a headline, which has no full stop."""
    words = len(line.split())
    below_headline = bool(above) and not _ends(above[-1]) and captions.credit(above[-1]) is None
    return words > _LONGEST_HEADLINE or (
        _ends(line) and words >= (_SENTENCE_WORDS if below_headline else _SUMMARY_WORDS)
    )


def _ends(line: str) -> bool:
    return line.rstrip("\"'»”) ").endswith((".", "!", "?", "…"))


def _is_only_caption(group: Sequence[str]) -> bool:
    return all(captions.credit(line) is not None for line in group)


def _headlines(group: Sequence[str], summary: str | None) -> Iterator[Teaser]:
    """The teasers of a group of lines that ends where a summary stands.

    The last headline has the summary; of two lines without credit, the first is a caption.
    """
    pending: list[tuple[str | None, str]] = []
    caption: str | None = None
    for position, line in enumerate(group):
        credited = captions.credit(line)
        following = group[position + 1] if position + 1 < len(group) else None
        if credited is not None:
            if caption is not None:
                pending.append((None, caption))
            caption = credited[0] or line
        elif caption is None and following and _is_caption_of(line, following, len(group), summary):
            caption = line
        else:
            pending.append((caption, line))
            caption = None
    if caption is not None:
        pending.append((None, caption))
    for position, (found_caption, title) in enumerate(pending):
        yield Teaser(found_caption, title, summary if position == len(pending) - 1 else None)


def _is_caption_of(line: str, following: str, size: int, summary: str | None) -> bool:
    if captions.credit(following) is not None:
        return False
    return (
        fold(line) == fold(following) or (size == 2 and summary is not None) or line.endswith(".")
    )
