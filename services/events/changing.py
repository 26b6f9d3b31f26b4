"""An event is changed, moved or called off: this one, or this and those of its series that follow.

What a calendar has to learn of counts `sequence` up, what moves the time `moved`. Only those whom it concerns
are told: who comes, waits or may come; of another time, or that it is called off, who was invited, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events import fields as said_of
from domain.events.errors import SeatsHeld
from domain.events.fields import EventFields
from domain.events.history import Act, between
from domain.events.model import EventStatus
from domain.events.series import shown
from domain.events.times import Span
from domain.records import replace
from services.events import announcing, answering, desk, reading, telling
from services.events.creating import check
from services.events.views import EventDone
from services.methodology import knowing, making
from services.methodology.common import day_of
from storage.events import answers, changes, events

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction

_IN_CALENDARS: Final = frozenset({"title", "description", "span", "place", "languages"})
_WORTH_TELLING: Final = frozenset({"span", "place", "title", "languages"})


def change(tx: Transaction, actor: Actor, id: EventId, seen: int, fields: EventFields) -> EventDone:  # noqa: A002
    """Say something else of an event that was seen at revision `seen`.

    Raises `NotYourEvent`, `Changed`, `EventOver`, `EventCalledOff`, `SeatsHeld`, and what `check` raises.
    """
    event = _mine(tx, actor, id)
    desk.must_see(seen, event)
    done = _change(tx, actor, event, fields)
    if fields.span != event.span:
        announcing.redraw_series(tx, event)
    return done


def move(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    seen: int,
    span: Span,
    *,
    following: bool = False,
) -> EventDone:
    """Move an event; with `following`, those of its series that come after it by as much of wall time.

    One that was said on other clocks stays on those; each keeps its length unless this one's is another now.
    Where a zone skips one of their times that day, it is an hour later, as when a series is made.
    Raises what `change` raises.
    """
    event = _mine(tx, actor, id)
    desk.must_see(seen, event)
    done = _change(tx, actor, event, replace(EventFields.of(event), span=span))
    # Once, however many move along.
    announcing.redraw_series(tx, event)
    if not following or event.series is None:
        return done
    others, told = [], [event] if done.told else []
    for other in reading.followers(tx, event):
        with_it = replace(EventFields.of(other), span=along(event.span, span, other.span))
        if _change(tx, actor, other, with_it).told:
            told.append(other)
        others.append(other)
    return replace(done, told=len(telling.concerned(tx, told, actor.member)), others=tuple(others))


def along(was: Span, now: Span, other: Span) -> Span:
    """Where `other` goes when what it follows goes from `was` to `now`."""
    minutes = other.minutes if now.minutes == was.minutes else now.minutes
    if other.zone == was.zone:
        zone, by = now.zone, now.wall - was.wall
    else:
        zone = other.zone
        by = now.in_zone(zone).replace(tzinfo=None) - was.in_zone(zone).replace(tzinfo=None)
    # To reckon with a time forgets which of two equal ones it is.
    wall = other.wall + by if by else other.wall
    return Span(shown(wall, zone), zone, minutes)


def cancel(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    seen: int,
    why: str,
    *,
    following: bool = False,
) -> EventDone:
    """Call an event off, and say why; with `following`, those of its series that come after it too.

    Raises `NotYourEvent`, `Changed`, `EventOver`, `EventCalledOff`, `EventReasonNeeded`.
    """
    event = _mine(tx, actor, id)
    desk.must_see(seen, event)
    said = said_of.reason(why)
    told = _cancel(tx, event, actor.member, said)
    announcing.redraw_series(tx, event)
    others = []
    if following:
        for other in reading.followers(tx, event):
            _cancel(tx, other, actor.member, said)
            others.append(other)
        told = len(telling.concerned(tx, [event, *others], actor.member))
    return EventDone(reading.view(tx, actor, events.load(tx, id)), told, tuple(others))


def hand_over(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    organiser: MemberId | None,
    deputy: MemberId | None,
    why: str = "",
) -> None:
    """Others organise it from now on. Raises `NotYourEvent`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    events.step(tx, id, event.revision, organiser_id=organiser, deputy_id=deputy)
    fields = {"organiser": (event.organiser, organiser), "deputy": (event.deputy, deputy)}
    changes.note(tx, id, actor.member, Act.CHANGED, fields, why)
    making.follow(tx, events.load(tx, id), day_of(event))


def _mine(tx: Transaction, actor: Actor, id: EventId) -> Event:  # noqa: A002
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    desk.must_be_to_come(tx, event)
    return event


def _change(tx: Transaction, actor: Actor, event: Event, fields: EventFields) -> EventDone:
    before = EventFields.of(event)
    tidy = check(tx, fields, before)
    changed = between(before, tidy)
    if not changed:
        return EventDone(reading.view(tx, actor, event))
    # Whoever catches a refusal finds nothing done: offers that are over lapse after it.
    held = answers.held(tx, event.id)[0] - len(answers.lapsing(tx, event.id))
    if tidy.capacity is not None and tidy.capacity < held:
        raise SeatsHeld(held)
    answering.settle(tx, event)
    steps = {"sequence": event.sequence + bool(_IN_CALENDARS & set(changed))}
    # Who comes is asked anew for another start, not for a longer or a shorter meeting.
    moves = tidy.span.starts_at != before.span.starts_at
    if moves:
        steps["moved"] = event.moved + 1
    events.change(tx, event.id, event.revision, tidy, **steps)
    now = events.load(tx, event.id)
    changes.note(tx, event.id, actor.member, Act.MOVED if moves else Act.CHANGED, changed)
    making.follow(tx, now, day_of(event))
    for key in knowing.known(now) - knowing.known(event):
        knowing.did(tx, now, key, actor.member)
    told = _tell(tx, actor, event, now, set(changed))
    return EventDone(reading.view(tx, actor, events.load(tx, event.id)), told)


def _tell(tx: Transaction, actor: Actor, before: Event, now: Event, changed: set[str]) -> int:
    """Bring all notices in line; tell those whom it concerns, once. Says how many."""
    told = 0
    if now.moved != before.moved or "closes_before" in changed:
        answering.shorten_offers(tx, now)
        telling.follow_all(tx, now)
    worth = changed & _WORTH_TELLING
    if now.ends_at == before.ends_at:
        worth -= {"span"}  # said in the clock of another place
    if now.starts_at != before.starts_at:
        was, also = before.starts_at.isoformat(), sorted(worth - {"span"})
        told = telling.tell_moved(tx, now, actor.member, was, also)
    elif worth:
        told = telling.tell_changed(tx, now, actor.member, sorted(worth))
    if "audience" in changed or now.moved != before.moved or "closes_before" in changed:
        telling.invite(tx, now)
    answering.offer(tx, now)
    return told


def _cancel(tx: Transaction, event: Event, by: MemberId | None, why: str) -> int:
    events.step(
        tx,
        event.id,
        event.revision,
        status=EventStatus.CANCELLED,
        sequence=event.sequence + 1,
        cancelled_at=tx.now,
        cancelled_why=why,
    )
    changes.note(tx, event.id, by, Act.CANCELLED, why=why)
    making.end(tx, events.load(tx, event.id))
    return telling.tell_cancelled(tx, events.load(tx, event.id), by)
