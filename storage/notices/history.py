"""What became of the network's notices, to be looked at; and one delivery's, for who presses on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, delete, func, literal, select, update

from domain.notices import NoticeState
from domain.records import Record
from storage.outbox import notice_from
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import delivery_notice as links
from storage.schema.notices import inbox as inboxes
from storage.schema.notices import notice as notices
from storage.schema.people import member as members
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices import Notice, NoticeId
    from domain.notices.deliveries import DeliveryId
    from storage.transaction import Transaction


class Tried(Record):
    """A notice with its member's name and its last delivery, as far as there was one."""

    notice: Notice
    name: str | None
    way: str | None
    attempts: int
    error: str | None


def counts(tx: Transaction) -> Mapping[NoticeState, int]:
    """How many notices of the network are in each state."""
    statement = (
        select(notices.c.state, func.count().label("number"))
        .where(notices.c.network_id == tx.network)
        .group_by(notices.c.state)
    )
    return {row.state: row.number for row in tx.connection.execute(statement)}


def listed(
    tx: Transaction, states: Sequence[NoticeState], *, newest_first: bool, skip: int, most: int
) -> tuple[Tried, ...]:
    """Notices in these states, by when they were sent, will be, or were due."""
    put_off = and_(notices.c.state == NoticeState.PENDING, notices.c.wake_at > notices.c.due_at)
    shown = func.coalesce(notices.c.sent_at, case((put_off, notices.c.wake_at), else_=notices.c.due_at))
    order = (shown.desc(), notices.c.id.desc()) if newest_first else (shown, notices.c.id)
    last = (
        select(func.max(links.c.delivery_id))
        .where(links.c.network_id == notices.c.network_id, links.c.notice_id == notices.c.id)
        .scalar_subquery()
    )
    statement = (
        select(notices, persons.c.name, deliveries.c.way, deliveries.c.attempts, deliveries.c.last_error)
        .outerjoin(
            members, and_(members.c.network_id == notices.c.network_id, members.c.id == notices.c.member_id)
        )
        .outerjoin(persons, persons.c.id == members.c.person_id)
        .outerjoin(deliveries, and_(deliveries.c.network_id == notices.c.network_id, deliveries.c.id == last))
        .where(notices.c.network_id == tx.network, notices.c.state.in_(states))
        .order_by(*order)
        .offset(skip)
        .limit(most)
    )
    return tuple(
        Tried(
            notice_from(row),
            row.name,
            row.way,
            row.attempts or 0,
            row.last_error or row.problem,
        )
        for row in tx.connection.execute(statement)
    )


def brought_by(tx: Transaction, delivery: DeliveryId) -> tuple[Notice, ...]:
    """The notices that a delivery was made for, whatever became of them since."""
    statement = (
        select(notices)
        .join(links, and_(links.c.network_id == notices.c.network_id, links.c.notice_id == notices.c.id))
        .where(links.c.network_id == tx.network, links.c.delivery_id == delivery)
        .order_by(notices.c.due_at, notices.c.id)
    )
    return tuple(notice_from(row) for row in tx.connection.execute(statement))


def wake_again(tx: Transaction, ids: Sequence[NoticeId], at: datetime) -> int:
    """These wait once more, whatever became of them, with all ways open; says how many there are."""
    if not ids:
        return 0
    # What lies in the inbox would lie there twice.
    tx.connection.execute(
        delete(inboxes).where(inboxes.c.network_id == tx.network, inboxes.c.notice_id.in_(ids))
    )
    statement = (
        update(notices)
        .where(notices.c.network_id == tx.network, notices.c.id.in_(ids))
        .values(
            state=NoticeState.PENDING,
            wake_at=at,
            delivery_id=None,
            sent_at=None,
            refused=None,
            problem=None,
        )
    )
    return tx.connection.execute(statement).rowcount


def look_again(tx: Transaction, member: MemberId, at: datetime) -> int:
    """What waits for that member for another reason than its day is decided anew then; how many.

    What their choices still hold back, the worker puts off again. What they put off themselves is left
    alone: alone among what waits, it was brought before, by a delivery that arrived. (So is what the
    coordination has sent once more; it waits for a quiet hour's end at most.) A message that is to be tried
    again is looked at then, too.
    """
    held = (deliveries.c.network_id == tx.network, deliveries.c.member_id == member)
    later = (deliveries.c.state == NoticeState.PENDING, deliveries.c.next_try_at > at)
    tx.connection.execute(update(deliveries).where(*held, *later).values(next_try_at=at))
    brought = (
        select(links.c.notice_id)
        .join(
            deliveries,
            and_(deliveries.c.network_id == links.c.network_id, deliveries.c.id == links.c.delivery_id),
        )
        .where(
            links.c.network_id == notices.c.network_id,
            links.c.notice_id == notices.c.id,
            deliveries.c.state == NoticeState.SENT,
        )
    )
    soonest = case((notices.c.due_at > at, notices.c.due_at), else_=literal(at, notices.c.wake_at.type))
    statement = (
        update(notices)
        .where(
            notices.c.network_id == tx.network,
            notices.c.member_id == member,
            notices.c.state == NoticeState.PENDING,
            notices.c.wake_at > soonest,
            ~brought.exists(),
        )
        .values(wake_at=soonest)
    )
    return tx.connection.execute(statement).rowcount


def readdress(tx: Transaction, notice: NoticeId, channel: int) -> None:
    """What was for a channel is for another one from now on."""
    tx.connection.execute(
        update(notices)
        .where(notices.c.network_id == tx.network, notices.c.id == notice, notices.c.channel.is_not(None))
        .values(channel=channel)
    )
