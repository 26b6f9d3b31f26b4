"""Whoever minutes and follow-ups concern is told, and nobody else: called in the transaction of what changes.

A round of approval is about "minutes" (the event's id): it is withdrawn with it. A follow-up's reminders are
about "follow_up" (the entry's id): they move with its day and end with it. What happened once is news.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.notices import NewNotice
from domain.notices.kinds import (
    FOLLOW_UP_DUE,
    FOLLOW_UP_GIVEN,
    MINUTES_APPROVED,
    MINUTES_OBJECTED,
    MINUTES_OVER,
    MINUTES_QUOTED,
    MINUTES_SENT,
)
from storage import members, networks, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from domain.actors import MemberId
    from domain.events.model import Event, EventId
    from domain.meetings.model import Entry, Minutes
    from domain.notices import NoticeKind
    from storage.transaction import Transaction

MINUTES: Final = "minutes"
NEWS: Final = "minutes.news"
FOLLOW_UP: Final = "follow_up"
QUOTE: Final = "minutes.quote"

REMIND_DAYS: Final = (3, 0, -3)
"""So many days before its day who owes something is reminded; the last is after it."""
_MORNING: Final = time(9)


def ask(tx: Transaction, event: Event, sent: Minutes, asked: Iterable[MemberId]) -> int:
    """Those who were there are asked until a day, of which its organiser hears when it is over; how many."""
    until = sent.until or tx.now
    key = f"minutes:{event.id}:{sent.version}"
    wanted = [
        NewNotice(
            MINUTES_SENT,
            MINUTES,
            int(event.id),
            tx.now,
            f"{key}:sent:{member}",
            member,
            detail={"version": sent.version},
            expires_at=until,
        )
        for member in sorted(asked)
    ]
    told = len(wanted)
    if event.organiser is not None and not sent.silence:
        over = NewNotice(
            MINUTES_OVER,
            MINUTES,
            int(event.id),
            until,
            f"{key}:over",
            event.organiser,
            detail={"version": sent.version},
        )
        wanted.append(over)
    outbox.schedule(tx, MINUTES, int(event.id), wanted)
    return told


def answered(tx: Transaction, event: EventId, member: MemberId) -> None:
    """This one has said what they think, and is asked no more."""
    outbox.cancel_for(tx, MINUTES, int(event), member)


def withdraw(tx: Transaction, event: EventId) -> None:
    """Nobody is asked about what was sent any more."""
    outbox.cancel(tx, MINUTES, int(event))


def tell_objection(tx: Transaction, event: Event, version: int, by: MemberId) -> None:
    """Who organises the event hears that somebody objects."""
    if event.organiser is not None and event.organiser != by:
        key = f"objected:{version}:{by}:{int(tx.now.timestamp())}"
        outbox.add(tx, [_news(tx, MINUTES_OBJECTED, event, event.organiser, key)])


def tell_approved(tx: Transaction, event: Event, version: int, there: Iterable[MemberId]) -> int:
    """Those who were there hear that the minutes stand. How many."""
    withdraw(tx, event.id)
    told = sorted(there)
    outbox.add(tx, [_news(tx, MINUTES_APPROVED, event, one, f"approved:{version}:{one}") for one in told])
    return len(told)


def tell_quoted(tx: Transaction, event: Event, entry: Entry) -> None:
    """Whose message is quoted hears of it, and can have their name left out."""
    if entry.said_by is None or entry.said_by == entry.recorded_by:
        return
    quoted = NewNotice(
        MINUTES_QUOTED,
        QUOTE,
        int(entry.id),
        tx.now,
        f"minutes.quote:{entry.id}:{entry.said_by}",
        entry.said_by,
        detail={"event": int(event.id)},
    )
    outbox.add(tx, [quoted])


def remind(tx: Transaction, entry: Entry, by: MemberId | None) -> None:
    """Bring in line what its owner is still told of a follow-up: that it is theirs, that its day comes."""
    outbox.schedule(tx, FOLLOW_UP, int(entry.id), _reminders(tx, entry, by) if entry.open else ())


def forget(tx: Transaction, entry: Entry) -> None:
    """It stands in no minutes any more: nobody is told anything of it."""
    outbox.cancel(tx, FOLLOW_UP, int(entry.id))
    outbox.cancel(tx, QUOTE, int(entry.id))


def _reminders(tx: Transaction, entry: Entry, by: MemberId | None) -> list[NewNotice]:
    if entry.owner is None or entry.due is None:
        return []
    key, owner = f"follow_up:{entry.id}", entry.owner
    detail = {"event": int(entry.event)}
    wanted = []
    if owner != by:
        wanted.append(
            NewNotice(
                FOLLOW_UP_GIVEN,
                FOLLOW_UP,
                int(entry.id),
                tx.now,
                f"{key}:given:{owner}",
                owner,
                detail=detail,
            )
        )
    zone = members.load(tx, owner).person.zone or networks.load(tx).zone
    for days in REMIND_DAYS:
        at = morning(entry.due - timedelta(days=days), zone)
        if at > tx.now:
            wanted.append(
                NewNotice(
                    FOLLOW_UP_DUE,
                    FOLLOW_UP,
                    int(entry.id),
                    at,
                    f"{key}:due:{entry.due.isoformat()}:{days}:{owner}",
                    owner,
                    detail={**detail, "days": days},
                )
            )
    return wanted


def morning(day: date, zone: str) -> datetime:
    """Nine in the morning of a day, in that zone."""
    return datetime.combine(day, _MORNING, ZoneInfo(zone)).astimezone(UTC)


def _news(tx: Transaction, kind: NoticeKind, event: Event, member: MemberId, key: str) -> NewNotice:
    return NewNotice(
        kind,
        NEWS,
        int(event.id),
        tx.now,
        f"minutes:{event.id}:{key}",
        member,
    )
