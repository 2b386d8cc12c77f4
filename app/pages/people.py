"""/people and /people/{slug}: who appears, in what role."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app import archive, permalinks
from app.pages import labelled
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, translate

router = APIRouter()

PAGE_SIZE = 100
ROLES_LISTED, ROLES_SEEN = 20, 100  # articles that a person's roles are told by


@router.get("/people", include_in_schema=False)
def people(request: Request, session: Archive, page: Page = 1) -> Response:
    """All persons with the number of articles they appear in."""
    counts = archive.label_counts(session, "person")
    shown = counts[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return render(
        request,
        "people.html",
        people=shown,
        roles=archive.roles(session, tuple(person.key for person in shown), ROLES_LISTED),
        total=len(counts),
        page=page,
        page_size=PAGE_SIZE,
    )


@router.get("/people.{form}", response_class=Response)
def people_listed(request: Request, session: Archive, form: Form) -> Response:
    """All persons as JSON or CSV; as Atom, the newest articles."""
    title = translate(language_of(request), "People")
    return labelled.all_listed(request, session, form, "person", "/people", title)


@router.get("/people/{slug}.{form}", response_class=Response)
def person_listed(
    request: Request, session: Archive, slug: str, form: Form, page: Page = 1
) -> Response:
    """The articles a person appears in as JSON, CSV or Atom."""
    name = labelled.name_of(session, "person", slug)
    return labelled.listed(request, session, form, "person", slug, name, page)


@router.get("/people/{slug}", include_in_schema=False)
def person(request: Request, session: Archive, slug: str, page: Page = 1) -> Response:
    """A person: the roles they appear in, their years, countries, sectors and articles."""
    if slug != (key := permalinks.slug(slug)) and key:
        return RedirectResponse(f"/people/{key}", 301)
    name = labelled.name_of(session, "person", slug)
    found = labelled.labelled(session, "person", slug, page)
    roles = archive.roles(session, (slug,), ROLES_SEEN)[slug]
    return labelled.answer(request, "person.html", found, page, slug=slug, name=name, roles=roles)
