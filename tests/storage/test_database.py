"""Reading and writing, on both engines: what is acknowledged, what is undone, what waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from domain.errors import Changed
from storage import across
from storage.database import open_database
from storage.errors import DatabaseClosed
from storage.schema.people import person as persons
from tests.storage.people_written import adding, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.transaction import Unscoped
    from tests.clock import FixedClock


async def test_fifty_writers_each_get_their_own_result(database: Database) -> None:
    keys = await asyncio.gather(*(database.write(adding(f"p{n}")) for n in range(50)))
    assert sorted(keys) == list(range(1, 51))
    assert {f"p{n}" for n in range(50)} == set(await database.read(names))


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


async def test_an_error_undoes_only_its_own(database: Database) -> None:
    def failing(tx: Unscoped) -> None:
        adding("never")(tx)
        raise Changed

    works = [failing if n % 3 == 0 else adding(f"p{n}") for n in range(30)]
    results = await asyncio.gather(*(database.write(work) for work in works), return_exceptions=True)
    assert [isinstance(result, Changed) for result in results] == [n % 3 == 0 for n in range(30)]
    assert set(await database.read(names)) == {f"p{n}" for n in range(30) if n % 3}


def refused(_tx: Unscoped) -> None:
    raise Changed


def violating(tx: Unscoped) -> None:
    tx.connection.execute(text("INSERT INTO person (id, name, created_at) VALUES (1, 'x', 0)"))


def nonsense(tx: Unscoped) -> None:
    tx.connection.execute(text("SELECT nonsense"))


FAILURES = {"refused": refused, "violating": violating, "nonsense": nonsense}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["fine", *FAILURES]), min_size=1, max_size=20))
async def test_who_fails_harms_nobody_who_writes_at_the_same_time(
    database: Database, kinds: list[str]
) -> None:
    def work(number: int, kind: str) -> Callable[[Unscoped], object]:
        def both(tx: Unscoped) -> object:
            key = adding(f"{number}")(tx)
            return FAILURES[kind](tx) if kind in FAILURES else key

        return both

    await database.write(lambda tx: tx.connection.execute(persons.delete()).rowcount)
    await database.write(violating)
    works = (database.write(work(number, kind)) for number, kind in enumerate(kinds))
    results = await asyncio.gather(*works, return_exceptions=True)
    assert [isinstance(result, int) for result in results] == [kind == "fine" for kind in kinds]
    kept = [f"{number}" for number, kind in enumerate(kinds) if kind == "fine"]
    assert sorted(await database.read(names)) == sorted(["x", *kept])


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


async def test_closing_finishes_what_is_queued_and_takes_nothing_new(address: str, clock: FixedClock) -> None:
    database = await open_database(address, clock)
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
    again = await open_database(address, clock)
    assert len(await again.read(names)) == 300
    await again.close()


async def test_an_id_is_never_given_twice(database: Database) -> None:
    assert await database.write(adding("gone")) == 1
    await database.write(lambda tx: tx.connection.execute(persons.delete()).rowcount)
    assert await database.write(adding("new")) == 2


async def test_errors_that_a_future_refuses_still_arrive(database: Database) -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        await database.write(lambda tx: next(iter(())))
    assert await database.write(across.all_networks) == ()
