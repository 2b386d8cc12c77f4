"""/source?url=…: from where an article came from to the article."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import RedirectResponse

from app import archive
from app.pages.dependencies import Archive
from app.templating import article_path

router = APIRouter()


@router.get("/source", include_in_schema=False)
def source(session: Archive, url: Annotated[str, Query(max_length=2000)]) -> RedirectResponse:
    """To the article that came from that URL or file name; not permanent, as it may come again."""
    article = archive.find_source(session, url)
    if article is None:
        raise HTTPException(404, "no article came from there")
    return RedirectResponse(article_path(article), 302)
