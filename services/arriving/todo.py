"""What an arrival waits for: somebody who says whether who came belongs to their partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.arriving import REST, Stage
from domain.todo import MINUTES, Item, Kind
from services.members.arrived import who_knows
from storage import arrivals, members, networks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import Actor, MemberId
    from storage.transaction import Transaction

_WITHIN: Final = REST
"""Nothing fails without the answer; after that it has waited for too long."""


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """For each who is asked about somebody: that question."""
    came = [one for one in arrivals.listed(tx) if one.stage is Stage.ARRIVED]
    if not came:
        return {}
    asked = {one.member: one for one in actors if one.member is not None}
    here = {one.id: one for one in members.listed(tx)}
    partners = networks.by_id(tx)
    found: dict[MemberId, list[Item]] = {}
    for arrival in came:
        own = here.get(arrival.member)
        if own is None or own.acts_for is None or own.partner is None or arrival.arrived_at is None:
            continue
        due = arrival.arrived_at + _WITHIN
        for one in who_knows(tx, tuple(here.values()), own):
            actor = asked.get(one.id)
            if actor is None:
                continue
            zone = ZoneInfo(actor.zone)
            day = due.astimezone(zone).date()
            item = Item(
                kind=Kind.ARRIVED,
                subject=int(own.id),
                due=due,
                day=day,
                days=(day - tx.now.astimezone(zone).date()).days,
                minutes=MINUTES[Kind.ARRIVED],
                title=own.name,
                who=partners[own.partner].name,
            )
            found.setdefault(one.id, []).append(item)
    return found
