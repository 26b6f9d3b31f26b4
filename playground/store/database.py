"""The SQLite file: opening, committing, and flushing in the background."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, Any

from playground.store.schema import TABLES, VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Database:
    """One connection, used by the event loop's thread only.

    `synchronous=NORMAL` in WAL mode: what is committed survives `kill -9` of the process (it has reached the
    operating system), though perhaps not the last second before a power cut.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _open(path)
        self._dirty = False
        self._connection.executescript(TABLES)
        self._check_version()

    def _check_version(self) -> None:
        stored = self.meta("version")
        if stored is None:
            self.set_meta("version", str(VERSION))
            self.commit()
        elif stored != str(VERSION):
            raise RuntimeError(f"{self._path} was made by another version of the playground: move it away")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return found

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Runs one statement in the open transaction, opening it when needed; gives the changed rows."""
        return self._connection.execute(sql, values).rowcount

    def write_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """The same statement for many rows."""
        self._connection.executemany(sql, values)

    def commit(self) -> None:
        """Makes everything written so far survive the process."""
        if self._connection.in_transaction:
            self._connection.commit()
            self._dirty = True

    def meta(self, key: str) -> str | None:
        """A remembered word, such as the clock's offset."""
        found = self.row("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0]) if found else None

    def set_meta(self, key: str, value: str) -> None:
        """Remembers a word."""
        self.write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    async def checkpoint(self, every_s: float = 2.0) -> None:
        """Moves the write-ahead log into the file, for ever, on a thread: this is what waits for the disk."""
        while True:
            await asyncio.sleep(every_s)
            if self._dirty:
                self._dirty = False
                await asyncio.to_thread(_checkpoint, self._path)

    def close(self) -> None:
        """Commits and closes."""
        self.commit()
        self._connection.close()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=True)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 20000")  # only if the background falls far behind
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def _checkpoint(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        connection.close()
