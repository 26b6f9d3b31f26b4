"""notices wake, wait and are chosen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# A table that SQLite makes anew forgets that its keys are never given twice.
_KEYS = {"sqlite_autoincrement": True}


def upgrade() -> None:
    op.create_table(
        "notice_rhythm",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "rhythm IN ('at_once', 'daily', 'weekly', 'never')", name=op.f("ck_notice_rhythm_rhythm")
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_notice_rhythm_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_notice_rhythm_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "member_id", "kinds", name=op.f("pk_notice_rhythm")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notice_settings",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.Text(), nullable=True),
        sa.Column("quiet_until", sa.Text(), nullable=True),
        sa.Column("digest_at", sa.Text(), nullable=False),
        sa.Column("digest_weekday", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_notice_settings_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_notice_settings_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "member_id", name=op.f("pk_notice_settings")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "inbox",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_inbox_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "notice_id"],
            ["notice.network_id", "notice.id"],
            name=op.f("fk_inbox_network_id_notice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_inbox_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "notice_id", name=op.f("pk_inbox")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inbox_network_id_member_id_placed_at"),
            ["network_id", "member_id", "placed_at"],
            unique=False,
        )

    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.add_column(sa.Column("conversation", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("delivery", schema=None, table_kwargs=_KEYS) as batch_op:
        batch_op.add_column(
            sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("failures", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("holder", sa.Text(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_delivery_network_id_address_created_at"),
            ["network_id", "address", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_delivery_network_id_member_id"), ["network_id", "member_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_delivery_network_id_member_id"),
            "member",
            ["network_id", "member_id"],
            ["network_id", "id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("notice", schema=None, table_kwargs=_KEYS) as batch_op:
        batch_op.add_column(sa.Column("detail", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("wake_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(
            sa.Column("delivery_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("refused", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("problem", sa.Text(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_notice_network_id_member_id"))
        batch_op.drop_index(batch_op.f("ix_notice_state_due_at"))
        batch_op.create_index(
            batch_op.f("ix_notice_network_id_delivery_id"), ["network_id", "delivery_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_notice_network_id_member_id_state_wake_at"),
            ["network_id", "member_id", "state", "wake_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_notice_state_wake_at"), ["state", "wake_at"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_network_id_delivery_id"),
            "delivery",
            ["network_id", "delivery_id"],
            ["network_id", "id"],
        )

    # What was written before was looked at when it was due.
    op.execute("UPDATE notice SET wake_at = due_at")
    with op.batch_alter_table("notice", schema=None, table_kwargs=_KEYS) as batch_op:
        batch_op.alter_column("wake_at", existing_type=sa.BigInteger(), nullable=False)
