"""/organisations and /organisations/{slug}: the bodies the articles name."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app import archive, permalinks
from app.pages import labelled, listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, site_url, translate

router = APIRouter()

COLUMNS = ("slug", "name", "url", "count")
PAGE_SIZE = 100


@router.get("/organisations", include_in_schema=False)
def organisations(
    request: Request, session: Archive, name: labelled.Name = "", page: Page = 1
) -> Response:
    """All organisations, or those of a name, with the number of articles that name them."""
    counts = labelled.named(archive.label_counts(session, "organisation"), name)
    return render(
        request,
        "organisations.html",
        name=name,
        organisations=counts[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        total=len(counts),
        page=page,
        page_size=PAGE_SIZE,
    )


@router.get("/organisations.{form}", response_class=Response)
def organisations_listed(
    request: Request, session: Archive, form: Form, name: labelled.Name = ""
) -> Response:
    """All organisations, or those of a name, as JSON or CSV; as Atom, the newest articles."""
    title = translate(language_of(request), "Organisations")
    rows = [
        (one.key, one.name, f"{site_url(request)}/organisations/{one.key}", one.count)
        for one in labelled.named(archive.label_counts(session, "organisation"), name)
    ]
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "total": len(rows)}
    told = listing.Listing(title, "/organisations", COLUMNS, rows, newest, facts)
    return listing.answer(request, session, form, told)


@router.get("/organisations/{slug}.{form}", response_class=Response)
def organisation_listed(
    request: Request, session: Archive, slug: str, form: Form, page: Page = 1
) -> Response:
    """The articles that name an organisation as JSON, CSV or Atom."""
    name = labelled.name_of(session, "organisation", slug)
    return labelled.listed(request, session, form, "organisation", slug, name, page)


@router.get("/organisations/{slug}", include_in_schema=False)
def organisation(request: Request, session: Archive, slug: str, page: Page = 1) -> Response:
    """An organisation: its years, countries, sectors, people and articles."""
    if slug != (key := permalinks.slug(slug)) and key:
        return RedirectResponse(f"/organisations/{key}", 301)
    name = labelled.name_of(session, "organisation", slug)
    found = labelled.labelled(session, "organisation", slug, page)
    return labelled.answer(request, "organisation.html", found, page, slug=slug, name=name)
