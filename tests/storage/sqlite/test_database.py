"""What is SQLite's own: its file, its one writer, its log, and other processes that hold it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.errors import DatabaseBusy
from storage.sqlite.database import SqliteDatabase
from tests.storage.people_written import adding, names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from storage.transaction import Unscoped
    from tests.clock import FixedClock


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[SqliteDatabase]:
    opened = await SqliteDatabase.open(tmp_path / "techlink.sqlite3", clock)
    yield opened
    await opened.close()


async def test_the_file_is_kept_as_durably_as_promised(database: SqliteDatabase) -> None:
    def pragmas(tx: Unscoped) -> list[object]:
        ask = tx.connection.exec_driver_sql
        return [ask(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")]

    assert await database.write(pragmas) == ["wal", 2, 1]
    assert await database.read(pragmas) == ["wal", 2, 1]


async def test_those_that_queue_are_committed_together(database: SqliteDatabase, tmp_path: Path) -> None:
    """The pages of the log show it: fifty transactions together write far fewer than fifty apart."""
    log = tmp_path / "techlink.sqlite3-wal"
    before = log.stat().st_size
    await asyncio.gather(*(database.write(adding(f"p{n}")) for n in range(50)))
    together = log.stat().st_size - before
    for n in range(50):
        await database.write(adding(f"q{n}"))
    apart = log.stat().st_size - before - together
    assert together * 5 < apart


async def test_work_that_nobody_waits_for_any_more_is_not_begun(database: SqliteDatabase) -> None:
    loop = asyncio.get_running_loop()
    began, go_on = asyncio.Event(), asyncio.Event()

    def slow(tx: Unscoped) -> None:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(10)

    first = asyncio.create_task(database.write(slow))
    await began.wait()
    dropped = asyncio.create_task(database.write(adding("dropped")))
    kept = asyncio.create_task(database.write(adding("kept")))
    await asyncio.sleep(0)
    dropped.cancel()
    await asyncio.gather(dropped, return_exceptions=True)
    go_on.set()
    await asyncio.gather(first, kept)
    assert await database.read(names) == ["kept"]


async def test_with_a_broken_connection_nobody_waits_for_ever(database: SqliteDatabase) -> None:
    def breaking(tx: Unscoped) -> None:
        tx.connection.connection.dbapi_connection.close()

    works = (database.write(work) for work in (breaking, adding("a"), adding("b")))
    results = await asyncio.gather(*works, return_exceptions=True)
    assert all(isinstance(result, Exception) for result in results)


async def test_another_process_that_writes_is_waited_for(database: SqliteDatabase, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "techlink.sqlite3", isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(database.write(adding("patient")))
        assert await database.read(names) == []
        stranger.execute("COMMIT")
        assert await writing == 1


async def test_another_process_that_goes_on_writing_is_named(tmp_path: Path, clock: FixedClock) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.sqlite3", clock, busy=0.05)
    with closing(sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        works = (database.write(adding(f"p{n}")) for n in range(20))
        refused = await asyncio.gather(*works, return_exceptions=True)
        assert time.monotonic() - began < 1.0
        stranger.execute("ROLLBACK")
    assert {type(error) for error in refused} == {DatabaseBusy}
    assert "another process" in str(refused[0])
    assert await database.write(adding("after")) == 1
    await database.close()


@pytest.mark.parametrize("readers", [1, 3])
async def test_many_read_at_once(tmp_path: Path, clock: FixedClock, readers: int) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.sqlite3", clock, readers=readers)
    await database.write(adding("one"))
    results = await asyncio.gather(*(database.read(names) for _ in range(60)))
    assert results == [["one"]] * 60
    await database.close()
