"""Files that people gave: their rows. The bytes are `storage.vault`'s, and are there before the row is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select

from domain.actors import MemberId
from domain.errors import NotFound
from domain.files import File, FileId
from storage.dialect import inserted_key
from storage.schema.files import file as files

if TYPE_CHECKING:
    from sqlalchemy import Row

    from domain.files import NewFile
    from storage.transaction import Transaction

COLUMNS: Final = tuple(column.label(f"file_{column.name}") for column in files.c)
"""A file's columns for a statement that joins it to what names it; `from_row` reads them."""


def add(tx: Transaction, new: NewFile, member: MemberId | None) -> FileId:
    """Keep what is known of a file whose bytes are there. A noun names it in the same transaction."""
    row = {
        "network_id": tx.network,
        "sha256": new.sha256,
        "name": new.name,
        "media": new.media,
        "size": new.size,
        "member_id": member,
        "given_at": tx.now,
    }
    return FileId(inserted_key(tx.connection.execute(insert(files).values(row))))


def load(tx: Transaction, id: FileId) -> File:  # noqa: A002 - `load(tx, id)` says it best
    """One file. Raises `NotFound`."""
    row = tx.connection.execute(
        select(*COLUMNS).where(files.c.network_id == tx.network, files.c.id == id)
    ).one_or_none()
    if row is None:
        raise NotFound("file")
    return from_row(row)


def of_member(tx: Transaction, member: MemberId) -> tuple[File, ...]:
    """What somebody gave, the earliest first."""
    rows = tx.connection.execute(
        select(*COLUMNS)
        .where(files.c.network_id == tx.network, files.c.member_id == member)
        .order_by(files.c.id)
    )
    return tuple(map(from_row, rows))


def from_row(row: Row[Any]) -> File:
    """The file of a row with `COLUMNS`."""
    return File(
        id=FileId(row.file_id),
        name=row.file_name,
        media=row.file_media,
        size=row.file_size,
        sha256=row.file_sha256,
        member=None if row.file_member_id is None else MemberId(row.file_member_id),
        given_at=row.file_given_at,
    )
