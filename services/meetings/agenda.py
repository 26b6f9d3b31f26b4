"""The agenda of an event: shown to who may see the event, written by who runs it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.meetings import agenda
from services.events import reading
from services.meetings import desk
from services.meetings.views import AgendaView
from storage.meetings import agendas

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction


def show(tx: Transaction, actor: Actor, id: EventId) -> AgendaView:  # noqa: A002
    """The agenda. Raises `NotFound` or `NotAMember`."""
    return _view(tx, actor, desk.seen_by(tx, actor, id))


def typed(tx: Transaction, actor: Actor, id: EventId) -> str:  # noqa: A002
    """The agenda as it is typed, to be changed. Raises `NotYourEvent` and what `desk.run_by` raises."""
    return agenda.text(agendas.load(tx, desk.run_by(tx, actor, id).id))


def write(tx: Transaction, actor: Actor, id: EventId, said: str) -> AgendaView:  # noqa: A002
    """This is the agenda from now on. Raises `AgendaLine`, `AgendaTooLong`, what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    items = agenda.read(said)
    if items != agendas.load(tx, id):
        agendas.write(tx, id, items)
        desk.reopen(tx, id)
    return _view(tx, actor, event)


def _view(tx: Transaction, actor: Actor, event: Event) -> AgendaView:
    items = agendas.load(tx, event.id)
    begin = desk.window(event).start
    starts = tuple(begin + timedelta(minutes=after) for after in agenda.starts(items))
    view = reading.view(tx, actor, event)
    return AgendaView(view, items, agenda.fit(items, event.span.minutes), starts)
