"""What the services of events share: who may do what, until when, and the words for refusals."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import Changed, NotAMember, RoleNeeded
from domain.events.errors import EventCalledOff, EventOver, NotInvited, NotYourEvent
from domain.events.model import EventStatus
from storage import members
from storage.events import answers, guests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from domain.people import Member
    from storage.transaction import Transaction


def may_organise(actor: Actor) -> bool:
    """Whether somebody may announce events: the coordination, and the partners' contacts."""
    return bool(actor.roles & {Role.COORDINATOR, Role.CONTACT})


def must_organise(actor: Actor) -> MemberId:
    """Who announces an event. Raises `RoleNeeded` or `NotAMember`."""
    if not may_organise(actor):
        raise RoleNeeded(Role.CONTACT.value)
    return actor.as_member()


def must_be_known(actor: Actor) -> None:
    """Raise `NotAMember` for who is unknown; whoever acts as coordination may look."""
    if Role.COORDINATOR not in actor.roles:
        actor.as_member()


def runs(actor: Actor, event: Event) -> bool:
    """Whether somebody may change an event: the coordination, its organiser and deputy."""
    if Role.COORDINATOR in actor.roles:
        return True
    return actor.member is not None and actor.member in {event.organiser, event.deputy}


def must_run(tx: Transaction, actor: Actor, event: Event) -> None:
    """Raise `NotYourEvent` for everybody who may not change it."""
    if not runs(actor, event):
        held = [one for one in (event.organiser, event.deputy) if one is not None]
        found = members.names(tx, held)
        raise NotYourEvent(event.code, tuple(found[one] for one in held if one in found))


def must_see(seen: int, event: Event) -> None:
    """Raise `Changed` unless what was seen is what there is."""
    if seen != event.revision:
        raise Changed


def must_be_to_come(tx: Transaction, event: Event) -> None:
    """Raise `EventCalledOff`, or `EventOver` once it has begun."""
    if not event.on:
        raise EventCalledOff(event.code)
    if event.starts_at <= tx.now or event.status is not EventStatus.PLANNED:
        raise EventOver(event.code)


def closes_at(event: Event) -> datetime:
    """From when on nobody can register any more; at the start at the latest."""
    return event.starts_at - timedelta(minutes=event.closes_before)


def open_for(tx: Transaction, event: Event) -> bool:
    """Whether somebody could register now."""
    return event.on and event.status is EventStatus.PLANNED and tx.now < closes_at(event)


def must_be_invited(tx: Transaction, actor: Actor, event: Event) -> MemberId:
    """The member, or guest, for whom the event is. Raises `NotAMember` or `NotInvited`.

    Who organises it belongs to it, and so does whoever was let in once, wherever they work by now. A public
    event is for everybody.
    """
    who = actor.known
    if who is None:
        raise NotAMember
    belongs = is_meant(tx, actor, event) or who in {event.organiser, event.deputy}
    if not belongs and answers.own(tx, event.id, who) is None:
        raise NotInvited(event.code)
    return who


def is_meant(tx: Transaction, actor: Actor, event: Event) -> bool:
    """Whether an event is for somebody: for everybody, for this member, or this guest was invited by name."""
    if event.public and actor.known is not None:
        return True
    if actor.member is not None:
        return event.audience.invites(actor.member, actor.partner)
    return actor.guest is not None and guests.is_invited(tx, event.id, actor.guest)


def takes(event: Event, member: Member) -> bool:
    """Whether an event is for this member, as `is_meant` says it of who acts."""
    return event.public or event.audience.invites(member.id, member.acts_for)


def invited(tx: Transaction, event: Event, there: Iterable[Member] | None = None) -> tuple[Member, ...]:
    """The members for whom it is, in the order of their names. Guests are asked one by one, not here.

    `there`: the members of the network, where they are known already.
    """
    found = members.listed(tx) if there is None else (one for one in there if not one.guest)
    return tuple(one for one in found if event.audience.invites(one.id, one.acts_for))


def names(tx: Transaction, ids: Iterable[MemberId | None]) -> Mapping[MemberId, str]:
    """The names of these members; those who were forgotten are not among them."""
    wanted = {one for one in ids if one is not None}
    return members.names(tx, wanted) if wanted else {}
