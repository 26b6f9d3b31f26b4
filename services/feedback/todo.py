"""What events wait for once they are over: what it was like for who was asked."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.todo import MINUTES, Item, Kind, Why
from storage import feedback
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import Actor, MemberId
    from domain.events.model import Event
    from domain.feedback import Waiting
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members was asked of events, and has not sent."""
    wanted = {one.member: one for one in actors if one.member is not None}
    asked = feedback.waiting(tx, list(wanted))
    named = {one.id: one for one in events.several(tx, {one.event for one in asked})}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    for one in asked:
        found[one.member].append(_item(tx, wanted[one.member], one, named[one.event]))
    return found


def _item(tx: Transaction, actor: Actor, asked: Waiting, event: Event) -> Item:
    here = ZoneInfo(actor.zone)
    day = (asked.closes_at - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=Kind.FEEDBACK,
        subject=int(event.id),
        due=asked.closes_at,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[Kind.FEEDBACK],
        title=event.title,
        why=Why.BEGUN if asked.begun else Why.OWN,
        code=event.code,
    )
