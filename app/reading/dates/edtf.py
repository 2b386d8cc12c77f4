"""Days as EDTF (ISO 8601-2), with the first and the last day they may stand for."""

from calendar import monthrange
from collections.abc import Sequence

from app.reading.model import DateReading, Evidence

_MOST_EVIDENCE = 20


def date_reading(edtf: str, mark: str, evidence: Sequence[Evidence]) -> DateReading:
    """A date with its first and last day, both null if the year is unknown."""
    first, _, last = edtf.partition("/")
    marked = "/".join(day + mark for day in edtf.split("/"))
    unique = tuple(dict.fromkeys(evidence))[:_MOST_EVIDENCE]
    if edtf.startswith("XXXX"):
        return DateReading(marked, None, None, unique)
    return DateReading(marked, _first_day(first), _last_day(last or first), unique)


def _first_day(edtf: str) -> str:
    return edtf + "-01-01"[len(edtf) - 4 :]


def _last_day(edtf: str) -> str:
    if len(edtf) == 4:
        return edtf + "-12-31"
    if len(edtf) == 7:
        return f"{edtf}-{monthrange(int(edtf[:4]), int(edtf[5:]))[1]:02}"
    return edtf
