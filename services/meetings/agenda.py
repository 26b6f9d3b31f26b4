"""The agenda of an event: shown to who may see the event, written by who runs it.

What was typed lies in a draft until it can be taken, so that nothing has to be typed twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.meetings import agenda
from domain.records import Record
from services import own_drafts
from services.events import reading
from services.meetings import desk
from services.meetings.there import window
from services.meetings.views import AgendaView
from storage import drafts
from storage.events import events
from storage.meetings import agendas

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction

_DRAFT: Final = "meeting.agenda"
_LIVES: Final = timedelta(days=1)


class AgendaDraft(Record):
    """An agenda that is being typed; `fault` says why it cannot be taken as it is."""

    id: int
    event: Event
    text: str
    fault: DomainError | None = None


def show(tx: Transaction, actor: Actor, id: EventId) -> AgendaView:  # noqa: A002
    """The agenda. Raises `NotFound` or `NotAMember`."""
    return _view(tx, actor, desk.seen_by(tx, actor, id))


def begin(tx: Transaction, actor: Actor, id: EventId) -> AgendaDraft:  # noqa: A002
    """The agenda as it is typed, to be changed. Raises what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    said = agenda.text(agendas.load(tx, id))
    payload = {"event": int(id), "text": said}
    new = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return AgendaDraft(int(new.id), event, said)


def load(tx: Transaction, actor: Actor, draft: int) -> AgendaDraft:
    """What was typed so far. Raises `Changed` for a draft that is gone."""
    kept = _load(tx, actor, draft)
    return AgendaDraft(draft, events.load(tx, kept.payload["event"]), kept.payload["text"])


def type_into(tx: Transaction, actor: Actor, draft: int, said: str) -> AgendaView | AgendaDraft:
    """Take what was typed; or say why it cannot be. Raises `Changed` and what `desk.run_by` raises."""
    kept = _load(tx, actor, draft)
    id_: EventId = kept.payload["event"]
    event = desk.run_by(tx, actor, id_)
    try:
        view = write(tx, actor, id_, said)
    except DomainError as fault:
        drafts.rewrite(tx, draft, {**kept.payload, "text": said}, tx.now + _LIVES)
        return AgendaDraft(draft, event, said, fault)
    drafts.remove(tx, draft)
    return view


def write(tx: Transaction, actor: Actor, id: EventId, said: str) -> AgendaView:  # noqa: A002
    """This is the agenda from now on. Raises `AgendaLine`, `AgendaTooLong`, what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    items = agenda.read(said)
    if items != agendas.load(tx, id):
        agendas.write(tx, id, items)
        desk.reopen(tx, id)
    return _view(tx, actor, event)


def _load(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _view(tx: Transaction, actor: Actor, event: Event) -> AgendaView:
    items = agendas.load(tx, event.id)
    begin = window(event).start
    starts = tuple(begin + timedelta(minutes=after) for after in agenda.starts(items))
    view = reading.view(tx, actor, event)
    return AgendaView(view, items, agenda.fit(items, event.span.minutes), starts)
