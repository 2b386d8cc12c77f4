"""Where labels and repairs stand in a text: the text cut into segments that know their labels."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

# Which lists of a reading bear evidence, and the field that names an item in a URL.
LABELS = {
    "partner_countries": ("country", "code"),
    "mentioned_countries": ("country", "code"),
    "sectors": ("sector", "slug"),
    "organisations": ("organisation", "name"),
    "persons": ("person", "name"),
    "agreements": ("agreement", None),
    "commitments": ("commitment", None),
}


REPAIRS = "repairs"
"""The label of every mended place; it is no evidence, so it is shown in another way."""

SHOWN = 50
"""So many passages of a label light up in one article."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of a part bear `label`; `was` is what a repair replaced."""

    start: int
    end: int
    label: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with the same labels.

    `was` stands on a repair's last segment, `anchors` are the labels first met here.
    """

    text: str
    labels: tuple[str, ...] = ()
    was: str | None = None
    anchors: tuple[str, ...] = ()


Place = tuple[str, int]


def marked(reading: dict[str, Any]) -> dict[Place, list[Segment]]:
    """The title, lead, dateline's day, paragraphs and captions as segments, by part and index.

    Labels are written `country:RU`, `sector:energie`, `person:Petra Holm`, `agreement:1` (its
    place in the list, from 1), `date` and `repairs`. Only the first `SHOWN` passages of each
    label are there: whoever repeats a sentence ten thousand times has made their point.
    """
    spans = _spans(reading)
    met: set[str] = set()
    passed: Counter[str] = Counter()
    result: dict[Place, list[Segment]] = {}
    for place, text in _texts(reading):
        shown = []
        for span in sorted(dict.fromkeys(spans[place]), key=lambda span: (span.start, span.end)):
            passed[span.label] += 1
            if passed[span.label] <= SHOWN:
                shown.append(span)
        result[place] = []
        for segment in segments(text, shown):
            new = tuple(label for label in segment.labels if label not in met)
            met.update(new)
            result[place].append(replace(segment, anchors=new))
    return result


def passages(reading: dict[str, Any]) -> Counter[str]:
    """How many places of the texts shown bear each label."""
    shown = {place for place, _ in _texts(reading)}
    return Counter(
        label
        for place, spans in _spans(reading).items()
        if place in shown
        for label, _, _ in {(span.label, span.start, span.end) for span in spans}
    )


def told_once(agreements: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """The agreements with their numbers (from 1); one that is told again in the same words once."""
    met: dict[tuple[str, str, str], tuple[int, dict[str, Any]]] = {}
    for number, one in enumerate(agreements, 1):
        met.setdefault((one["kind"], one["status"], one["quote"]), (number, one))
    return list(met.values())


def segments(text: str, spans: Sequence[Span]) -> list[Segment]:
    """`text` cut at the ends of its spans; the segments joined are `text` again.

    One sweep from left to right: `here` are the spans over the place it has come to.
    """
    inside = sorted(
        (span for span in spans if 0 <= span.start < span.end <= len(text)),
        key=lambda span: span.start,
    )
    cuts = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    result: list[Segment] = []
    here: list[Span] = []
    coming = 0
    for start, end in itertools.pairwise(cuts):
        here = [span for span in here if span.end > start]
        while coming < len(inside) and inside[coming].start <= start:
            here.append(inside[coming])
            coming += 1
        was = next((s.was for s in here if s.was is not None and s.end == end), None)
        labels = tuple(dict.fromkeys(s.label for s in here))
        result.append(Segment(text[start:end], labels, was))
    return result


def _texts(reading: dict[str, Any]) -> Iterable[tuple[Place, str]]:
    for part in ("title", "lead"):
        if reading[part]:
            yield (part, 0), reading[part]
    if day := (reading["dateline"] or {}).get("day"):
        yield ("dateline", 0), day
    for index, paragraph in enumerate(reading["paragraphs"]):
        yield ("paragraph", index), paragraph
    for index, caption in enumerate(reading["captions"]):
        yield ("caption", index), caption["text"]


def _spans(reading: dict[str, Any]) -> dict[Place, list[Span]]:
    spans: dict[Place, list[Span]] = defaultdict(list)

    def add(label: str, evidence: Iterable[dict[str, Any]]) -> None:
        for e in evidence:
            spans[e["part"], e["index"]].append(Span(e["start"], e["end"], label))

    for field, (kind, key) in LABELS.items():
        items = reading[field]
        for number, item in told_once(items) if kind == "agreement" else enumerate(items, 1):
            add(f"{kind}:{item[key] if key else number}", item["evidence"])
    if reading["date"]:
        add("date", reading["date"]["evidence"])
    for repair in reading["repairs"]:
        span = Span(repair["start"], repair["end"], REPAIRS, repair["original"])
        spans[repair["part"], repair["index"]].append(span)
    return spans
