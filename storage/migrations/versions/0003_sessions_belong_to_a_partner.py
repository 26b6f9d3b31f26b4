"""sessions belong to a partner."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# What was sent says for whom; what was not is for the partner that its member belongs to, if there is one.
FILL = """
UPDATE survey_session SET partner_id = COALESCE(
    (SELECT max(submission.partner_id) FROM submission
     WHERE submission.network_id = survey_session.network_id
       AND submission.wave_id = survey_session.wave_id
       AND submission.member_id = survey_session.member_id
       AND submission.replaced_at IS NULL),
    (SELECT member.partner_id FROM member
     WHERE member.network_id = survey_session.network_id AND member.id = survey_session.member_id)
)
"""


def upgrade() -> None:
    last = _last_key()
    with op.batch_alter_table(
        "survey_session", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(
            sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.drop_constraint(batch_op.f("uq_survey_session_network_id_wave_id_member_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_survey_session_network_id_wave_id_member_id_partner_id"),
            ["network_id", "wave_id", "member_id", "partner_id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_survey_session_network_id_partner_id"),
            "partner",
            ["network_id", "partner_id"],
            ["network_id", "id"],
            ondelete="CASCADE",
        )
    op.execute(FILL)
    if last is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'survey_session'")
        given = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('survey_session', :last)")
        op.execute(given.bindparams(last=last))


def _last_key() -> int | None:
    """The last key that SQLite gave: a table made anew forgets those of rows that are gone."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return None
    found = connection.scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'survey_session'"))
    return None if found is None else int(found)
