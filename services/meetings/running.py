"""An event begins and ends: who runs it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.errors import EventOver
from domain.events.history import Act
from domain.events.model import EventStatus
from domain.meetings.attendance import Source
from domain.meetings.errors import NotRunning, TooEarlyToStart
from services.events import reading
from services.meetings import desk
from storage.events import changes, events
from storage.meetings import presence

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import EventId
    from services.events.views import EventView
    from storage.transaction import Transaction


def start(tx: Transaction, actor: Actor, id: EventId) -> EventView:  # noqa: A002
    """It begins now; said again it is as it was.

    Raises `TooEarlyToStart`, `EventOver`, and what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    if event.status is EventStatus.RUNNING:
        return reading.view(tx, actor, event)
    if tx.now < desk.opens_at(event):
        raise TooEarlyToStart(event.code, desk.opens_at(event))
    if event.status is EventStatus.ENDED or tx.now >= desk.closes_at(event):
        raise EventOver(event.code)
    events.step(tx, id, event.revision, status=EventStatus.RUNNING, started_at=tx.now)
    changes.note(tx, id, actor.member, Act.STARTED)
    return reading.view(tx, actor, events.load(tx, id))


def end(tx: Transaction, actor: Actor, id: EventId) -> EventView:  # noqa: A002
    """It ends now; what is ended long after it was to end has ended then. Raises `NotRunning` too."""
    event = desk.run_by(tx, actor, id)
    if event.status is EventStatus.ENDED:
        return reading.view(tx, actor, event)
    if event.status is not EventStatus.RUNNING or event.started_at is None:
        raise NotRunning(event.code)
    at = tx.now if tx.now < desk.closes_at(event) else max(event.ends_at, event.started_at)
    events.step(tx, id, event.revision, status=EventStatus.ENDED, ended_at=at)
    presence.leave(tx, id, Source.VOICE, None, at)
    changes.note(tx, id, actor.member, Act.ENDED)
    return reading.view(tx, actor, events.load(tx, id))
