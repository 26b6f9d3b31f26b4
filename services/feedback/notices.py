"""What the messages after an event say when they are sent, read anew then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events.model import EventId
from domain.notices.kinds import FEEDBACK_CLOSED, FEEDBACK_REMINDER
from services.events import desk, reading
from services.feedback import results
from services.feedback.views import FeedbackNotice
from services.notices.whose import actor_of
from storage import feedback as kept
from storage.events import events
from storage.meetings import materials

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from storage.transaction import Transaction


def tell(tx: Transaction, notice: Notice, reader: Reader) -> FeedbackNotice | None:
    """What this message says now. None: nothing, as where they have answered or nobody was asked."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.known is None:
        return None
    try:
        event = events.load(tx, EventId(notice.subject_id))
    except NotFound:
        return None
    if not event.on:
        return None
    found, asks = kept.load(tx, event.id), reading.asks(tx, event, actor.known)
    if notice.kind == FEEDBACK_REMINDER.code and not asks:
        return None
    asked = found is not None and found.people > 0
    if notice.kind == FEEDBACK_CLOSED.code and not (asked and desk.runs(actor, event)):
        return None
    return FeedbackNotice(
        notice.kind,
        reading.view(tx, actor, event),
        materials.listed(tx, event.id),
        asks=asks,
        until=found.closes_at if found is not None and asks else None,
        outcome=results.outcome(tx, event) if notice.kind == FEEDBACK_CLOSED.code else None,
    )
