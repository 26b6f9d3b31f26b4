"""The messages on Discord that brought notices of a thing, for who brings them up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, or_, select

from domain.notices import NoticeState, Way
from domain.notices.deliveries import DeliveryId
from domain.records import Record
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import delivery_notice as links
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from domain.actors import MemberId
    from storage.transaction import Transaction


class Posted(Record):
    """A message that was sent: where it is, and since when; `alone` is who reads it as a direct message."""

    delivery: DeliveryId
    channel: int
    message: int
    at: datetime
    alone: MemberId | None


def bringing(
    tx: Transaction, kinds: Collection[str], subjects: Collection[str], subject: int
) -> tuple[Posted, ...]:
    """The messages, in direct conversations and partners' channels, that brought these notices and no others.

    `kinds` are codes, `subjects` the kinds of what they are about, `subject` its id.
    """
    mine = and_(links.c.network_id == deliveries.c.network_id, links.c.delivery_id == deliveries.c.id)
    which = and_(notices.c.network_id == links.c.network_id, notices.c.id == links.c.notice_id)
    about = and_(
        notices.c.kind.in_(kinds), notices.c.subject_kind.in_(subjects), notices.c.subject_id == subject
    )
    brought = links.join(notices, which)
    others = or_(
        notices.c.kind.not_in(kinds),
        notices.c.subject_kind.not_in(subjects),
        notices.c.subject_id != subject,
    )
    # From the few notices of the thing to their messages, not the other way round.
    ids = select(links.c.delivery_id).select_from(brought).where(notices.c.network_id == tx.network, about)
    found = (
        select(deliveries)
        .where(
            deliveries.c.network_id == tx.network,
            deliveries.c.id.in_(ids),
            deliveries.c.state == NoticeState.SENT,
            deliveries.c.way.in_((Way.DM, Way.PARTNER)),
            deliveries.c.channel_id > 0,
            deliveries.c.message_id > 0,
            ~exists().select_from(brought).where(mine, others).correlate(deliveries),
        )
        .order_by(deliveries.c.id)
    )
    return tuple(
        Posted(
            DeliveryId(row.id),
            row.channel_id,
            row.message_id,
            row.sent_at,
            row.member_id if row.way == Way.DM else None,
        )
        for row in tx.connection.execute(found)
    )
