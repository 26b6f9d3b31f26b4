"""Plans, what is in them and every change.

Long for a reason: tables that point to one another come in one step.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:  # noqa: PLR0915 - see the top
    op.create_table(
        "plan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("region_name", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("vision", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('regional', 'work')", name=op.f("ck_plan_kind")),
        sa.CheckConstraint("status IN ('draft', 'approved', 'published')", name=op.f("ck_plan_status")),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_network_id_id")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_plan_network_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "plan_finding",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('figure', 'strength', 'weakness', 'opportunity', 'threat', 'actor')",
            name=op.f("ck_plan_finding_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_finding_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_finding_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_finding")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_finding_network_id_plan_id_position"),
            ["network_id", "plan_id", "position"],
            unique=False,
        )

    op.create_table(
        "plan_zone",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("territory", sa.Text(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("weak", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_zone_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_zone_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_zone")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_zone_network_id_id")),
        sa.UniqueConstraint(
            "network_id", "plan_id", "number", name=op.f("uq_plan_zone_network_id_plan_id_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "plan_action",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("zone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("deputy_partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("budget_cents", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("risks", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(budget_cents IS NULL) = (currency IS NULL)", name=op.f("ck_plan_action_budget_whole")
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "deputy_partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_plan_action_network_id_deputy_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_plan_action_network_id_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_action_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "zone_id"],
            ["plan_zone.network_id", "plan_zone.id"],
            name=op.f("fk_plan_action_network_id_zone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_action_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_action")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_action_network_id_id")),
        sa.UniqueConstraint(
            "network_id", "zone_id", "number", name=op.f("uq_plan_action_network_id_zone_id_number")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_action", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_action_network_id_deputy_partner_id"),
            ["network_id", "deputy_partner_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_plan_action_network_id_partner_id"), ["network_id", "partner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_action_network_id_plan_id"), ["network_id", "plan_id"], unique=False
        )

    op.create_table(
        "plan_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('plan', 'zone', 'action', 'milestone')", name=op.f("ck_plan_change_level")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_change_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_change_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_change_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_change_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_change_network_id_level_subject_id_id"),
            ["network_id", "level", "subject_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_plan_change_network_id_plan_id_id"), ["network_id", "plan_id", "id"], unique=False
        )

    op.create_table(
        "plan_indicator",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("zone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("measured", sa.Text(), nullable=True),
        sa.Column("measured_on", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_indicator_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "zone_id"],
            ["plan_zone.network_id", "plan_zone.id"],
            name=op.f("fk_plan_indicator_network_id_zone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_indicator_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_indicator")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_indicator_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_indicator", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_indicator_network_id_plan_id_zone_id_position"),
            ["network_id", "plan_id", "zone_id", "position"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_plan_indicator_network_id_zone_id"), ["network_id", "zone_id"], unique=False
        )

    op.create_table(
        "plan_seat",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("function", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_seat_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_seat_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_seat_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_seat")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_seat_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_seat_network_id_email"), ["network_id", "email"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_seat_network_id_plan_id_position"),
            ["network_id", "plan_id", "position"],
            unique=False,
        )

    op.create_table(
        "plan_action_region",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "action_id"],
            ["plan_action.network_id", "plan_action.id"],
            name=op.f("fk_plan_action_region_network_id_action_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_action_region_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_action_region_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "action_id", "region", name=op.f("pk_plan_action_region")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_action_region", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_action_region_network_id_plan_id"), ["network_id", "plan_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_action_region_network_id_region"), ["network_id", "region"], unique=False
        )

    op.create_table(
        "plan_milestone",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("due_since", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("evidence_asked", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('milestone', 'deliverable', 'report', 'meeting')", name=op.f("ck_plan_milestone_kind")
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'in_progress', 'done', 'cancelled')", name=op.f("ck_plan_milestone_status")
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "action_id"],
            ["plan_action.network_id", "plan_action.id"],
            name=op.f("fk_plan_milestone_network_id_action_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_milestone_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_milestone_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_milestone")),
        sa.UniqueConstraint(
            "network_id", "action_id", "number", name=op.f("uq_plan_milestone_network_id_action_id_number")
        ),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_milestone_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_milestone", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_milestone_network_id_plan_id"), ["network_id", "plan_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_milestone_network_id_status_due"),
            ["network_id", "status", "due"],
            unique=False,
        )

    op.create_table(
        "plan_comment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_comment_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_comment_network_id_milestone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_comment_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_comment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_comment_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_comment_network_id_milestone_id_id"),
            ["network_id", "milestone_id", "id"],
            unique=False,
        )

    op.create_table(
        "plan_duty",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.CheckConstraint("duty IN ('owner', 'deputy')", name=op.f("ck_plan_duty_duty")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_duty_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_duty_network_id_milestone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_duty_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_duty_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "milestone_id", "duty", name=op.f("pk_plan_duty")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_duty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_duty_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_duty_network_id_email"), ["network_id", "email"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_duty_network_id_plan_id"), ["network_id", "plan_id"], unique=False
        )

    op.create_table(
        "plan_evidence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('text', 'link', 'file')", name=op.f("ck_plan_evidence_kind")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_evidence_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_evidence_network_id_milestone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_evidence_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_evidence")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_evidence_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_evidence_network_id_milestone_id_id"),
            ["network_id", "milestone_id", "id"],
            unique=False,
        )

    op.create_table(
        "plan_postponement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_plan_postponement_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_postponement_network_id_milestone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_postponement_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_postponement")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_plan_postponement_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_postponement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_postponement_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_postponement_network_id_milestone_id_id"),
            ["network_id", "milestone_id", "id"],
            unique=False,
        )

    op.create_table(
        "plan_wait",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("milestone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("before_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "before_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_wait_network_id_before_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "milestone_id"],
            ["plan_milestone.network_id", "plan_milestone.id"],
            name=op.f("fk_plan_wait_network_id_milestone_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "plan_id"],
            ["plan.network_id", "plan.id"],
            name=op.f("fk_plan_wait_network_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_plan_wait_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "milestone_id", "before_id", name=op.f("pk_plan_wait")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_wait", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_wait_network_id_before_id"), ["network_id", "before_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_wait_network_id_plan_id"), ["network_id", "plan_id"], unique=False
        )

    op.create_table(
        "plan_postponement_answer",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("postponement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_plan_postponement_answer_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "postponement_id"],
            ["plan_postponement.network_id", "plan_postponement.id"],
            name=op.f("fk_plan_postponement_answer_network_id_postponement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["network.id"],
            name=op.f("fk_plan_postponement_answer_network_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("network_id", "postponement_id", name=op.f("pk_plan_postponement_answer")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_postponement_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_postponement_answer_member_id"), ["member_id"], unique=False
        )
