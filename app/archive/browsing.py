"""Questions that only the pages ask: names to browse by, titles to propose, what is related."""

from collections.abc import Iterator
from math import log

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.archive.counts import LabelCount, _counted
from app.archive.memory import kept
from app.archive.questions import Rows, _live, _newest_first, _off, articles_by_id, labels_of
from app.models import Article, Label

RELATING = ("partner", "sector", "person", "organisation")
SPELLED = ("person", "organisation")
RELATED_SEEN, MOST_RELATING = 2000, 60


def label_name(session: Session, kind: str, key: str) -> str | None:
    """The name shown for a label of live articles; null where none bears it."""
    borne = (
        select(col(Label.name))
        .join(Article, col(Article.id) == col(Label.article_id))
        .where(col(Label.kind) == kind, col(Label.key) == key, _live())
    )
    if kind in SPELLED:  # of the spellings that share a key the one with most accents
        borne = borne.order_by(col(Label.name).desc())
    return session.scalar(borne.limit(1))


def articles_with(
    session: Session, kind: str, key: str, page: int = 1, size: int = 20
) -> tuple[int, list[Article]]:
    """How many live articles bear the label, and one page (from 1) of them."""
    bearing = col(Label.kind) == kind, col(Label.key) == key, _counted(col(Label.article_id))
    total = session.scalar(select(func.count()).where(*bearing))
    return total or 0, articles_by_id(session, _ids_with(session, kind, key, page, size))


@kept
def _ids_with(session: Session, kind: str, key: str, page: int, size: int) -> list[str]:
    bearing = select(col(Label.article_id)).where(col(Label.kind) == kind, col(Label.key) == key)
    ids = _newest_first(select(col(Article.id)).where(~_off(), col(Article.id).in_(bearing)))
    return list(session.scalars(ids.limit(size).offset((page - 1) * size)))


def agreements(
    session: Session,
    within: tuple[str, str] | None,
    status: str | None,
    limit: int,
    offset: int = 0,
) -> list[tuple[Label, Article]]:
    """The first agreements told of behind `offset`, narrowed and in order as `all_agreements`."""
    keys = _agreement_keys(session, within, status, limit, offset)
    ids = list(dict.fromkeys(article_id for article_id, _ in keys))
    articles = {article.id: article for article in articles_by_id(session, ids)}
    told = select(Label).where(col(Label.kind) == "agreement", col(Label.article_id).in_(articles))
    labels = {(label.article_id, label.key): label for label in session.scalars(told)}
    return [(labels[key], articles[key[0]]) for key in keys if key in labels]


def all_agreements(
    session: Session, within: tuple[str, str] | None, status: str | None
) -> list[tuple[Label, Article]]:
    """The agreements told of, each with its live article, newest article first.

    `within` keeps those of articles that bear that label (kind, key), and under a partner country
    those alone whose parties it is among, if any are told; `status` keeps those so marked.
    """
    statement = _ordered(select(Label, Article), within, status)
    return [(row[0], row[1]) for row in session.execute(statement)]


@kept
def _agreement_keys(
    session: Session, within: tuple[str, str] | None, status: str | None, limit: int, offset: int
) -> list[tuple[str, str]]:
    """Article and key of those agreements: their rows are large to be put in order."""
    statement = _ordered(select(col(Label.article_id), col(Label.key)), within, status)
    return [(row[0], row[1]) for row in session.execute(statement.limit(limit).offset(offset))]


def _ordered(
    statement: Select[*Rows], within: tuple[str, str] | None, status: str | None
) -> Select[*Rows]:
    # Compared so that no index is chosen by it: where no label narrows them, the newest articles
    # are gone through until enough are found, and not all agreements.
    told = [col(Label.kind) + "" == "agreement", *_bearing(within)]
    if status is not None:
        told += [col(Label.kind) == "agreement", col(Label.name) == status]
    borne = statement.join(Article, col(Article.id) == col(Label.article_id))
    return _newest_first(borne.where(*told, _live())).order_by(cast(col(Label.key), Integer))


@kept
def agreement_counts(session: Session, within: tuple[str, str] | None = None) -> dict[str, int]:
    """How many agreements are told of by status, most first."""
    status, count = col(Label.name), func.count()
    told = col(Label.kind) == "agreement", _counted(col(Label.article_id)), *_bearing(within)
    statement = select(status, count).where(*told).group_by(status)
    return {row[0]: row[1] for row in session.execute(statement.order_by(count.desc(), status))}


