"""Who comes: an answer, at once on a seat or in the queue; what becomes free is offered to who waits longest.

One person's answer reads and writes a fixed number of rows, however many have answered. The rules are
`domain.events.seats`; the transaction holds the network's lock, so that two never take the last seat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.events.errors import EventCalledOff, EventOver, RegistrationClosed
from domain.events.history import Act
from domain.events.model import EventStatus, Reply, Seat, Via
from domain.events.seats import Hall, offer_ends
from services.events import desk, reading, telling
from services.events.views import Answered, AnsweredAll, AnsweredFor
from storage import members
from storage.events import answers, changes, events, guests

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.actors import Actor, MemberId, PartnerId
    from domain.events.model import Answer, Event, EventId
    from storage.transaction import Transaction

_ON_THE_LIST: Final = frozenset({Seat.SEATED, Seat.WAITING, Seat.OFFERED})


def respond(tx: Transaction, actor: Actor, id: EventId, reply: Reply, via: Via = Via.CHAT) -> Answered:  # noqa: A002
    """Say whether one comes; said again it is said anew, and a seat that one has is kept.

    Raises `NotFound`, `NotAMember`, `NotInvited`, `EventCalledOff`, `EventOver`, `RegistrationClosed`.
    """
    event = events.load(tx, id)
    member = desk.must_be_invited(tx, actor, event)
    settle(tx, event)
    former = answers.own(tx, id, member)
    _may_say(tx, event, former, reply)
    _save(tx, event, member, actor.partner, reply, via, former)
    told = offer(tx, event)
    before = former.seat if former else None
    return Answered(reading.view(tx, actor, event), before, told)


def respond_to_all(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    reply: Reply,
    via: Via = Via.CHAT,
) -> AnsweredAll:
    """The same of a meeting and of those of its series that follow it and are open to the actor.

    Raises as `respond`.
    """
    found = [respond(tx, actor, id, reply, via).view]
    found += [
        respond(tx, actor, other.id, reply, via).view
        for other in found[0].later
        if desk.open_for(tx, other) and desk.is_meant(tx, actor, other)
    ]
    return AnsweredAll(tuple(found))


def respond_for(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    partner: PartnerId,
    coming: Sequence[MemberId],
) -> AnsweredFor:
    """A partner's contact, or who runs the event, says who of the partner comes; each is told.

    Whoever had said yes keeps that, named or not: they said so themselves, and who was offered a seat takes
    it. A contact names nobody whom the event is not for.

    Raises what `respond` raises, `NotFound` where the event is none of theirs, and `RoleNeeded` for who
    speaks for another partner.
    """
    event = events.load(tx, id)
    desk.must_be_known(actor)
    own = Role.CONTACT in actor.roles and actor.partner == partner
    runs = desk.runs(actor, event)
    if not (own or runs):
        raise RoleNeeded(Role.CONTACT.value)
    if not reading.visible(tx, actor, event):
        raise NotFound("event", "")
    settle(tx, event)
    there = {one.id: one for one in members.listed(tx, partner=partner)}
    seats: list[tuple[str, Seat]] = []
    named: list[MemberId] = []
    for member in dict.fromkeys(coming):
        if member not in there:
            continue
        former = answers.own(tx, id, member)
        if not (runs or former is not None or desk.takes(event, there[member])):
            continue
        if former is not None and former.reply is Reply.GOING and former.seat in _ON_THE_LIST:
            seats.append((there[member].name, former.seat))
            continue
        _may_say(tx, event, former, Reply.GOING)
        said = _save(tx, event, member, partner, Reply.GOING, Via.CHAT, former, by=actor.member)
        seats.append((there[member].name, said.seat))
        named.append(member)
        if member != actor.member:
            telling.tell_answered_for(tx, event, said)
    if named:
        changes.note(tx, id, actor.member, Act.ANSWERED_FOR, {"members": (None, sorted(named))})
    offer(tx, event)
    return AnsweredFor(reading.view(tx, actor, event), partner, tuple(sorted(seats)))


def respond_for_own(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    coming: Sequence[MemberId],
) -> AnsweredFor:
    """The same for the partner that the actor acts for. Raises `NotAMember` too."""
    if actor.partner is None:
        raise NotAMember
    return respond_for(tx, actor, id, actor.partner, coming)


def expect(tx: Transaction, event: Event, coming: Collection[MemberId]) -> None:
    """These said yes to its time before it was made: they come, as far as they are still there."""
    for one in members.listed(tx):
        if one.id in coming:
            _save(tx, event, one.id, one.acts_for, Reply.GOING, Via.CHAT, None)


def carry(
    tx: Transaction,
    id: EventId,  # noqa: A002
    said: Sequence[tuple[MemberId, Reply]],
    by: MemberId | None,
) -> None:
    """What people said of this time before there was the event is their answer, in that order; they are told.

    It counts of those whom the event is for, and who can be written to, while registration is open; the rest
    is asked as everybody is. `by` need not be told.
    """
    event = events.load(tx, id)
    there = {one.id: one.acts_for for one in desk.invited(tx, event)}
    there |= dict.fromkeys(guests.invited_to(tx, id) & telling.reached(tx, event))
    if desk.open_for(tx, event):
        kept = [
            _save(tx, event, member, there[member], reply, Via.CHAT, None)
            for member, reply in said
            if member in there
        ]
        telling.tell_polled(tx, event, [one for one in kept if one.member != by])


def shorten_offers(tx: Transaction, event: Event) -> None:
    """It moved, or registration ends sooner: no offer holds longer than one can register."""
    closes = desk.closes_at(event)
    longer = [
        one
        for one in answers.listed(tx, event.id)
        if one.seat is Seat.OFFERED and one.offered_until is not None and one.offered_until > closes
    ]
    if longer:
        answers.hold_until(tx, [one.id for one in longer], max(closes, tx.now))
    settle(tx, event)


def give_back(tx: Transaction, event: Event, answer: Answer) -> None:
    """Somebody is gone, or is meant no more: they hold nothing, and are told nothing. Offering is next."""
    answers.seat(tx, [answer.id], Seat.NONE)
    telling.end_for(tx, event, [answer.member])


def settle(tx: Transaction, event: Event) -> tuple[Answer, ...]:
    """Offers that are over lapse, and who had them is told. Gives whose they were."""
    over = answers.lapsing(tx, event.id)
    if over:
        answers.seat(tx, [one.id for one in over], Seat.LAPSED)
        telling.tell_lapsed(tx, event, over)
    return over


def offer(tx: Transaction, event: Event) -> tuple[str, ...]:
    """Offer what is free to those who wait longest. Gives the names of whom it was offered to."""
    if event.capacity is None and event.on:
        return _seat_all(tx, event)
    until = offer_ends(tx.now, event.offer_minutes, desk.closes_at(event))
    if until is None or not desk.open_for(tx, event):
        return ()
    held, waiting = answers.held(tx, event.id)
    most = Hall(event.capacity, held, waiting).to_offer()
    if not most:
        return ()
    first = answers.queue(tx, event.id, most)
    answers.seat(tx, [one.id for one in first], Seat.OFFERED, until)
    telling.tell_offered(tx, event, first)
    named = desk.names(tx, [one.member for one in first])
    return tuple(named[one.member] for one in first if one.member in named)


def tend(tx: Transaction, id: EventId) -> bool:  # noqa: A002
    """What time does to an event: offers that are over lapse, and are made to the next. Says whether any."""
    event = events.load(tx, id)
    lapsed = settle(tx, event)
    return bool(lapsed) | bool(offer(tx, event))


def _seat_all(tx: Transaction, event: Event) -> tuple[str, ...]:
    """There is no limit any more: whoever waits comes in, and whoever was offered a seat need not hurry."""
    if not desk.open_for(tx, event):
        return ()
    first = answers.queued(tx, event.id)
    if not first:
        return ()
    answers.seat(tx, [one.id for one in first], Seat.SEATED)
    telling.tell_seated(tx, event, first)
    named = desk.names(tx, [one.member for one in first])
    return tuple(named[one.member] for one in first if one.member in named)


def _may_say(tx: Transaction, event: Event, former: Answer | None, reply: Reply) -> None:
    """Who has a seat may always give it back; a new one is given while registration is open."""
    if not event.on:
        raise EventCalledOff(event.code)
    if event.ends_at <= tx.now or event.status is EventStatus.ENDED:
        raise EventOver(event.code)
    if reply is not Reply.GOING or (former is not None and former.seat is Seat.SEATED):
        return
    # An offer that is over has lapsed before this is asked: it counts as a new yes, behind who waits.
    if former is not None and former.seat is Seat.OFFERED:
        return
    if not desk.open_for(tx, event):
        raise RegistrationClosed(event.code, desk.closes_at(event))


def _save(
    tx: Transaction,
    event: Event,
    member: MemberId,
    partner: PartnerId | None,
    reply: Reply,
    via: Via,
    former: Answer | None,
    by: MemberId | None = None,
) -> Answer:
    seat = _seat(tx, event, reply, former)
    queued = former.queued_at if former and former.seat is seat else None
    if seat is Seat.WAITING and queued is None:
        queued = tx.now
    said = answers.save(
        tx,
        event.id,
        member,
        partner=partner,
        reply=reply,
        seat=seat,
        queued_at=queued,
        moved=event.moved,
        via=via,
        recorded_by=None if by == member else by,
        former=former,
    )
    telling.follow(tx, event, said)
    return said


def _seat(tx: Transaction, event: Event, reply: Reply, former: Answer | None) -> Seat:
    if reply is not Reply.GOING:
        return Seat.NONE
    if former is not None and former.seat in {Seat.SEATED, Seat.WAITING}:
        return former.seat
    if former is not None and former.seat is Seat.OFFERED:
        return Seat.SEATED
    return Hall(event.capacity, *answers.held(tx, event.id)).seat()
