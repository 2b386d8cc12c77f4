"""The tables. `archive/` asks the questions; `migrations/` changes them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Index, LargeBinary
from sqlmodel import Field, SQLModel, col


class Article(SQLModel, table=True):
    """An article as the archive knows it, without its body (lists do not need it).

    `id` is its permalink's, 10 Crockford base-32 characters, made once. `content_key` finds the
    same article again when it comes with another tail. `source` is its URL or file name as it came.
    `state` is `live`, `merged` (then `merged_into` is the article kept) or `withdrawn`.
    """

    id: str = Field(primary_key=True, max_length=16)
    slug: str = Field(max_length=80)
    content_key: str = Field(unique=True, max_length=64)
    title: str
    lead: str | None = None
    language: str = Field(max_length=8)
    agency: str | None = None
    city: str | None = None
    source: str
    date_edtf: str | None = None
    date_earliest: date | None = None
    date_latest: date | None = Field(default=None, index=True)
    state: str = Field(default="live", max_length=16, index=True)
    merged_into: str | None = Field(default=None, foreign_key="article.id")
    withdrawn_on: date | None = None
    withdrawn_reason: str | None = None
    added_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


# The order of every list, so that its first page is read off.
Index(
    "ix_article_newest",
    col(Article.date_earliest).desc(),
    col(Article.added_at).desc(),
    Article.id,
)


class ArticleReading(SQLModel, table=True):
    """What the reader made of an article: `reading_to_dict`'s JSON, by which `reader_version`."""

    __tablename__ = "article_reading"

    article_id: str = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    reader_version: int
    reading: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class Snapshot(SQLModel, table=True):
    """A document's bytes exactly as received. An article has one or more."""

    id: int | None = Field(default=None, primary_key=True)
    article_id: str = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    sha256: str = Field(unique=True, max_length=64)
    media_type: str
    origin: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    received_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class Label(SQLModel, table=True):
    """One label of one article, to browse by. Its evidence is in the article's reading.

    `kind` and `key`: `partner` and `mention` (country code), `sector` (slug), `organisation` and
    `person` (slug of the name), `agreement` (its number in the article). `name` is the form shown,
    an agreement's status; `detail` what else lists show: a person's role and country, all that is
    said of an agreement.
    """

    # The whole of what counting needs, so that it never looks at the table itself.
    __table_args__ = (Index("ix_label_kind_key", "kind", "key", "article_id", "name"),)

    article_id: str = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    kind: str = Field(primary_key=True, max_length=16)
    key: str = Field(primary_key=True)
    name: str
    score: float | None = None
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Alias(SQLModel, table=True):
    """A name an article can be found by: `kind` is `slug` (an old one), `url` or `file`."""

    kind: str = Field(primary_key=True, max_length=8)
    value: str = Field(primary_key=True)
    article_id: str = Field(
        primary_key=True, foreign_key="article.id", ondelete="CASCADE", index=True
    )


class PendingIndex(SQLModel, table=True):
    """An article whose change is in the database but not yet in the index (an outbox).

    The row is written in the change's own transaction and deleted when the index has committed,
    so a stop anywhere in between is made good by the next start.
    """

    __tablename__ = "pending_index"

    article_id: str = Field(primary_key=True)
