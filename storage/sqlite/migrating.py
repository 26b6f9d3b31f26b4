"""Bring a file's tables up to date, before anybody uses it.

Alembic is heavy, so it is imported only when there is something to do.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING, Final

from storage.errors import DatabaseBusy, DatabaseRefused, MigrationFailed, SchemaMismatch
from storage.migrations import head
from storage.sqlite.connections import connect, core

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

# How long a process waits while another one migrates.
PATIENCE_SECONDS: Final = 60.0
_NOT_OURS: Final = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}


def revision(raw: sqlite3.Connection) -> str | None:
    """The file's revision; None for a new file. Raises `SchemaMismatch` for somebody else's."""
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" in tables:
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])
    if tables - {"sqlite_sequence"}:
        raise SchemaMismatch("this file is a database, but not one of Techlink's")
    return None


def upgrade(path: Path) -> None:
    """Migrate the file to the newest revision, or leave it as it was and raise; a missing one is made.

    Several processes may start at once: one migrates, the others wait for it and find nothing left to do.
    """
    with _opening(path), contextlib.closing(connect(path, busy=PATIENCE_SECONDS)) as raw:
        # SQLite opens it all the same, and nothing that anybody says could be saved.
        if not os.access(path, os.W_OK, effective_ids=True):
            raise DatabaseRefused(_refused(path, "it is read-only"))
        if revision(raw) != head():
            _upgrade(raw)


@contextlib.contextmanager
def _opening(path: Path) -> Iterator[None]:
    """Raises `DatabaseRefused` for a file, or a folder, that belongs to somebody else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseRefused(_refused(path, str(error.strerror))) from error
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NOT_OURS:
            raise
        raise DatabaseRefused(_refused(path, str(error))) from error


def _refused(path: Path, why: str) -> str:
    return (
        f"{path} cannot be opened: {why}. The file, and the folder that it is in, have to belong to the "
        "account that Techlink runs as."
    )


def _upgrade(raw: sqlite3.Connection) -> None:
    # Off before the transaction, where the pragma has no effect any more: a batch ALTER makes a parent
    # anew and drops the old one, and with foreign keys on its children would go with it.
    raw.execute("PRAGMA foreign_keys = OFF")
    # Made before the transaction and kept until after it: SQLAlchemy rolls back when it first sees a
    # connection and when it lets go of one.
    connection = core(raw)
    try:
        raw.execute("BEGIN IMMEDIATE")
        if revision(raw) != head():
            _migrate(raw, connection)
        raw.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise DatabaseBusy(
            "another process holds the database; its tables cannot be brought up to date"
        ) from error
    finally:
        connection.close()


def _migrate(raw: sqlite3.Connection, connection: Connection) -> None:
    from storage.migrations.tools import upgrade_connection  # noqa: PLC0415 - Alembic takes 0.2 s

    upgrade_connection(connection, revision(raw))
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        raise MigrationFailed(f"{len(broken)} rows would point nowhere, in {tables}")
