"""The database as the shell sees it: run this function in a transaction, and tell me once it is committed.

One thread owns the writing connection, a few others read. A write hands over a whole transaction at once;
those that queue while the disk is busy are committed together (`storage.sqlite.groups`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from domain.records import Record
from storage.errors import DatabaseClosed
from storage.sqlite import migrating
from storage.sqlite.bridge import Bridge
from storage.sqlite.connections import BUSY_SECONDS, connect
from storage.sqlite.groups import Outcome, Writer
from storage.sqlite.readers import Readers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from domain.clock import Clock
    from storage.transaction import Unscoped

T = TypeVar("T")

READERS: Final = 2
# More than this in one commit gains nothing, and the first of them would wait for the last.
LARGEST_GROUP: Final = 128


class _Job(Record, Generic[T]):
    work: Callable[[Unscoped], T]
    future: asyncio.Future[T]


class SqliteDatabase:
    """One SQLite file, open. Made by `SqliteDatabase.open`; belongs to the event loop that opened it."""

    def __init__(self, bridge: Bridge, writer: Writer, readers: Readers) -> None:
        self._bridge = bridge
        self._writer = writer
        self._readers = readers
        self._loop = asyncio.get_running_loop()
        self._queue: deque[_Job[Any]] = deque()
        self._closing = False

    @classmethod
    async def open(
        cls, path: Path, clock: Clock, *, readers: int = READERS, busy: float = BUSY_SECONDS
    ) -> SqliteDatabase:
        """Open or make the file and bring its tables up to date.

        `busy` is for how many seconds a write waits for another process's. Raises
        `storage.errors.SchemaMismatch` for a file that a newer Techlink made, `DatabaseRefused` for one that
        cannot be opened or written.
        """

        def start() -> sqlite3.Connection:
            migrating.upgrade(path)
            return connect(path, busy=busy)

        bridge = await Bridge.open(start, "storage-writer")
        try:
            writer = await bridge.run(lambda: Writer(bridge.raw, clock))
            return cls(bridge, writer, await Readers.open(path, clock, readers))
        except BaseException:
            await bridge.close()
            raise

    async def write(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` as a transaction and hand back its result after the commit, or raise its error.

        `work` may be run twice and must leave nothing behind but rows. When the caller is cancelled, work
        that has not begun is dropped, and work that has is committed or undone as a whole.
        """
        if self._closing:
            raise DatabaseClosed
        future: asyncio.Future[T] = self._loop.create_future()
        self._queue.append(_Job(work, future))
        self._bridge.post(self._drain)
        return await future

    async def read(self, work: Callable[[Unscoped], T]) -> T:
        """Run `work` on one snapshot that sees everything acknowledged so far. It cannot write."""
        if self._closing:
            raise DatabaseClosed
        return await self._readers.run(work)

    async def close(self) -> None:
        """Take nothing new, finish what is queued, and close all connections."""
        if self._closing:
            return
        self._closing = True
        await self._readers.close()
        await self._bridge.run(self._writer.close)  # after what was posted before
        await self._bridge.close()

    def _drain(self) -> None:
        """On the writer's thread: commit what waits. Posted once per write, it often finds nothing left."""
        jobs = [job for job in self._take() if not job.future.cancelled()]
        if not jobs:
            return
        try:
            outcomes = self._writer.run([job.work for job in jobs])
        except BaseException as error:  # noqa: BLE001 - a broken connection: nobody must wait for ever
            outcomes = [Outcome(error=error) for _ in jobs]
        self._loop.call_soon_threadsafe(_settle, jobs, outcomes)

    def _take(self) -> list[_Job[Any]]:
        return [self._queue.popleft() for _ in range(min(len(self._queue), LARGEST_GROUP))]


def _settle(jobs: list[_Job[Any]], outcomes: list[Outcome[Any]]) -> None:
    """In the loop: wake everybody who was committed, and tell the others why not."""
    for job, outcome in zip(jobs, outcomes, strict=True):
        if job.future.done():
            continue
        if outcome.error is not None:
            job.future.set_exception(outcome.error)
        else:
            job.future.set_result(outcome.value)
