"""The history of events' tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from domain.actors import MemberId
from domain.events.model import EventId
from domain.methodology.history import Act, Change
from domain.methodology.lists import TaskId
from storage.schema.methodology import event_task_change as changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.transaction import Transaction


def note(
    tx: Transaction,
    events: Sequence[EventId],
    member: MemberId | None,
    act: Act,
    task: TaskId | None = None,
    fields: Mapping[str, tuple[Any, Any]] | None = None,
    why: str = "",
) -> None:
    """Keep what was done to the lists of these events, and by whom."""
    rows = [
        {
            "network_id": tx.network,
            "event_id": event,
            "task_id": task,
            "at": tx.now,
            "member_id": member,
            "act": act.value,
            "why": why,
            "fields": dict(fields or {}),
        }
        for event in events
    ]
    if rows:
        tx.connection.execute(insert(changes), rows)


def listed(
    tx: Transaction, event: EventId, limit: int = 50, task: TaskId | None = None
) -> tuple[Change, ...]:
    """The changes of an event's list, or of one task on it, the newest first."""
    own = select(changes).where(changes.c.network_id == tx.network, changes.c.event_id == event)
    if task is not None:
        own = own.where(changes.c.task_id == task)
    return tuple(
        Change(
            EventId(row.event_id),
            None if row.task_id is None else TaskId(row.task_id),
            row.at,
            None if row.member_id is None else MemberId(row.member_id),
            Act(row.act),
            row.why,
            {name: (before, after) for name, (before, after) in row.fields.items()},
        )
        for row in tx.connection.execute(own.order_by(changes.c.id.desc()).limit(limit))
    )
