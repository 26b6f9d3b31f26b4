"""Who was there: people check in, who runs the event ticks the list and corrects it, with a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.events.errors import EventCalledOff
from domain.events.history import Act
from domain.events.model import EventStatus, Reply
from domain.folding import fold
from domain.meetings.attendance import PERCENT, Source
from domain.meetings.errors import CheckInOver, TooEarlyToStart
from services.events import desk as events_desk
from services.events import reading
from services.meetings import desk
from services.meetings.there import merged, window
from services.meetings.views import AttendanceView, CheckedIn, OneThere, There
from storage import members, networks
from storage.events import answers, changes, events
from storage.meetings import presence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction

WHY_LENGTH: Final = 300


def check_in(tx: Transaction, actor: Actor, id: EventId, source: Source) -> CheckedIn:  # noqa: A002
    """The actor is there, and says so by a button or the page of a QR code; twice is once.

    Raises `NotFound`, `NotAMember`, `NotInvited`, `EventCalledOff`, `TooEarlyToStart` or `CheckInOver`.
    """
    event = events.load(tx, id)
    member = events_desk.must_be_invited(tx, actor, event)
    if not event.on:
        raise EventCalledOff(event.code)
    if event.status is EventStatus.PLANNED and tx.now < desk.opens_at(event):
        raise TooEarlyToStart(event.code, desk.opens_at(event))
    if not _open(tx, event):
        raise CheckInOver(event.code)
    again = any(one.member == member for one in presence.marks_of(tx, id) if one.source is source)
    if not again:
        presence.mark(tx, id, member, source)
    return CheckedIn(reading.view(tx, actor, event), again)


def looks_in(tx: Transaction, actor: Actor, id: EventId) -> tuple[CheckedIn, bool]:  # noqa: A002
    """The page before one checks in, and whether one can now. Raises `NotFound`, `NotInvited`."""
    event = events.load(tx, id)
    member = events_desk.must_be_invited(tx, actor, event)
    again = any(one.member == member and one.present for one in presence.marks_of(tx, id))
    possible = event.on and _open(tx, event) and tx.now >= desk.opens_at(event)
    return CheckedIn(reading.view(tx, actor, event), again), possible


def show(tx: Transaction, actor: Actor, id: EventId) -> AttendanceView:  # noqa: A002
    """Who was there. Raises what `desk.run_by` raises."""
    return _view(tx, actor, desk.run_by(tx, actor, id))


def tick(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    who: Sequence[MemberId],
    source: Source,
) -> AttendanceView:
    """These were at the front desk, or signed the sheet; minutes that were sent and say else are a draft.

    Raises what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    known = {one.id for one in members.listed(tx, guests=True)}
    before = {(one.member, one.source) for one in presence.marks_of(tx, id)}
    there = desk.seen_there(tx, event)
    for member in dict.fromkeys(who):
        if member in known and (member, source) not in before:
            presence.mark(tx, id, member, source, by=actor.member)
    desk.reopen_if_others_were_there(tx, event, there)
    return _view(tx, actor, event)


def correct(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    member: MemberId,
    why: str,
    *,
    present: bool,
) -> OneThere:
    """Whatever else is known: this one was there, or was not. Every correction is kept.

    Minutes that were sent and say else are a draft again.

    Raises `MeetingTextLong`, `NotFound`, and what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    said = desk.tidy("why", why, WHY_LENGTH, needed=False)
    members.load(tx, member)
    there = desk.seen_there(tx, event)
    presence.mark(tx, id, member, Source.CORRECTION, present=present, by=actor.member, why=said)
    changes.note(tx, id, actor.member, Act.ATTENDANCE, {"present": (None, present)})
    desk.reopen_if_others_were_there(tx, event, there)
    return _one(tx, actor, event, member)


def one(tx: Transaction, actor: Actor, id: EventId, member: MemberId) -> OneThere:  # noqa: A002
    """One person, with all that shows whether they were there. Raises what `desk.run_by` raises."""
    return _one(tx, actor, desk.run_by(tx, actor, id), member)


def _open(tx: Transaction, event: Event) -> bool:
    return event.status is not EventStatus.ENDED and tx.now < desk.closes_at(event)


def _one(tx: Transaction, actor: Actor, event: Event, member: MemberId) -> OneThere:
    view = _view(tx, actor, event)
    person = next((one for one in view.people if one.member == member), None)
    if person is None:
        found = members.load(tx, member)
        if not found.active:
            raise NotFound("member", found.name)
        person = There(member, found.name, "", None, None)
    marks = [one for one in presence.marks_of(tx, event.id) if one.member == member]
    corrections = tuple(one for one in marks if one.source is Source.CORRECTION)
    return OneThere(view.event, person, corrections, events_desk.names(tx, [one.by for one in marks]))


def _view(tx: Transaction, actor: Actor, event: Event) -> AttendanceView:
    known = merged(tx, event)
    said = {one.member: one for one in answers.listed(tx, event.id)}
    partners = {one.id: one.name for one in networks.list_partners(tx)}
    people = [
        There(
            member.id,
            member.name,
            partners.get(member.acts_for, "") if member.acts_for is not None else "",
            said[member.id].reply if member.id in said else None,
            known.get(member.id),
        )
        for member in members.listed(tx, guests=True)
        if member.id in known or (member.id in said and said[member.id].reply is not Reply.NO)
    ]
    return AttendanceView(
        event=reading.view(tx, actor, event),
        window=window(event),
        percent=PERCENT,
        people=tuple(sorted(people, key=lambda one: (not one.present, fold(one.name)))),
        others=presence.others(tx, event.id),
        open=_open(tx, event) and tx.now >= desk.opens_at(event),
    )


def on_list(tx: Transaction, actor: Actor, id: EventId) -> tuple[There, ...]:  # noqa: A002
    """Whom the front desk may tick: those of the list, then all for whom the event is, or who run it."""
    event = desk.run_by(tx, actor, id)
    view = _view(tx, actor, event)
    named = {one.member for one in view.people}
    meant = {one.id for one in events_desk.invited(tx, event)} | {event.organiser, event.deputy}
    others = [one for one in members.listed(tx) if one.id in meant - named]
    partners = {one.id: one.name for one in networks.list_partners(tx)}
    return (
        *view.people,
        *(
            There(one.id, one.name, partners.get(one.acts_for, "") if one.acts_for else "", None, None)
            for one in sorted(others, key=lambda one: fold(one.name))
        ),
    )
