"""/search: hits with snippets, facets, a histogram, and how the query was understood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from sqlmodel import Session

from app import archive, names, permalinks
from app.models import Article, Label
from app.pages import charts, listing
from app.pages.asked import FACETS, Asked
from app.pages.dependencies import Archive, Searcher
from app.permalinks import fold_letters
from app.search import language, query, snippets
from app.search.engine import Engine
from app.search.model import UNKNOWN, FacetValue, Results
from app.templating import language_of, query_string, render, translate

router = APIRouter()

EXPORT_BATCH = 500
LONGEST_NAME = 80  # code points
Asking = Annotated[Asked, Query()]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit ready to be shown; `partial` when it has only some of the words."""

    article: Article
    score: float
    title: snippets.Pieces
    snippet: snippets.Snippet
    labels: list[Label]
    partial: bool


@router.get("/search", include_in_schema=False)
def search(request: Request, session: Archive, searcher: Searcher, asked: Asking) -> Response:
    """The search page; for a permalink, its article."""
    understood = _understood(session, asked)
    if isinstance(understood.node, query.Identified):
        return RedirectResponse(f"/articles/{understood.node.id}", 303)
    speaks = language_of(request)
    results = _in_order(_search(searcher, understood, asked), speaks)
    if results.suggestion:
        meant = language.parse(results.suggestion, names.resolve)
        results = replace(results, suggestion=meant.written(speaks))
    within = asked.filters()
    hrefs = {
        period: "/search"
        + query_string(
            asked.pairs(since=_finer(within.since, period), until=_finer(within.until, period))
        )
        for period, _ in results.histogram
    }
    return render(
        request,
        "search.html",
        headers={"X-Robots-Tag": "noindex, follow"},
        asked=asked,
        understood=understood,
        results=results,
        called_so=list(_called_so(session, asked.q, speaks)),
        hits=list(_found(session, understood, results)),
        facets=FACETS,
        bars=charts.bars(results.histogram),
        hrefs=hrefs,
        ways_out=_ways_out(searcher, understood, asked, speaks) if not results.total else [],
        in_step=request.app.state.in_step(),
    )


@router.get("/search.json")
def search_json(
    request: Request, session: Archive, searcher: Searcher, asked: Asking
) -> JSONResponse:
    """The same search for machines."""
    understood = _understood(session, asked)
    results = _search(searcher, understood, asked)
    hits = [
        {
            **listing.article_row(request, hit.article, hit.labels),
            "score": hit.score,
            "snippet": hit.snippet.text,
            "partial": hit.partial,
        }
        for hit in _found(session, understood, results)
    ]
    facets = {
        facet: [
            {
                "value": one.value,
                "count": one.count,
                "selected": one.selected,
                "after": one.after if _is_picked(values) and not one.selected else one.count,
            }
            for one in values
        ]
        for facet, values in results.facets.items()
    }
    return JSONResponse(
        {
            "query": asked.q,
            "understood": understood.understood,
            "notes": [{"note": key, "word": word} for key, word in results.notes],
            "total": results.total,
            "partial": results.partial,
            "page": asked.page,
            "size": asked.size,
            "in_step": request.app.state.in_step(),
            "facets": facets,
            "facet_values": results.values,
            "histogram": [{"period": p, "count": count} for p, count in results.histogram],
            "suggestion": results.suggestion,
            "hits": hits,
        }
    )


@router.get("/search.csv", response_class=Response)
def search_csv(
    request: Request, session: Archive, searcher: Searcher, asked: Asking
) -> StreamingResponse:
    """All articles that match the whole query, however many, sent a few at a time."""
    understood = _understood(session, asked)
    ids = searcher.all_ids(understood, asked.filters(), asked.sort)

    def rows() -> Iterator[dict[str, Any]]:
        while some := list(islice(ids, EXPORT_BATCH)):
            yield from listing.article_rows(request, session, archive.articles_by_id(session, some))

    headers = {"Content-Disposition": 'attachment; filename="cooperatheque.csv"'}
    return StreamingResponse(
        listing.csv_lines(rows(), listing.COLUMNS), media_type=listing.FORMS["csv"], headers=headers
    )


@router.get("/search.atom", response_class=Response)
def search_atom(request: Request, session: Archive, searcher: Searcher, asked: Asking) -> Response:
    """A feed of what matches the whole search, newest first unless it asks otherwise."""
    changes: dict[str, Any] = {"page": 1, "size": listing.FEED_LENGTH}
    if "sort" not in asked.model_fields_set:
        changes["sort"] = "newest"
    asked = asked.model_copy(update=changes)
    results = _search(searcher, _understood(session, asked), asked)
    whole = [hit.id for hit in results.hits if not hit.partial]
    articles = archive.articles_by_id(session, whole)
    title = _title(asked, language_of(request))
    path = "/search" + query_string(asked.pairs(size=20))
    return listing.feed(request, session, title, path, articles)


def _understood(session: Session, asked: Asked) -> language.Query:
    """What was typed as a query; a permalink, or the id in it, is the article it leads to."""
    article_id = permalinks.typed_id(asked.q.strip())
    article = archive.get_article(session, article_id) if article_id else None
    if article is not None:
        return language.Query(query.Identified(article.id), ())
    return language.parse(asked.q, names.resolve)


