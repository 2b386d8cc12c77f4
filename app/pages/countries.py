"""/countries and /countries/{code}: the partner countries."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from app import archive, names
from app.archive import LabelCount
from app.pages import charts, labelled, listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, site_url, translate

router = APIRouter()

COLUMNS = ("code", "name", "url", "count")


@router.get("/countries", include_in_schema=False)
def countries(request: Request, session: Archive) -> Response:
    """All partner countries with their counts, on a map and as a list."""
    counts = archive.label_counts(session, "partner")
    return render(request, "countries.html", counts=counts, **world_map(request, counts))


@router.get("/countries.{form}", response_class=Response)
def countries_listed(request: Request, session: Archive, form: Form) -> Response:
    """The partner countries as JSON, CSV or Atom."""
    language = language_of(request)
    rows = [
        (
            partner.key,
            names.country_name(partner.key, language),
            f"{site_url(request)}/countries/{partner.key.lower()}",
            partner.count,
        )
        for partner in names.ranked("country", archive.label_counts(session, "partner"), language)
    ]
    title = translate(language, "Partner countries")
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/countries", COLUMNS, rows, newest, facts)
    )


@router.get("/countries/{code}.{form}", response_class=Response)
def country_listed(
    request: Request, session: Archive, code: str, form: Form, page: Page = 1
) -> Response:
    """The articles of one partner country as JSON, CSV or Atom."""
    name = _name(request, code)
    return labelled.listed(request, session, form, "partner", code.upper(), name, page)


@router.get("/countries/{code}", include_in_schema=False)
def country(request: Request, session: Archive, code: str, page: Page = 1) -> Response:
    """One partner country: its years, sectors, people, agreements and articles."""
    known = names.resolve("country", code)
    if known and code != known.lower():
        return RedirectResponse(f"/countries/{known.lower()}", 301)
    name = _name(request, code)
    found = labelled.labelled(session, "partner", code.upper(), page)
    home = request.app.state.settings.home_country
    shown = {"code": code.upper(), "name": name, "home": home}
    return labelled.answer(request, "country.html", found, page, **shown)


def world_map(request: Request, partners: Sequence[LabelCount]) -> dict[str, Any]:
    """What the map's template needs: the world, each partner's shade, the home country."""
    counts = {partner.key: partner.count for partner in partners}
    most = max(counts.values(), default=0)
    shades = {code: charts.shade(count, most) for code, count in counts.items()}
    home = request.app.state.settings.home_country
    return {"world": charts.world(), "shades": shades, "map_counts": counts, "home": home}


def _name(request: Request, code: str) -> str:
    known = names.countries(language_of(request))
    if code.upper() not in known:
        raise HTTPException(404, "no such country")
    return known[code.upper()]
