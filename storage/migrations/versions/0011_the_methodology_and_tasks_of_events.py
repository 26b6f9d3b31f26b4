"""the methodology, tasks, roles and proofs of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "methodology_version",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_methodology_version_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_methodology_version_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_methodology_version")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_methodology_version_network_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event_list",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("lessons", sa.Text(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_event_list_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_event_list_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "event_id", name=op.f("pk_event_list")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event_role",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_event_role_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_event_role_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_event_role_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_role")),
        sa.UniqueConstraint(
            "network_id", "event_id", "role", name=op.f("uq_event_role_network_id_event_id_role")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_role_member_id"), ["member_id"], unique=False)

    op.create_table(
        "event_task",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("skip_under", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("fit", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("fit IN ('usual', 'pulled', 'tight', 'left_out')", name=op.f("ck_event_task_fit")),
        sa.CheckConstraint(
            "status IN ('open', 'done', 'skipped', 'not_needed')", name=op.f("ck_event_task_status")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["member.id"], name=op.f("fk_event_task_closed_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_event_task_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_event_task_network_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["member.id"], name=op.f("fk_event_task_owner_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_task")),
        sa.UniqueConstraint(
            "network_id", "event_id", "code", name=op.f("uq_event_task_network_id_event_id_code")
        ),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_event_task_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_task", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_task_network_id_status_due"), ["network_id", "status", "due"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_task_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "event_task_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_event_task_change_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "event_id"],
            ["event.network_id", "event.id"],
            name=op.f("fk_event_task_change_network_id_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "task_id"],
            ["event_task.network_id", "event_task.id"],
            name=op.f("fk_event_task_change_network_id_task_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_event_task_change_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_task_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_task_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_task_change_network_id_event_id"), ["network_id", "event_id"], unique=False
        )

    op.create_table(
        "event_task_given",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('text', 'link', 'file')", name=op.f("ck_event_task_given_kind")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_event_task_given_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "file_id"],
            ["file.network_id", "file.id"],
            name=op.f("fk_event_task_given_network_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "task_id"],
            ["event_task.network_id", "event_task.id"],
            name=op.f("fk_event_task_given_network_id_task_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_event_task_given_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_task_given")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_event_task_given_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_task_given", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_task_given_file_id"), ["file_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_task_given_network_id_task_id"), ["network_id", "task_id"], unique=False
        )
