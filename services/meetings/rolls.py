"""An attendance file of Teams or Zoom: shown as it was understood, asked where it is unclear, then taken.

Of the zones that its clocks may be of the one is proposed in which people were connected for most of the
event's time. Nothing of it is kept before it is confirmed; then the times of those who are members are, and
the number of those who are not.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId
from domain.errors import Changed
from domain.meetings.attendance import Source
from domain.meetings.errors import RollTwice, RollUnclear
from domain.meetings.rolls import Seen, Skipped, Sort
from domain.records import Record
from services import own_drafts
from services.events import desk as events_desk
from services.events import reading
from services.meetings import attending, desk
from services.meetings.roll_files import intervals, minutes_in, seen_from, written
from services.meetings.there import window
from storage import drafts, members
from storage.events import events
from storage.meetings import presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import EventId
    from services.events.views import EventView
    from services.meetings.roll_files import Understood
    from services.meetings.views import AttendanceView
    from storage.transaction import Transaction

_DRAFT: Final = "meeting.roll"
_LIVES: Final = timedelta(days=1)
NOBODY: Final = 0
"""Instead of a member: this person of the file is nobody in the network."""
_SOURCES: Final = {Sort.TEAMS: Source.TEAMS, Sort.ZOOM: Source.ZOOM}


class Row(Record):
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


class RollDraft(Record):
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
        "window": written(file.window),
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
            stays = intervals(window(event), row.seen.stays, found.zone, row.member, source)
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
    counted = payload["window"] == written(held)
    rows = []
    for number, one in enumerate(payload["people"]):
        seen = seen_from(one)
        guesses = tuple(MemberId(each) for each in one["guesses"])
        member = None if one["member"] is None else MemberId(one["member"])
        minutes = one["minutes"][place] if counted else minutes_in(held, seen, zone)
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
