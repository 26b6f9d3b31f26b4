"""What visits wait for: that the guest tells what they saw, and three months later what was adopted."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.practices.exchange import REPORT_WITHIN, VisitState, ask_again_at
from domain.todo import MINUTES, Item, Kind
from storage.practices import visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.practices.exchange import Visit
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to visits that have been."""
    people = {one.member: one for one in actors if one.member is not None}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    for visit in visits.of_members(tx, list(people)):
        due = _due(tx, visit)
        if visit.guest in people and visit.guest is not None and due is not None:
            found[visit.guest].append(_item(tx, visit, due, people[visit.guest].zone))
    return found


def _due(tx: Transaction, visit: Visit) -> datetime | None:
    """From when on it is late; None where nothing is to be said now."""
    if visit.state is VisitState.DATED and visit.report_asked_at is not None:
        return visit.report_asked_at + REPORT_WITHIN
    if visit.state is VisitState.REPORTED and visit.reported_at is not None and not visit.outcome:
        again = ask_again_at(visit.reported_at)
        return again + REPORT_WITHIN if again <= tx.now else None
    return None


def _item(tx: Transaction, visit: Visit, due: datetime, zone: str) -> Item:
    here = ZoneInfo(zone)
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=Kind.VISIT,
        subject=int(visit.id),
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[Kind.VISIT],
        title=visit.fields.about.splitlines()[0],
        code=visit.code,
    )
