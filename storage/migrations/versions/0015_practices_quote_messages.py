"""A practice quotes a message with its author's consent; who was asked whether it is still valid."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "practice_quote",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('asked', 'agreed', 'refused')", name=op.f("ck_practice_quote_state")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_quote_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_quote_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_quote_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "practice_id", name=op.f("pk_practice_quote")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_quote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_quote_member_id"), ["member_id"], unique=False)

    with op.batch_alter_table("practice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_status_renewal_asked_at"), ["status", "renewal_asked_at"], unique=False
        )
