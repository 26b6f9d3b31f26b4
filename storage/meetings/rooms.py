"""Which event a place on Discord belongs to: its thread for talk, its voice channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from domain.events.model import EventId, EventStatus
from storage.schema.events import event as events
from storage.schema.events import event_mirror as mirrors

if TYPE_CHECKING:
    from datetime import datetime

    from storage.transaction import Transaction


def event_in(tx: Transaction, channel: int) -> EventId | None:
    """The event whose thread or room that channel is; of several (a room of a series) the one that is on."""
    there = and_(events.c.network_id == mirrors.c.network_id, events.c.id == mirrors.c.event_id)
    here = (
        mirrors.c.network_id == tx.network,
        or_(mirrors.c.thread == channel, mirrors.c.room == channel),
        events.c.status != EventStatus.CANCELLED,
    )
    found = select(events.c.id, events.c.starts_at, events.c.ends_at).join_from(mirrors, events, there)
    rows = tx.connection.execute(found.where(*here)).all()
    nearest = min(rows, key=lambda row: _away(row.starts_at, row.ends_at, tx), default=None)
    return None if nearest is None else EventId(nearest.id)


def _away(start: datetime, end: datetime, tx: Transaction) -> float:
    """Seconds until it begins, or since it ended; 0 while it is on."""
    return max((start - tx.now).total_seconds(), (tx.now - end).total_seconds(), 0.0)
