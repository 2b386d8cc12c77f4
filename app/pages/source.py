"""/source?url=…: from where an article came from to the article."""

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import urlsplit

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
    for address in _ways_to_write(url.strip()):
        article = archive.find_source(session, address)
        if article is not None:
            return RedirectResponse(article_path(article), 302)
    said = translate(language_of(request), "No article of the archive came from this address:")
    return render(
        request, "error.html", 404, status=404, guess="", faults=[], said=said, asked=url[:200]
    )


def _ways_to_write(url: str) -> Iterator[str]:
    """The address as given; then over http and https, as it is and without what only says how a
    reader came there: its fragment and the `utm_` parameters.
    """
    yield url
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    if parts.scheme not in ("http", "https"):
        return
    pairs = [pair.partition("=") for pair in parts.query.split("&")]
    kept = "&".join("".join(pair) for pair in pairs if not pair[0].startswith("utm_"))
    for query in dict.fromkeys((parts.query, kept)):
        for scheme in ("https", "http"):
            yield parts._replace(scheme=scheme, query=query, fragment="").geturl()
