"""What machines look for at the root: robots.txt, sitemap.xml, opensearch.xml, favicon.ico."""

from xml.sax.saxutils import escape

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from sqlmodel import Session

from app import archive
from app.pages.dependencies import Archive
from app.templating import article_path, environment, language_of, site_url, static_url

router = APIRouter()

PAGES = (
    "/",
    "/countries",
    "/sectors",
    "/matrix",
    "/dates",
    "/people",
    "/organisations",
    "/agreements",
    "/about",
)
URLS_IN_A_SITEMAP = 45_000  # the protocol's bound is 50,000


@router.get("/robots.txt", response_class=Response)
def robots(request: Request) -> PlainTextResponse:
    """Everything may be read; the endless combinations of a search need not be."""
    lines = (
        "User-agent: *",
        "Disallow: /search",
        "Disallow: /suggest.json",
        f"Sitemap: {site_url(request)}/sitemap.xml",
    )
    return PlainTextResponse("\n".join(lines) + "\n")


@router.get("/sitemap.xml", response_class=Response)
def sitemaps(request: Request, session: Archive) -> Response:
    """The index of the sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{escape(site_url(request))}/sitemap-{number}.xml</loc></sitemap>"
        for number in range(1, _sitemaps(session) + 1)
    )
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>',
        media_type="application/xml",
    )


@router.get("/sitemap-{page}.xml", response_class=Response)
def sitemap(request: Request, session: Archive, page: int) -> Response:
    """One sitemap: the ways in (in the first), then articles by their id."""
    if not 1 <= page <= _sitemaps(session):
        raise HTTPException(404, "no such sitemap")
    site = site_url(request)
    paths = list(PAGES) if page == 1 else []
    paths += map(article_path, archive.by_id_order(session, page, URLS_IN_A_SITEMAP))
    urls = "".join(f"<url><loc>{escape(site + path)}</loc></url>" for path in paths)
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>',
        media_type="application/xml",
    )


def _sitemaps(session: Session) -> int:
    """How many sitemaps there are."""
    return max(1, -(-archive.coverage(session).articles // URLS_IN_A_SITEMAP))


@router.get("/opensearch.xml", response_class=Response)
def opensearch(request: Request) -> Response:
    """The archive as a browser's search engine (OpenSearch 1.1)."""
    template = environment(language_of(request)).get_template("opensearch.xml")
    return Response(
        template.render(site_url=site_url(request)),
        media_type="application/opensearchdescription+xml",
    )


@router.get("/favicon.ico", include_in_schema=False)
def favicon() -> RedirectResponse:
    """Browsers ask here whatever the page says."""
    return RedirectResponse(static_url("favicon.svg"), 302)
