"""/source?url=…: from where an article came from to the article."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app import archive
from app.pages.dependencies import Archive
from app.templating import article_path, language_of, render, translate

router = APIRouter()


@router.get("/source", include_in_schema=False)
def source(
    request: Request, session: Archive, url: Annotated[str, Query(max_length=2000)]
) -> Response:
    """To the article that came from that URL or file name; not permanent, as it may come again."""
    article = archive.find_source(session, url.strip())
    if article is not None:
        return RedirectResponse(article_path(article), 302)
    said = translate(language_of(request), "No article of the archive came from this address:")
    return render(
        request, "error.html", 404, status=404, guess="", faults=[], said=said, asked=url[:200]
    )
