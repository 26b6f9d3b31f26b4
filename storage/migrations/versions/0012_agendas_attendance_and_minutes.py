"""Agendas, attendance and minutes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_agenda_item_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_agenda_item_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", "position", name=op.f("pk_agenda_item")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "material",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["member.id"], name=op.f("fk_material_added_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_material_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "file_id"],
            ["file.network_id", "file.id"],
            name=op.f("fk_material_network_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_material_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_material_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_material_network_id_file_id"), ["network_id", "file_id"], unique=False
        )

    op.create_table(
        "minutes",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("silence", sa.Boolean(), nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_silence", sa.Boolean(), nullable=False),
        sa.Column("thanked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("status IN ('draft', 'sent', 'approved')", name=op.f("ck_minutes_status")),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["member.id"], name=op.f("fk_minutes_approved_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_minutes_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_minutes_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", name=op.f("pk_minutes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_status_until"), ["status", "until"], unique=False)

    op.create_table(
        "minutes_opinion",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("verdict IN ('approves', 'objects')", name=op.f("ck_minutes_opinion_verdict")),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_minutes_opinion_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_minutes_opinion_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_minutes_opinion_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "network_id", "event_id", "version", "member_id", name=op.f("pk_minutes_opinion")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("minutes_opinion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_opinion_network_id_member_id"), ["network_id", "member_id"], unique=False
        )

    op.create_table(
        "minutes_version",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sent_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_minutes_version_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_minutes_version_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["member.id"], name=op.f("fk_minutes_version_sent_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", "version", name=op.f("pk_minutes_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "presence_mark",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "source IN ('button', 'qr', 'desk', 'sheet', 'correction', 'voice', 'teams', 'zoom')",
            name=op.f("ck_presence_mark_source"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_presence_mark_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_presence_mark_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_presence_mark_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["member.id"], name=op.f("fk_presence_mark_recorded_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_mark")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("presence_mark", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_presence_mark_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_presence_mark_network_id_member_id"), ["network_id", "member_id"], unique=False
        )

    op.create_table(
        "presence_roll",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("sort IN ('teams', 'zoom')", name=op.f("ck_presence_roll_sort")),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_presence_roll_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_presence_roll_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["member.id"], name=op.f("fk_presence_roll_recorded_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_roll")),
        sa.UniqueConstraint(
            "network_id", "event_id", "digest", name=op.f("uq_presence_roll_network_id_event_id_digest")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "presence_stay",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("joined", sa.BigInteger(), nullable=False),
        sa.Column("left", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "source IN ('button', 'qr', 'desk', 'sheet', 'correction', 'voice', 'teams', 'zoom')",
            name=op.f("ck_presence_stay_source"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_presence_stay_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_presence_stay_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_presence_stay_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_stay")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("presence_stay", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_presence_stay_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_presence_stay_network_id_member_id"), ["network_id", "member_id"], unique=False
        )

    op.create_table(
        "minutes_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("nameless", sa.Boolean(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("kind IN ('note', 'decision', 'follow_up')", name=op.f("ck_minutes_entry_kind")),
        sa.ForeignKeyConstraint(
            ["done_by"], ["member.id"], name=op.f("fk_minutes_entry_done_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_minutes_entry_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_minutes_entry_network_id_milestone_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_minutes_entry_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["member.id"], name=op.f("fk_minutes_entry_owner_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["member.id"], name=op.f("fk_minutes_entry_recorded_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["member.id"], name=op.f("fk_minutes_entry_said_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_entry")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_minutes_entry_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("minutes_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_entry_network_id_event_id"), ["network_id", "event_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_entry_network_id_milestone_id"),
            ["network_id", "milestone_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_minutes_entry_owner_id"), ["owner_id"], unique=False)
