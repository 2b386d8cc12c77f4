"""How many articles bear what, and when: the numbers the pages show.

Counting goes over the labels' index alone and sets aside the few articles that are not live, which
over 100,000 articles takes a tenth of the time that looking each article up would.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col

from app.archive.questions import _live
from app.models import Article, Label, Snapshot


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label and how many live articles bear it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive holds: live articles, snapshots, and the days they span."""

    articles: int
    snapshots: int
    undated: int
    earliest: date | None
    latest: date | None
    last_added: datetime | None


def label_counts(
    session: Session,
    kind: str,
    within: tuple[str, str] | None = None,
    year: int | None = None,
) -> list[LabelCount]:
    """How many live articles bear each label of that kind, most first.

    `within` counts only articles that bear that other label (kind, key), `year` only those dated
    in that year.
    """
    count = func.count()
    statement = (
        select(col(Label.key), func.max(col(Label.name)), count)
        .where(col(Label.kind) == kind, _counted(col(Label.article_id), year))
        .group_by(col(Label.key))
        .order_by(count.desc(), col(Label.key))
    )
    if within is not None:
        other = aliased(Label)
        bearing = select(col(other.article_id)).where(
            col(other.kind) == within[0], col(other.key) == within[1]
        )
        statement = statement.where(col(Label.article_id).in_(bearing))
    return [LabelCount(*row) for row in session.execute(statement)]


def matrix(session: Session, year: int | None = None) -> dict[tuple[str, str], int]:
    """Live articles by partner country and sector; empty cells are left out."""
    country, sector = aliased(Label), aliased(Label)
    statement = (
        select(col(country.key), col(sector.key), func.count())
        .join(sector, col(country.article_id) == col(sector.article_id))
        .where(col(country.kind) == "partner", col(sector.kind) == "sector")
        .where(_counted(col(country.article_id), year))
        .group_by(col(country.key), col(sector.key))
    )
    return {(row[0], row[1]): row[2] for row in session.execute(statement)}


def timeline(
    session: Session, kind: str | None = None, key: str | None = None
) -> list[tuple[str | None, int]]:
    """Live articles (bearing the label) by month, `2025-06`, oldest first.

    Those known by the year alone are under `2025`, undated ones last under null.
    """
    earliest, latest = col(Article.date_earliest), col(Article.date_latest)
    parts = [extract(unit, day) for day in (earliest, latest) for unit in ("year", "month")]
    statement = select(*parts, func.count()).where(_live()).group_by(*parts)
    if kind is not None:
        statement = statement.join(Label, col(Label.article_id) == col(Article.id)).where(
            col(Label.kind) == kind, col(Label.key) == key
        )
    counts: dict[str | None, int] = {}
    for year, month, last_year, last_month, count in session.execute(statement):
        if year is None:
            period = None
        elif (year, month) == (last_year, last_month):
            period = f"{int(year):04d}-{int(month):02d}"
        else:
            period = f"{int(last_year):04d}"
        counts[period] = counts.get(period, 0) + count
    return sorted(counts.items(), key=lambda item: (item[0] is None, item[0] or ""))


def coverage(session: Session) -> Coverage:
    """What the archive holds, in numbers."""
    articles, dated, earliest, latest, added = session.execute(
        select(
            func.count(),
            func.count(col(Article.date_latest)),
            func.min(col(Article.date_earliest)),
            func.max(col(Article.date_latest)),
            func.max(col(Article.added_at)),
        ).where(_live())
    ).one()
    snapshots = session.scalar(select(func.count()).select_from(Snapshot)) or 0
    return Coverage(articles, snapshots, articles - dated, earliest, latest, added)


def _counted(article_id: Mapped[str], year: int | None = None) -> ColumnElement[bool]:
    """Whether the article is live, and dated in `year` if one is given."""
    if year is not None:
        dated = select(col(Article.id)).where(
            _live(), extract("year", col(Article.date_latest)) == year
        )
        return article_id.in_(dated)
    return article_id.not_in(select(col(Article.id)).where(~_live()))
