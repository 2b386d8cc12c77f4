"""What can be picked: masks of what was, counts of what may be, and the date histogram."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import repeat

import numpy
from numpy.typing import NDArray

from app.search.days import first_day, last_day
from app.search.matching import overlap
from app.search.model import COUNTED, PICKS, UNKNOWN, FacetValue, Filters
from app.search.query import Dated
from app.search.snapshot import Facet, Hits, Mask, Snapshot

MOST = {"organisation": 50, "agency": 50}
"""Facets of which so many values are given, those that most hits bear; of the others all."""

MONTHS_UP_TO_YEARS = 3


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


def nowhere(snapshot: Snapshot, filters: Filters) -> list[tuple[str, str]]:
    """A note for each person, organisation, agency or language picked that no article has."""
    return [
        ("no article has that", value)
        for name in ("person", "organisation", "agency", "language")
        for facet in (snapshot.facet(name),)
        for value in getattr(filters, PICKS[name])
        if facet.key(value) not in facet.keys
    ]


def _bound(prefix: str | None, day: Callable[[str], date]) -> date | None:
    try:
        return day(prefix) if prefix else None
    except ValueError:
        return None


def facets(
    snapshot: Snapshot, before: Mask, hits: Hits, picks: dict[str, Mask], filters: Filters
) -> tuple[dict[str, tuple[FacetValue, ...]], dict[str, int]]:
    """Each facet's values with their counts, most first, and how many values each has in all;
    `before` are the hits before any pick."""
    found, many = {}, {}
    for name in COUNTED:
        facet, chosen = snapshot.facet(name), getattr(filters, PICKS[name])
        if chosen:
            others = both(before, (mask for other, mask in picks.items() if other != name))
            counts = Hits(others).counts(facet)
            best = _most(counts, MOST.get(name))
            found[name] = _with_chosen(facet, others, picks[name], chosen, best)
        else:
            counts = hits.counts(facet)
            best = _most(counts, MOST.get(name))
            values, borne = map(facet.values.__getitem__, best), counts[best].tolist()
            found[name] = tuple(map(FacetValue, values, borne, repeat(False), borne))
        many[name] = int(numpy.count_nonzero(counts))
    return found, many


def _with_chosen(
    facet: Facet, others: Mask, pick: Mask, chosen: tuple[str, ...], best: list[int]
) -> tuple[FacetValue, ...]:
    """The values of a facet in which something is picked, and the numbers of its `best`; `others`
    are the hits but for it."""
    counts = Hits(others).counts(facet)
    numbers = {facet.keys[key] for key in map(facet.key, chosen) if key in facet.keys}
    total = int(numpy.count_nonzero(others & pick))
    added = Hits(others & ~pick).counts(facet)
    values = []
    for number in dict.fromkeys([*sorted(numbers, key=lambda n: -counts[n]), *best]):
        if number in numbers:
            left = _without(facet, others, numbers - {number})
            values.append(FacetValue(facet.values[number], int(counts[number]), True, left))
        else:
            after = total + int(added[number])
            values.append(FacetValue(facet.values[number], int(counts[number]), False, after))
    return tuple(values)


def _most(counts: NDArray[numpy.int64], most: int | None) -> list[int]:
    """The numbers of the values (of `most` of them) with the highest counts, first come first among
    equals."""
    found = numpy.flatnonzero(counts)
    if most is not None and len(found) > most:
        least = numpy.partition(counts[found], -most)[-most]
        found = found[counts[found] >= least]
    order = numpy.argsort(-counts[found], kind="stable")[:most]
    best: list[int] = found[order].tolist()
    return best


def _without(facet: Facet, others: Mask, kept: set[int]) -> int:
    """How many hits there are when of the picks only `kept` stay."""
    if not kept:
        return int(numpy.count_nonzero(others))
    return int(numpy.count_nonzero(others & facet.mask([facet.values[n] for n in kept])))


def histogram(snapshot: Snapshot, hits: Hits) -> tuple[tuple[str, int], ...]:
    """The hits by year, or by month when they fall into no more than three years."""
    years = _counted(snapshot.facet("year"), hits)
    if not years:
        return ()
    first, last = int(min(years)), int(max(years))
    if last - first >= MONTHS_UP_TO_YEARS:
        return tuple((f"{year:04}", years.get(f"{year:04}", 0)) for year in range(first, last + 1))
    months = _counted(snapshot.facet("month"), hits)
    names = [f"{year:04}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    return tuple(
        (name, months.get(name, 0)) for name in names if min(months) <= name <= max(months)
    )


def _counted(facet: Facet, hits: Hits) -> dict[str, int]:
    counts = hits.counts(facet).tolist()
    return {
        value: count
        for value, count in zip(facet.values, counts, strict=True)
        if count and value != UNKNOWN
    }
