"""Questions that only the pages ask: names to browse by, titles to propose, what is related."""

from collections import Counter
from collections.abc import Sequence
from math import log

from sqlalchemy import ColumnElement, Integer, Select, cast, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.archive.counts import LabelCount, _counted
from app.archive.questions import Rows, _live, _newest_first, articles_by_id, labels_of
from app.models import Article, Label

RELATING = ("partner", "sector", "person", "organisation")
RELATED_SEEN, ROLES_SEEN = 2000, 100


def label_name(session: Session, kind: str, key: str) -> str | None:
    """The name shown for a label of live articles; null where none bears it."""
    return session.scalar(
        select(col(Label.name))
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, col(Label.key) == key, _live())
        .order_by(col(Label.name).desc())
        .limit(1)
    )


def agreements(
    session: Session,
    within: tuple[str, str] | None = None,
    status: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[tuple[Label, Article]]:
    """The agreements told of, each with its live article, newest article first.

    `within` keeps those of articles that bear that label (kind, key), `status` those so marked.
    """
    ordered = _newest_first(_told(select(Label, Article), within, status)).order_by(_number())
    return [(row[0], row[1]) for row in session.execute(ordered.limit(limit).offset(offset))]


def agreement_counts(session: Session, within: tuple[str, str] | None = None) -> dict[str, int]:
    """How many agreements are told of by status, most first."""
    status, count = _detail("status"), func.count()
    statement = _told(select(status, count), within, None).group_by(status)
    return {row[0]: row[1] for row in session.execute(statement.order_by(count.desc(), status))}


def _told(
    statement: Select[*Rows], within: tuple[str, str] | None, status: str | None
) -> Select[*Rows]:
    statement = (
        statement.select_from(Label)
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == "agreement", _live())
    )
    if within is not None:
        other = aliased(Label)
        bearing = select(col(other.article_id)).where(
            col(other.kind) == within[0], col(other.key) == within[1]
        )
        statement = statement.where(col(Label.article_id).in_(bearing))
    if status is not None:
        statement = statement.where(_detail("status") == status)
    return statement


def _number() -> ColumnElement[int]:
    return cast(col(Label.key), Integer)


def _detail(name: str) -> ColumnElement[str]:
    told: ColumnElement[str] = col(Label.detail)[name].as_string()
    return told


def roles(session: Session, keys: Sequence[str]) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each person's (role, country code), the most frequent first.

    Somebody in thousands of articles is judged by some hundred of them.
    """
    found: dict[str, list[tuple[str | None, str | None]]] = {}
    for key in keys:
        # of the label's detail, evidence and all, no more is read than what is wanted
        labels = session.execute(
            select(*(col(Label.detail)[part].as_string() for part in ("role", "country")))
            .join(Article, col(Article.id) == col(Label.article_id))
            .where(col(Label.kind) == "person", col(Label.key) == key, _live())
            .limit(ROLES_SEEN)
        )
        told = Counter((row[0], row[1]) for row in labels)
        found[key] = [role for role, _ in told.most_common()]
    return found


def related(session: Session, article_id: str, limit: int) -> list[tuple[Article, list[Label]]]:
    """The articles that share most with this one, and the labels shared, the rarest first.

    A label weighs the more the fewer articles bear it (its inverse document frequency). Of a label
    that thousands bear only some are looked at: it tells little.
    """
    total = session.scalar(select(func.count()).select_from(Article)) or 0
    weights: dict[str, dict[tuple[str, str], float]] = {}
    for label in labels_of(session, [article_id], RELATING)[article_id]:
        bearing = (col(Label.kind) == label.kind, col(Label.key) == label.key)
        count = session.scalar(select(func.count()).select_from(Label).where(*bearing)) or 1
        for other in session.scalars(
            select(col(Label.article_id)).where(*bearing).limit(RELATED_SEEN)
        ):
            weights.setdefault(other, {})[label.kind, label.key] = log(1 + total / count)
    weights.pop(article_id, None)
    best = sorted(weights, key=lambda other: (-sum(weights[other].values()), other))
    articles = articles_by_id(session, best[: 4 * limit])[:limit]
    labels = labels_of(session, [article.id for article in articles], RELATING)
    return [
        (
            article,
            sorted(
                (x for x in labels[article.id] if (x.kind, x.key) in weights[article.id]),
                key=lambda x: -weights[article.id][x.kind, x.key],
            ),
        )
        for article in articles
    ]


def labels_beginning(session: Session, kind: str, prefix: str, limit: int) -> list[LabelCount]:
    """Labels of that kind with a word in their key that begins with `prefix` (a slug)."""
    if not prefix:
        return []
    count = func.count()
    statement = (
        select(col(Label.key), func.max(col(Label.name)), count)
        .where(col(Label.kind) == kind, _counted(col(Label.article_id)))
        .where(or_(col(Label.key).like(f"{prefix}%"), col(Label.key).like(f"%-{prefix}%")))
        .group_by(col(Label.key))
        .order_by(count.desc(), col(Label.key))
        .limit(limit)
    )
    return [LabelCount(*row) for row in session.execute(statement)]


def titles_with(session: Session, prefix: str, limit: int) -> list[Article]:
    """Live articles in whose slug a word begins with `prefix` (a slug), newest first."""
    if not prefix:
        return []
    slug = col(Article.slug)
    statement = select(Article).where(
        _live(), or_(slug.like(f"{prefix}%"), slug.like(f"%-{prefix}%"))
    )
    return list(session.scalars(_newest_first(statement).limit(limit)))


def by_id_order(session: Session, page: int, size: int) -> list[Article]:
    """One page (from 1) of the live articles by id, an order that additions hardly disturb."""
    statement = select(Article).where(_live()).order_by(col(Article.id))
    return list(session.scalars(statement.limit(size).offset((page - 1) * size)))
