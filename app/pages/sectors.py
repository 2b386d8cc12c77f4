"""/sectors and /sectors/{slug}: the sectors of cooperation."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from sqlmodel import Session

from app import archive, names
from app.archive import LabelCount
from app.pages import labelled, listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, site_url, translate

router = APIRouter()

COLUMNS = ("slug", "name", "url", "count")


@router.get("/sectors", include_in_schema=False)
def sectors(request: Request, session: Archive) -> Response:
    """All sectors with their counts, those without an article too."""
    return render(request, "sectors.html", sectors=_all(session, language_of(request)))


@router.get("/sectors.{form}", response_class=Response)
def sectors_listed(request: Request, session: Archive, form: Form) -> Response:
    """The sectors as JSON, CSV or Atom."""
    language = language_of(request)
    rows = [
        (
            sector.key,
            sector.name,
            f"{site_url(request)}/sectors/{sector.key}",
            sector.count,
        )
        for sector in _all(session, language)
    ]
    title = translate(language, "Sectors")
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/sectors", COLUMNS, rows, newest, facts)
    )


@router.get("/sectors/{slug}.{form}", response_class=Response)
def sector_listed(
    request: Request, session: Archive, slug: str, form: Form, page: Page = 1
) -> Response:
    """The articles of one sector as JSON, CSV or Atom."""
    name = _name(request, slug)
    return labelled.listed(request, session, form, "sector", slug, name, page)


@router.get("/sectors/{slug}", include_in_schema=False)
def sector(request: Request, session: Archive, slug: str, page: Page = 1) -> Response:
    """One sector: its years, partner countries, people, agreements and articles."""
    known = names.resolve("sector", slug)
    if known and slug != known:
        return RedirectResponse(f"/sectors/{known}", 301)
    name = _name(request, slug)
    found = labelled.labelled(session, "sector", slug, page)
    return labelled.answer(request, "sector.html", found, page, slug=slug, name=name)


def _all(session: Session, language: str) -> list[LabelCount]:
    """Every sector with its count, those without an article last."""
    counts = {found.key: found.count for found in archive.label_counts(session, "sector")}
    known = names.sectors(language).items()
    every = [LabelCount(slug, name, counts.get(slug, 0)) for slug, name in known]
    return names.ranked("sector", every, language)


def _name(request: Request, slug: str) -> str:
    known = names.sectors(language_of(request))
    if slug not in known:
        raise HTTPException(404, "no such sector")
    return known[slug]