def _bearing(within: tuple[str, str] | None) -> Iterator[ColumnElement[bool]]:
    """Whether an agreement's label is kept by `within`, if that is given."""
    if within is None:
        return
    kind, key = within
    if kind == "partner":
        parties = _detail("parties")
        named = and_(_beside("mention", key), parties.contains(f'"{key}"'))
        yield or_(named, and_(_beside(kind, key), parties == "[]"))
    else:
        yield _beside(kind, key)


def _beside(kind: str, key: str) -> ColumnElement[bool]:
    """Whether a label's article bears the label (kind, key) too."""
    other = aliased(Label)
    bearing = select(col(other.article_id)).where(col(other.kind) == kind, col(other.key) == key)
    return col(Label.article_id).in_(bearing)


def _same(shown: Subquery, name: str) -> ColumnElement[bool]:
    column: ColumnElement[str] = getattr(Label, name)
    return column == shown.c[name]


def _detail(name: str) -> ColumnElement[str]:
    told: ColumnElement[str] = col(Label.detail)[name].as_string()
    return told


@kept
def roles(
    session: Session, keys: tuple[str, ...], most: int
) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each person's (role, country code), the most frequent first.

    Somebody in thousands of articles is judged by `most` of them.
    """
    place = func.row_number().over(partition_by=col(Label.key), order_by=col(Label.article_id))
    seen = (
        select(col(Label.article_id), col(Label.key), place.label("place"))
        .where(col(Label.kind) == "person", col(Label.key).in_(keys))
        .where(_counted(col(Label.article_id)))
        .subquery()
    )
    role, country = _detail("role").label("role"), _detail("country").label("country")
    told = (
        select(col(Label.key), role, country)
        .join(seen, and_(*(_same(seen, name) for name in ("article_id", "key"))))
        .where(col(Label.kind) == "person", seen.c.place <= most)
        .subquery()
    )
    found: dict[str, list[tuple[str | None, str | None]]] = {key: [] for key in keys}
    for key, role_told, country_told in session.execute(
        select(told.c.key, told.c.role, told.c.country)
        .group_by(*told.c)
        .order_by(func.count().desc(), told.c.role, told.c.country)
    ):
        found[key].append((role_told, country_told))
    return found


def related(session: Session, article_id: str, limit: int) -> list[tuple[Article, list[Label]]]:
    """The articles that share most with this one, and the labels shared, the rarest first.

    A label weighs the more the fewer articles bear it (its inverse document frequency). Of a label
    that thousands bear only some are looked at: it tells little. So are, where an article names
    whole assemblies, only some of its people.
    """
    found = labels_of(session, [article_id], RELATING)[article_id]
    ours = sorted(found, key=lambda label: RELATING.index(label.kind))[:MOST_RELATING]
    if not ours:
        return []
    bearing = [(col(Label.kind) == label.kind, col(Label.key) == label.key) for label in ours]
    total, *counts = session.execute(
        select(
            select(func.count()).select_from(Article).scalar_subquery(),
            *(select(func.count()).where(*these).scalar_subquery() for these in bearing),
        )
    ).one()
    weights = {
        (label.kind, label.key): log(1 + total / count)
        for label, count in zip(ours, counts, strict=True)
    }
    bearers = []
    for these, weight in zip(bearing, weights.values(), strict=True):
        some = select(col(Label.article_id), literal(weight).label("weight")).where(*these)
        bearers.append(select(some.limit(RELATED_SEEN).subquery()))
    borne = union_all(*bearers).subquery()
    ranked = (
        select(borne.c.article_id)
        .where(borne.c.article_id != article_id, _counted(borne.c.article_id))
        .group_by(borne.c.article_id)
        .order_by(func.sum(borne.c.weight).desc(), borne.c.article_id)
    )
    articles = articles_by_id(session, list(session.scalars(ranked.limit(limit))))
    labels = labels_of(session, [article.id for article in articles], RELATING)
    return [
        (
            article,
            sorted(
                (label for label in labels[article.id] if (label.kind, label.key) in weights),
                key=lambda label: -weights[label.kind, label.key],
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
