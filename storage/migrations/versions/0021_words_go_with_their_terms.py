"""words go with their terms."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"

# Words of practices that were withdrawn or written anew stayed until now, and terms that occur nowhere.
NOWHERE = "DELETE FROM practice_search_term WHERE wordings <= 0"
FORGOTTEN = """
DELETE FROM practice_word WHERE NOT EXISTS (
    SELECT 1 FROM practice_search_term AS t
    WHERE t.network_id = practice_word.network_id AND t.term = practice_word.term)
"""


def upgrade() -> None:
    with op.batch_alter_table("practice_word", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_word_network_id_term"), ["network_id", "term"], unique=False
        )
    op.execute(NOWHERE)
    op.execute(FORGOTTEN)
