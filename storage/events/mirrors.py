"""What stands on Discord for an event: the announcement, the scheduled event, thread, room and role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, or_, select, update

from domain.events.mirror import Mirror
from domain.events.model import EventId
from storage.dialect import insert_new
from storage.schema.events import event as events
from storage.schema.events import event_mirror as mirrors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from storage.transaction import Transaction

_SOME: Final = 500


def load(tx: Transaction, event: EventId) -> Mirror:
    """What is known to stand for an event; nothing where nothing was made."""
    own = (mirrors.c.network_id == tx.network, mirrors.c.event_id == event)
    row = tx.connection.execute(select(mirrors).where(*own)).one_or_none()
    if row is None:
        return Mirror(event)
    return _mirror(row)


def note(tx: Transaction, event: EventId, **values: Any) -> None:
    """Keep what was made, or is gone (None)."""
    row = {"network_id": tx.network, "event_id": event}
    insert_new(tx.connection, mirrors, [row], unique=("network_id", "event_id"))
    own = (mirrors.c.network_id == tx.network, mirrors.c.event_id == event)
    tx.connection.execute(update(mirrors).where(*own).values(values))


def note_shown(tx: Transaction, event: EventId, part: str, value: Any) -> None:
    """Keep what one part of Discord's side was last told, and leave what the others were told as it is."""
    before = dict(load(tx, event).shown or {})
    note(tx, event, shown={**before, part: value})


def standing(tx: Transaction, ends_after: datetime) -> tuple[Mirror, ...]:
    """The events that have a channel to be announced in, and nothing in the way of it."""
    there = and_(events.c.network_id == mirrors.c.network_id, events.c.id == mirrors.c.event_id)
    here = (mirrors.c.network_id == tx.network, mirrors.c.channel.is_not(None), mirrors.c.problem.is_(None))
    found = select(mirrors).join(events, there).where(*here, events.c.ends_at > ends_after)
    return tuple(_mirror(row) for row in tx.connection.execute(found.order_by(mirrors.c.event_id)))


def several(tx: Transaction, ids: Iterable[EventId]) -> Mapping[EventId, Mirror]:
    """What is known to stand for these events; those for which nothing was ever made are left out."""
    wanted, found = list(ids), dict[EventId, Mirror]()
    for at in range(0, len(wanted), _SOME):
        some = mirrors.c.event_id.in_(wanted[at : at + _SOME])
        rows = tx.connection.execute(select(mirrors).where(mirrors.c.network_id == tx.network, some))
        found.update((EventId(row.event_id), _mirror(row)) for row in rows)
    return found


def left(tx: Transaction, ended_before: datetime) -> tuple[EventId, ...]:
    """The events that were over by then and for which something still stands that is taken away after."""
    there = and_(events.c.network_id == mirrors.c.network_id, events.c.id == mirrors.c.event_id)
    stands = or_(mirrors.c.scheduled.is_not(None), mirrors.c.room.is_not(None), mirrors.c.role.is_not(None))
    here = (mirrors.c.network_id == tx.network, stands, events.c.ends_at <= ended_before)
    found = select(mirrors.c.event_id).join(events, there).where(*here).order_by(mirrors.c.event_id)
    return tuple(EventId(one) for one in tx.connection.scalars(found))


def of_room(tx: Transaction, room: int) -> EventId | None:
    """The event for which a voice or stage channel was made."""
    here = (mirrors.c.network_id == tx.network, mirrors.c.room == room)
    found = tx.connection.scalar(select(mirrors.c.event_id).where(*here))
    return None if found is None else EventId(found)


def of_scheduled(tx: Transaction, scheduled: int) -> EventId | None:
    """The event that a scheduled event of Discord stands for."""
    here = (mirrors.c.network_id == tx.network, mirrors.c.scheduled == scheduled)
    found = tx.connection.scalar(select(mirrors.c.event_id).where(*here))
    return None if found is None else EventId(found)


def _mirror(row: Row[Any]) -> Mirror:
    return Mirror(
        EventId(row.event_id),
        row.channel,
        row.message,
        row.scheduled,
        row.thread,
        row.room,
        row.role,
        row.shown,
        row.problem,
    )
