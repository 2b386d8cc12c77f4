"""/about: what the archive holds and how it was made."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app import archive
from app.pages.dependencies import Archive
from app.pages.syntax import EXAMPLES
from app.templating import render

router = APIRouter()


@router.get("/about", include_in_schema=False)
def about(request: Request, session: Archive) -> Response:
    """Coverage, method, citation, query language, feeds and API."""
    return render(
        request,
        "about.html",
        coverage=archive.coverage(session),
        example=next(iter(archive.newest(session, 1)), None),
        syntax=EXAMPLES,
    )
