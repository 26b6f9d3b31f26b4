"""How far minutes are, what was sent, and what people said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from domain.errors import Changed, NotFound
from domain.events.model import EventId
from domain.meetings.model import Minutes, MinutesStatus, Opinion, Version
from storage.dialect import insert_new, upsert
from storage.schema.meetings import minutes
from storage.schema.meetings import minutes_opinion as opinions
from storage.schema.meetings import minutes_version as versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from domain.actors import MemberId
    from domain.meetings.model import Verdict
    from storage.transaction import Transaction


def load(tx: Transaction, event: EventId) -> Minutes:
    """How far they are; a draft of revision 0 where nothing was done with them."""
    own = (minutes.c.network_id == tx.network, minutes.c.event_id == event)
    row = tx.connection.execute(select(minutes).where(*own)).one_or_none()
    return Minutes(event) if row is None else _minutes(row)


def several(tx: Transaction, events: Sequence[EventId]) -> Mapping[EventId, Minutes]:
    """Those of these events with which anything was done."""
    own = (minutes.c.network_id == tx.network, minutes.c.event_id.in_(list(events)))
    rows = tx.connection.execute(select(minutes).where(*own))
    return {EventId(row.event_id): _minutes(row) for row in rows}


def asked(tx: Transaction) -> tuple[Minutes, ...]:
    """Those of this network that people are asked about now."""
    own = (minutes.c.network_id == tx.network, minutes.c.status == MinutesStatus.SENT)
    rows = tx.connection.execute(select(minutes).where(*own).order_by(minutes.c.until, minutes.c.event_id))
    return tuple(_minutes(row) for row in rows)


def step(tx: Transaction, seen: Minutes, **values: Any) -> Minutes:
    """Change columns of minutes that are as they were seen. Raises `Changed`."""
    first = {
        "network_id": tx.network,
        "event_id": seen.event,
        "status": MinutesStatus.DRAFT,
        "version": 0,
        "revision": 0,
        "silence": False,
        "by_silence": False,
    }
    insert_new(tx.connection, minutes, [first], unique=("network_id", "event_id"))
    own = (
        minutes.c.network_id == tx.network,
        minutes.c.event_id == seen.event,
        minutes.c.revision == seen.revision,
    )
    new = update(minutes).where(*own).values({**values, "revision": seen.revision + 1}).returning(minutes)
    row = tx.connection.execute(new).one_or_none()
    if row is None:
        raise Changed
    return _minutes(row)


def keep(tx: Transaction, event: EventId, version: int, by: MemberId | None, content: Any) -> None:
    """What is sent now, as plain data."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "version": version,
        "at": tx.now,
        "sent_by": by,
        "content": content,
    }
    tx.connection.execute(insert(versions).values(row))


def version(tx: Transaction, event: EventId, number: int) -> Version:
    """What was sent with that number. Raises `NotFound`."""
    own = (versions.c.network_id == tx.network, versions.c.event_id == event, versions.c.version == number)
    row = tx.connection.execute(select(versions).where(*own)).one_or_none()
    if row is None:
        raise NotFound("minutes")
    return Version(EventId(row.event_id), row.version, row.at, row.sent_by, row.content)


def say(
    tx: Transaction, event: EventId, number: int, member: MemberId, verdict: Verdict, comment: str
) -> None:
    """Keep what somebody says of that version, instead of what they said of it before."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "version": number,
        "member_id": member,
        "verdict": verdict,
        "comment": comment,
        "at": tx.now,
    }
    upsert(tx.connection, opinions, row)


def opinions_on(tx: Transaction, event: EventId, number: int) -> tuple[Opinion, ...]:
    """What people said of that version, the first first."""
    own = (opinions.c.network_id == tx.network, opinions.c.event_id == event, opinions.c.version == number)
    found = tx.connection.execute(select(opinions).where(*own).order_by(opinions.c.at, opinions.c.member_id))
    return tuple(Opinion(row.member_id, row.version, row.verdict, row.comment, row.at) for row in found)


def _minutes(row: Row[Any]) -> Minutes:
    return Minutes(
        event=EventId(row.event_id),
        status=row.status,
        version=row.version,
        revision=row.revision,
        sent_at=row.sent_at,
        until=row.until,
        silence=row.silence,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        by_silence=row.by_silence,
        answer=row.answer,
        thanked_at=row.thanked_at,
    )
