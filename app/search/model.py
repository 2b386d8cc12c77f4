"""What goes into a search, and what comes out: plain frozen data."""

from dataclasses import dataclass, field

UNKNOWN = "unknown"
"""The year of articles without a known date."""

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What was picked beside the words; values of one facet are alternatives, facets add up.

    Country codes count in either case, persons and organisations whatever their accents, case and
    marks (so by their slug too). A year is `2025` or `unknown`. `since` and `until` are EDTF
    prefixes (`2025`, `2025-06`, `2025-06-06`), inclusive; what is no date is passed over.
    """

    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


PICKS = {
    "country": "countries",
    "sector": "sectors",
    "year": "years",
    "person": "persons",
    "organisation": "organisations",
    "agency": "agencies",
    "language": "languages",
}
"""A facet's name → its field of Filters."""

COUNTED = tuple(name for name in PICKS if name != "person")
"""The facets whose values are counted: persons, who can only be picked, are too many for that."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its id and its score (higher is better); `partial` if words are missing."""

    id: str
    score: float
    partial: bool = False


@dataclass(slots=True)  # a search makes a hundred: frozen ones take six times as long to make
class FacetValue:
    """A facet's value, and how many of the hits bear it.

    In a facet with nothing picked, `count` is the number of hits after picking the value. In one
    with picks, `count` is how many hits the value alone would leave, and `after` how many there
    are once it is picked (or, if `selected`, unpicked) beside the others.
    """

    value: str
    count: int
    selected: bool = False
    after: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """One page of a search.

    `total` counts the articles that match the whole query. Where they are fewer than ten, `partial`
    more follow them that match a good part of the words. Facets (`country`, `sector`, `year`,
    `organisation`, `agency`, `language`) and the histogram count the `total`, or where there is
    none, the partial matches. `values` is how many values each facet has, of which organisations
    and agencies give but the fifty that most hits bear.

    `histogram` are the years (`2025`) or months (`2025-06`) in order, empty ones between included.
    `notes` are what could not be understood (catalogue keys with their words), `suggestion` is the
    query as it may have been meant, where a word of it stands in no article.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
    histogram: tuple[tuple[str, int], ...] = ()
    partial: int = 0
    notes: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
