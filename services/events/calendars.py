"""Calendars: an address of one's own or the network's, what is in it for who has it, an event's file.

The address holds a secret of 256 bits, of which only the SHA-256 sum is kept: it is shown once, when it is
made. Whoever has it reads the calendar without signing in; making another one ends it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from domain.actors import Role
from domain.errors import NotFound, RoleNeeded
from domain.events.calendars import KEEPS, Entry, Standing, standing
from domain.events.model import EventId, Reply, Seat
from domain.records import Record
from services.door.tokens import new_token, sum_of
from services.events import desk, reading
from storage import across, members, networks, trail
from storage.events import answers, events, feeds
from storage.plans import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId, NetworkId
    from domain.events.calendars import Feed
    from domain.events.model import Event
    from domain.networks import Network
    from domain.plans.lists import Placed
    from storage.events.feeds import Line
    from storage.transaction import Transaction, Unscoped

T = TypeVar("T")


class Key(NamedTuple):
    """All that an event's entry is written of: two entries with the same key are the same."""

    event: int
    revision: int
    standing: str
    organiser: str
    language: str


class MyCalendars(Record):
    """The addresses that hold now, by when they were made.

    `network_at`: of the network's calendar. `coordinates`: they may make its address.
    """

    network: NetworkId
    made_at: datetime | None
    network_at: datetime | None
    coordinates: bool


class Contents(Record, Generic[T]):
    """What is in a calendar now. `ended`: its address holds no more, or whoever it was of has left.

    `parts` are what was kept for an entry's key, or the entry itself where nothing was; `own`: it is one
    person's. `due` are their milestones, where they were asked for.
    """

    network: Network
    language: str
    zone: str
    own: bool
    ended: bool = False
    parts: Sequence[T | tuple[Key, Entry]] = ()
    due: tuple[Placed, ...] = ()


class EventFile(Record):
    """An event for a file of its own, in the reader's language."""

    entry: Entry
    network: Network
    language: str


def mine(tx: Transaction, actor: Actor) -> MyCalendars:
    """Which addresses there are. Raises `NotAMember`."""
    own, network = feeds.since(tx, _own(actor)), feeds.since(tx, None)
    return MyCalendars(tx.network, own, network, Role.COORDINATOR in actor.roles)


def make(tx: Transaction, actor: Actor) -> str:
    """The secret of a new address for one's own events; the one before ends. Raises `NotAMember`."""
    return _make(tx, _own(actor))


def end(tx: Transaction, actor: Actor) -> bool:
    """One's own address holds no more. Says whether there was one. Raises `NotAMember`."""
    return feeds.end(tx, _own(actor))


def make_network(tx: Transaction, actor: Actor) -> str:
    """The secret of a new address of the network's calendar; the one before ends. Raises `RoleNeeded`."""
    _must_coordinate(actor)
    trail.record(tx, actor.member, "calendar made", "network", tx.network, {})
    return _make(tx, None)


def end_network(tx: Transaction, actor: Actor) -> bool:
    """The address of the network's calendar holds no more. Raises `RoleNeeded`."""
    _must_coordinate(actor)
    trail.record(tx, actor.member, "calendar ended", "network", tx.network, {})
    return feeds.end(tx, None)


def address(portal: str, secret: str) -> str:
    """What is put into a calendar program, of the portal at that address."""
    return f"{portal}/calendar/{secret}.ics"


def for_device(whole: str) -> str:
    """The same address as calendar programs of the device that one holds open it."""
    return f"webcal://{whole.partition('://')[2]}"


def file(tx: Transaction, actor: Actor, id: EventId) -> EventFile:  # noqa: A002
    """An event for a file of its own. Raises `NotFound` and `NotAMember`."""
    desk.must_be_known(actor)
    event = events.load(tx, id)
    if not reading.visible(tx, actor, event):
        raise NotFound("event", "")
    reader = actor.member or actor.guest
    own = None if reader is None else answers.own(tx, id, reader)
    stands = standing(
        own.reply if own else None,
        own.seat if own else None,
        organises=actor.member is not None and actor.member in {event.organiser, event.deputy},
        over=False,
    )
    network = networks.load(tx)
    changed = feeds.changed(tx, [id])
    named = desk.names(tx, [event.organiser])
    entry = Entry(
        event,
        stands or Standing.LOOKING,
        named.get(event.organiser, "") if event.organiser else "",
        changed.get(id, event.created_at),
    )
    return EventFile(entry, network, actor.language)


