"""The inboxes of the network's members: what could not, or was not to, come any other way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select, update

from domain.notices.kinds import AGAIN
from storage.outbox import notice_from
from storage.schema.notices import inbox as inboxes
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select

    from domain.actors import MemberId
    from domain.notices import Notice, NoticeId
    from storage.transaction import Transaction


_HERE: Final = and_(inboxes.c.network_id == notices.c.network_id, inboxes.c.notice_id == notices.c.id)


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

    Of what came again only the last. With `notice`, that one alone; `unread`: of those that were not read.
    """
    statement = (
        select(notices, inboxes.c.placed_at, inboxes.c.read_at)
        .join(inboxes, _HERE)
        .where(inboxes.c.network_id == tx.network, inboxes.c.member_id == member)
        .order_by(inboxes.c.placed_at.desc(), notices.c.id.desc())
        .limit(most)
        .offset(skip)
    )
    statement = statement.where(~_again() if notice is None else notices.c.id == notice)
    if unread:
        statement = statement.where(inboxes.c.read_at.is_(None))
    rows = tx.connection.execute(statement)
    return tuple((notice_from(row), row.placed_at, row.read_at) for row in rows)


def count(tx: Transaction, member: MemberId) -> int:
    """How many there are, read or not; what came again counts once."""
    return int(tx.connection.execute(_counted(tx, member)).scalar_one())


def unread(tx: Transaction, member: MemberId) -> int:
    """How many of them nobody has read."""
    statement = _counted(tx, member).where(inboxes.c.read_at.is_(None))
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


def _counted(tx: Transaction, member: MemberId) -> Select[Any]:
    own = (inboxes.c.network_id == tx.network, inboxes.c.member_id == member, ~_again())
    return select(func.count()).select_from(notices.join(inboxes, _HERE)).where(*own)


def _again() -> ColumnElement[bool]:
    """Whether a later one of the same, which says the same, lies in the same inbox."""
    later, there = notices.alias("later"), inboxes.alias("there")
    lies = and_(there.c.network_id == later.c.network_id, there.c.notice_id == later.c.id)
    return (
        select(later.c.id)
        .join(there, lies)
        .where(
            notices.c.kind.in_(AGAIN),
            later.c.network_id == notices.c.network_id,
            there.c.member_id == inboxes.c.member_id,
            later.c.kind == notices.c.kind,
            later.c.subject_kind == notices.c.subject_kind,
            later.c.subject_id == notices.c.subject_id,
            later.c.id > notices.c.id,
        )
        .correlate(notices, inboxes)
        .exists()
    )
