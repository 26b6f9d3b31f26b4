"""What waits in the outbox for all things of a kind at once, to see which have to be scheduled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from domain.notices import NoticeState
from storage.schema.notices import notice

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from domain.actors import MemberId
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


def heard(
    tx: Transaction, subject_kind: str, subjects: Collection[int] | None = None
) -> frozenset[tuple[int, MemberId]]:
    """Subjects, these or all, with the members who have heard of them, or are still to."""
    statement = (
        select(notice.c.subject_id, notice.c.member_id)
        .where(
            notice.c.network_id == tx.network,
            notice.c.subject_kind == subject_kind,
            notice.c.state != NoticeState.CANCELLED,
            notice.c.member_id.is_not(None),
        )
        .distinct()
    )
    if subjects is not None:
        statement = statement.where(notice.c.subject_id.in_(list(subjects)))
    return frozenset((row.subject_id, row.member_id) for row in tx.connection.execute(statement))
