"""An attendance file of Teams or Zoom is read, and its people matched with whom the network knows.

Its clocks name no zone: of the organiser's, the event's and UTC those are tried whose clocks differ. Where a
file says only how long somebody was there, that is counted from the beginning.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain.actors import MemberId
from domain.meetings.attendance import Interval, Source, Window, covered
from domain.meetings.rolls import Known, Match, Seen, Skipped, Sort, Stay, match, read
from domain.records import Record
from services.meetings import desk
from services.meetings.there import window
from storage import addresses, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction


class Ground(Record):
    """What a file is read by: the wall time near which its times are, and whom the network knows.

    `window` is when the event was held, `zones` are those that the file's clocks may be of.
    """

    around: datetime
    window: Window
    zones: tuple[str, ...]
    known: tuple[Known, ...]


class Understood(Record):
    """A file that was read, and who its people are or may be, as a draft keeps them. `mark`: its `digest`.

    `totals` are the minutes of all its people in the window, one number for each of the zones.
    """

    mark: str
    sort: Sort
    people: tuple[Mapping[str, Any], ...]
    totals: tuple[int, ...]
    skipped: tuple[Skipped, ...]
    window: Window
    zones: tuple[str, ...]


def ground(tx: Transaction, actor: Actor, id: EventId) -> Ground:  # noqa: A002
    """What a file of the event is read by. Raises what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    zones = _zones(event, event.span.zone, actor.zone, "UTC")
    return Ground(event.span.wall.replace(tzinfo=None), window(event), zones, tuple(_known(tx)))


def understand(data: bytes, ground: Ground) -> Understood:
    """Read a file, and match its people: for a worker, since it takes its time. Raises `RollUnreadable`."""
    roll = read(data, ground.around)
    minutes = [[minutes_in(ground.window, one, zone) for zone in ground.zones] for one in roll.people]
    found = match(roll.people, ground.known)
    return Understood(
        mark=digest(data),
        sort=roll.sort,
        people=tuple(_as_data(one, here) for one, here in zip(found, minutes, strict=True)),
        totals=tuple(sum(here[place] for here in minutes) for place in range(len(ground.zones))),
        skipped=roll.skipped,
        window=ground.window,
        zones=ground.zones,
    )


def digest(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()


def _known(tx: Transaction) -> list[Known]:
    mails = addresses.known(tx)
    found = []
    for one in members.listed(tx, guests=True):
        mail = mails.get(one.person.id)
        own = frozenset([mail.address.lower()]) if mail is not None else frozenset[str]()
        found.append(Known(one.id, one.name, own))
    return found


def _zones(event: Event, *zones: str) -> tuple[str, ...]:
    """Those of them whose clocks show different times at the event."""
    shown: dict[timedelta | None, str] = {}
    for zone in zones:
        shown.setdefault(event.starts_at.astimezone(ZoneInfo(zone)).utcoffset(), zone)
    return tuple(shown.values())


def intervals(
    window: Window, stays: Iterable[Stay], zone: str, member: MemberId, source: Source
) -> list[Interval]:
    """The stays as instants; one without times begins with the event."""
    found = []
    for one in stays:
        if one.joined is None:
            length = one.length or timedelta()
            found.append(Interval(member, source, window.start, window.start + length))
        else:
            begin = one.joined.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
            # What has no end ended with the meeting, or with the event.
            left = max(begin, window.end)
            if one.left is not None:
                left = max(begin, one.left.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC))
            found.append(Interval(member, source, begin, left))
    return found


def minutes_in(window: Window, seen: Seen, zone: str) -> int:
    """How many of the event's minutes somebody was connected, on clocks of that zone."""
    time = covered(window, intervals(window, seen.stays, zone, MemberId(0), Source.TEAMS))
    return int(time.total_seconds()) // 60


def written(window: Window) -> list[str]:
    """The window as a draft keeps it."""
    return [window.start.isoformat(), window.end.isoformat()]


def _as_data(one: Match, minutes: list[int]) -> dict[str, Any]:
    return {
        "line": one.seen.line,
        "name": one.seen.name,
        "email": one.seen.email,
        "stays": [
            [
                None if stay.joined is None else stay.joined.isoformat(),
                None if stay.left is None else stay.left.isoformat(),
                None if stay.length is None else stay.length.total_seconds(),
            ]
            for stay in one.seen.stays
        ],
        "minutes": minutes,
        "member": one.member,
        "guesses": list(one.guesses),
        "decided": False,
    }


def seen_from(data: Mapping[str, Any]) -> Seen:
    """A person of the file as a draft keeps them."""
    stays = tuple(
        Stay(
            None if joined is None else datetime.fromisoformat(joined),
            None if left is None else datetime.fromisoformat(left),
            None if length is None else timedelta(seconds=length),
        )
        for joined, left, length in data["stays"]
    )
    return Seen(data["line"], data["name"], data["email"], stays)