def _title(asked: Asked, language: str) -> str:
    """What a feed of the search is called: by its words and what was picked beside them."""
    named = {"country": names.country_name, "sector": names.sector_name}
    named["language"] = names.language_name
    picked = []
    for facet, value in asked.picked():
        key = value.upper() if facet == "country" else value
        picked.append(named[facet](key, language) if facet in named else value)
    return ", ".join(filter(None, [asked.q, *picked])) or translate(language, "Newest articles")


def _search(searcher: Engine, understood: language.Query, asked: Asked) -> Results:
    """One page of results.

    Facets and histogram are left empty where no article matches the whole query: counted over the
    partial matches they would promise hits that a click does not give.
    """
    filters = asked.filters()
    found = searcher.search(understood, filters, asked.sort, asked.page, asked.size)
    found = replace(found, notes=(*found.notes, *asked.notes()))
    if found.total:
        bars = ((p, n) for p, n in found.histogram if _is_within(p, filters.since, filters.until))
        return replace(found, histogram=tuple(bars))
    return replace(found, facets=dict.fromkeys(found.facets, ()), histogram=())


def _called_so(session: Session, typed: str, speaks: str) -> Iterator[tuple[str, str]]:
    """The name and the page of each country, sector, organisation and person called exactly what
    was typed: "marocain" is Morocco's."""
    if len(typed) > LONGEST_NAME or not (slug := permalinks.slug(typed)):
        return
    sector = names.resolve("sector", typed)
    code = len(typed) == len("LA") and not typed.isupper()  # "la" is a word
    country = None if code else names.resolve("country", typed)
    if country and archive.label_name(session, "partner", country):
        yield names.country_name(country, speaks), f"/countries/{country.lower()}"
    if sector and archive.label_name(session, "sector", sector):
        yield names.sector_name(sector, speaks), f"/sectors/{sector}"
    known = names.resolve("organisation", typed)
    for kind, key, path in (
        ("organisation", permalinks.slug(known) if known else slug, "/organisations/"),
        ("person", slug, "/people/"),
    ):
        if name := archive.label_name(session, kind, key):
            yield name, path + key


def _is_picked(values: Sequence[FacetValue]) -> bool:
    return any(one.selected for one in values)


def _is_within(period: str, since: str | None, until: str | None) -> bool:
    """Whether a bar of the histogram is of the time that is asked for; all are ISO 8601, a year, a
    month or a day, and compared as far as both are told."""
    begun = since is None or period[: len(since)] >= since[: len(period)]
    return begun and (until is None or period[: len(until)] <= until[: len(period)])


def _finer(bound: str | None, period: str) -> str:
    """What a bar asks for: its period, or the bound of the search that lies in it."""
    return bound if bound is not None and bound.startswith(period) else period


def _in_order(found: Results, spoken: str) -> Results:
    """The results with countries and sectors of the same count by their names, and the years from
    the newest on, `unknown` last."""
    facets = dict(found.facets)
    for facet, name in (("country", names.country_name), ("sector", names.sector_name)):
        facets[facet] = tuple(
            sorted(
                facets[facet],
                key=lambda one: (
                    not one.selected,
                    -one.count,
                    fold_letters(name(one.value, spoken)),
                ),
            )
        )
    facets["year"] = tuple(
        sorted(facets["year"], key=lambda one: (one.value != UNKNOWN, one.value), reverse=True)
    )
    return replace(found, facets=facets)


def _found(session: Session, understood: language.Query, results: Results) -> Iterator[Found]:
    ids = [hit.id for hit in results.hits]
    articles = {article.id: article for article in archive.articles_by_id(session, ids)}
    readings = archive.readings_by_id(session, ids)
    labels = archive.labels_of(session, ids)
    for hit in results.hits:
        if hit.id in articles:
            article = articles[hit.id]
            yield Found(
                article,
                hit.score,
                snippets.mark(understood, article.title),
                snippets.snippet(understood, readings[hit.id]),
                labels[hit.id],
                hit.partial,
            )


def _ways_out(
    searcher: Engine, understood: language.Query, asked: Asked, speaks: str
) -> list[tuple[str, str, str, int]]:
    """What to drop where nothing was found: (facet or `q`, value, address, hits after that)."""
    found = []
    for facet, value in asked.picked():
        freer = asked.without(facet, value)
        total = _search(searcher, understood, freer).total
        found.append((facet, value, "/search" + query_string(freer.pairs()), total))
    for dropped, rest in _shorter(understood, speaks):
        freer = asked.model_copy(update={"q": rest, "page": 1})
        total = _search(searcher, language.parse(rest, names.resolve), freer).total
        found.append(("q", dropped, "/search" + query_string(freer.pairs()), total))
    return [way for way in found if way[3]]


def _shorter(understood: language.Query, speaks: str) -> Iterable[tuple[str, str]]:
    """Each part of an AND as text in the reader's language, and the rest without it."""
    if not isinstance(understood.node, query.And):
        return
    children = understood.node.children
    for part in children[:10]:
        rest = query.all_of(child for child in children if child != part)
        dropped, left = (replace(understood, node=node) for node in (part, rest))
        yield dropped.written(speaks), left.written(speaks)
