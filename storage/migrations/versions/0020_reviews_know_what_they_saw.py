"""A review knows which texts it saw, so that the next one is told what was changed since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("practice_review", sa.Column("seen", sa.Text(), server_default="{}", nullable=False))
