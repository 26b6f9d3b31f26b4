"""visits of innovation agents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("roughly", sa.Text(), nullable=False),
        sa.Column("length", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("taker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("taker_partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("poll_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("report_asked_at", sa.BigInteger(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("adopting", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("side IN ('offer', 'request')", name=op.f("ck_visit_side")),
        sa.CheckConstraint(
            "state IN ('open', 'taken', 'dated', 'reported', 'closed')", name=op.f("ck_visit_state")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_visit_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_visit_network_id_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_visit_network_id_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "poll_id"],
            ["poll.network_id", "poll.id"],
            name=op.f("fk_visit_network_id_poll_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "taker_partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_visit_network_id_taker_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_visit_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taker_id"], ["member.id"], name=op.f("fk_visit_taker_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_visit_network_id_id")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_visit_network_id_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_visit_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_visit_network_id_partner_id"), ["network_id", "partner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_visit_network_id_poll_id"), ["network_id", "poll_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_visit_network_id_taker_partner_id"),
            ["network_id", "taker_partner_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_visit_state_report_asked_at"), ["state", "report_asked_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_visit_taker_id"), ["taker_id"], unique=False)

    op.create_table(
        "visit_task",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("visit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_visit_task_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "visit_id"],
            ["visit.network_id", "visit.id"],
            name=op.f("fk_visit_task_network_id_visit_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_visit_task_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "visit_id", "key", name=op.f("pk_visit_task")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("visit_task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_task_member_id"), ["member_id"], unique=False)
