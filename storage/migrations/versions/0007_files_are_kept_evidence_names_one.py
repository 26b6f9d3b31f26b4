"""files are kept, evidence names one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# No command could give a file so far. Where evidence names one all the same, what is known of it stays.
KEEP = """
INSERT INTO file (network_id, sha256, name, media, size, member_id, given_at)
SELECT network_id, file, text, 'application/octet-stream', 0, member_id, given_at FROM plan_evidence
WHERE length(file) = 64 ORDER BY id
"""
NAME = """
UPDATE plan_evidence SET file_id = (
    SELECT max(file.id) FROM file
    WHERE file.network_id = plan_evidence.network_id AND file.sha256 = plan_evidence.file
      AND file.name = plan_evidence.text AND file.given_at = plan_evidence.given_at)
WHERE file IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "file",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_file_sha256")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_file_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_file_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_file_network_id_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_file_sha256"), ["sha256"], unique=False)
    op.add_column(
        "plan_evidence",
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
    )
    op.execute(KEEP)
    op.execute(NAME)
    _make_anew()


def _make_anew() -> None:
    """Evidence without its old column. SQLite copies the table, and has its CHECK and last key from us."""
    last = _last_key()
    with op.batch_alter_table(
        "plan_evidence",
        schema=None,
        table_args=(
            sa.CheckConstraint("kind IN ('text', 'link', 'file')", name=op.f("ck_plan_evidence_kind")),
        ),
        table_kwargs={"sqlite_autoincrement": True},
    ) as batch_op:
        batch_op.drop_column("file")
        batch_op.create_index(
            batch_op.f("ix_plan_evidence_network_id_file_id"), ["network_id", "file_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_plan_evidence_network_id_file_id"),
            "file",
            ["network_id", "file_id"],
            ["network_id", "id"],
        )
    if last is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'plan_evidence'")
        given = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('plan_evidence', :last)")
        op.execute(given.bindparams(last=last))


def _last_key() -> int | None:
    """The last key that SQLite gave: a table made anew forgets those of rows that are gone."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return None
    found = connection.scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'plan_evidence'"))
    return None if found is None else int(found)
