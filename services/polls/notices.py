"""What notices on date polls say when they are sent, read anew then; None where nothing is left to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import MemberId
from domain.errors import NotFound
from domain.notices.kinds import (
    POLL_ALL_ANSWERED,
    POLL_CANCELLED,
    POLL_CHANGED,
    POLL_ENDED,
    POLL_GUEST_ASKED,
    POLL_INVITED,
    POLL_UNANSWERED,
)
from domain.polls import PollId, PollStatus
from domain.records import Record
from services.notices.whose import actor_of
from services.polls import reading
from storage import members, polls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.polls.views import PollView
    from storage.transaction import Transaction


class PollNotice(Record):
    """Something to say of a poll to one of its people; `by` gave the address of a guest."""

    view: PollView
    kind: str
    by: str = ""

    @property
    def clock(self) -> str:
        """The zone in which it is said."""
        return self.view.poll.fields.span.zone


def tell(tx: Transaction, notice: Notice, reader: Reader) -> PollNotice | None:
    """What this notice says now to the member that it is for, even where their partner's channel reads it.

    None: they have answered, it was decided or called off, they run it no longer, or they have left.
    """
    actor = actor_of(tx, notice, reader)
    if actor is None or (notice.kind == POLL_GUEST_ASKED.code and actor.guest is None):
        return None
    try:
        view = reading.view(tx, actor, polls.load(tx, PollId(notice.subject_id)))
    except NotFound:
        return None
    by = MemberId(int(notice.detail.get("by", 0)))
    named = members.names(tx, [by]).get(by, "") if by else ""
    return PollNotice(view, notice.kind, named) if _STILL[notice.kind](view) else None


def _unsaid(view: PollView) -> bool:
    return view.open and view.invited and view.left > 0


def _unheard(view: PollView) -> bool:
    return view.open and view.invited and not view.mine


def _to_decide(view: PollView) -> bool:
    return view.runs and view.poll.status is PollStatus.OPEN


def _ended(view: PollView) -> bool:
    return _to_decide(view) and not view.open


def _off(view: PollView) -> bool:
    return view.poll.status is PollStatus.CANCELLED


_STILL: Final[Mapping[str, Callable[[PollView], bool]]] = {
    POLL_GUEST_ASKED.code: _unheard,
    POLL_INVITED.code: _unsaid,
    POLL_UNANSWERED.code: _unsaid,
    POLL_CHANGED.code: _unsaid,
    POLL_ALL_ANSWERED.code: _to_decide,
    POLL_ENDED.code: _ended,
    POLL_CANCELLED.code: _off,
}
"""Whether there is still something to say of each kind."""
