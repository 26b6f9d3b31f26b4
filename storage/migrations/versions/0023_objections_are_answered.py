"""objections are answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("minutes", sa.Column("answer", sa.Text(), server_default="", nullable=False))
