"""What notices on events say when they are sent, read anew then; None where nothing is left to say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.events.model import AnswerId, EventId, Reply, Seat
from domain.notices.kinds import (
    EVENT_ANSWERED_FOR,
    EVENT_CANCELLED,
    EVENT_CHANGED,
    EVENT_HINDERED,
    EVENT_INTEREST,
    EVENT_INVITED,
    EVENT_LAPSED,
    EVENT_MOVED,
    EVENT_OFFERED,
    EVENT_ON_DISCORD,
    EVENT_REMINDER,
    EVENT_SEATED,
    EVENT_UNANSWERED,
    EVENT_UNPOSTED,
)
from domain.records import Record, field
from services.events import discord_edits, mirroring, reading
from services.events.telling import ANSWER
from services.notices.whose import actor_of
from storage.events import answers, events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.events.on_discord import Said
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.events.views import EventView
    from storage.transaction import Transaction


class EventNotice(Record):
    """Something to say of an event to one of its people.

    `was` is when it should have begun before it was moved. `fields` are those that were changed, by their
    names in `domain.events.fields`. `problem` is why its announcement does not stand where it should, or the
    right that is missing. `what` somebody did on Discord, and `edit` what stands there since, if anything.
    """

    view: EventView
    kind: str
    was: datetime | None = None
    fields: tuple[str, ...] = field(default_factory=tuple)
    problem: str = ""
    what: str = ""
    edit: Said | None = None

    @property
    def clock(self) -> str:
        """The zone in which it is said."""
        return self.view.event.span.zone


def tell(tx: Transaction, notice: Notice, reader: Reader) -> EventNotice | None:
    """What this notice says now to the member that it is for, even where their partner's channel reads it.

    None: it is over or called off, they have answered, it is how it was, or they have left.
    """
    actor = actor_of(tx, notice, reader)
    event = _event(tx, notice)
    if actor is None or event is None:
        return None
    try:
        view = reading.view(tx, actor, events.load(tx, event))
    except NotFound:
        return None
    said = _STILL[notice.kind](view, notice)
    if view.done and notice.kind != EVENT_CANCELLED.code:
        return None
    if not said or not _still_on_discord(tx, event, notice):
        return None
    was = notice.detail.get("was")
    fields = tuple(str(one) for one in notice.detail.get("fields", ()))
    return EventNotice(
        view,
        notice.kind,
        datetime.fromisoformat(was) if was else None,
        fields,
        str(notice.detail.get("problem", "")),
        str(notice.detail.get("what", "")),
        discord_edits.edit_of(tx, event) if notice.kind == EVENT_ON_DISCORD.code else None,
    )


def _still_on_discord(tx: Transaction, event: EventId, notice: Notice) -> bool:
    what = str(notice.detail.get("what", ""))
    if notice.kind == EVENT_ON_DISCORD.code:
        return discord_edits.pending(tx, event, what)
    if notice.kind == EVENT_HINDERED.code:
        return any(found == what for _, found in mirroring.problems(tx))
    return True


def _event(tx: Transaction, notice: Notice) -> EventId | None:
    if notice.subject_kind != ANSWER:
        return EventId(notice.subject_id)
    said = answers.find(tx, AnswerId(notice.subject_id))
    return None if said is None else said.event


def _unanswered(view: EventView, _notice: Notice) -> bool:
    return view.open and view.invited and view.mine is None


def _invited(view: EventView, notice: Notice) -> bool:
    """They have not answered; or what they said in the date poll is their answer, and still is."""
    return view.polled if notice.detail.get("polled") else _unanswered(view, notice)


def _comes(view: EventView, _notice: Notice) -> bool:
    return view.mine is not None and view.mine.concerned


def _waits_for(view: EventView, notice: Notice) -> bool:
    """They come or may come; or were invited and have not answered, so that what they were sent is wrong."""
    return _comes(view, notice) or (view.invited and view.mine is None)


def _moved(view: EventView, notice: Notice) -> bool:
    return _waits_for(view, notice) and view.event.starts_at.isoformat() != notice.detail.get("was")


def _reminded(view: EventView, _notice: Notice) -> bool:
    mine = view.mine
    return mine is not None and (mine.seat is Seat.SEATED or mine.reply is Reply.MAYBE)


def _is(seat: Seat) -> Callable[[EventView, Notice], bool]:
    return lambda view, _notice: view.mine is not None and view.mine.seat is seat


def _for(view: EventView, _notice: Notice) -> bool:
    mine = view.mine
    return mine is not None and mine.recorded_by is not None and mine.reply is Reply.GOING


def _runs(view: EventView, _notice: Notice) -> bool:
    return view.runs and view.unposted


def _organises(view: EventView, _notice: Notice) -> bool:
    return view.runs


def _interested(view: EventView, _notice: Notice) -> bool:
    return view.invited


def _off(view: EventView, notice: Notice) -> bool:
    return not view.event.on and _waits_for(view, notice)


_STILL: Final[Mapping[str, Callable[[EventView, Notice], bool]]] = {
    EVENT_INVITED.code: _invited,
    EVENT_UNANSWERED.code: _unanswered,
    EVENT_REMINDER.code: _reminded,
    EVENT_OFFERED.code: _is(Seat.OFFERED),
    EVENT_LAPSED.code: _is(Seat.LAPSED),
    EVENT_SEATED.code: _is(Seat.SEATED),
    EVENT_ANSWERED_FOR.code: _for,
    EVENT_MOVED.code: _moved,
    EVENT_CHANGED.code: _comes,
    EVENT_CANCELLED.code: _off,
    EVENT_UNPOSTED.code: _runs,
    EVENT_ON_DISCORD.code: _organises,
    EVENT_INTEREST.code: _interested,
    EVENT_HINDERED.code: _organises,
}
"""Whether there is still something to say of each kind."""
