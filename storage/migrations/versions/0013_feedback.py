"""What people say of events that are over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_starts_at"), ["starts_at"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("ask_at", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_feedback_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "form_id"],
            ["form.network_id", "form.id"],
            name=op.f("fk_feedback_network_id_form_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_feedback_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_asked_at_ask_at"), ["asked_at", "ask_at"], unique=False)

    op.create_table(
        "feedback_person",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("walk", sa.Text(), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_feedback_person_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_feedback_person_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_feedback_person_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", "member_id", name=op.f("pk_feedback_person")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("feedback_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_feedback_person_network_id_member_id"), ["network_id", "member_id"], unique=False
        )

    op.create_table(
        "feedback_sheet",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_feedback_sheet_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_feedback_sheet_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "token", name=op.f("pk_feedback_sheet")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("feedback_sheet", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_feedback_sheet_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
