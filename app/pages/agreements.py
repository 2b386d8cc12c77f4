"""/agreements: the ledger of agreements the articles speak of."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app import archive, names
from app.models import Article, Label
from app.pages import listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import article_path, language_of, query_string, render, site_url, translate

router = APIRouter()

PAGE_SIZE = 50
_TOLD = ("kind", "status", "date", "parties", "quote")
COLUMNS = (*_TOLD, "article", "article_title", "article_date", "url")
FIRST = "0"  # whatever article tells of agreements has a first one


def _code(typed: str) -> str:
    """A country by its name too, as in a search. What is none is an error like any other value
    that cannot be."""
    code = names.resolve("country", typed)
    if code is None:
        raise PydanticCustomError("country", "no such country")
    return code


Country = Annotated[Annotated[str, AfterValidator(_code)] | None, Query()]
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
    within = ("partner", country) if country else None
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
    within = ("partner", country) if country else None
    ledger = archive.all_agreements(session, within, status)
    rows = [_row(request, label, article) for label, article in ledger]
    title = translate(language_of(request), "Agreements")
    articles = list({article.id: article for _, article in ledger}.values())
    facts = {"title": title, "total": len(rows)}
    told = listing.Listing(title, "/agreements", COLUMNS, rows, articles, facts)
    return listing.answer(request, session, form, told)


def _address(country: str | None, status: str | None) -> str:
    """The ledger so narrowed."""
    narrowed = (("country", country), ("status", status))
    return "/agreements" + query_string([(name, value) for name, value in narrowed if value])


def _row(request: Request, label: Label, article: Article) -> list[Any]:
    told = [label.detail[name] for name in _TOLD]
    url = site_url(request) + article_path(article)
    return [*told, article.id, article.title, article.date_edtf, url]
