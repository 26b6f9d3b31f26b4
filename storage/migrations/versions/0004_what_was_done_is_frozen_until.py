"""what was done is frozen until."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("trail", sa.Column("frozen_until", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("trail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trail_frozen_until"), ["frozen_until"], unique=False)
