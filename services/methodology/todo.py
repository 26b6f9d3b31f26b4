"""What events wait for: the tasks that are due soon, for who does them; else for who runs the event."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.methodology.model import said
from domain.todo import HORIZON, MINUTES, Item, Kind, Why
from services.methodology.board import doer, holders
from services.methodology.common import day_of, today_at
from storage import members
from storage.events import events
from storage.methodology import roles, tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from domain.methodology.lists import EventTask
    from storage.transaction import Transaction

LOOKS_BACK: Final = timedelta(days=400)
"""What was not done for an event of longer ago waits for nobody any more."""


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to events."""
    wanted = {one.member: one for one in actors if one.member is not None}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    # A day more than the horizon: it is another day where the event is.
    waiting = tasks.waiting(tx, tx.now.date() + timedelta(days=HORIZON + 1))
    if not waiting:
        return {}
    about = {one.event for one in waiting}
    by_id = {one.id: one for one in events.listed(tx, ends_after=tx.now - LOOKS_BACK) if one.id in about}
    held = roles.of_events(tx, sorted(about))
    active = {one.id: one.name for one in members.listed(tx)}
    for one in waiting:
        event = by_id.get(one.event)
        if event is None:
            continue
        today = today_at(tx, event)
        if not one.waits(day_of(event), today):
            continue
        days = (one.due - today).days
        who = doer(event, one, holders(event, held.get(event.id, {})), active)
        lead = next((each for each in (event.organiser, event.deputy) if each in active and each), None)
        member = who.member or lead
        if member in wanted and member is not None and days <= HORIZON:
            own = who.named or who.by_role or member == event.organiser
            found[member].append(_item(event, one, days, wanted[member].language, own=own))
    return found


def _item(event: Event, one: EventTask, days: int, language: str, *, own: bool) -> Item:
    return Item(
        kind=Kind.TASK,
        subject=int(one.id),
        due=_over(one.due, event.span.zone),
        day=one.due,
        days=days,
        minutes=MINUTES[Kind.TASK],
        title=said(one.title, language),
        why=Why.OWN if own else Why.DEPUTY,
        code=event.code,
    )


def _over(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
