"""Reading and writing through the bridge: what is acknowledged, what is undone, what waits."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select

from domain.errors import Changed
from storage import across
from storage.database import Database
from storage.errors import DatabaseBusy, DatabaseClosed
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.transaction import Unscoped
    from tests.clock import FixedClock


def adding(name: str) -> Callable[[Unscoped], int]:
    def work(tx: Unscoped) -> int:
        row = {"name": name, "created_at": tx.now}
        result = tx.connection.execute(insert(persons).values(row))
        return int(result.inserted_primary_key[0])

    return work


def names(tx: Unscoped) -> list[str]:
    return list(tx.connection.execute(select(persons.c.name).order_by(persons.c.id)).scalars())


async def test_the_file_is_kept_as_durably_as_promised(database: Database) -> None:
    def pragmas(tx: Unscoped) -> list[object]:
        ask = tx.connection.exec_driver_sql
        return [ask(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")]

    assert await database.write(pragmas) == ["wal", 2, 1]
    assert await database.read(pragmas) == ["wal", 2, 1]


async def test_fifty_writers_each_get_their_own_result(database: Database) -> None:
    keys = await asyncio.gather(*(database.write(adding(f"p{n}")) for n in range(50)))
    assert sorted(keys) == list(range(1, 51))
    assert [f"p{n}" for n in range(50)] == await database.read(names)


async def test_fifty_writers_who_read_before_they_write_lose_no_update(database: Database) -> None:
    await database.write(adding("0"))

    def increment(tx: Unscoped) -> None:
        (present,) = names(tx)
        tx.connection.execute(persons.update().values(name=str(int(present) + 1)))

    async def several() -> None:
        for _ in range(4):
            await database.write(increment)

    await asyncio.gather(*(several() for _ in range(50)))
    assert await database.read(names) == ["200"]


async def test_those_that_queue_are_committed_together(database: Database, tmp_path: Path) -> None:
    """The pages of the log show it: fifty transactions together write far fewer than fifty apart."""
    log = tmp_path / "techlink.sqlite3-wal"
    before = log.stat().st_size
    await asyncio.gather(*(database.write(adding(f"p{n}")) for n in range(50)))
    together = log.stat().st_size - before
    for n in range(50):
        await database.write(adding(f"q{n}"))
    apart = log.stat().st_size - before - together
    assert together * 5 < apart


async def test_an_error_undoes_only_its_own(database: Database) -> None:
    def failing(tx: Unscoped) -> None:
        adding("never")(tx)
        raise Changed

    works = [failing if n % 3 == 0 else adding(f"p{n}") for n in range(30)]
    results = await asyncio.gather(*(database.write(work) for work in works), return_exceptions=True)
    assert [isinstance(result, Changed) for result in results] == [n % 3 == 0 for n in range(30)]
    assert await database.read(names) == [f"p{n}" for n in range(30) if n % 3]


async def test_a_read_sees_one_moment(database: Database) -> None:
    await database.write(adding("first"))
    loop = asyncio.get_running_loop()
    began, go_on = asyncio.Event(), asyncio.Event()

    def slow(tx: Unscoped) -> tuple[int, int]:
        count = select(func.count()).select_from(persons)
        before = tx.connection.execute(count).scalar_one()
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(10)
        return before, tx.connection.execute(count).scalar_one()

    reading = asyncio.create_task(database.read(slow))
    await began.wait()
    await database.write(adding("second"))
    assert await database.read(names) == ["first", "second"]
    go_on.set()
    assert await reading == (1, 1)


async def test_a_caller_who_gives_up_takes_nobody_along(database: Database) -> None:
    tasks = [asyncio.create_task(database.write(adding(f"p{n}"))) for n in range(40)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    kept = set(await database.read(names))
    assert {f"p{n}" for n in range(1, 40, 2)} <= kept
    assert all(isinstance(result, int) for result in results[1::2])
    assert all(isinstance(result, asyncio.CancelledError) for result in results[::2])


async def test_work_that_nobody_waits_for_any_more_is_not_begun(database: Database) -> None:
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


async def test_with_a_broken_connection_nobody_waits_for_ever(database: Database) -> None:
    def breaking(tx: Unscoped) -> None:
        tx.connection.connection.dbapi_connection.close()

    works = (database.write(work) for work in (breaking, adding("a"), adding("b")))
    results = await asyncio.gather(*works, return_exceptions=True)
    assert all(isinstance(result, Exception) for result in results)


async def test_closing_finishes_what_is_queued_and_takes_nothing_new(
    tmp_path: Path, clock: FixedClock
) -> None:
    database = await Database.open(tmp_path / "a.sqlite3", clock)
    writing = [asyncio.create_task(database.write(adding(f"p{n}"))) for n in range(300)]
    reading = asyncio.create_task(database.read(names))
    await asyncio.sleep(0)
    await database.close()
    assert len(await asyncio.gather(*writing)) == 300
    assert set(await reading) <= {f"p{n}" for n in range(300)}
    with pytest.raises(DatabaseClosed):
        await database.write(adding("late"))
    with pytest.raises(DatabaseClosed):
        await database.read(names)
    await database.close()
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as raw:
        assert raw.execute("SELECT count(*) FROM person").fetchone() == (300,)


async def test_another_process_that_writes_is_waited_for(database: Database, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "techlink.sqlite3", isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(database.write(adding("patient")))
        assert await database.read(names) == []
        stranger.execute("COMMIT")
        assert await writing == 1


async def test_another_process_that_goes_on_writing_is_named(tmp_path: Path, clock: FixedClock) -> None:
    database = await Database.open(tmp_path / "a.sqlite3", clock, busy=0.05)
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
    database = await Database.open(tmp_path / "a.sqlite3", clock, readers=readers)
    await database.write(adding("one"))
    results = await asyncio.gather(*(database.read(names) for _ in range(60)))
    assert results == [["one"]] * 60
    await database.close()


async def test_an_id_is_never_given_twice(database: Database) -> None:
    assert await database.write(adding("gone")) == 1
    await database.write(lambda tx: tx.connection.execute(persons.delete()).rowcount)
    assert await database.write(adding("new")) == 2


async def test_errors_that_a_future_refuses_still_arrive(database: Database) -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        await database.write(lambda tx: next(iter(())))
    assert await database.write(across.all_networks) == ()
