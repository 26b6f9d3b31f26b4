"""A questionnaire opens once an event is over: what time does, about a second after that."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain import feedback as rules
from domain.errors import NotFound
from domain.events.model import EventKind
from domain.meetings.attendance import CLOSES_AFTER
from domain.questionnaires import decode
from services.feedback import telling
from services.surveys import forms
from storage import across
from storage import feedback as kept
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import NetworkId
    from domain.events.model import Event, EventId
    from domain.feedback import Feedback
    from storage.transaction import Transaction, Unscoped

_BACK: Final = timedelta(days=14)
"""What began before that is not asked about any more: a network that was away, or is new here."""


def due(tx: Unscoped) -> Sequence[tuple[NetworkId, EventId]]:
    """The events that are over and have no questionnaire, of all networks."""
    without = [kind for kind in EventKind if not rules.is_asked_about(kind)]
    return across.events_without_feedback(tx, CLOSES_AFTER, _BACK, without)


def tend(tx: Unscoped, network: NetworkId, id: EventId, definition: str) -> bool:  # noqa: A002
    """Open that of an event; says whether it opened. Nothing for one that is gone by now."""
    here = tx.within(network)
    try:
        event = events.load(here, id)
    except NotFound:
        return False
    return begin(here, event, definition) is not None


def begin(tx: Transaction, event: Event, definition: str) -> Feedback | None:
    """Open it with this form, unless it is open; None where there is none after such events."""
    if not event.on or not rules.is_asked_about(event.kind):
        return None
    found = kept.load(tx, event.id)
    if found is not None:
        return found
    form = decode(definition)
    forms.keep(tx, form)
    closes = rules.closes_at(max(tx.now, event.ended_at or event.ends_at))
    kept.begin(tx, event.id, form.hash, closes, tx.now + rules.ASKED_AFTER)
    opened = kept.load(tx, event.id)
    if opened is not None:
        telling.follow(tx, event, opened)
    return opened
