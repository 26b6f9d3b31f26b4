"""The history of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from domain.events.history import Act, Change
from domain.events.model import EventId
from storage.schema.events import event_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from domain.actors import MemberId
    from storage.transaction import Transaction


def note(
    tx: Transaction,
    event: EventId,
    member: MemberId | None,
    act: Act,
    fields: Mapping[str, tuple[Any, Any]] | None = None,
    why: str = "",
) -> None:
    """Keep what was done, and by whom."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "at": tx.now,
        "member_id": member,
        "act": act.value,
        "why": why,
        "fields": dict(fields or {}),
    }
    tx.connection.execute(insert(event_change).values(row))


def listed(tx: Transaction, event: EventId, limit: int = 100) -> tuple[Change, ...]:
    """The changes of an event, the newest first."""
    own = (event_change.c.network_id == tx.network, event_change.c.event_id == event)
    found = select(event_change).where(*own).order_by(event_change.c.id.desc()).limit(limit)
    return tuple(_change(row) for row in tx.connection.execute(found))


def of_act(tx: Transaction, event: EventId, act: Act) -> tuple[Change, ...]:
    """All changes of an event by which that was done, however many, the oldest first."""
    own = (event_change.c.network_id == tx.network, event_change.c.event_id == event)
    found = select(event_change).where(*own, event_change.c.act == act.value).order_by(event_change.c.id)
    return tuple(_change(row) for row in tx.connection.execute(found))


def _change(row: Row[Any]) -> Change:
    return Change(
        EventId(row.event_id),
        row.at,
        row.member_id,
        Act(row.act),
        row.why,
        {name: (before, after) for name, (before, after) in row.fields.items()},
    )
