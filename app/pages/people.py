"""/people and /people/{slug}: who appears, in what role."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlmodel import Session

from app import archive, names, permalinks
from app.archive import LabelCount
from app.pages import labelled, listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, site_url, translate

router = APIRouter()

COLUMNS = ("slug", "name", "url", "count", "roles")
PAGE_SIZE = 100
ROLES_LISTED, ROLES_SEEN = 20, 100  # articles that a person's roles are told by
MOST_ROLES = 2  # of each person in a list


@router.get("/people", include_in_schema=False)
def people(
    request: Request, session: Archive, name: labelled.Name = "", page: Page = 1
) -> Response:
    """All persons, or those of a name, with the number of articles they appear in."""
    counts = labelled.named(archive.label_counts(session, "person"), name)
    shown = counts[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return render(
        request,
        "people.html",
        name=name,
        people=shown,
        roles=_roles(session, shown),
        total=len(counts),
        page=page,
        page_size=PAGE_SIZE,
    )


@router.get("/people.{form}", response_class=Response)
def people_listed(
    request: Request, session: Archive, form: Form, name: labelled.Name = ""
) -> Response:
    """All persons, or those of a name, as JSON or CSV; as Atom, the newest articles."""
    language = language_of(request)
    people = labelled.named(archive.label_counts(session, "person"), name)
    rows = []
    for start in range(0, len(people), listing.BATCH):
        some = people[start : start + listing.BATCH]
        roles = _roles(session, some)
        for one in some:
            held = [
                f"{role} ({names.country_name(country, language)})" if country else role
                for role, country in roles[one.key]
            ]
            rows.append(
                (one.key, one.name, f"{site_url(request)}/people/{one.key}", one.count, held)
            )
    title = translate(language, "People")
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/people", COLUMNS, rows, newest, facts)
    )


def _roles(
    session: Session, people: Sequence[LabelCount]
) -> dict[str, list[tuple[str, str | None]]]:
    """The first of each person's roles that were told, with the country each is of."""
    keys = tuple(person.key for person in people)
    told = archive.roles(session, keys, ROLES_LISTED)
    return {
        key: [(role, country) for role, country in roles[:MOST_ROLES] if role]
        for key, roles in told.items()
    }


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
