"""numbers of practices are given once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

GIVEN = """
UPDATE network SET practices_numbered = coalesce(
    (SELECT max(practice.number) FROM practice WHERE practice.network_id = network.id), 0)
"""


def upgrade() -> None:
    with op.batch_alter_table("network", schema=None) as batch_op:
        batch_op.add_column(sa.Column("practices_numbered", sa.Integer(), server_default="0", nullable=False))
    op.execute(GIVEN)
