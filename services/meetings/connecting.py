"""Who is in the event's voice channel, from when to when: told by whoever listens to Discord.

`joined` and `left` follow each change; `sample` says who is there now, after a time in which nobody listened.
All of it says nothing before the event can begin and after it has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.events.model import EventStatus
from domain.meetings.attendance import Interval, Source
from services.meetings import desk
from storage import across, members
from storage.events import events
from storage.meetings import presence, rooms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction, Unscoped


def concerned(tx: Unscoped, server: int, channels: Iterable[int | None]) -> bool:
    """Whether one of these channels of a server is an event's room. None is no channel."""
    network = across.network_of_server(tx, server)
    here = None if network is None else tx.within(network.id)
    rooms_there = () if here is None else (rooms.event_in(here, one) for one in channels if one is not None)
    return any(event is not None for event in rooms_there)


def moved(tx: Unscoped, server: int, user: int, before: int | None, after: int | None) -> None:
    """A user of that server left one channel (None: none) for another."""
    network = across.network_of_server(tx, server)
    if network is None:
        return
    here = tx.within(network.id)
    member = members.find_at(here, ChannelKind.DISCORD, str(user))
    for channel, there in ((before, False), (after, True)):
        event = None if channel is None else rooms.event_in(here, channel)
        if event is None or member is None or not member.active:
            continue
        if there:
            joined(here, event, member.id)
        else:
            left(here, event, member.id)


def joined(tx: Transaction, event: EventId, member: MemberId) -> None:
    """This member is in the room now; said twice it is once."""
    if _counts(tx, events.load(tx, event)) and member not in presence.connected(tx, event, Source.VOICE):
        presence.add_stays(tx, event, [Interval(member, Source.VOICE, tx.now, None)])


def left(tx: Transaction, event: EventId, member: MemberId) -> None:
    """This member is not in the room any more."""
    presence.leave(tx, event, Source.VOICE, [member], tx.now)


def sample(tx: Transaction, event: EventId, there: Iterable[MemberId]) -> None:
    """These are in the room now, and nobody else is."""
    now, known = set(there), presence.connected(tx, event, Source.VOICE)
    gone = known - now
    if gone:
        presence.leave(tx, event, Source.VOICE, gone, tx.now)
    if _counts(tx, events.load(tx, event)):
        new = [Interval(member, Source.VOICE, tx.now, None) for member in sorted(now - known)]
        presence.add_stays(tx, event, new)


def sampled(tx: Unscoped, server: int, channel: int, users: Iterable[int]) -> None:
    """Who of Discord's users is in a channel of that server now."""
    network = across.network_of_server(tx, server)
    here = None if network is None else tx.within(network.id)
    event = None if here is None else rooms.event_in(here, channel)
    if here is None or event is None:
        return
    found = (members.find_at(here, ChannelKind.DISCORD, str(user)) for user in users)
    sample(here, event, [one.id for one in found if one is not None and one.active])


def _counts(tx: Transaction, event: Event) -> bool:
    on = event.on and event.status is not EventStatus.ENDED
    return on and desk.opens_at(event) <= tx.now < desk.closes_at(event)
