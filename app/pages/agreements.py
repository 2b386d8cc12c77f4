"""/agreements: the ledger of agreements the articles speak of."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app import archive
from app.models import Article, Label
from app.pages import listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import article_path, language_of, query_string, render, site_url, translate

router = APIRouter()

PAGE_SIZE = 50
FIRST = "0"  # whatever article tells of agreements has a first one

Country = Annotated[str | None, Query(pattern="^[A-Za-z]{2}$")]
Status = Annotated[Literal["signed", "planned", "in force", "mentioned"] | None, Query()]


@router.get("/agreements", include_in_schema=False)
def agreements(
    request: Request,
    session: Archive,
    country: Country = None,
    status: Status = None,
    page: Page = 1,
) -> Response:
    """Agreements with their parties, date, status, sentence and article, as narrowed."""
    within = ("partner", country.upper()) if country else None
    counts = archive.agreement_counts(session, within)
    return render(
        request,
        "agreements.html",
        agreements=archive.agreements(session, within, status, PAGE_SIZE, (page - 1) * PAGE_SIZE),
        counts=counts,
        total=counts.get(status, 0) if status else sum(counts.values()),
        partners=archive.label_counts(session, "partner", ("agreement", FIRST)),
        address=_address,
        country=country,
        status=status,
        page=page,
        page_size=PAGE_SIZE,
    )


@router.get("/agreements.{form}", response_class=Response)
def agreements_listed(
    request: Request,
    session: Archive,
    form: Form,
    country: Country = None,
    status: Status = None,
) -> Response:
    """The ledger as JSON or CSV; as Atom, the articles it rests on."""
    within = ("partner", country.upper()) if country else None
    ledger = archive.all_agreements(session, within, status)
    rows = [_row(request, label, article) for label, article in ledger]
    title = translate(language_of(request), "Agreements")
    articles = list({article.id: article for _, article in ledger}.values())
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/agreements", rows, articles, facts)
    )


def _address(country: str | None, status: str | None) -> str:
    """The ledger so narrowed."""
    narrowed = (("country", country), ("status", status))
    return "/agreements" + query_string([(name, value) for name, value in narrowed if value])


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
