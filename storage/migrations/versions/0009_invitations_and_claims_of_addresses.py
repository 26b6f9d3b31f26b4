"""invitations go to an address, addresses are claimed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "address_claim",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_address_claim_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_claim")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("address_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_claim_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_address_claim_person_id_made_at"), ["person_id", "made_at"], unique=False
        )

    with op.batch_alter_table("arrival", schema=None) as batch_op:
        batch_op.add_column(sa.Column("declined_at", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_network_id_member_id"))
        batch_op.create_index(
            batch_op.f("ix_delivery_network_id_member_id_created_at"),
            ["network_id", "member_id", "created_at"],
            unique=False,
        )

    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address", sa.Text(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_notice_network_id_state_due_at"), ["network_id", "state", "due_at"], unique=False
        )
