"""A search as its URL says it: what is asked for, and the URLs one click away."""

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app import names
from app.search import periods
from app.search.analysis import agencies, fold
from app.search.days import first_day, last_day
from app.search.model import PICKS, UNKNOWN, Filters

YEAR = re.compile(rf"\d{{4}}|{UNKNOWN}")

MOST_PICKED = 50
"""Values of one facet: each of them stands in every link of the page."""

Picked = Annotated[list[str], Field(max_length=MOST_PICKED)]

FACETS = tuple(PICKS)
"""The facets, by the word each has in the URL."""


class Asked(BaseModel):
    """A search as its URL says it."""

    model_config = ConfigDict(populate_by_name=True, extra="ignore")

    q: str = ""
    country: Picked = []
    sector: Picked = []
    year: Picked = []
    person: Picked = []
    organisation: Picked = []
    agency: Picked = []
    language: Picked = []
    since: str | None = Field(None, alias="from")
    until: str | None = Field(None, alias="to")
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    page: int = Field(1, ge=1, le=100_000)
    size: int = Field(20, ge=1, le=100)

    @field_validator("country")
    @classmethod
    def _by_its_code(cls, typed: list[str]) -> list[str]:
        """A country by its name too ("UK", "russie"); what is none stays as it is, to be named."""
        return [(names.resolve("country", one) or one).lower() for one in typed]

    @field_validator("sector")
    @classmethod
    def _by_its_slug(cls, typed: list[str]) -> list[str]:
        """A sector by its name too ("Agriculture"); what is none stays as it is, to be named."""
        return [names.resolve("sector", one) or one for one in typed]

    @field_validator("agency")
    @classmethod
    def _by_its_parts(cls, typed: list[str]) -> list[str]:
        """A joint agency ("VNA/CVN") by those it is of, each as the facet has it."""
        parts = (part for name in typed for part in agencies(name) or [name])
        return [names.resolve("agency", part) or part for part in parts]

    @field_validator("year")
    @classmethod
    def _by_any_word_for_unknown(cls, typed: list[str]) -> list[str]:
        """A year that is not known by any of the words the box takes for it ("inconnue")."""
        return [UNKNOWN if fold(one) in periods.UNKNOWN else one for one in typed]

    @field_validator("since", "until")
    @classmethod
    def _as_a_date(cls, typed: str | None) -> str | None:
        """A date as it may be typed in the box, too ("juin 2025"); what is none stays as it is, to
        be named."""
        try:
            prefix = periods.prefix(typed or "")
        except ValueError:
            return typed
        return prefix or None

    @property
    def reversed(self) -> bool:
        """Whether `from` is later than `to`; the two are then taken the other way round."""
        since, until = _day(self.since), _day(self.until)
        return since is not None and until is not None and first_day(since) > last_day(until)

    def notes(self) -> tuple[tuple[str, str], ...]:
        """What no article can have, as a query's own notes are: catalogue keys with their words."""
        known = names.countries("fr"), names.sectors("fr")
        strange = [
            ("no such country", code) for code in self.country if code.upper() not in known[0]
        ]
        strange += [("no such sector", slug) for slug in self.sector if slug not in known[1]]
        strange += [("no such year", year) for year in self.year if not YEAR.fullmatch(year)]
        strange += [
            ("not a date", typed)
            for typed in (self.since, self.until)
            if typed and _day(typed) is None
        ]
        if self.reversed:
            strange.append(("reversed dates", f"{self.until}..{self.since}"))
        return tuple(strange)

    def filters(self) -> Filters:
        """What was picked beside the words."""
        since, until = _day(self.since), _day(self.until)
        if self.reversed:
            since, until = until, since
        return Filters(
            countries=tuple(code.upper() for code in self.country),
            sectors=tuple(self.sector),
            persons=tuple(self.person),
            organisations=tuple(self.organisation),
            agencies=tuple(self.agency),
            languages=tuple(self.language),
            years=tuple(self.year),
            since=since,
            until=until,
        )

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """The URL's names and values, with changes; what is as by default is left out.

        Without a word on `page` the first page is meant.
        """
        asked = {**vars(self), "page": 1, **changes}
        pairs = []
        for name, (in_url, default) in _as_by_default().items():
            if (value := asked[name]) != default:
                values = value if isinstance(value, list) else [value]
                pairs += [(in_url, str(one)) for one in values]
        return pairs

    def toggled(self, facet: str, value: str) -> list[tuple[str, str]]:
        """The search after a click on a facet's value: picked, or no longer picked."""
        value = _in_url(facet, value)
        held = [_in_url(facet, one) for one in getattr(self, facet)]
        after = [one for one in held if one != value] if value in held else [*held, value]
        return self.pairs(**{facet: after})

    def picked(self) -> list[tuple[str, str]]:
        """Each filter's (facet, value), `from` and `to` included where they are dates."""
        found = [(facet, value) for facet in FACETS for value in getattr(self, facet)]
        bounds = (("since", self.since), ("until", self.until))
        return found + [(name, value) for name, value in bounds if value and _day(value)]

    def without(self, facet: str, value: str) -> "Asked":
        """The search without one of its filters."""
        held = getattr(self, facet)
        rest = [one for one in held if one != value] if isinstance(held, list) else None
        return self.model_copy(update={facet: rest, "page": 1})


@cache
def _as_by_default() -> dict[str, tuple[str, Any]]:
    """What each of the search's values is called in the URL, and what it is where that is silent.

    Kept: the links of a page of results ask for it more than a hundred times.
    """
    silent = vars(Asked.model_construct())
    return {name: (info.alias or name, silent[name]) for name, info in Asked.model_fields.items()}


def _day(typed: str | None) -> str | None:
    """A year, month or day as it is compared; null for what is none."""
    try:
        prefix = periods.prefix(typed or "")
        return prefix if prefix and first_day(prefix) else None
    except ValueError:
        return None


def _in_url(facet: str, value: str) -> str:
    return value.lower() if facet == "country" else value
