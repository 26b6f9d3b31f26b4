"""An attendance file of Teams or Zoom: shown as it was understood, asked where it is unclear, then taken.

Its clocks name no zone: of the organiser's, the event's and UTC the one is proposed in which people were
connected for most of the event's time. Where a file says only how long somebody was there, that is counted
from the beginning. Nothing of it is kept before it is confirmed; then the times of those who are members are,
and the number of those who are not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from domain.actors import MemberId
from domain.errors import Changed
from domain.meetings.attendance import Interval, Source, Window, covered
from domain.meetings.errors import RollTwice, RollUnclear
from domain.meetings.rolls import Known, Match, Seen, Skipped, Sort, Stay, match, read
from services import own_drafts
from services.events import desk as events_desk
from services.events import reading
from services.meetings import attending, desk
from services.meetings.there import window
from storage import addresses, drafts, members
from storage.events import events
from storage.meetings import presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import Event, EventId
    from services.events.views import EventView
    from services.meetings.views import AttendanceView
    from storage.transaction import Transaction

_DRAFT: Final = "meeting.roll"
_LIVES: Final = timedelta(days=1)
NOBODY: Final = 0
"""Instead of a member: this person of the file is nobody in the network."""
_SOURCES: Final = {Sort.TEAMS: Source.TEAMS, Sort.ZOOM: Source.ZOOM}


@dataclass(frozen=True)
class Ground:
    """What a file is read by: the wall time near which its times are, and whom the network knows.

    `window` is when the event was held, `zones` are those that the file's clocks may be of.
    """

    around: datetime
    window: Window
    zones: tuple[str, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Understood:
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


@dataclass(frozen=True)
class Row:
    """A person of the file, connected for `minutes`. `member` None: nobody here, or (`guesses`) unclear."""

    number: int
    seen: Seen
    member: MemberId | None
    guesses: tuple[MemberId, ...]
    minutes: int
    decided: bool

    @property
    def unclear(self) -> bool:
        """Whether it still has to be said who they are."""
        return self.member is None and bool(self.guesses) and not self.decided


@dataclass(frozen=True)
class RollDraft:
    """A file as it is understood. `zones` are those that its clocks may be of, `zone` the one that is taken.

    `elsewhere`: nobody was connected during the event, in any of them.
    """

    id: int
    turn: int
    event: EventView
    sort: Sort
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    names: Mapping[MemberId, str]
    zone: str
    zones: tuple[str, ...]

    @property
    def unclear(self) -> tuple[Row, ...]:
        """Those of whom it still has to be said who they are."""
        return tuple(row for row in self.rows if row.unclear)

    @property
    def matched(self) -> tuple[Row, ...]:
        """Those who are members."""
        return tuple(row for row in self.rows if row.member is not None)

    @property
    def others(self) -> tuple[Row, ...]:
        """Those who are nobody here."""
        return tuple(row for row in self.rows if row.member is None and not row.unclear)

    @property
    def elsewhere(self) -> bool:
        """Whether these times are of another meeting, or another zone."""
        return not any(row.minutes for row in self.rows)


def ground(tx: Transaction, actor: Actor, id: EventId) -> Ground:  # noqa: A002
    """What a file of the event is read by. Raises what `desk.run_by` raises."""
    event = desk.run_by(tx, actor, id)
    zones = _zones(event, event.span.zone, actor.zone, "UTC")
    return Ground(event.span.wall.replace(tzinfo=None), window(event), zones, tuple(_known(tx)))


def understand(data: bytes, ground: Ground) -> Understood:
    """Read a file, and match its people: for a worker, since it takes its time. Raises `RollUnreadable`."""
    roll = read(data, ground.around)
    minutes = [[_minutes(ground.window, one, zone) for zone in ground.zones] for one in roll.people]
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


def begin(tx: Transaction, actor: Actor, id: EventId, file: Understood) -> RollDraft:  # noqa: A002
    """A file that was understood. Raises `RollTwice` and what `desk.run_by` raises."""
    desk.run_by(tx, actor, id)
    if presence.has_roll(tx, id, file.mark):
        raise RollTwice
    payload = {
        "event": int(id),
        "mark": file.mark,
        "turn": 0,
        "sort": file.sort.value,
        "window": _written(file.window),
        "people": list(file.people),
        "skipped": [[one.line, one.text, one.why] for one in file.skipped],
        "zones": list(file.zones),
        "zone": file.zones[file.totals.index(max(file.totals))],
    }
    new = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _read(tx, actor, new.id, payload)


def load(tx: Transaction, actor: Actor, draft: int) -> RollDraft:
    """A file as it is understood now. Raises `Changed` for one that is gone."""
    return _read(tx, actor, draft, _load(tx, actor, draft).payload)


def choose(tx: Transaction, actor: Actor, draft: int, number: int, member: int) -> RollDraft:
    """Who that person of the file is; `NOBODY`. Raises `Changed`, or `NotFound` for no member."""
    payload = dict(_load(tx, actor, draft).payload)
    people = [dict(one) for one in payload["people"]]
    if not 0 <= number < len(people):
        raise Changed
    if member != NOBODY:
        members.load(tx, MemberId(member))
    people[number] |= {"member": member or None, "decided": True}
    return _rewrite(tx, actor, draft, {**payload, "people": people})


def in_zone(tx: Transaction, actor: Actor, draft: int, number: int) -> RollDraft:
    """The clocks of the file are those of that one of its zones. Raises `Changed`."""
    payload = _load(tx, actor, draft).payload
    if not 0 <= number < len(payload["zones"]):
        raise Changed
    return _rewrite(tx, actor, draft, {**payload, "zone": payload["zones"][number]})


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """The file is not taken. Raises `Changed`."""
    _load(tx, actor, draft)
    drafts.remove(tx, draft)


def take(tx: Transaction, actor: Actor, draft: int, turn: int) -> AttendanceView:
    """Keep when those who are members were connected; minutes that say else are a draft again.

    Raises `Changed` for another turn than was seen, `RollUnclear`, `RollTwice`, what `desk.run_by` raises.
    """
    payload = _load(tx, actor, draft).payload
    found = _read(tx, actor, draft, payload)
    event = desk.run_by(tx, actor, found.event.event.id)
    if found.turn != turn:
        raise Changed
    if found.unclear:
        raise RollUnclear(len(found.unclear))
    if presence.has_roll(tx, event.id, payload["mark"]):
        raise RollTwice
    known = {one.id for one in members.listed(tx, guests=True)}
    there = desk.seen_there(tx, event)
    for row in found.matched:
        if row.member in known and row.member is not None:
            source = _SOURCES[found.sort]
            stays = _intervals(window(event), row.seen.stays, found.zone, row.member, source)
            presence.add_stays(tx, event.id, stays)
    presence.add_roll(
        tx,
        event.id,
        found.sort,
        payload["mark"],
        matched=len(found.matched),
        others=len(found.others),
        skipped=len(found.skipped),
        by=actor.member,
    )
    desk.reopen_if_others_were_there(tx, event, there)
    drafts.remove(tx, draft)
    return attending.show(tx, actor, event.id)


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


def _intervals(
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


def _minutes(window: Window, seen: Seen, zone: str) -> int:
    time = covered(window, _intervals(window, seen.stays, zone, MemberId(0), Source.TEAMS))
    return int(time.total_seconds()) // 60


def _written(window: Window) -> list[str]:
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


def _seen(data: Mapping[str, Any]) -> Seen:
    stays = tuple(
        Stay(
            None if joined is None else datetime.fromisoformat(joined),
            None if left is None else datetime.fromisoformat(left),
            None if length is None else timedelta(seconds=length),
        )
        for joined, left, length in data["stays"]
    )
    return Seen(data["line"], data["name"], data["email"], stays)


def _rewrite(tx: Transaction, actor: Actor, draft: int, payload: Mapping[str, Any]) -> RollDraft:
    new = {**payload, "turn": payload["turn"] + 1}
    drafts.rewrite(tx, draft, new, tx.now + _LIVES)
    return _read(tx, actor, draft, new)


def _load(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _read(tx: Transaction, actor: Actor, draft: int, payload: Mapping[str, Any]) -> RollDraft:
    event = events.load(tx, payload["event"])
    held, zone = window(event), payload["zone"]
    place = payload["zones"].index(zone)
    # Counted when the file was read, unless the event was moved since.
    counted = payload["window"] == _written(held)
    rows = []
    for number, one in enumerate(payload["people"]):
        seen = _seen(one)
        guesses = tuple(MemberId(each) for each in one["guesses"])
        member = None if one["member"] is None else MemberId(one["member"])
        minutes = one["minutes"][place] if counted else _minutes(held, seen, zone)
        rows.append(Row(number, seen, member, guesses, minutes, one["decided"]))
    named = {one for row in rows for one in (row.member, *row.guesses)}
    return RollDraft(
        id=draft,
        turn=payload["turn"],
        event=reading.view(tx, actor, event),
        sort=Sort(payload["sort"]),
        rows=tuple(rows),
        skipped=tuple(Skipped(*each) for each in payload["skipped"]),
        names=events_desk.names(tx, named),
        zone=zone,
        zones=tuple(payload["zones"]),
    )
