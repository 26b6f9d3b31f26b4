"""What shows who was there: marks, times of being connected, and the files that were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from domain.actors import MemberId
from domain.meetings.attendance import Interval, Mark, Source
from storage.schema.meetings import presence_mark as marks
from storage.schema.meetings import presence_roll as rolls
from storage.schema.meetings import presence_stay as stays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.events.model import EventId
    from domain.meetings.rolls import Sort
    from storage.transaction import Transaction


def marks_of(tx: Transaction, event: EventId) -> tuple[Mark, ...]:
    """All marks of an event, in the order in which they were made."""
    own = (marks.c.network_id == tx.network, marks.c.event_id == event)
    return tuple(
        Mark(row.member_id, row.source, row.at, row.present, row.id, row.recorded_by, row.why)
        for row in tx.connection.execute(select(marks).where(*own).order_by(marks.c.id))
    )


def mark(
    tx: Transaction,
    event: EventId,
    member: MemberId,
    source: Source,
    *,
    present: bool = True,
    by: MemberId | None = None,
    why: str = "",
) -> None:
    """Note that somebody was there, or was not."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "member_id": member,
        "source": source,
        "present": present,
        "at": tx.now,
        "recorded_by": by,
        "why": why,
    }
    tx.connection.execute(insert(marks).values(row))


def stays_of(tx: Transaction, event: EventId) -> tuple[Interval, ...]:
    """All times at which anybody was connected."""
    own = (stays.c.network_id == tx.network, stays.c.event_id == event)
    return tuple(
        Interval(MemberId(row.member_id), row.source, row.joined, row.left)
        for row in tx.connection.execute(select(stays).where(*own).order_by(stays.c.id))
    )


def add_stays(tx: Transaction, event: EventId, new: Iterable[Interval]) -> None:
    """Keep when these were connected."""
    rows = [
        {
            "network_id": tx.network,
            "event_id": event,
            "member_id": one.member,
            "source": one.source,
            "joined": one.joined,
            "left": one.left,
        }
        for one in new
    ]
    if rows:
        tx.connection.execute(insert(stays), rows)


def connected(tx: Transaction, event: EventId, source: Source) -> frozenset[MemberId]:
    """Those who are connected now, as far as is known."""
    still = (
        stays.c.network_id == tx.network,
        stays.c.event_id == event,
        stays.c.source == source,
        stays.c.left.is_(None),
    )
    return frozenset(MemberId(one) for one in tx.connection.scalars(select(stays.c.member_id).where(*still)))


def leave(
    tx: Transaction, event: EventId, source: Source, members: Iterable[MemberId] | None, at: datetime
) -> None:
    """These are not connected any more since then; None: nobody is."""
    still = [
        stays.c.network_id == tx.network,
        stays.c.event_id == event,
        stays.c.source == source,
        stays.c.left.is_(None),
    ]
    if members is not None:
        still.append(stays.c.member_id.in_(list(members)))
    tx.connection.execute(update(stays).where(*still).values(left=at))


def has_roll(tx: Transaction, event: EventId, digest: str) -> bool:
    """Whether that very file was taken for that event."""
    own = (rolls.c.network_id == tx.network, rolls.c.event_id == event, rolls.c.digest == digest)
    return bool(tx.connection.scalar(select(func.count()).select_from(rolls).where(*own)))


def add_roll(
    tx: Transaction,
    event: EventId,
    sort: Sort,
    digest: str,
    *,
    matched: int,
    others: int,
    skipped: int,
    by: MemberId | None,
) -> None:
    """Note that a file was taken."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "sort": sort,
        "digest": digest,
        "matched": matched,
        "others": others,
        "skipped": skipped,
        "at": tx.now,
        "recorded_by": by,
    }
    tx.connection.execute(insert(rolls).values(row))


def others(tx: Transaction, event: EventId) -> int:
    """How many people of the files that were taken are nobody here.

    Of each kind of file the newest counts: who exports a meeting again has the same people in it.
    """
    own = (rolls.c.network_id == tx.network, rolls.c.event_id == event)
    newest = select(func.max(rolls.c.id)).where(*own).group_by(rolls.c.sort)
    return int(tx.connection.scalar(select(func.sum(rolls.c.others)).where(rolls.c.id.in_(newest))) or 0)
