"""/dates, /dates/{year}, /dates/{year}/{month}: articles by date.

Undated ones have a place (`unknown`), and so have those of a year that are of no single month,
because it is not known or because they are of several (`2025/unknown`).
"""

import re

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from sqlmodel import Session

from app import archive, edtf
from app.models import Article
from app.pages import charts, listing
from app.pages.dependencies import Archive, Form, Page
from app.templating import language_of, render, translate, translations

router = APIRouter()

COLUMNS = ("period", "precision", "count")
PRECISIONS = {0: "unknown", 4: "year", 7: "month"}
"""How well the articles of a period are dated, by how long it is written; each counts once."""

PAGE_SIZE = 50
MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-[0-9]{2})?")  # or a day of it


@router.get("/dates", include_in_schema=False)
def dates(request: Request, session: Archive) -> Response:
    """The years and months that have articles."""
    timeline = archive.timeline(session)
    bars, undated = charts.by_year(timeline)
    months = [(period, count) for period, count in timeline if period]
    return render(request, "dates.html", bars=bars, undated=undated, months=months)


@router.get("/dates.{form}", response_class=Response)
def dates_listed(request: Request, session: Archive, form: Form) -> Response:
    """The months with their counts as JSON or CSV, and of each year what is of no single month; as
    Atom, the newest articles."""
    rows = [
        (period, PRECISIONS[len(period or "")], count)
        for period, count in archive.timeline(session)
    ]
    title = translate(language_of(request), "Dates")
    newest = archive.newest(session, listing.FEED_LENGTH) if form == "atom" else []
    facts = {"title": title, "total": len(rows)}
    return listing.answer(
        request, session, form, listing.Listing(title, "/dates", COLUMNS, rows, newest, facts)
    )


@router.get("/dates/{year}.{form}", response_class=Response)
def year_listed(
    request: Request, session: Archive, year: str, form: Form, page: Page = 1
) -> Response:
    """A year's articles, or the undated ones, as JSON, CSV or Atom."""
    if month := MONTH.fullmatch(year):
        return RedirectResponse(f"/dates/{month[1]}/{month[2]}.{form}", 301)
    return _listed(request, session, form, year, None, page)


@router.get("/dates/{year}", include_in_schema=False)
def year(request: Request, session: Archive, year: str, page: Page = 1) -> Response:
    """A year's articles; `unknown` in its place shows the undated ones."""
    if month := MONTH.fullmatch(year):
        return RedirectResponse(f"/dates/{month[1]}/{month[2]}", 301)
    return _shown(request, session, year, None, page)


@router.get("/dates/{year}/{month}.{form}", response_class=Response)
def month_listed(
    request: Request, session: Archive, year: str, month: str, form: Form, page: Page = 1
) -> Response:
    """A month's articles as JSON, CSV or Atom."""
    return _listed(request, session, form, year, month, page)


@router.get("/dates/{year}/{month}", include_in_schema=False)
def month(request: Request, session: Archive, year: str, month: str, page: Page = 1) -> Response:
    """A month's articles."""
    return _shown(request, session, year, month, page)


def _shown(request: Request, session: Session, year: str, month: str | None, page: int) -> Response:
    total, articles = _articles(session, year, month, page, PAGE_SIZE)
    months = [
        (period, count)
        for period, count in archive.timeline(session)
        if period and period.startswith(year)
    ]
    return render(
        request,
        "date.html",
        title=_title(request, year, month),
        year=year,
        month=month,
        months=months,
        total=total,
        articles=articles,
        labels=archive.labels_of(session, [article.id for article in articles]),
        openings=archive.openings(session, articles),
        page=page,
        page_size=PAGE_SIZE,
    )


def _listed(
    request: Request, session: Session, form: str, year: str, month: str | None, page: int
) -> Response:
    def fetch(page: int, size: int) -> tuple[int, list[Article]]:
        return _articles(session, year, month, page, size)

    title = _title(request, year, month)
    return listing.answer_articles(request, session, form, title, page, fetch)


def _articles(
    session: Session, year: str, month: str | None, page: int, size: int
) -> tuple[int, list[Article]]:
    if year == "unknown" and month is None:
        return archive.undated(session, page, size)
    if month == "unknown":
        month = "00"
    elif month == "00":
        raise HTTPException(404, "no such month")
    numbers = [year, *([month] if month else [])]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise HTTPException(404, "no such date")
    if len(year) != 4 or not 1 <= int(year) <= 9998:
        raise HTTPException(404, "no such year")
    if month is not None and (len(month) != 2 or int(month) > 12):
        raise HTTPException(404, "no such month")
    known = None if month is None else int(month)
    return archive.articles_dated(session, int(year), known, page, size)


def _title(request: Request, year: str, month: str | None) -> str:
    language = language_of(request)
    if year == "unknown":
        return translate(language, "Year unknown")
    if month == "unknown":
        return translate(language, "%(year)s, in no single month") % {"year": year}
    period = f"{year}-{month}" if month else year
    return edtf.in_words(period, language, translations(language).gettext)
