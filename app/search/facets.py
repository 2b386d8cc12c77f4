"""What can be picked: masks of what was, counts of what may be, and the date histogram."""

from collections.abc import Callable, Iterable
from datetime import date

import numpy
from numpy.typing import NDArray

from app.search.days import first_day, last_day
from app.search.matching import overlap
from app.search.model import UNKNOWN, FacetValue, Filters
from app.search.query import Dated
from app.search.snapshot import Facet, Mask, Snapshot

MAX_VALUES = 50
MONTHS_UP_TO_YEARS = 3

PICKS = {
    "country": "countries",
    "sector": "sectors",
    "year": "years",
    "organisation": "organisations",
    "agency": "agencies",
    "language": "languages",
}
"""A facet's name → its field of Filters."""


def both(mask: Mask, more: Iterable[Mask]) -> Mask:
    """The documents of the mask that are in all the others too."""
    result = mask.copy()
    for other in more:
        result &= other
    return result


def picked(snapshot: Snapshot, filters: Filters) -> dict[str, Mask]:
    """The mask of each facet in which something is picked, and of the dates (`date`)."""
    masks = {
        name: snapshot.facet(name).mask(getattr(filters, attribute))
        for name, attribute in PICKS.items()
        if getattr(filters, attribute)
    }
    first, last = _bound(filters.since, first_day), _bound(filters.until, last_day)
    if first or last:
        masks["date"] = overlap(snapshot, Dated(first, last))
    return masks


def _bound(prefix: str | None, day: Callable[[str], date]) -> date | None:
    try:
        return day(prefix) if prefix else None
    except ValueError:
        return None


def facets(
    snapshot: Snapshot, hits: Mask, picks: dict[str, Mask], filters: Filters
) -> dict[str, tuple[FacetValue, ...]]:
    """Each facet's values with their counts, most first; `hits` are those before any pick."""
    return {
        name: _values(snapshot, name, hits, picks, getattr(filters, attribute))
        for name, attribute in PICKS.items()
    }


def _values(
    snapshot: Snapshot, name: str, hits: Mask, picks: dict[str, Mask], chosen: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    facet = snapshot.facet(name)
    others = both(hits, (mask for other, mask in picks.items() if other != name))
    counts = facet.counts(others)
    if not chosen:
        best = [number for number in _most(counts) if counts[number]]
        return tuple(
            FacetValue(facet.values[n], int(counts[n]), after=int(counts[n])) for n in best
        )
    numbers = {facet.keys[key] for key in map(facet.key, chosen) if key in facet.keys}
    total = int((others & picks[name]).sum())
    added = facet.counts(others & ~picks[name])
    values = []
    for number in dict.fromkeys([*sorted(numbers, key=lambda n: -counts[n]), *_most(counts)]):
        if number in numbers:
            left = _without(facet, others, numbers - {number})
            values.append(FacetValue(facet.values[number], int(counts[number]), True, left))
        elif counts[number]:
            after = total + int(added[number])
            values.append(FacetValue(facet.values[number], int(counts[number]), False, after))
    return tuple(values)


def _most(counts: NDArray[numpy.int64]) -> list[int]:
    """The numbers of the values with the highest counts, first come first among equals."""
    order: list[int] = numpy.argsort(-counts, kind="stable")[:MAX_VALUES].tolist()
    return order


def _without(facet: Facet, others: Mask, kept: set[int]) -> int:
    """How many hits there are when of the picks only `kept` stay."""
    if not kept:
        return int(others.sum())
    return int((others & facet.mask([facet.values[n] for n in kept])).sum())


def histogram(snapshot: Snapshot, hits: Mask) -> tuple[tuple[str, int], ...]:
    """The hits by year, or by month when they fall into no more than three years."""
    years = _counted(snapshot, "year", hits)
    if not years:
        return ()
    first, last = int(min(years)), int(max(years))
    if last - first >= MONTHS_UP_TO_YEARS:
        return tuple((f"{year:04}", years.get(f"{year:04}", 0)) for year in range(first, last + 1))
    months = _counted(snapshot, "month", hits)
    names = [f"{year:04}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    return tuple(
        (name, months.get(name, 0)) for name in names if min(months) <= name <= max(months)
    )


def _counted(snapshot: Snapshot, name: str, mask: Mask) -> dict[str, int]:
    facet = snapshot.facet(name)
    counts = facet.counts(mask).tolist()
    return {
        value: count
        for value, count in zip(facet.values, counts, strict=True)
        if count and value != UNKNOWN
    }
