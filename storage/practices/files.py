"""The files of practices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, select

from storage import files as kept
from storage.schema.files import file as files
from storage.schema.practices import practice_file as named

if TYPE_CHECKING:
    from domain.files import File, FileId
    from domain.practices.model import PracticeId
    from storage.transaction import Transaction


def of(tx: Transaction, practice: PracticeId) -> tuple[File, ...]:
    """The files of a practice, the earliest first."""
    both = and_(files.c.network_id == named.c.network_id, files.c.id == named.c.file_id)
    own = (named.c.network_id == tx.network, named.c.practice_id == practice)
    rows = tx.connection.execute(
        select(*kept.COLUMNS).join_from(named, files, both).where(*own).order_by(files.c.id)
    )
    return tuple(map(kept.from_row, rows))


def add(tx: Transaction, practice: PracticeId, file: FileId) -> None:
    """A file is the practice's, too."""
    row = {"network_id": tx.network, "practice_id": practice, "file_id": file}
    tx.connection.execute(insert(named).values(row))


def drop(tx: Transaction, practice: PracticeId, file: FileId) -> bool:
    """It is not any more; the sweep removes what nothing names. Whether it was."""
    own = (named.c.network_id == tx.network, named.c.practice_id == practice, named.c.file_id == file)
    return bool(tx.connection.execute(delete(named).where(*own)).rowcount)
