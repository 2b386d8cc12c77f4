"""Lists are read off an index; an agreement's label is named by its status"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UNUSED = ("agency", "language", "date_earliest", "added_at")


def upgrade() -> None:
    for column in UNUSED:
        op.drop_index(f"ix_article_{column}", "article")
    op.create_index(
        "ix_article_newest",
        "article",
        [sa.text("date_latest DESC"), sa.text("added_at DESC"), "id"],
    )
    _name_agreements("status")


def downgrade() -> None:
    _name_agreements("kind")
    op.drop_index("ix_article_newest", "article")
    for column in UNUSED:
        op.create_index(f"ix_article_{column}", "article", [column])


def _name_agreements(field: str) -> None:
    label = sa.table("label", sa.column("kind"), sa.column("name"), sa.column("detail", sa.JSON))
    named = sa.update(label).values(name=label.c.detail[field].as_string())
    op.execute(named.where(label.c.kind == "agreement"))
