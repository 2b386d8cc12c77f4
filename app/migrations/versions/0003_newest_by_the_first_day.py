"""The newest articles are those whose first day is; periods are found by the last"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _order_by("date_earliest")
    op.create_index("ix_article_date_latest", "article", ["date_latest"])


def downgrade() -> None:
    op.drop_index("ix_article_date_latest", "article")
    _order_by("date_latest")


def _order_by(day: str) -> None:
    op.drop_index("ix_article_newest", "article")
    op.create_index(
        "ix_article_newest", "article", [sa.text(f"{day} DESC"), sa.text("added_at DESC"), "id"]
    )
