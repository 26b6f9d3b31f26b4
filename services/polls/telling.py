"""Who is told what of a date poll: asked once, reminded while silent, and the organiser when all have said.

What is to come is about the poll ("poll"): it ends when somebody has said of each time whether they can,
when it is decided or called off. Its organiser, who proposed the times, is not asked. Guests who agreed to no
mails had their one first mail (`guests`), and are told nothing more.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.consents import GUEST_LIST, GUEST_POLL
from domain.events.times import earlier
from domain.notices import NewNotice
from domain.notices.kinds import (
    POLL_ALL_ANSWERED,
    POLL_CANCELLED,
    POLL_CHANGED,
    POLL_ENDED,
    POLL_INVITED,
    POLL_UNANSWERED,
)
from services.asking import asked_at, is_asked_again
from services.polls import desk
from storage import consents, outbox, polls
from storage.events import guests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.notices import Notice
    from domain.polls import Poll
    from storage.transaction import Transaction

POLL: Final = "poll"
NEWS: Final = "poll.news"
REMIND_BEFORE: Final = (timedelta(days=2), timedelta(hours=4))
"""When those who have not answered are reminded, before the deadline: days are those of the poll's clocks."""
APART: Final = timedelta(hours=4)
"""Not so soon after they were asked."""


def ask(tx: Transaction, poll: Poll) -> int:
    """Whoever is meant and has not answered is asked; the organiser hears when it ends. Says how many."""
    done, begun = polls.answered(tx, poll), polls.heard(tx, poll.id)
    asked = [one for one in desk.asked(tx, poll) if one.id not in done and one.id != poll.organiser]
    mailed = reached(tx, poll)
    people = [one.id for one in asked if not one.guest or one.id in mailed]
    known = {one.dedupe_key: one for one in outbox.about(tx, POLL, int(poll.id))}
    wanted = [one for member in people for one in _asking(tx, poll, member, known, new=member not in begun)]
    if poll.organiser is not None:
        key = f"poll:{poll.id}:ended:{int(poll.deadline.timestamp())}"
        wanted.append(NewNotice(POLL_ENDED, POLL, int(poll.id), poll.deadline, key, poll.organiser))
    outbox.schedule(tx, POLL, int(poll.id), wanted)
    return len(people)


def heard(tx: Transaction, poll: Poll, member: MemberId) -> None:
    """Who has said all is not asked any more. When all have, the organiser is told, once."""
    answered = polls.answered(tx, poll)
    if member not in answered:
        return
    if member != poll.organiser:
        outbox.cancel_for(tx, POLL, int(poll.id), member)
    if member != poll.organiser:
        tell_when_all_said(tx, poll, answered)


def tell_when_all_said(tx: Transaction, poll: Poll, answered: frozenset[MemberId]) -> None:
    """The organiser is told, once, when nobody is silent any more: they have `answered`, or left."""
    silent = {one.id for one in desk.asked(tx, poll)} - answered - {poll.organiser}
    said = answered - {poll.organiser}
    if silent or not said or poll.told_all_at is not None or poll.organiser is None:
        return
    polls.note(tx, poll.id, told_all_at=tx.now)
    key = f"poll:{poll.id}:all:{poll.revision}"
    outbox.add(tx, [NewNotice(POLL_ALL_ANSWERED, NEWS, int(poll.id), tx.now, key, poll.organiser)])


def tell_changed(tx: Transaction, poll: Poll, by: MemberId | None) -> int:
    """Times were added: those who had said something are asked to look again."""
    people = _heard(tx, poll, by)
    key = f"poll:{poll.id}:changed:{poll.revision}"
    outbox.add(
        tx,
        [
            NewNotice(POLL_CHANGED, NEWS, int(poll.id), tx.now, f"{key}:{one}", one, expires_at=poll.deadline)
            for one in people
        ],
    )
    return len(people)


def end(tx: Transaction, poll: Poll) -> None:
    """It is decided: nothing of it is to come."""
    outbox.cancel(tx, POLL, int(poll.id))


def tell_cancelled(tx: Transaction, poll: Poll, by: MemberId | None) -> int:
    """It was called off: those who had said something are told, the others need not think of it."""
    end(tx, poll)
    people = _heard(tx, poll, by)
    key = f"poll:{poll.id}:cancelled"
    outbox.add(
        tx, [NewNotice(POLL_CANCELLED, NEWS, int(poll.id), tx.now, f"{key}:{one}", one) for one in people]
    )
    return len(people)


def reached(tx: Transaction, poll: Poll) -> frozenset[MemberId]:
    """The guests of a poll who agreed to mails of it: on the contact list, or where they answered it."""
    if not poll.guests:
        return frozenset()
    said = consents.worded(tx, GUEST_POLL) & polls.heard(tx, poll.id)
    return poll.guests & ((consents.worded(tx, GUEST_LIST) - guests.declined(tx)) | said)


def _heard(tx: Transaction, poll: Poll, by: MemberId | None) -> list[MemberId]:
    """Who said something, and is told what becomes of it."""
    silent = {one.id for one in desk.asked(tx, poll) if one.guest} - reached(tx, poll)
    return sorted(polls.heard(tx, poll.id) - silent - {by})


def _asking(
    tx: Transaction, poll: Poll, member: MemberId, known: Mapping[str, Notice], *, new: bool
) -> list[NewNotice]:
    """`new`: they have said nothing yet, so they are invited, too."""
    if not desk.is_open(tx, poll):
        return []
    key, end = f"poll:{poll.id}", poll.deadline
    first = f"{key}:invited:{member}"
    asked = asked_at(known.get(first), tx.now if new else poll.created_at, tx.now)
    wanted = (
        [NewNotice(POLL_INVITED, POLL, int(poll.id), asked, first, member, expires_at=end)] if new else []
    )
    for before in REMIND_BEFORE:
        at = earlier(end, before, poll.fields.span.zone)
        again = f"{key}:unanswered:{int(before.total_seconds())}:{int(end.timestamp())}:{member}"
        if is_asked_again(known.get(again), at, asked, APART, tx.now):
            wanted.append(NewNotice(POLL_UNANSWERED, POLL, int(poll.id), at, again, member, expires_at=end))
    return wanted
