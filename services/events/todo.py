"""What events wait for: an answer to an invitation, and to a seat that is held for somebody."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.events.model import EventStatus, Seat
from domain.todo import HORIZON, MINUTES, Item, Kind
from services.events import desk
from storage.events import answers, events

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to events: those to come for which registration is open."""
    until = tx.now + timedelta(days=HORIZON + 1)
    coming = events.listed(tx, ends_after=tx.now, status=(EventStatus.PLANNED,))
    opened = [one for one in coming if desk.open_for(tx, one) and desk.closes_at(one) <= until]
    found: dict[MemberId, list[Item]] = defaultdict(list)
    said = answers.of_events(tx, [one.id for one in opened])
    for event in opened:
        for actor in actors:
            member = actor.member
            if member is None or member == event.organiser:
                continue
            mine = said.get((event.id, member))
            if mine is None and event.audience.invites(member, actor.partner):
                found[member].append(_item(tx, Kind.INVITATION, event, desk.closes_at(event), actor.zone))
            elif mine is not None and mine.seat is Seat.OFFERED and mine.offered_until is not None:
                found[member].append(_item(tx, Kind.OFFER, event, mine.offered_until, actor.zone))
    return found


def _item(tx: Transaction, kind: Kind, event: Event, due: datetime, zone: str) -> Item:
    here = ZoneInfo(zone)
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=kind,
        subject=int(event.id),
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[kind],
        title=event.title,
        code=event.code,
    )
