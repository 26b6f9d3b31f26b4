"""What waits in the outbox for all things of a kind at once, to see which have to be scheduled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from domain.notices import NoticeState
from storage.schema.notices import notice

if TYPE_CHECKING:
    from datetime import datetime

    from storage.transaction import Transaction


def waiting(tx: Transaction, subject_kind: str) -> dict[int, dict[str, datetime]]:
    """By subject: the keys of its notices that are not over, with when they are due."""
    statement = select(notice.c.subject_id, notice.c.dedupe_key, notice.c.due_at).where(
        notice.c.network_id == tx.network,
        notice.c.subject_kind == subject_kind,
        notice.c.state.in_([NoticeState.PENDING, NoticeState.LEASED]),
    )
    found: dict[int, dict[str, datetime]] = {}
    for subject, key, due_at in tx.connection.execute(statement):
        found.setdefault(subject, {})[key] = due_at
    return found
