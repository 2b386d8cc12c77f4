"""Questions that only the pages ask: names to browse by, titles to propose, the ledger."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.archive.questions import LabelCount, _live, _newest_first
from app.models import Article, Label


def label_name(session: Session, kind: str, key: str) -> str | None:
    """The name shown for a label of live articles; null where none bears it."""
    return session.scalar(
        select(col(Label.name))
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, col(Label.key) == key, _live())
        .order_by(col(Label.name).desc())
        .limit(1)
    )


def label_total(session: Session, kind: str) -> int:
    """How many labels of that kind live articles bear, one article's several counted each."""
    statement = (
        select(func.count())
        .select_from(Label)
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, _live())
    )
    return session.scalar(statement) or 0


def labels_by_kind(
    session: Session,
    kind: str,
    within: tuple[str, str] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[tuple[Label, Article]]:
    """Labels of that kind with their live articles, newest article first.

    `within` keeps only those of articles that bear that other label (kind, key).
    """
    statement = (
        select(Label, Article)
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, _live())
    )
    if within is not None:
        other = aliased(Label)
        statement = statement.join(other, col(other.article_id) == col(Label.article_id)).where(
            col(other.kind) == within[0], col(other.key) == within[1]
        )
    ordered = _newest_first(statement).order_by(col(Label.key))
    return [(row[0], row[1]) for row in session.execute(ordered.limit(limit).offset(offset))]


def roles(session: Session, keys: Sequence[str]) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each person's (role, country code), without repetition, newest article first."""
    statement = (
        select(Label, Article)
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == "person", col(Label.key).in_(keys), _live())
    )
    found: dict[str, dict[tuple[str | None, str | None], None]] = {key: {} for key in keys}
    for label, _ in session.execute(_newest_first(statement)):
        found[label.key][(label.detail.get("role"), label.detail.get("country"))] = None
    return {key: list(several) for key, several in found.items()}


def labels_beginning(session: Session, kind: str, prefix: str, limit: int) -> list[LabelCount]:
    """Labels of that kind with a word in their key that begins with `prefix` (a slug)."""
    if not prefix:
        return []
    count = func.count()
    statement = (
        select(col(Label.key), func.max(col(Label.name)), count)
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, _live())
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
