"""Guests invited by who runs an event: those on the contact list as members are, others once, told by whom.

Nobody is written to unasked, but for one first invitation, ever, in this network: it says who gave the
address and which event it is about, and brings nothing more unless they register. What happened to which
address is told in numbers alone, so that nobody finds out whose an address is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind
from domain.addresses import AddressMalformed, check_address
from domain.consents import GUEST_LIST
from domain.errors import Changed, NotAMember
from domain.events.history import Act
from domain.guests import MOST_INVITED, MOST_INVITED_A_DAY, NoAddresses, TooManyInvited
from domain.notices import NewNotice
from domain.notices.kinds import EVENT_INVITED, GUEST_INVITED
from domain.partners import stamp
from services import links, privacy_notice
from services.events import desk, reading
from services.events.guests import public, registering
from services.events.guests.views import GuestInvitation, InvitedBy
from services.events.telling import EVENT
from storage import consents, members, outbox, people
from storage.events import answers, changes, events, guests

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from domain.people import Member
    from services.events.guests.views import Asked, Registered
    from storage.transaction import Transaction

_BETWEEN: Final = re.compile(r"[\s,;]+")
_ANGLES: Final = re.compile(r"[<>]")
_LONGEST: Final = 60_000
_SHOWN: Final = 10
_DAY: Final = timedelta(days=1)


def preview(tx: Transaction, actor: Actor, id: EventId, pasted: str) -> GuestInvitation:  # noqa: A002
    """What inviting these addresses would do.

    Raises `NotYourEvent`, `EventOver`, `EventCalledOff`, `NoAddresses`, `TooManyInvited`, `NotFound`.
    """
    event, found, faulty = _read(tx, actor, id, pasted)
    listed, first, before = _sorted(tx, event, found)
    return GuestInvitation(
        reading.view(tx, actor, event), len(listed), len(first), len(before), faulty, _seal(event, found)
    )


def send(tx: Transaction, actor: Actor, id: EventId, pasted: str, seal: str) -> GuestInvitation:  # noqa: A002
    """Do what the preview with that seal showed. Raises what `preview` raises, and `Changed`."""
    event, found, faulty = _read(tx, actor, id, pasted)
    if _seal(event, found) != seal:
        raise Changed
    listed, first, before = _sorted(tx, event, found)
    if guests.invited_since(tx, tx.now - _DAY) + len(first) > MOST_INVITED_A_DAY:
        raise TooManyInvited(MOST_INVITED_A_DAY)
    closes = desk.closes_at(event)
    for who in listed:
        guests.invite(tx, event.id, who)
        key = f"event:{event.id}:invited:{who}"
        outbox.add(tx, [NewNotice(EVENT_INVITED, EVENT, int(event.id), tx.now, key, who, expires_at=closes)])
    for address in first:
        _write_first(tx, actor, event, address)
    if listed or first:
        changes.note(
            tx, event.id, actor.member, Act.GUESTS_INVITED, {"number": (None, len(listed) + len(first))}
        )
    return GuestInvitation(reading.view(tx, actor, event), len(listed), len(first), len(before), faulty, seal)


def look(tx: Transaction, actor: Actor, id: EventId) -> InvitedBy:  # noqa: A002
    """What the link of a first invitation shows. Raises `NotFound`, `NotInvited` and `NotAMember`."""
    event = events.load(tx, id)
    who = desk.must_be_invited(tx, actor, event)
    return InvitedBy(
        public.without_room(reading.view(tx, actor, event)),
        privacy_notice.of_network(tx),
        "" if "@" in actor.name else actor.name,
        _address(tx, actor),
        declined=_declined(tx, who),
    )


def register(tx: Transaction, actor: Actor, id: EventId, asked: Asked) -> Registered:  # noqa: A002
    """Register by the link of an invitation. Raises as `look` and `registering.register_invited`."""
    event = events.load(tx, id)
    desk.must_be_invited(tx, actor, event)
    registering.must_be_open(tx, event)
    # At the address that the link was sent to, whatever the form said.
    own = replace(asked, email=_address(tx, actor))
    return registering.register_invited(tx, actor, event, own)


def decline(tx: Transaction, actor: Actor) -> None:
    """They want no invitations here: nobody can have one sent to that address again. Raises `NotAMember`."""
    if actor.guest is None:
        raise NotAMember
    guests.keep(tx, actor.guest, declined=True)
    consents.withdraw_worded(tx, actor.guest, [GUEST_LIST])
    # Those that wait already are invitations too.
    for event in outbox.subjects(tx, EVENT, actor.guest):
        outbox.cancel_for(tx, EVENT, event, actor.guest)


def _declined(tx: Transaction, who: MemberId) -> bool:
    known = guests.find(tx, who)
    return known is not None and known.declined


def _address(tx: Transaction, actor: Actor) -> str:
    known = people.list_channels(tx, actor.person) if actor.person is not None else ()
    return next((one.address for one in known if one.kind is ChannelKind.EMAIL), "")


def _read(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    pasted: str,
) -> tuple[Event, tuple[str, ...], tuple[str, ...]]:
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    registering.must_be_open(tx, event)
    found: dict[str, None] = {}
    faulty: list[str] = []
    for word in _BETWEEN.split(_ANGLES.sub(" ", pasted[:_LONGEST])):
        if "@" not in word:
            continue  # a name beside its address
        try:
            found[check_address(word)] = None
        except AddressMalformed:
            faulty.append(word[:80])
    if not found:
        raise NoAddresses
    if len(found) > MOST_INVITED:
        raise TooManyInvited(MOST_INVITED)
    return event, tuple(found), tuple(faulty[:_SHOWN])


def _sorted(
    tx: Transaction, event: Event, found: Iterable[str]
) -> tuple[list[MemberId], list[str], list[str]]:
    """Those on the contact list, those who are written to for the first time, those who get nothing.

    Members of the network are invited as members are: nothing is sent to them here.
    """
    on_list = consents.worded(tx, GUEST_LIST) - guests.declined(tx)
    listed: list[MemberId] = []
    first: list[str] = []
    before: list[str] = []
    for address in found:
        who = members.find_at(tx, ChannelKind.EMAIL, address)
        if who is None or (who.guest and _never_written_to(tx, who)):
            first.append(address)
        elif who.guest and who.id in on_list and answers.own(tx, event.id, who.id) is None:
            listed.append(who.id)
        else:
            before.append(address)
    return listed, first, before


def _never_written_to(tx: Transaction, who: Member) -> bool:
    known = guests.find(tx, who.id)
    return known is None or (known.invited_at is None and known.confirmed_at is None)


def _write_first(tx: Transaction, actor: Actor, event: Event, address: str) -> None:
    owner = people.person_at(tx, ChannelKind.EMAIL, address)
    if owner is None:
        # How they are called they say themselves.
        owner = people.add_person(tx, address)
        people.add_channel(tx, owner.id, ChannelKind.EMAIL, address)
    who = members.welcome(tx, owner.id)
    guests.keep(tx, who.id, invited_at=tx.now)
    guests.invite(tx, event.id, who.id)
    detail: dict[str, Any] = {"by": int(actor.member) if actor.member is not None else 0}
    notice = NewNotice(
        kind=GUEST_INVITED,
        subject_kind=registering.ONESELF,
        subject_id=int(event.id),
        due_at=tx.now,
        dedupe_key=f"guest:{who.id}:invited",
        member=who.id,
        detail=detail,
        expires_at=min(desk.closes_at(event), tx.now + links.LIVES),
        address=address,
    )
    outbox.add(tx, [notice])


def _seal(event: Event, found: Iterable[str]) -> str:
    return stamp((int(event.id), event.revision, *found))
