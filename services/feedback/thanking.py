"""Those who were there are thanked, told where to find what was shown, and asked how it was: in one message.

Where so few were there that nothing of what they say could be shown, they are thanked and not asked.
Who organises the event does so when the materials are there. Where nobody has by the third day, it is done
then; while nobody is known to have been there, it is tried each day anew.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain import feedback as rules
from domain.errors import NotFound
from domain.events.history import Act
from domain.events.model import EventStatus
from domain.meetings.errors import NobodyThere, NotHeldYet, ThankedAlready
from services.events import desk as events_desk
from services.feedback import opening, telling
from services.meetings import desk
from services.meetings.there import can_say, present
from services.methodology import knowing
from storage import feedback as kept
from storage.events import changes, events
from storage.meetings import minutes

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId, NetworkId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction, Unscoped

_AGAIN: Final = timedelta(days=1)
THANKS: Final = "thanks"
"""The task of the methodology that is done with it."""


def needs_form(tx: Transaction, actor: Actor, id: EventId) -> bool:  # noqa: A002
    """Whether `thank` opens the questionnaire, and needs its definition. Raises what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    return rules.is_asked_about(event.kind) and kept.load(tx, id) is None


def thank(tx: Transaction, actor: Actor, id: EventId, definition: str = "") -> int:  # noqa: A002
    """Thank and ask those who were there and were not thanked before; how many.

    Raises `NotHeldYet`, `ThankedAlready`, `NobodyThere` and what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    if not is_over(tx, event):
        raise NotHeldYet(event.code)
    there = _meant(tx, event) - {actor.member}
    if not there:
        raise NobodyThere(event.code)
    new = there - telling.thanked(tx, id)
    if not new:
        raise ThankedAlready(event.code)
    if definition:
        opening.begin(tx, event, definition)
    return _thank(tx, event, new, actor.member)


def tend(tx: Unscoped, network: NetworkId, id: EventId) -> bool:  # noqa: A002
    """Thank and ask those who were there, where nobody has; says whether anybody was."""
    here = tx.within(network)
    try:
        event = events.load(here, id)
    except NotFound:
        return False
    found = kept.load(here, id)
    if found is None or found.asked_at is not None or not event.on:
        return False
    new = _meant(here, event) - telling.thanked(here, id)
    if not new:
        kept.step(here, id, ask_at=max(found.ask_at, here.now) + _AGAIN)
        return False
    _thank(here, event, new, None)
    return True


def unthanked(tx: Transaction, actor: Actor, event: Event) -> int:
    """How many were there and were not thanked, if the actor thanked them now."""
    if not is_over(tx, event) or not events_desk.runs(actor, event):
        return 0
    return len(_meant(tx, event) - {actor.member} - telling.thanked(tx, event.id))


def is_over(tx: Transaction, event: Event) -> bool:
    """Whether it is: somebody ended it, or its time is over."""
    return event.status is EventStatus.ENDED or event.ends_at <= tx.now


def _meant(tx: Transaction, event: Event) -> frozenset[MemberId]:
    return present(tx, event) - {event.organiser}


def _thank(tx: Transaction, event: Event, new: frozenset[MemberId], by: MemberId | None) -> int:
    now = minutes.load(tx, event.id)
    if now.thanked_at is None:
        minutes.step(tx, now, thanked_at=tx.now)
    found = kept.load(tx, event.id)
    asked = can_say(tx, event)
    if found is not None and found.is_open(tx.now) and rules.is_worth_asking(len(asked)):
        kept.ask(tx, event.id, asked - {by})
        closes = rules.closes_after_asking(found.closes_at, tx.now)
        kept.step(tx, event.id, asked_at=found.asked_at or tx.now, closes_at=closes)
        now_open = kept.load(tx, event.id)
        if now_open is not None:
            telling.follow(tx, event, now_open)
    knowing.did(tx, event, THANKS, by)
    changes.note(tx, event.id, by, Act.THANKED, {"people": (0, len(new))})
    return telling.thank(tx, event, new)
