"""What date polls wait for: answers, and, once the deadline is over, that their organiser takes a time."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.todo import HORIZON, MINUTES, Item, Kind
from services.polls import desk
from storage import polls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.polls import Poll
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to date polls that are not decided."""
    until = tx.now + timedelta(days=HORIZON + 1)
    opened = [one for one in polls.opened(tx) if one.deadline <= until]
    answered = polls.answered_of(tx, opened) if opened else {}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    for poll in opened:
        for actor in actors:
            member = actor.member
            if member is None:
                continue
            if member == poll.organiser:
                if not desk.is_open(tx, poll):
                    found[member].append(_item(tx, Kind.DECISION, poll, poll.latest, actor.zone))
            elif desk.is_open(tx, poll) and desk.is_asked(actor, poll) and member not in answered[poll.id]:
                found[member].append(_item(tx, Kind.POLL, poll, poll.deadline, actor.zone))
    return found


def _item(tx: Transaction, kind: Kind, poll: Poll, due: datetime, zone: str) -> Item:
    here = ZoneInfo(zone)
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=kind,
        subject=int(poll.id),
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[kind],
        title=poll.fields.title,
        code=poll.code,
    )
