"""What was noted: notes, decisions, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from domain.errors import Changed, NotFound
from domain.events.model import EventId
from domain.meetings.model import Entry, EntryId, EntryKind
from storage.schema.meetings import minutes_entry as entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Row

    from domain.actors import MemberId
    from storage.transaction import Transaction


def add(
    tx: Transaction,
    event: EventId,
    kind: EntryKind,
    text: str,
    by: MemberId | None,
    *,
    said_by: MemberId | None = None,
    nameless: bool = False,
    link: str = "",
    owner: MemberId | None = None,
    due: date | None = None,
) -> Entry:
    """Keep something new."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "kind": kind,
        "text": text,
        "recorded_by": by,
        "recorded_at": tx.now,
        "revision": 0,
        "said_by": said_by,
        "nameless": nameless,
        "link": link,
        "owner_id": owner,
        "due": due,
    }
    return _entry(tx.connection.execute(insert(entries).returning(entries), row).one())


def load(tx: Transaction, id: EntryId) -> Entry:  # noqa: A002 - `load(tx, id)` says it best
    """One entry. Raises `NotFound`."""
    own = (entries.c.network_id == tx.network, entries.c.id == id)
    row = tx.connection.execute(select(entries).where(*own)).one_or_none()
    if row is None:
        raise NotFound("entry")
    return _entry(row)


def several(tx: Transaction, ids: Sequence[int]) -> tuple[Entry, ...]:
    """Those with these ids that there are."""
    own = (entries.c.network_id == tx.network, entries.c.id.in_(list(ids)))
    return tuple(_entry(row) for row in tx.connection.execute(select(entries).where(*own)))


def listed(tx: Transaction, event: EventId) -> tuple[Entry, ...]:
    """All of an event, in the order in which they were noted."""
    own = (entries.c.network_id == tx.network, entries.c.event_id == event)
    found = tx.connection.execute(select(entries).where(*own).order_by(entries.c.id))
    return tuple(_entry(row) for row in found)


def change(tx: Transaction, entry: Entry, **values: Any) -> Entry:
    """Change columns of an entry that is as it was seen. Raises `Changed`."""
    own = (
        entries.c.network_id == tx.network,
        entries.c.id == entry.id,
        entries.c.revision == entry.revision,
    )
    new = update(entries).where(*own).values({**values, "revision": entry.revision + 1}).returning(entries)
    row = tx.connection.execute(new).one_or_none()
    if row is None:
        raise Changed
    return _entry(row)


def remove(tx: Transaction, id: EntryId) -> None:  # noqa: A002
    """It stands there no more; what was sent keeps it."""
    tx.connection.execute(delete(entries).where(entries.c.network_id == tx.network, entries.c.id == id))


def open_of(tx: Transaction, members: Sequence[MemberId]) -> tuple[Entry, ...]:
    """The follow-ups that these members still have to do, the first due first."""
    theirs = (
        entries.c.network_id == tx.network,
        entries.c.kind == EntryKind.FOLLOW_UP,
        entries.c.owner_id.in_(list(members)),
        entries.c.done_at.is_(None),
        entries.c.milestone_id.is_(None),
    )
    found = tx.connection.execute(select(entries).where(*theirs).order_by(entries.c.due, entries.c.id))
    return tuple(_entry(row) for row in found)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=EntryId(row.id),
        event=EventId(row.event_id),
        kind=row.kind,
        text=row.text,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        revision=row.revision,
        said_by=row.said_by,
        nameless=row.nameless,
        link=row.link,
        owner=row.owner_id,
        due=row.due,
        done_at=row.done_at,
        done_by=row.done_by,
        milestone=row.milestone_id,
    )
