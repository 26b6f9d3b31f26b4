"""Read transactions: a few connections that cannot write, each on a thread of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from storage.sqlite.bridge import Bridge
from storage.sqlite.connections import connect_reader, core
from storage.transaction import at_instant

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from domain.clock import Clock
    from storage.transaction import Unscoped

T = TypeVar("T")


class Reader:
    """One reading connection and how many wait for it."""

    def __init__(self, bridge: Bridge, connection: Connection, clock: Clock) -> None:
        self._bridge = bridge
        self._connection = connection
        self._clock = clock
        self.waiting = 0

    @classmethod
    async def open(cls, path: Path, clock: Clock, name: str) -> Reader:
        """Open the connection on a thread of that name."""
        bridge = await Bridge.open(partial(connect_reader, path), name)
        try:
            return cls(bridge, await bridge.run(lambda: core(bridge.raw)), clock)
        except BaseException:
            await bridge.close()
            raise

    async def run(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` in a read transaction, after those that wait already."""
        self.waiting += 1
        try:
            return await self._bridge.run(self._read, work)
        finally:
            self.waiting -= 1

    async def close(self) -> None:
        """Finish what waits, then end the thread."""
        await self._bridge.run(self._connection.close)
        await self._bridge.close()

    def _read(self, work: Callable[[Unscoped], T]) -> T:
        raw: sqlite3.Connection = self._bridge.raw
        raw.execute("BEGIN")
        try:
            return work(at_instant(self._connection, self._clock))
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")


class Readers:
    """Hands each read to the reader with the shortest queue."""

    def __init__(self, readers: list[Reader]) -> None:
        self._readers = readers

    @classmethod
    async def open(cls, path: Path, clock: Clock, number: int) -> Readers:
        """Open `number` readers of the file; it has to exist."""
        readers = cls([])
        try:
            for index in range(number):
                readers._readers.append(await Reader.open(path, clock, f"storage-reader-{index + 1}"))
        except BaseException:
            await readers.close()
            raise
        return readers

    async def run(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` in a read transaction."""
        return await min(self._readers, key=lambda reader: reader.waiting).run(work)

    async def close(self) -> None:
        """Close all, after what they were asked already."""
        for reader in self._readers:
            await reader.close()
