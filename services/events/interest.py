"""Interest that people show in Discord's scheduled event counts as an answer to ours.

Whoever is no member, or not invited, is told nothing: what they press there is seen by nobody here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.errors import NotAllowed, NotFound
from domain.events.errors import EventCalledOff, EventOver, NotInvited, RegistrationClosed
from domain.events.model import Reply, Seat, Via
from domain.events.seats import Hall
from services.events import answering, desk, telling_of_discord
from storage import members, people
from storage.events import answers, events, mirrors

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, NetworkId
    from domain.events.model import Answer, Event, EventId
    from storage.transaction import Transaction, Unscoped

_NO_SEAT_NOW = (EventCalledOff, EventOver, RegistrationClosed)


def shown(tx: Transaction, actor: Actor, scheduled: int, *, caught_up: bool = False) -> EventId | None:
    """Somebody pressed "Interested": they go where there is a seat, else they hear what they would get.

    `caught_up`: it was pressed while nobody listened; who has answered since keeps that. Gives the event,
    where anything changed.
    """
    event = _event(tx, actor, scheduled)
    if event is None or actor.member is None:
        return None
    former = answers.own(tx, event.id, actor.member)
    if former is not None and (caught_up or former.reply is Reply.GOING):
        return None
    lapsed: tuple[Answer, ...] = ()
    try:
        desk.must_be_invited(tx, actor, event)
        lapsed = answering.settle(tx, event)
        if Hall(event.capacity, *answers.held(tx, event.id)).seat() is Seat.SEATED:
            answering.respond(tx, actor, event.id, Reply.GOING, Via.INTEREST)
            telling_of_discord.interest(tx, event, actor.member, scheduled, seated=True)
            return event.id
    except NotInvited:
        return None
    except _NO_SEAT_NOW:
        pass
    offered = answering.offer(tx, event)
    telling_of_discord.interest(tx, event, actor.member, scheduled, seated=False)
    return event.id if lapsed or offered else None


def taken_back(tx: Transaction, actor: Actor, scheduled: int) -> EventId | None:
    """Somebody is not interested any more: they do not go, if it was their interest that said so."""
    event = _event(tx, actor, scheduled)
    if event is None or actor.member is None:
        return None
    former = answers.own(tx, event.id, actor.member)
    if former is None or former.via is not Via.INTEREST or former.reply is not Reply.GOING:
        return None
    try:
        answering.respond(tx, actor, event.id, Reply.NO, Via.INTEREST)
    except (NotAllowed, NotFound, *_NO_SEAT_NOW):
        return None
    return event.id


def others(tx: Transaction, actor: Actor) -> frozenset[int]:
    """The Discord accounts of the actor beside the one that they act by: each can be interested by itself."""
    if actor.person is None:
        return frozenset()
    own = people.list_channels(tx, actor.person)
    return frozenset(
        int(one.address) for one in own if one.kind is ChannelKind.DISCORD and one.address != actor.address
    )


def counted(tx: Unscoped, network: NetworkId, event: EventId, since: datetime) -> tuple[tuple[int, ...], ...]:
    """The accounts of each who goes because their interest said so, since that instant.

    `since` is when Discord's event was made: where it was made anew, nobody is interested in it yet, and who
    was interested in the one before still goes.
    """
    here = tx.within(network)
    going = {
        one.member
        for one in answers.listed(here, event)
        if one.via is Via.INTEREST and one.reply is Reply.GOING and one.answered_at >= since
    }
    if not going:
        return ()
    accounts, found = people.accounts(here), members.listed(here, guests=True)
    persons = [one.person.id for one in found if one.id in going]
    return tuple(tuple(map(int, accounts[person])) for person in persons if person in accounts)


def _event(tx: Transaction, actor: Actor, scheduled: int) -> Event | None:
    found = mirrors.of_scheduled(tx, scheduled)
    if found is None or actor.member is None:
        return None
    return events.load(tx, found)
