"""A SQLite file that gives its rows to another database: read in one transaction, and left as it was."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.errors import DatabaseBusy, DatabaseRefused, SchemaMismatch
from storage.migrations import head
from storage.sqlite.connections import connect, core
from storage.sqlite.migrating import revision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


@contextmanager
def giving(path: Path) -> Iterator[tuple[Connection, dict[str, int]]]:
    """The file to read from, and the last key that each of its tables has given.

    Nobody else writes to it meanwhile. Raises `DatabaseRefused` where there is no file, `SchemaMismatch` for
    one that is not up to date, `DatabaseBusy` while somebody writes.
    """
    if not path.is_file():
        raise DatabaseRefused(f"there is no file {path}")
    try:
        raw = connect(path)
    except sqlite3.DatabaseError as error:
        raise SchemaMismatch(f"{path} is no SQLite database") from error
    try:
        present = revision(raw)
        if present != head():
            raise SchemaMismatch(
                f"the file has revision {present}, this Techlink {head()}: bring it up to date with "
                "`techlink migrate`, or start the Techlink that it is of"
            )
        connection = core(
            raw
        )  # before the transaction: SQLAlchemy rolls back when it first sees a connection
        try:
            _hold(raw)
            yield connection, dict(raw.execute("SELECT name, seq FROM sqlite_sequence"))
        finally:
            connection.close()
    finally:
        raw.close()


def _hold(raw: sqlite3.Connection) -> None:
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise DatabaseBusy("somebody writes to the file; stop Techlink first") from error
    raw.execute("PRAGMA query_only = ON")
