"""/suggest.json: what the box proposes while one types."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from app import archive, names
from app.pages.dependencies import Archive
from app.permalinks import slug
from app.templating import article_path, language_of, translate

router = APIRouter()

OF_A_KIND = 4


@router.get("/suggest.json")
def suggest(
    request: Request, session: Archive, q: Annotated[str, Query(max_length=200)] = ""
) -> JSONResponse:
    """Countries, sectors, people, organisations and titles in which a word begins as `q` does."""
    language = language_of(request)
    found: list[dict[str, str]] = []
    if prefix := slug(q):
        country, sector = translate(language, "Country"), translate(language, "Sector")
        for kind, labels, path, name, shown in (
            ("country", "partner", "/countries/", names.country_name, country),
            ("sector", "sector", "/sectors/", names.sector_name, sector),
        ):
            begun = names.beginning(kind, q, language)
            held = (key for key in begun if archive.label_name(session, labels, key) is not None)
            found += [
                _suggestion(shown, name(key, language), path + key.lower())
                for key in islice(held, OF_A_KIND)
            ]
        for person in archive.labels_beginning(session, "person", prefix, OF_A_KIND):
            found.append(
                _suggestion(translate(language, "Person"), person.name, f"/people/{person.key}")
            )
        for body in archive.labels_beginning(session, "organisation", prefix, OF_A_KIND):
            url = f"/organisations/{body.key}"
            found.append(_suggestion(translate(language, "Organisation"), body.name, url))
        for article in archive.titles_with(session, prefix, OF_A_KIND):
            found.append(
                _suggestion(translate(language, "Article"), article.title, article_path(article))
            )
    return JSONResponse({"query": q, "suggestions": found})


def _suggestion(kind: str, text: str, url: str) -> dict[str, str]:
    return {"kind": kind, "text": text, "url": url}
