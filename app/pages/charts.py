"""Numbers ready to be drawn: the templates turn them into SVG with a table behind."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORLD = Path(__file__).parent / "world.json"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its period (`2025` or `2025-06`), its count, its height in 0..1."""

    period: str
    count: int
    height: float


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """A bar for every period from the first to the last, those without articles too.

    All periods are years or all are months.
    """
    known = dict(sorted(counts))
    if not known:
        return []
    most = max(known.values())
    first, last = min(known), max(known)
    periods = _months(first, last) if "-" in first else _years(first, last)
    return [Bar(p, known.get(p, 0), known.get(p, 0) / most if most else 0) for p in periods]


def by_year(timeline: Sequence[tuple[str | None, int]]) -> tuple[list[Bar], int]:
    """The bars of a timeline by year, and how many articles have no year."""
    years: dict[str, int] = {}
    undated = 0
    for period, count in timeline:
        if period is None:
            undated += count
        else:
            years[period[:4]] = years.get(period[:4], 0) + count
    return bars(list(years.items())), undated


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04d}" for year in range(int(first), int(last) + 1)]


def _months(first: str, last: str) -> list[str]:
    start, end = (int(p[:4]) * 12 + int(p[5:7]) - 1 for p in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]


@cache
def world() -> dict[str, Any]:
    """The map: `width`, `height`, `land` (paths by country code) and `points` (x, y by code).

    Made from Natural Earth (public domain) by `scripts/world_map.py`.
    """
    with WORLD.open() as file:
        result: dict[str, Any] = json.load(file)
    return result


def shade(count: int, most: int) -> int:
    """1 to 4: how dark a place with `count` articles is drawn where the fullest has `most`."""
    return 1 + 4 * count // (most + 1)
