"""A PostgreSQL database behind the same two doors as SQLite's: threads, each with a connection at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from storage.errors import DatabaseClosed
from storage.postgres import connections, migrating
from storage.postgres.threads import Threads
from storage.postgres.transactions import Runner

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from domain.clock import Clock
    from storage.transaction import Unscoped

T = TypeVar("T")

# Apart, so that those who wait for a network's lock keep nobody from reading.
WRITERS: Final = 8
READERS: Final = 4


class PostgresDatabase:
    """One database on a server, open. Made by `PostgresDatabase.open`; belongs to the loop that opened it."""

    def __init__(self, engine: Engine, clock: Clock, writers: Threads, readers: Threads) -> None:
        self._engine = engine
        self._runner = Runner(engine, clock)
        self._writers = writers
        self._readers = readers
        self._closing = False

    @classmethod
    async def open(
        cls, address: str, clock: Clock, *, writers: int = WRITERS, readers: int = READERS
    ) -> PostgresDatabase:
        """Connect and bring the tables up to date. Raises a `storage.errors.StorageError`."""
        writing = Threads(writers, "storage-writer")
        try:
            await writing.run(lambda: migrating.upgrade(address))
        except BaseException:
            await writing.close()
            raise
        engine = connections.engine(address, writers + readers)
        return cls(engine, clock, writing, Threads(readers, "storage-reader"))

    async def write(self, work: Callable[[Unscoped], T]) -> T:
        """As `storage.database.Database`."""
        if self._closing:
            raise DatabaseClosed
        return await self._writers.run(lambda: self._runner.write(work))

    async def read(self, work: Callable[[Unscoped], T]) -> T:
        """As `storage.database.Database`."""
        if self._closing:
            raise DatabaseClosed
        return await self._readers.run(lambda: self._runner.read(work))

    async def close(self) -> None:
        """As `storage.database.Database`."""
        if self._closing:
            return
        self._closing = True
        await self._readers.close()
        await self._writers.close()
        self._engine.dispose()
