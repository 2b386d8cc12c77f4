"""/: the search box, the newest articles, the ways in."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app import archive
from app.pages.countries import world_map
from app.pages.dependencies import Archive
from app.pages.matrix import table
from app.templating import render

router = APIRouter()

NEWEST = 6
MATRIX_COUNTRIES = 10


@router.get("/", include_in_schema=False)
def home(request: Request, session: Archive) -> Response:
    """The front page."""
    articles = archive.newest(session, NEWEST)
    partners = archive.label_counts(session, "partner")
    return render(
        request,
        "home.html",
        articles=articles,
        labels=archive.labels_of(session, [article.id for article in articles]),
        openings=archive.openings(session, articles),
        countries=partners,
        sectors=archive.label_counts(session, "sector"),
        matrix=table(request, session).top(MATRIX_COUNTRIES),
        coverage=archive.coverage(session),
        **world_map(request, partners),
    )
