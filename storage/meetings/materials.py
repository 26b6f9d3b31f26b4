"""Links and files that belong to an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, insert, select

from domain.errors import NotFound
from domain.events.model import EventId
from domain.meetings.model import Material, MaterialId
from storage import files as stored
from storage.dialect import inserted_key
from storage.schema.files import file as files
from storage.schema.meetings import material as materials

if TYPE_CHECKING:
    from sqlalchemy import Row

    from domain.actors import MemberId
    from domain.files import FileId
    from storage.transaction import Transaction


def add(
    tx: Transaction, event: EventId, title: str, link: str, file: FileId | None, by: MemberId | None
) -> MaterialId:
    """Keep a link, or a file."""
    row = {
        "network_id": tx.network,
        "event_id": event,
        "title": title,
        "link": link,
        "file_id": file,
        "added_by": by,
        "added_at": tx.now,
    }
    return MaterialId(inserted_key(tx.connection.execute(insert(materials).values(row))))


def listed(tx: Transaction, event: EventId) -> tuple[Material, ...]:
    """All of an event, in the order in which they came."""
    return _several(tx, materials.c.event_id == event)


def load(tx: Transaction, id: MaterialId) -> Material:  # noqa: A002 - `load(tx, id)` says it best
    """One of them. Raises `NotFound`."""
    found = _several(tx, materials.c.id == id)
    if not found:
        raise NotFound("material")
    return found[0]


def remove(tx: Transaction, id: MaterialId) -> None:  # noqa: A002
    """It belongs to the event no more."""
    tx.connection.execute(delete(materials).where(materials.c.network_id == tx.network, materials.c.id == id))


def _several(tx: Transaction, which: Any) -> tuple[Material, ...]:
    there = and_(files.c.network_id == materials.c.network_id, files.c.id == materials.c.file_id)
    own = tuple(column for column in materials.c if column.name != "file_id")
    found = select(*own, *stored.COLUMNS).outerjoin(files, there)
    here = (materials.c.network_id == tx.network, which)
    return tuple(_material(row) for row in tx.connection.execute(found.where(*here).order_by(materials.c.id)))


def _material(row: Row[Any]) -> Material:
    file = None if row.file_id is None else stored.from_row(row)
    return Material(
        MaterialId(row.id), EventId(row.event_id), row.title, row.link, file, row.added_by, row.added_at
    )
