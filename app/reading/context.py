"""What a date in the text is a date of: the news, something older, something to come."""

from dataclasses import dataclass

from app.reading.almanac import almanac
from app.reading.days import Day
from app.reading.parts import Part
from app.reading.sentences import sentence_at

_NEAR = 60  # code points before a date in which a cue speaks of it
_AHEAD = 40
_OLDEST_ARTICLE = 2000  # the press has been on the web since then


@dataclass(frozen=True, slots=True)
class Around:
    """Folded text around a date: its sentence up to it, the words just before, those behind."""

    sentence: str
    before: str
    after: str


def around(part: Part, start: int, end: int) -> Around:
    """The sentence of `part` in which `start:end` stands, as the cues see it."""
    first, last = sentence_at(part.text, start)
    return Around(
        part.folded[first:last],
        part.folded[max(first, start - _NEAR) : start],
        part.folded[end : min(last, end + _AHEAD)],
    )


def is_ahead(part: Part, start: int, end: int) -> bool:
    """Whether the date is one to come: "se tiendra le 5 mars", "le 5 mars prochain"."""
    cues, near = almanac().cues, around(part, start, end)
    behind = near.after if not near.before.strip() else near.after[:12]
    return bool(cues["future"].search(near.before) or cues["future"].search(behind))


def is_of_the_news(day: Day) -> bool:
    """Whether `day` may be the day of the main event: nothing says it is older or still to come."""
    if day.year is not None and day.year < _OLDEST_ARTICLE:
        return False
    cues, near = almanac().cues, around(day.part, day.start, day.end)
    clause = _last_clause(near.before)
    return not (
        (cues["history"].search(clause) and not cues["finite"].search(clause))
        or cues["feasts"].search(near.before[-35:])
        or cues["feasts"].search(near.after[:35])
        or cues["elsewhere"].search(near.sentence)
        or near.after.lstrip(" ,").startswith(("dernier", "derniers", "precedent", "passe"))
        or is_ahead(day.part, day.start, day.end)
    )


def _last_clause(before: str) -> str:
    """What stands between the last comma or bracket and the date."""
    return before[max(before.rstrip(" ,(").rfind(mark) for mark in ",;:()") + 1 :]


def is_an_occasion(day: Day) -> bool:
    """Whether the article only leans on that day ("à l'occasion de la visite … les 19 et 20 juin")."""
    start = sentence_at(day.part.text, day.start)[0]
    before = day.part.folded[max(start, day.start - 140) : day.start]
    return bool(almanac().cues["occasion"].search(before))
