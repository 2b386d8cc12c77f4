"""/agreements: the ledger of agreements the articles speak of."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app import archive
from app.models import Article, Label
from app.pages import listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import article_path, language_of, render, site_url, translate

router = APIRouter()

PAGE_SIZE = 50


@router.get("/agreements", include_in_schema=False)
def agreements(request: Request, session: Archive, page: Page = 1) -> Response:
    """Every agreement with its parties, date, status, sentence and article."""
    total = archive.label_total(session, "agreement")
    shown = archive.labels_by_kind(
        session, "agreement", limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE
    )
    return render(
        request,
        "agreements.html",
        agreements=shown,
        total=total,
        page=page,
        page_size=PAGE_SIZE,
    )


@router.get("/agreements.{form}", response_class=Response)
def agreements_listed(request: Request, session: Archive, form: Form) -> Response:
    """The ledger as JSON or CSV; as Atom, the articles it rests on."""
    ledger = archive.labels_by_kind(session, "agreement")
    rows = [_row(request, label, article) for label, article in ledger]
    title = translate(language_of(request), "Agreements")
    articles = list({article.id: article for _, article in ledger}.values())
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/agreements", rows, articles, facts)
    )


def _row(request: Request, label: Label, article: Article) -> dict[str, Any]:
    detail = label.detail
    return {
        "kind": detail["kind"],
        "status": detail["status"],
        "date": detail["date"],
        "parties": detail["parties"],
        "quote": detail["quote"],
        "article": article.id,
        "article_title": article.title,
        "article_date": article.date_edtf,
        "url": site_url(request) + article_path(article),
    }
