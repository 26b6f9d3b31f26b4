"""Who has not said how it was is asked once more; who organises the event hears when it is over.

All of it is about "feedback" (the event's id), so that it ends with the questionnaire. People are asked first
with the thanks, which are news of the event's minutes (`services.meetings.telling`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import feedback as rules
from domain.notices import NewNotice
from domain.notices.kinds import FEEDBACK_CLOSED, FEEDBACK_REMINDER, MEETING_THANKS
from services.meetings.telling import NEWS
from storage import feedback as kept
from storage import outbox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId
    from domain.events.model import Event, EventId
    from domain.feedback import Feedback
    from storage.transaction import Transaction

FEEDBACK: Final = "feedback"


def follow(tx: Transaction, event: Event, now: Feedback) -> None:
    """Bring in line what is still to be said of it: nothing once it is closed."""
    outbox.schedule(tx, FEEDBACK, int(event.id), _to_come(tx, event, now) if now.is_open(tx.now) else ())


def said(tx: Transaction, event: EventId, member: MemberId) -> None:
    """This one has said it, and is asked no more."""
    outbox.cancel_for(tx, FEEDBACK, int(event), member)


def thank(tx: Transaction, event: Event, there: Iterable[MemberId]) -> int:
    """These are thanked, told what was shown, and asked how it was: one message for each. How many."""
    told = sorted(there)
    wanted = (
        NewNotice(MEETING_THANKS, NEWS, int(event.id), tx.now, f"minutes:{event.id}:thanks:{member}", member)
        for member in told
    )
    outbox.add(tx, wanted)
    return len(told)


def thanked(tx: Transaction, event: EventId) -> frozenset[MemberId]:
    """Those who were thanked."""
    told = (one for one in outbox.about(tx, NEWS, int(event)) if one.kind == MEETING_THANKS.code)
    return frozenset(one.member for one in told if one.member is not None)


def _to_come(tx: Transaction, event: Event, now: Feedback) -> list[NewNotice]:
    id_, wanted = int(event.id), []
    for one in kept.listed(tx, event.id):
        at = None if one.asked_at is None else rules.reminds_at(one.asked_at, now.closes_at)
        if at is not None and not one.sent:
            key = f"feedback:{id_}:reminder:{one.member}"
            wanted.append(
                NewNotice(FEEDBACK_REMINDER, FEEDBACK, id_, at, key, one.member, expires_at=now.closes_at)
            )
    if event.organiser is not None:
        key = f"feedback:{id_}:closed:{event.organiser}"
        wanted.append(NewNotice(FEEDBACK_CLOSED, FEEDBACK, id_, now.closes_at, key, event.organiser))
    return wanted
