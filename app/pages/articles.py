"""/articles/{id}/{slug}: the article, its permalink's redirects, and its other forms."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from sqlmodel import Session

from app import archive, citations, metadata, permalinks
from app.models import Article, Label
from app.pages import dating, listing
from app.pages.dependencies import Archive, Form
from app.pages.errors import Withdrawn
from app.pages.marks import REPAIRS, SHOWN, marked, passages, told_once
from app.pages.tellings import Telling, Told, may_be_one
from app.templating import article_path, language_of, render, site_url, translations

router = APIRouter()

LARGEST_KEY = 2**63 - 1  # a database's largest whole number

RELATED, COMPARED = 5, 12

SHORTEST_BEGINNING = 6
"""Characters of an id that lead to its article, as long as no other begins so."""


@router.get("/articles", include_in_schema=False)
def all_articles() -> Response:
    """To the list of all articles."""
    return RedirectResponse("/search?sort=newest", 301)


@router.get("/articles/{article_id}.{form}", response_class=Response)
def by_id_in_form(request: Request, session: Archive, article_id: str, form: Form) -> Response:
    """The article in another form, found by its id alone."""
    article_id, _, form = f"{article_id}.{form}".partition(".")
    found = _live(session, article_id)
    if found.id != article_id:
        return RedirectResponse(f"{article_path(found)}.{form}", 301)
    return _in_form(request, session, found, form)


@router.get("/articles/{article_id}", include_in_schema=False)
def by_id(request: Request, session: Archive, article_id: str) -> Response:
    """To the canonical URL."""
    return _to_canonical(request, _live(session, article_id))


@router.get("/articles/{article_id}/original", response_class=Response)
def original(
    request: Request,
    session: Archive,
    article_id: str,
    snapshot: Annotated[int | None, Query(ge=1, le=LARGEST_KEY)] = None,
) -> Response:
    """The bytes as received (of the first snapshot, or the one asked for), never as HTML."""
    article = _live(session, article_id)
    asked = permalinks.as_made(article_id)
    held = archive.original(session, asked, snapshot)
    if held is None:
        raise HTTPException(404, "no such snapshot")
    if asked != article.id:
        return RedirectResponse(f"/articles/{article.id}/original?snapshot={held.id}", 301)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Original-Media-Type": held.media_type.encode("ascii", "replace").decode(),
        "X-Robots-Tag": "noindex",
    }
    charset = archive.charset_of(held)
    shown = f"text/plain; charset={charset}" if charset else "application/octet-stream"
    return _unless_held(request, Response(held.content, media_type=shown, headers=headers))


@router.get("/articles/{article_id}/{slug}.{form}", response_class=Response)
def in_form(request: Request, session: Archive, article_id: str, slug: str, form: Form) -> Response:
    """The article as JSON, text, BibTeX, RIS or CSL-JSON."""
    article = _live(session, article_id)
    _, _, form = f"{slug}.{form}".partition(".")
    canonical = f"{article_path(article)}.{form}"
    if request.url.path != canonical:
        return RedirectResponse(canonical, 301)
    return _in_form(request, session, article, form)


@router.get("/articles/{article_id}/{slug}", include_in_schema=False)
def article(
    request: Request,
    session: Archive,
    article_id: str,
    show: Annotated[list[str] | None, Query()] = None,
) -> Response:
    """The article; `show` names the labels whose words light up."""
    found = _live(session, article_id)
    if request.url.path != article_path(found):
        return _to_canonical(request, found)
    url = site_url(request) + article_path(found)
    reading = archive.get_reading(session, found.id)
    labels = archive.labels_of(session, [found.id])[found.id]
    shown = set(show or ())
    language = language_of(request)
    speak = translations(language).gettext
    cited = _cited(found, reading, url)
    teasers = [teaser["title"] for teaser in reading["teasers"]]
    tellings, related = _others(session, found, reading)
    page = render(
        request,
        "article.html",
        headers={"Link": f'<{url}>; rel="cite-as"'},
        article=found,
        reading=reading,
        told_by=dating.told_by(reading),
        proofs=dating.proofs(reading),
        marked=marked(reading),
        passages=passages(reading),
        most_shown=SHOWN,
        show=shown,
        lights=shown - {REPAIRS},
        url=url,
        labels=labels,
        agreements=told_once(reading["agreements"]),
        slug=permalinks.slug,
        snapshots=archive.snapshots_of(session, found.id),
        tellings=tellings,
        related=related,
        held=archive.held_titles(session, teasers),
        iso_690=citations.iso_690(cited, language, speak, datetime.now(UTC).date()),
        apa=citations.apa(cited, language, speak),
        json_ld=metadata.json_ld(found, url, labels),
        open_graph=metadata.open_graph(found, url, labels),
        citation_tags=metadata.citation_tags(cited),
    )
    return _unless_held(request, page)


def _to_canonical(request: Request, article: Article) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(article_path(article) + query, 301)


def _live(session: Session, article_id: str) -> Article:
    """The article of that id, or of the only one that begins so. One merged into another is that
    other; one withdrawn says so."""
    asked = permalinks.as_made(article_id)
    found = archive.get_article(session, asked)
    if found is None and len(asked) >= SHORTEST_BEGINNING:
        whole = archive.begun_id(session, asked)
        found = archive.get_article(session, whole) if whole else None
    if found is None:
        raise HTTPException(404, "no such article")
    if found.state == "withdrawn":
        raise Withdrawn(found)
    return found


def _others(
    session: Session, article: Article, reading: dict[str, Any]
) -> tuple[list[tuple[Article, Told]], list[tuple[Article, list[Label]]]]:
    """Other tellings of the article's event, and the articles that are only related to it."""
    related = archive.related(session, article.id, COMPARED)
    near = [other.id for other, _ in related if may_be_one(article.date_edtf, other.date_edtf)]
    ours = Telling.of(reading)
    told = {
        other: ours.told_by(Telling.of(theirs))
        for other, theirs in archive.readings_by_id(session, near).items()
    }
    tellings = [(other, why) for other, _ in related if (why := told.get(other.id))]
    return tellings, [one for one in related if not told.get(one[0].id)][:RELATED]


