"""The way into an event's room: for those alone who come, and not long before it begins."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import NotAMember
from domain.events.errors import (
    EventCalledOff,
    EventOver,
    JoinTooEarly,
    NoRoomToJoin,
    NotComing,
)
from domain.events.model import EventStatus, Reply, RoomKind, Seat
from services import links
from services.events import desk
from storage import members
from storage.events import answers, events, mirrors

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction

JOIN_BEFORE: Final = timedelta(minutes=15)
"""So long before the start people can come in; who runs it, half an hour."""
RUN_BEFORE: Final = timedelta(minutes=30)
_STAYS: Final = timedelta(hours=2)
"""So long after its planned end a room of others lets people in and holds: events run late."""


@dataclass(frozen=True)
class Pass:
    """What lets one person into an event's room.

    `channel` is the room on Discord, `link` any other's address; else `token` is what nobody can guess of
    the room's name on a server for conferences. `moderates`: they run it. `until`: then it ends. The
    passwords are told to such a server where it asks for some, the same for one room, and to nobody else.
    """

    event: Event
    name: str
    person: str
    moderates: bool
    now: datetime
    until: datetime
    link: str = field(default="", repr=False)
    channel: int | None = None
    token: str = field(default="", repr=False)
    viewer_password: str = field(default="", repr=False)
    moderator_password: str = field(default="", repr=False)


def joinable(event: Event, now: datetime, *, runs: bool = False) -> bool:
    """Whether those who come can come in now; with `runs`, whether who runs it can."""
    there = event.place.room is not RoomKind.NONE and event.status is not EventStatus.ENDED
    opens = event.starts_at - (RUN_BEFORE if runs else JOIN_BEFORE)
    return there and event.on and opens <= now < event.ends_at


def join(tx: Transaction, actor: Actor, id: EventId) -> Pass:  # noqa: A002
    """The way in for who asks, a guest too.

    Raises `NotFound`, `NotAMember`, `NotInvited`, `NotComing`, `JoinTooEarly`, `EventOver`, `EventCalledOff`
    and `NoRoomToJoin`.
    """
    event = events.load(tx, id)
    member = actor.known
    if member is None:
        raise NotAMember
    runs = desk.runs(actor, event)
    if not runs:
        desk.must_be_invited(tx, actor, event)
    _must_be_on(tx, event, runs=runs)
    said = answers.own(tx, id, member)
    comes = said is not None and (said.seat is Seat.SEATED or said.reply is Reply.MAYBE)
    if not (runs or comes):
        raise NotComing(event.code)
    room = event.place.room
    channel = mirrors.load(tx, id).room if room in {RoomKind.VOICE, RoomKind.STAGE} else None
    if room in {RoomKind.VOICE, RoomKind.STAGE} and channel is None:
        raise NoRoomToJoin(event.code)
    made = f"{event.id}/{event.created_at.isoformat()}"
    return Pass(
        event=event,
        name=members.names(tx, [member]).get(member, actor.name),
        person=_unguessed(tx, f"person/{member}"),
        moderates=runs,
        now=tx.now,
        until=event.ends_at + _STAYS,
        link=event.place.link if room is RoomKind.LINK else "",
        channel=channel,
        token=_unguessed(tx, f"room/{made}"),
        viewer_password=_unguessed(tx, f"viewer/{made}"),
        moderator_password=_unguessed(tx, f"moderator/{made}"),
    )


def _must_be_on(tx: Transaction, event: Event, *, runs: bool) -> None:
    if not event.on:
        raise EventCalledOff(event.code)
    if event.status is EventStatus.ENDED or tx.now >= event.ends_at + _STAYS:
        raise EventOver(event.code)
    if event.place.room is RoomKind.NONE:
        raise NoRoomToJoin(event.code)
    opens = event.starts_at - (RUN_BEFORE if runs else JOIN_BEFORE)
    if tx.now < opens and event.status is not EventStatus.RUNNING:
        raise JoinTooEarly(event.code, opens)


def _unguessed(tx: Transaction, what: str) -> str:
    """The same for the same thing, and nothing that follows from it: made with the key that signs links."""
    key = hashlib.sha256(f"conference/{links.signer(tx).key}".encode()).digest()
    return hmac.new(key, f"{tx.network}/{what}".encode(), hashlib.sha256).hexdigest()[:24]
