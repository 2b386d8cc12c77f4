"""What goes into a search, and what comes out: plain frozen data."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filters:
    """What was picked beside the words; values of one facet are alternatives, facets add up.

    `since` and `until` are EDTF prefixes (`2025`, `2025-06`, `2025-06-06`).
    """

    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its id and its score (higher is better)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A facet's value, and how many of the hits bear it."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """One page of a search.

    `total` counts all hits; `partial` is the number of hits that match only some of the words and
    follow the full ones. `understood` is the query as an editable query, `in_words` what it means
    per language, `notes` what could not be understood (catalogue keys with their words).
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    histogram: tuple[tuple[str, int], ...] = ()
    partial: int = 0
    understood: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
