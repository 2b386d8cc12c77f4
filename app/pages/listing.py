"""Lists as machines read them: the same URL with `.json`, `.csv` or `.atom`."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from sqlmodel import Session

from app import archive
from app.models import Article, Label
from app.templating import article_path, environment, language_of, site_url

FORMS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
FEED_LENGTH, JSON_PAGE, BATCH = 50, 50, 500
PIECE = 65_536  # characters

Fetch = Callable[[int, int], tuple[int, Sequence[Article]]]
"""(page from 1, size) → how many articles there are in all, and those of the page."""

# What a list says of each article, in this order.
COLUMNS = (
    "id",
    "url",
    "title",
    "source",
    "date",
    "earliest",
    "latest",
    "agency",
    "language",
    "countries",
    "sectors",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Characters that XML 1.0 has no place for, whatever an article's title may hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its title, its page's path, its columns and rows, and the articles a feed of it has.
    `facts` are what the JSON says besides the rows.
    """

    title: str
    path: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    articles: Sequence[Article]
    facts: dict[str, Any]

    @property
    def items(self) -> list[dict[str, Any]]:
        """The rows with the names of their columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def answer(request: Request, session: Session, form: str, listing: Listing) -> Response:
    """The list in that form (`json`, `csv`, `atom`); any other form is not found."""
    if form == "json":
        return JSONResponse({**listing.facts, "items": listing.items})
    if form == "csv":
        lines = csv_lines(listing.items, listing.columns)
        return StreamingResponse(lines, media_type=FORMS["csv"])
    if form == "atom":
        return feed(request, session, listing.title, listing.path, listing.articles)
    raise HTTPException(404)


def answer_articles(
    request: Request, session: Session, form: str, title: str, page: int, fetch: Fetch
) -> Response:
    """A list of articles: a page of it as JSON, all of it as CSV, its newest as Atom."""
    if form == "json":
        total, articles = fetch(page, JSON_PAGE)
        told = {"title": title, "total": total, "page": page, "size": JSON_PAGE}
        return JSONResponse({**told, "items": article_rows(request, session, articles)})
    if form == "csv":
        fetch(1, 1)  # a list that is not there is not found, not begun
        rows = _every_row(request, session, fetch)
        return StreamingResponse(csv_lines(rows, COLUMNS), media_type=FORMS["csv"])
    if form == "atom":
        path = request.url.path.removesuffix(".atom")
        return feed(request, session, title, path, fetch(1, FEED_LENGTH)[1])
    raise HTTPException(404)


def _every_row(request: Request, session: Session, fetch: Fetch) -> Iterator[dict[str, Any]]:
    for page in count(1):
        _, articles = fetch(page, BATCH)
        yield from article_rows(request, session, articles)
        if len(articles) < BATCH:
            return


def csv_lines(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """The rows as CSV (RFC 4180), many lines at a time, as each piece sent costs its own effort."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(value) for value in row.values())
        if buffer.tell() > PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> Any:
    """A list in one cell, a semicolon between its items, which may have several words; a text that
    a spreadsheet would run as a formula behind an apostrophe."""
    if isinstance(value, list):
        value = "; ".join(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def article_rows(
    request: Request, session: Session, articles: Sequence[Article]
) -> list[dict[str, Any]]:
    """What a list says of each article: its COLUMNS."""
    labels = archive.labels_of(session, [article.id for article in articles])
    return [article_row(request, article, labels[article.id]) for article in articles]


def article_row(request: Request, article: Article, labels: Sequence[Label]) -> dict[str, Any]:
    """One article of a list."""
    return {
        "id": article.id,
        "url": site_url(request) + article_path(article),
        "title": article.title,
        "source": article.source,
        "date": article.date_edtf,
        "earliest": article.date_earliest.isoformat() if article.date_earliest else None,
        "latest": article.date_latest.isoformat() if article.date_latest else None,
        "agency": article.agency,
        "language": article.language,
        "countries": [label.key for label in labels if label.kind == "partner"],
        "sectors": [label.key for label in labels if label.kind == "sector"],
    }


def feed(
    request: Request, session: Session, title: str, path: str, articles: Sequence[Article]
) -> Response:
    """An Atom feed (RFC 4287) of the articles; when each came into the archive is its `updated`."""
    articles = articles[:FEED_LENGTH]
    updated = max((a.added_at for a in articles), default=datetime(1970, 1, 1, tzinfo=UTC))
    xml = (
        environment(language_of(request))
        .get_template("feed.xml")
        .render(
            site_url=site_url(request),
            title=title,
            path=path,
            self_path=f"{request.url.path}{'?' if request.url.query else ''}{request.url.query}",
            updated=utc(updated),
            articles=[(article, utc(article.added_at)) for article in articles],
            labels=archive.labels_of(session, [article.id for article in articles]),
        )
    )
    return Response(_NO_XML.sub("", xml), media_type=FORMS["atom"])


def utc(moment: datetime) -> str:
    """An RFC 3339 moment; SQLite gives them back without their zone, which was UTC."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat(timespec="seconds")
