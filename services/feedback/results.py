"""What who organises an event reads of what people said: sums and unsigned texts, once it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import feedback as rules
from domain.feedback import FeedbackClosed, FeedbackNotOpen
from services.events import desk, reading
from services.feedback import telling, thanking
from services.feedback.views import Results
from services.meetings import there
from services.surveys import forms
from storage import feedback as kept
from storage.events import events

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from domain.feedback import Outcome
    from storage.transaction import Transaction


def show(tx: Transaction, actor: Actor, id: EventId) -> Results:  # noqa: A002
    """How many answered, and what may be shown. Raises `NotFound`, `NotYourEvent` or `NotAMember`."""
    desk.must_be_known(actor)
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    found = kept.load(tx, id)
    return Results(
        event=reading.view(tx, actor, event),
        expected=event.on and rules.is_asked_about(event.kind),
        unthanked=thanking.unthanked(tx, actor, event),
        can_say=len(there.can_say(tx, event)),
        feedback=found,
        outcome=outcome(tx, event),
        closed=found is not None and not found.is_open(tx.now),
    )


def close(tx: Transaction, actor: Actor, id: EventId) -> Results:  # noqa: A002
    """It takes no answers from now on; what was begun and not sent does not count. It stays closed.

    Raises `FeedbackNotOpen`, `FeedbackClosed`, and what `show` raises.
    """
    before = show(tx, actor, id)
    event, found = before.event.event, before.feedback
    if found is None:
        raise FeedbackNotOpen(event.code)
    if before.closed:
        raise FeedbackClosed(event.code)
    kept.step(tx, id, closes_at=tx.now)
    closed = kept.load(tx, id)
    if closed is not None:
        telling.follow(tx, event, closed)
    return show(tx, actor, id)


def outcome(tx: Transaction, event: Event) -> Outcome | None:
    """What may be shown of what was said of an event; None where there is no questionnaire."""
    found = kept.load(tx, event.id)
    if found is None:
        return None
    form, closed = forms.load(tx, found.form), not found.is_open(tx.now)
    return rules.outcome(form, kept.sent(tx, event.id), found.people, closed=closed)