def contents(
    tx: Unscoped, secret: str, have: Callable[[Key], T | None], *, milestones: bool = False
) -> Contents[T] | None:
    """What is in the calendar with that secret in its address; None: there is no such calendar.

    `have` gives what is kept for an entry's key: what it gives is handed through, and only the other events
    are loaded. It is called from another thread.
    """
    feed = across.calendar_at(tx, sum_of(secret))
    if feed is None:
        return None
    here = tx.within(feed.network.id)
    if feed.member is None:
        return _of_network(here, feed, have)
    return _of_member(here, feed, feed.member, have, milestones=milestones)


def _of_network(tx: Transaction, feed: Feed, have: Callable[[Key], T | None]) -> Contents[T]:
    network, language = feed.network, feed.network.language
    if feed.revoked_at is not None:
        return Contents(network, language, network.zone, own=False, ended=True)
    found = feeds.of_everybody(tx, tx.now - KEEPS)
    parts = _parts(tx, found, language, have, own=False)
    return Contents(network, language, network.zone, own=False, parts=parts)


def _of_member(
    tx: Transaction, feed: Feed, id_: MemberId, have: Callable[[Key], T | None], *, milestones: bool
) -> Contents[T]:
    member, network = members.load(tx, id_), feed.network
    language, zone = member.person.language or network.language, member.person.zone or network.zone
    # Who left and came back is somebody new here, as for links that were signed for them.
    if feed.revoked_at is not None or not member.here or feed.made_at < member.joined_at:
        return Contents(network, language, zone, own=True, ended=True)
    found = feeds.of_member(tx, id_, member.acts_for, tx.now - KEEPS, among=not member.guest)
    due = lines.found(tx, member=id_) if milestones else ()
    parts = _parts(tx, found, language, have, own=True)
    return Contents(network, language, zone, own=True, parts=parts, due=due)


@lru_cache(maxsize=512)
def _standing(reply: str | None, seat: str | None, *, organises: bool, over: bool) -> Standing | None:
    """The rule, for values as they are read: there are few of them, and thousands of events."""
    said, held = Reply(reply) if reply else None, Seat(seat) if seat else None
    return standing(said, held, organises=bool(organises), over=bool(over))


def _parts(
    tx: Transaction, found: Iterable[Line], language: str, have: Callable[[Key], T | None], *, own: bool
) -> list[T | tuple[Key, Entry]]:
    """What is kept of each, in their order; what is not is loaded, all of it at once."""
    parts: list[T | Key] = []
    for event, revision, organiser, reply, seat, organises, over in found:
        stands = _standing(reply, seat, organises=bool(organises), over=over) if own else None
        if own and stands is None:
            continue
        key = Key(event, revision, stands or "", organiser or "", language)
        kept = have(key)
        parts.append(key if kept is None else kept)
    missing = [EventId(one.event) for one in parts if isinstance(one, Key)]
    if not missing:
        return cast("list[T | tuple[Key, Entry]]", parts)
    loaded = {one.id: one for one in events.several(tx, missing)}
    changed = feeds.changed(tx, missing)
    return [_entry(one, loaded, changed) if isinstance(one, Key) else one for one in parts]


def _entry(
    key: Key, loaded: Mapping[EventId, Event], changed: Mapping[EventId, datetime]
) -> tuple[Key, Entry]:
    event = loaded[EventId(key.event)]
    stands = Standing(key.standing) if key.standing else None
    return key, Entry(event, stands, key.organiser, changed.get(event.id, event.created_at))


def _make(tx: Transaction, member: MemberId | None) -> str:
    feeds.end(tx, member)
    secret = new_token()
    feeds.begin(tx, member, sum_of(secret))
    return secret


def _own(actor: Actor) -> MemberId:
    """Whose calendar it is: guests of events have theirs, too."""
    return actor.guest or actor.as_member()


def _must_coordinate(actor: Actor) -> None:
    if Role.COORDINATOR not in actor.roles:
        raise RoleNeeded(Role.COORDINATOR.value)
