"""What meetings wait for: what somebody said they would do, and whether minutes say what happened."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.todo import HORIZON, MINUTES, Item, Kind
from services.meetings import minutes as reading
from storage.events import events
from storage.meetings import entries, minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from domain.meetings.model import Entry, Minutes
    from storage.transaction import Transaction

_TITLE: Final = 100


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to meetings: follow-ups due soon, minutes they are asked about."""
    wanted = {one.member: one for one in actors if one.member is not None}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    todo = entries.open_of(tx, list(wanted))
    asked = minutes.asked(tx)
    some = {one.event for one in todo} | {one.event for one in asked}
    named = {one.id: one for one in events.several(tx, some)}
    for entry in todo:
        actor = wanted.get(entry.owner) if entry.owner is not None else None
        if actor is not None and actor.member is not None and entry.event in named:
            item = _follow_up(tx, actor, entry, named[entry.event])
            if item.days <= HORIZON:
                found[actor.member].append(item)
    for one in asked:
        said = {opinion.member for opinion in minutes.opinions_on(tx, one.event, one.version)}
        for member in reading.sent(tx, one.event, one.version).present:
            if member in wanted and member not in said and one.event in named:
                found[member].append(_minutes(tx, wanted[member], one, named[one.event]))
    return found


def _follow_up(tx: Transaction, actor: Actor, entry: Entry, event: Event) -> Item:
    here = ZoneInfo(actor.zone)
    day = entry.due or tx.now.astimezone(here).date()
    title = " ".join(entry.text.split())
    return Item(
        kind=Kind.FOLLOW_UP,
        subject=int(entry.id),
        due=datetime.combine(day + timedelta(days=1), time(), here),
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[Kind.FOLLOW_UP],
        title=title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…",
        code=event.code,
    )


def _minutes(tx: Transaction, actor: Actor, asked: Minutes, event: Event) -> Item:
    here, due = ZoneInfo(actor.zone), asked.until or tx.now
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=Kind.MINUTES,
        subject=int(event.id),
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[Kind.MINUTES],
        title=event.title,
        code=event.code,
    )
