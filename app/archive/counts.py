"""How many articles bear what, and when: the numbers the pages show.

Counting goes over the labels' index alone and sets aside the few articles that are not live, which
over 100,000 articles takes a tenth of the time that looking each article up would.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.archive.memory import kept
from app.archive.questions import _live, _off
from app.models import Article, Label, Snapshot

NAMED = ("person", "organisation")
"""The kinds of label whose name says more than their key."""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label and how many live articles bear it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive holds: live articles and those that are off the site, all snapshots, and
    the days that the live ones span."""

    articles: int
    off: int
    snapshots: int
    undated: int
    earliest: date | None
    latest: date | None
    last_added: datetime | None


@kept
def label_counts(
    session: Session,
    kind: str,
    within: tuple[str, str] | None = None,
    year: int | None = None,
    limit: int | None = None,
) -> list[LabelCount]:
    """How many live articles bear each label of that kind, most first, at most `limit` of them.

    `within` counts only articles that bear that other label (kind, key), or `year` only those
    that may be of that year.
    """
    key, count = col(Label.key), func.count()
    if within is not None:
        return _within(session, kind, within, limit)
    statement = (
        select(key, func.max(col(Label.name)), count)
        .where(col(Label.kind) == kind, _counted(col(Label.article_id), year))
        .group_by(key)
    )
    ranked = statement.order_by(count.desc(), key).limit(limit)
    return [LabelCount(*row) for row in session.execute(ranked)]


def _within(
    session: Session, kind: str, within: tuple[str, str], limit: int | None
) -> list[LabelCount]:
    key, count, other = col(Label.key), func.count(), aliased(Label)
    bearing = select(col(other.article_id)).where(
        col(other.kind) == within[0], col(other.key) == within[1]
    )
    ranked = (
        select(key, count)
        # compared so that no index is chosen by it: all labels of the few articles are sooner
        # looked through than all of that kind
        .where(col(Label.kind) + "" == kind, col(Label.article_id).in_(bearing))
        .where(_counted(col(Label.article_id)))
        .group_by(key)
        .order_by(count.desc(), key)
        .limit(limit)
    )
    counts = [(row[0], row[1]) for row in session.execute(ranked)]
    named = {}
    if kind in NAMED:
        names = select(key, func.max(col(Label.name))).group_by(key)
        wanted = [one for one, _ in counts]
        rows = session.execute(names.where(col(Label.kind) == kind, key.in_(wanted)))
        named = {row[0]: row[1] for row in rows}
    return [LabelCount(one, named.get(one, one), number) for one, number in counts]


@kept
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


@kept
def timeline(
    session: Session, kind: str | None = None, key: str | None = None
) -> list[tuple[str | None, int]]:
    """Live articles (bearing the label) by month, `2025-06`, oldest first.

    Those known by the year alone are under `2025`, undated ones last under null.
    """
    days = col(Article.date_earliest), col(Article.date_latest)
    statement = select(*days, func.count()).where(~_off()).group_by(*days)
    if kind is not None:
        bearing = select(col(Label.article_id)).where(
            col(Label.kind) == kind, col(Label.key) == key
        )
        statement = statement.where(col(Article.id).in_(bearing))
    counts: dict[str | None, int] = {}
    for earliest, latest, count in session.execute(statement):
        if earliest is None:
            period = None
        elif (earliest.year, earliest.month) == (latest.year, latest.month):
            period = f"{earliest.year:04d}-{earliest.month:02d}"
        else:
            period = f"{latest.year:04d}"
        counts[period] = counts.get(period, 0) + count
    return sorted(counts.items(), key=lambda item: (item[0] is None, item[0] or ""))


@kept
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
    off = session.scalar(select(func.count()).where(_off())) or 0
    return Coverage(articles, off, snapshots, articles - dated, earliest, latest, added)


def _counted(article_id: SQLColumnExpression[str], year: int | None = None) -> ColumnElement[bool]:
    """Whether the article is live and, if a year is given, may be of it: as a search finds it."""
    if year is not None:
        begun = col(Article.date_earliest) <= date(year, 12, 31)
        lasting = col(Article.date_latest) >= date(year, 1, 1)
        return article_id.in_(select(col(Article.id)).where(_live(), begun, lasting))
    return article_id.not_in(select(col(Article.id)).where(_off()))
