"""What the network itself waits for: a set-up that was begun, says something new and was not confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.actors import Role
from domain.todo import MINUTES, Item, Kind, Why
from services.networks import setup
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import Actor, MemberId
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """The set-up, for each who coordinates: it is kept until the draft expires."""
    coordinating = [one for one in actors if Role.COORDINATOR in one.roles and one.member is not None]
    kept = drafts.latest(tx, setup.DRAFT) if coordinating else None
    if kept is None:
        return {}
    view = setup.open_setup(tx, coordinating[0])
    if not view.changed:
        return {}
    found = {}
    for actor in coordinating:
        zone = ZoneInfo(actor.zone)
        day = kept.expires_at.astimezone(zone).date()
        found[actor.as_member()] = [
            Item(
                kind=Kind.SETUP,
                subject=int(tx.network),
                due=kept.expires_at,
                day=day,
                days=(day - tx.now.astimezone(zone).date()).days,
                minutes=MINUTES[Kind.SETUP],
                title=view.setup.name,
                why=Why.BEGUN,
            )
        ]
    return found
