"""Who has which role at an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from domain.actors import MemberId
from domain.methodology.lists import Holder
from storage.schema.methodology import event_role as roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.model import EventId
    from storage.transaction import Transaction


def of_event(tx: Transaction, event: EventId) -> dict[str, Holder]:
    """Who has a role, by its key; a role that nobody has is not in it."""
    return of_events(tx, [event]).get(event, {})


def of_events(tx: Transaction, events: Sequence[EventId]) -> dict[EventId, dict[str, Holder]]:
    """The same of several events."""
    found: dict[EventId, dict[str, Holder]] = {}
    own = (roles.c.network_id == tx.network, roles.c.event_id.in_(list(events)))
    for row in tx.connection.execute(select(roles).where(*own).order_by(roles.c.id)):
        member = None if row.member_id is None else MemberId(row.member_id)
        if member is not None or row.name:
            found.setdefault(row.event_id, {})[row.role] = Holder(row.role, member, row.name)
    return found


def give(tx: Transaction, event: EventId, role: str, member: MemberId | None, name: str) -> None:
    """That member has the role, or somebody of that name; with neither nobody."""
    own = (roles.c.network_id == tx.network, roles.c.event_id == event, roles.c.role == role)
    tx.connection.execute(delete(roles).where(*own))
    if member is not None or name:
        row = {"network_id": tx.network, "event_id": event, "role": role, "member_id": member, "name": name}
        tx.connection.execute(insert(roles).values(row))
