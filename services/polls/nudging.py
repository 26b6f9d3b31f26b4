"""Who has not answered a poll in full is reminded by hand, by who runs it.

Nobody hears of it twice a day, however often it is pressed, nor shortly before the reminder that comes by
itself. Guests who agreed to no mails had theirs.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice, NoticeState
from domain.notices.kinds import POLL_CHANGED, POLL_INVITED, POLL_UNANSWERED
from domain.polls import NobodyToRemind, PollOver
from services.polls import desk, reading, telling
from services.polls.views import Nudging, Unheard
from storage import outbox, polls

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.people import Member
    from domain.polls import Poll, PollId
    from storage.transaction import Transaction

REST: Final = timedelta(days=1)
"""So long after they were asked or reminded nobody is reminded by hand."""
_ASKING: Final = frozenset(one.code for one in (POLL_INVITED, POLL_UNANSWERED, POLL_CHANGED))


def look(tx: Transaction, actor: Actor, id: PollId) -> Nudging:  # noqa: A002
    """Who has not answered in full. Raises `NotYourEvent`, `PollOver` and `NotFound`."""
    poll = _to_nudge(tx, actor, id)
    return _found(tx, actor, poll, _resting(tx, poll))


def nudge(tx: Transaction, actor: Actor, id: PollId) -> Nudging:  # noqa: A002
    """Remind those whom nothing reminded lately. Raises as `look`, and `NobodyToRemind`."""
    poll = _to_nudge(tx, actor, id)
    resting = _resting(tx, poll)
    due = _due(tx, poll, resting)
    if not due:
        raise NobodyToRemind(poll.code)
    key = f"poll:{poll.id}:nudged:{int(tx.now.timestamp())}"
    outbox.add(
        tx,
        [
            NewNotice(
                POLL_UNANSWERED,
                telling.NEWS,
                int(poll.id),
                tx.now,
                f"{key}:{one}",
                one,
                expires_at=poll.deadline,
            )
            for one in due
        ],
    )
    return _found(tx, actor, poll, resting | frozenset(due), reminded=len(due))


def _to_nudge(tx: Transaction, actor: Actor, id: PollId) -> Poll:  # noqa: A002
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll)
    if not desk.is_open(tx, poll):
        raise PollOver(poll.code)
    return poll


def _missing(tx: Transaction, poll: Poll) -> list[Member]:
    answered = polls.answered(tx, poll)
    return [one for one in desk.asked(tx, poll) if one.id not in answered and one.id != poll.organiser]


def _resting(tx: Transaction, poll: Poll) -> frozenset[MemberId]:
    """Who was asked or reminded within `REST`, or will be before long by itself."""
    told = (*outbox.about(tx, telling.POLL, int(poll.id)), *outbox.about(tx, telling.NEWS, int(poll.id)))
    return frozenset(
        one.member
        for one in told
        if one.member is not None
        and one.kind in _ASKING
        and one.state is not NoticeState.CANCELLED
        and tx.now - REST < one.due_at <= tx.now + telling.APART
    )


def _due(tx: Transaction, poll: Poll, resting: frozenset[MemberId]) -> list[MemberId]:
    mailed = telling.reached(tx, poll)
    missing = (one for one in _missing(tx, poll) if not one.guest or one.id in mailed)
    return [one.id for one in missing if one.id not in resting]


def _found(
    tx: Transaction, actor: Actor, poll: Poll, resting: frozenset[MemberId], reminded: int = 0
) -> Nudging:
    view, said = reading.view(tx, actor, poll), reading.count_said(polls.votes(tx, poll.id))
    people = tuple(
        Unheard(one.name, said[one.id], one.id in resting)
        for one in _missing(tx, poll)
        if one.id in view.names
    )
    return Nudging(view, people, len(_due(tx, poll, resting)), reminded)
