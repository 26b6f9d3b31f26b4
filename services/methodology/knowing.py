"""A task that was done by the way, without anybody saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import RoomKind
from domain.methodology.history import Act
from domain.methodology.lists import GivenKind, TaskStatus
from services.methodology import reminding
from storage.methodology import changes, tasks

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction


POLL: Final = "poll"
ROOM: Final = "room"
ANNOUNCE: Final = "announce"
"""The keys of the tasks to settle the date together, to choose the room on the net and to announce it, in
`content/methodology/tasks.toml`."""


def known(event: Event) -> frozenset[str]:
    """The keys of the tasks that what is said of an event shows to be done."""
    return frozenset({ROOM}) if event.place.room is not RoomKind.NONE else frozenset()


def did(
    tx: Transaction,
    event: Event,
    key: str,
    by: MemberId | None,
    shown: str = "",
    *,
    proven: bool = False,
) -> None:
    """The task of that key was done with something else, which is `shown` with it; None: by Techlink.

    One with a proof stays open unless it is `proven`: Techlink holds the proof itself. One that was left out
    for want of time was done all the same.
    """
    for one in tasks.of_event(tx, event.id):
        if one.key == key and (one.open or one.by_time) and (proven or not one.proof):
            if shown:
                tasks.give(tx, one.id, GivenKind.TEXT, shown, by, None)
            tasks.step(tx, one, status=TaskStatus.DONE, why="", closed_at=tx.now, closed_by=by)
            fields = {"status": (one.status.value, TaskStatus.DONE.value)}
            changes.note(tx, [event.id], by, Act.DONE, one.id, fields)
            reminding.follow(tx, event)
