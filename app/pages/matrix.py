"""/matrix: partner countries by sectors, as a table of counts."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlmodel import Session

from app import archive, names
from app.pages import charts, listing
from app.pages.dependencies import Archive, Form, Year
from app.templating import language_of, render, site_url, translate

router = APIRouter()

COLUMNS = ("country", "country_name", "sector", "sector_name", "count", "url")


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by (country, sector); countries most first, sectors in the vocabulary's order.

    Cells without an article are not in `counts`; they are drawn all the same. `most` is the
    fullest cell's count.
    """

    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    counts: dict[tuple[str, str], int]
    most: int

    def count(self, country: str, sector: str) -> int:
        """How many articles are about that sector with that country."""
        return self.counts.get((country, sector), 0)

    def shade(self, country: str, sector: str) -> int:
        """0 for an empty cell, else 1 to 4."""
        count = self.count(country, sector)
        return charts.shade(count, self.most) if count else 0

    def top(self, countries: int) -> "Table":
        """The first countries that have sectors, and only the sectors that any of them has."""
        drawn = {country for country, _ in self.counts}
        kept = tuple(country for country in self.countries if country in drawn)[:countries]
        used = {sector for country, sector in self.counts if country in kept}
        return replace(self, countries=kept, sectors=tuple(s for s in self.sectors if s in used))


def table(request: Request, session: Session, year: int | None = None) -> Table:
    """The matrix of all articles, or of those dated in `year`."""
    partners = archive.label_counts(session, "partner", year=year)
    counts = archive.matrix(session, year)
    return Table(
        countries=tuple(
            partner.key for partner in names.ranked("country", partners, language_of(request))
        ),
        sectors=tuple(names.sectors("fr")),
        counts=counts,
        most=max(counts.values(), default=0),
    )


@router.get("/matrix", include_in_schema=False)
def matrix(request: Request, session: Archive, year: Year = None) -> Response:
    """The matrix, empty cells too; each cell leads to its search."""
    bars, _undated = charts.by_year(archive.timeline(session))
    return render(
        request,
        "matrix.html",
        matrix=table(request, session, year),
        year=year,
        years=[bar.period for bar in bars if bar.count],
    )


@router.get("/matrix.{form}", response_class=Response)
def matrix_listed(
    request: Request,
    session: Archive,
    form: Form,
    year: Year = None,
) -> Response:
    """The matrix' cells as JSON or CSV; as Atom, the newest articles."""
    language = language_of(request)
    cells = table(request, session, year)
    rows = [
        (
            country,
            names.country_name(country, language),
            sector,
            names.sector_name(sector, language),
            cells.count(country, sector),
            f"{site_url(request)}/search?country={country.lower()}&sector={sector}"
            + (f"&year={year}" if year else ""),
        )
        for country in cells.countries
        for sector in cells.sectors
    ]
    title = translate(language, "Countries and sectors")
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "year": year, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/matrix", COLUMNS, rows, newest, facts)
    )
