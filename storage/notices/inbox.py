"""The inboxes of the network's members: what could not, or was not to, come any other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select, update

from storage.outbox import notice_from
from storage.schema.notices import inbox as inboxes
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices import Notice, NoticeId
    from storage.transaction import Transaction


def of_member(
    tx: Transaction,
    member: MemberId,
    most: int,
    skip: int = 0,
    *,
    notice: int | None = None,
    unread: bool = False,
) -> tuple[tuple[Notice, datetime, datetime | None], ...]:
    """The newest notices in a member's inbox but so many: since when each lies there, and when it was read.

    With `notice`, that one alone; `unread`: of those that were not read.
    """
    statement = (
        select(notices, inboxes.c.placed_at, inboxes.c.read_at)
        .join(
            inboxes,
            and_(inboxes.c.network_id == notices.c.network_id, inboxes.c.notice_id == notices.c.id),
        )
        .where(inboxes.c.network_id == tx.network, inboxes.c.member_id == member)
        .order_by(inboxes.c.placed_at.desc(), notices.c.id.desc())
        .limit(most)
        .offset(skip)
    )
    if notice is not None:
        statement = statement.where(notices.c.id == notice)
    if unread:
        statement = statement.where(inboxes.c.read_at.is_(None))
    rows = tx.connection.execute(statement)
    return tuple((notice_from(row), row.placed_at, row.read_at) for row in rows)


def count(tx: Transaction, member: MemberId) -> int:
    """How many there are, read or not."""
    statement = select(func.count()).where(inboxes.c.network_id == tx.network, inboxes.c.member_id == member)
    return int(tx.connection.execute(statement).scalar_one())


def unread(tx: Transaction, member: MemberId) -> int:
    """How many of them nobody has read."""
    statement = select(func.count()).where(
        inboxes.c.network_id == tx.network, inboxes.c.member_id == member, inboxes.c.read_at.is_(None)
    )
    return int(tx.connection.execute(statement).scalar_one())


def mark_read(tx: Transaction, member: MemberId, notice: NoticeId | None = None) -> None:
    """The member has seen what lies there now, or this one of it."""
    statement = (
        update(inboxes)
        .where(inboxes.c.network_id == tx.network, inboxes.c.member_id == member, inboxes.c.read_at.is_(None))
        .values(read_at=tx.now)
    )
    if notice is not None:
        statement = statement.where(inboxes.c.notice_id == notice)
    tx.connection.execute(statement)