def _cited(article: Article, reading: dict[str, Any], url: str) -> citations.Cited:
    deduced = dating.told_by(reading) == dating.DEDUCED
    return citations.cited(article, url, reading.get("author"), deduced)


def _in_form(request: Request, session: Session, article: Article, form: str) -> Response:
    url = site_url(request) + article_path(article)
    reading = archive.get_reading(session, article.id)
    cited = _cited(article, reading, url)
    answer: Response
    if form == "json":
        labels = archive.labels_of(session, [article.id])[article.id]
        told = {
            **listing.article_row(request, article, labels),
            **reading,
            "snapshots": [
                {
                    "sha256": held.sha256,
                    "media_type": held.media_type,
                    "file": held.file,
                    "received_at": listing.utc(held.received_at),
                    "size": held.size,
                    "url": f"{site_url(request)}/articles/{article.id}/original?snapshot={held.id}",
                }
                for held in archive.snapshots_of(session, article.id)
            ],
        }
        answer = JSONResponse(told)
    elif form == "txt":
        answer = PlainTextResponse(_plain_text(reading, article, url))
    elif form == "bib":
        answer = PlainTextResponse(citations.bibtex(cited), media_type="application/x-bibtex")
    elif form == "ris":
        answer = PlainTextResponse(
            citations.ris(cited), media_type="application/x-research-info-systems"
        )
    elif form == "csl.json":
        answer = JSONResponse(
            citations.csl_json(cited), media_type="application/vnd.citationstyles.csl+json"
        )
    else:
        raise HTTPException(404, "no such form")
    answer.headers["Link"] = f'<{url}>; rel="canonical"'
    return _unless_held(request, answer)


def _plain_text(reading: dict[str, Any], article: Article, url: str) -> str:
    parts = [article.title, reading["lead"], *reading["paragraphs"], url]
    return "\n\n".join(part for part in parts if part) + "\n"


def _unless_held(request: Request, answer: Response) -> Response:
    """The answer with its ETag; 304 without a body when the reader holds it already."""
    etag = f'"{hashlib.blake2b(bytes(answer.body), digest_size=12).hexdigest()}"'
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "no-cache"
    asked = request.headers.get("if-none-match", "")
    if etag in (tag.strip().removeprefix("W/") for tag in asked.split(",")):
        kept = {k: v for k, v in answer.headers.items() if k not in ("content-length",)}
        return Response(status_code=304, headers=kept)
    return answer
