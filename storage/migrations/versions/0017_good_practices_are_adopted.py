"""good practices are adopted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "practice_question",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=True),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["member.id"], name=op.f("fk_practice_question_answered_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_question_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_question_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_question_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_question")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_question_answered_by"), ["answered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_practice_question_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_practice_question_network_id_practice_id"),
            ["network_id", "practice_id"],
            unique=False,
        )

    op.create_table(
        "practice_adoption",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("adapted", sa.Text(), nullable=False),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("adopted_at", sa.BigInteger(), nullable=False),
        sa.Column("thanked_at", sa.BigInteger(), nullable=True),
        sa.Column("offered_at", sa.BigInteger(), nullable=True),
        sa.Column("help", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('planned', 'running', 'given_up')", name=op.f("ck_practice_adoption_stage")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_adoption_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"],
            ["plan_milestone.id"],
            name=op.f("fk_practice_adoption_milestone_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_practice_adoption_network_id_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_adoption_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_adoption_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_adoption")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_practice_adoption_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_adoption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_adoption_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_practice_adoption_milestone_id"), ["milestone_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_practice_adoption_network_id_partner_id"),
            ["network_id", "partner_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_practice_adoption_network_id_practice_id"),
            ["network_id", "practice_id"],
            unique=False,
        )

    op.create_table(
        "practice_check",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("adoption_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('planned', 'running', 'given_up')", name=op.f("ck_practice_check_stage")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_check_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "adoption_id"],
            ["practice_adoption.network_id", "practice_adoption.id"],
            name=op.f("fk_practice_check_network_id_adoption_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "file_id"],
            ["file.network_id", "file.id"],
            name=op.f("fk_practice_check_network_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_check_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_check")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_check_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_practice_check_network_id_adoption_id"),
            ["network_id", "adoption_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_practice_check_network_id_file_id"), ["network_id", "file_id"], unique=False
        )
