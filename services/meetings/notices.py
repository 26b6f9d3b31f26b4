"""What notices on minutes and follow-ups say when they are sent, read anew then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.events.model import EventId
from domain.meetings.model import EntryId, MinutesStatus
from domain.notices.kinds import (
    FOLLOW_UP_DUE,
    FOLLOW_UP_GIVEN,
    MINUTES_APPROVED,
    MINUTES_OBJECTED,
    MINUTES_OVER,
    MINUTES_QUOTED,
    MINUTES_SENT,
)
from domain.records import Record
from services.meetings import minutes as reading
from services.meetings import noting
from services.notices.whose import actor_of
from storage.meetings import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.meetings.views import EntryView, MinutesView
    from storage.transaction import Transaction

_OF_ENTRIES: Final = frozenset({FOLLOW_UP_GIVEN.code, FOLLOW_UP_DUE.code, MINUTES_QUOTED.code})


class MeetingNotice(Record):
    """Something to say of an event's minutes, or of one entry of them, to one person.

    `days` are those until the day of a follow-up when the reminder is due: 0 on it, negative after it.
    """

    kind: str
    minutes: MinutesView | None = None
    entry: EntryView | None = None
    days: int = 0

    @property
    def clock(self) -> str:
        """The zone in which it is said; "" where it is about nothing."""
        about = self.minutes or self.entry
        return about.event.event.span.zone if about is not None else ""


def tell(tx: Transaction, notice: Notice, reader: Reader) -> MeetingNotice | None:
    """What this notice says now. None: it is done, withdrawn, or they have left."""
    actor = actor_of(tx, notice, reader)
    if actor is None:
        return None
    try:
        if notice.kind in _OF_ENTRIES:
            entry = noting.view(tx, actor, entries.load(tx, EntryId(notice.subject_id)))
            if not _ENTRIES[notice.kind](entry):
                return None
            return MeetingNotice(notice.kind, entry=entry, days=int(notice.detail.get("days", 0)))
        view = reading.show(tx, actor, EventId(notice.subject_id))
    except NotFound:
        return None
    if not _MINUTES[notice.kind](view, int(notice.detail.get("version", 0))):
        return None
    return MeetingNotice(notice.kind, minutes=view)


def _asks(view: MinutesView, version: int) -> bool:
    return view.may_say and view.mine is None and view.minutes.version == version


def _over(view: MinutesView, version: int) -> bool:
    sent = view.minutes.status is MinutesStatus.SENT and view.minutes.version == version
    return view.event.runs and sent


_MINUTES: Final[Mapping[str, Callable[[MinutesView, int], bool]]] = {
    MINUTES_SENT.code: _asks,
    MINUTES_OVER.code: _over,
    MINUTES_OBJECTED.code: lambda view, _: view.event.runs and bool(view.objections),
    MINUTES_APPROVED.code: lambda view, _: (
        view.minutes.status is MinutesStatus.APPROVED and view.content is not None
    ),
}
_ENTRIES: Final[Mapping[str, Callable[[EntryView], bool]]] = {
    FOLLOW_UP_GIVEN.code: lambda view: view.owns and view.entry.open,
    FOLLOW_UP_DUE.code: lambda view: view.owns and view.entry.open,
    MINUTES_QUOTED.code: lambda view: view.quoted and not view.entry.nameless,
}
"""Whether there is still something to say of each kind."""
