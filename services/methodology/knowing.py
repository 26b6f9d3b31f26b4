"""A task that was done by the way, without anybody saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.methodology.history import Act
from domain.methodology.lists import TaskStatus
from services.methodology import reminding
from storage.methodology import changes, tasks

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction


def did(tx: Transaction, event: Event, key: str, by: MemberId | None) -> None:
    """The task of that key was done with something else; None: by Techlink. One with a proof stays open."""
    for one in tasks.of_event(tx, event.id):
        if one.key == key and one.open and not one.proof:
            tasks.step(tx, one, status=TaskStatus.DONE, why="", closed_at=tx.now, closed_by=by)
            fields = {"status": (one.status.value, TaskStatus.DONE.value)}
            changes.note(tx, [event.id], by, Act.DONE, one.id, fields)
            reminding.follow(tx, event)
