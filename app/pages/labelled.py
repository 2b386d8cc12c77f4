"""All that the archive knows under one label: a country, a sector, a person, an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import HTTPException, Query, Request
from fastapi.responses import Response
from sqlmodel import Session

from app import archive, permalinks
from app.archive import LabelCount
from app.models import Article, Label
from app.pages import charts, listing
from app.templating import render

PAGE_SIZE = 20
SHORT_LIST = 12

Name = Annotated[str, Query(description="Words of a name, or their beginnings")]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page of the articles under a label, and the labels that go with it.

    `undated` counts its articles without a year.
    """

    total: int
    articles: list[Article]
    labels: dict[str, list[Label]]
    openings: dict[str, str]
    bars: list[charts.Bar]
    undated: int
    partners: list[LabelCount]
    sectors: list[LabelCount]
    people: list[LabelCount]
    agreements: list[tuple[Label, Article]]


def labelled(session: Session, kind: str, key: str, page: int) -> Labelled:
    """What the archive holds under the label (kind, key)."""
    total, articles = archive.articles_with(session, kind, key, page, PAGE_SIZE)
    drawn, undated = charts.by_year(archive.timeline(session, kind, key))
    within = (kind, key)
    return Labelled(
        total=total,
        articles=articles,
        labels=archive.labels_of(session, [article.id for article in articles]),
        openings=archive.openings(session, articles),
        bars=drawn,
        undated=undated,
        partners=archive.label_counts(session, "partner", within),
        sectors=archive.label_counts(session, "sector", within),
        people=archive.label_counts(session, "person", within, limit=SHORT_LIST),
        agreements=archive.agreements(session, within, None, SHORT_LIST),
    )


def answer(request: Request, template: str, found: Labelled, page: int, **context: Any) -> Response:
    """The label's page."""
    return render(request, template, found=found, page=page, page_size=PAGE_SIZE, **context)


def named(counts: Sequence[LabelCount], typed: str) -> Sequence[LabelCount]:
    """Those in whose names all that was typed stands, word by word or a word's beginning, with
    accents or without."""
    if not typed.strip():
        return counts
    words = permalinks.slug(typed).split("-")
    return [one for one in counts if words[0] and all(f"-{w}" in f"-{one.key}" for w in words)]


def name_of(session: Session, kind: str, key: str) -> str:
    """The name under which a person or an organisation is shown; 404 where nobody is called so."""
    name = archive.label_name(session, kind, key)
    if name is None:
        raise HTTPException(404, f"no such {kind}")
    return name


def listed(
    request: Request, session: Session, form: str, kind: str, key: str, title: str, page: int
) -> Response:
    """The label's articles as JSON, CSV or Atom."""

    def fetch(page: int, size: int) -> tuple[int, list[Article]]:
        return archive.articles_with(session, kind, key, page, size)

    return listing.answer_articles(request, session, form, title, page, fetch)
