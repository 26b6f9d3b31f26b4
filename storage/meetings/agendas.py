"""The agenda of an event: all of it is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from domain.meetings.agenda import Item
from storage.schema.meetings import agenda_item as items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.model import EventId
    from storage.transaction import Transaction


def load(tx: Transaction, event: EventId) -> tuple[Item, ...]:
    """The items in their order; none where nobody wrote any."""
    own = (items.c.network_id == tx.network, items.c.event_id == event)
    rows = tx.connection.execute(select(items).where(*own).order_by(items.c.position))
    return tuple(Item(row.title, row.minutes, row.lead) for row in rows)


def write(tx: Transaction, event: EventId, new: Iterable[Item]) -> None:
    """These are the items from now on."""
    own = (items.c.network_id == tx.network, items.c.event_id == event)
    tx.connection.execute(delete(items).where(*own))
    rows = [
        {
            "network_id": tx.network,
            "event_id": event,
            "position": place,
            "title": one.title,
            "minutes": one.minutes,
            "lead": one.lead,
        }
        for place, one in enumerate(new)
    ]
    if rows:
        tx.connection.execute(insert(items), rows)
