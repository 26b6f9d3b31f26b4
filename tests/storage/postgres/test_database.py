"""What is PostgreSQL's own: locks, work that is run again, connections that are lost."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import IntegrityError, ProgrammingError

from domain.actors import ChannelKind
from domain.people import AddressTaken
from storage import across, networks, people
from storage.errors import DatabaseBusy, DatabaseUnreachable, OutcomeUnknown, TransactionLost
from storage.postgres import connections
from storage.postgres.database import PostgresDatabase
from storage.schema.people import person as persons
from storage.transaction import Transaction
from tests.engines import postgres_only
from tests.storage.people_written import adding, names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from domain.actors import NetworkId
    from storage.transaction import Unscoped
    from tests.clock import FixedClock
    from tests.postgres import Server

pytestmark = postgres_only
PATIENCE = 10.0
KILL = text("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.fixture
async def database(address: str, clock: FixedClock) -> AsyncIterator[PostgresDatabase]:
    opened = await PostgresDatabase.open(address, clock)
    yield opened
    await opened.close()


@pytest.fixture
async def two(database: PostgresDatabase) -> tuple[NetworkId, NetworkId]:
    """Two networks."""

    def found(tx: Unscoped) -> tuple[NetworkId, NetworkId]:
        one, other = (
            across.found_network(tx, server=server, name=f"N{server}", language="en", zone="Europe/Lisbon")
            for server in (1, 2)
        )
        return one.id, other.id

    return await database.write(found)


class Holding:
    """A write that has begun and stays in its transaction until it is let go."""

    def __init__(self, database: PostgresDatabase, narrow: Callable[[Unscoped], object]) -> None:
        self._begun, self._go_on = threading.Event(), threading.Event()
        self._narrow = narrow
        self._writing = asyncio.create_task(database.write(self._work))

    async def begun(self) -> None:
        assert await asyncio.to_thread(self._begun.wait, PATIENCE)

    async def let_go(self) -> None:
        self._go_on.set()
        await self._writing

    def _work(self, tx: Unscoped) -> None:
        self._narrow(tx)
        tx.connection.execute(select(1))
        self._begun.set()
        assert self._go_on.wait(PATIENCE)


async def waiting(server: Server, number: int) -> None:
    """Until that many transactions wait for a lock."""
    for _ in range(1000):
        (row,) = await asyncio.to_thread(
            server.run, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        )
        if row[0] == number:
            return
    raise AssertionError(f"{row[0]} wait")


def turning_to(network: NetworkId) -> Callable[[Unscoped], object]:
    return lambda tx: tx.within(network)


async def test_who_writes_in_a_network_waits_for_who_does(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId], postgres: Server
) -> None:
    one, _ = two
    holding = Holding(database, turning_to(one))
    await holding.begun()
    same = asyncio.create_task(database.write(turning_to(one)))
    everywhere = asyncio.create_task(database.write(adding("across")))
    await waiting(postgres, 2)
    assert not same.done()
    assert not everywhere.done()
    assert await database.read(names) == []
    await holding.let_go()
    await asyncio.gather(same, everywhere)


async def test_who_writes_in_another_network_does_not_wait(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId]
) -> None:
    one, other = two
    holding = Holding(database, turning_to(one))
    await holding.begun()
    await asyncio.wait_for(database.write(turning_to(other)), PATIENCE)
    await holding.let_go()


async def test_who_writes_across_networks_is_alone(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId], postgres: Server
) -> None:
    holding = Holding(database, adding("across"))
    await holding.begun()
    others = [asyncio.create_task(database.write(turning_to(network))) for network in two]
    await waiting(postgres, 2)
    await holding.let_go()
    await asyncio.gather(*others)


async def test_what_was_read_before_the_lock_is_read_again(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId], postgres: Server
) -> None:
    one, _ = two
    renaming = Holding(
        database,
        lambda tx: networks.describe(tx.within(one), name="New", language="en", zone="Europe/Lisbon"),
    )
    await renaming.begun()
    seen: list[str] = []

    def look_and_turn(tx: Unscoped) -> str:
        found = across.network(tx, one)
        assert found is not None
        seen.append(found.name)
        tx.within(one)
        return found.name

    looking = asyncio.create_task(database.write(look_and_turn))
    await waiting(postgres, 1)
    await renaming.let_go()
    assert await looking == "New"
    assert seen == ["N1", "New"]


async def test_a_transaction_that_went_round_the_lock_gets_the_largest(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId], postgres: Server
) -> None:
    """`within` is the only way to a `Transaction`; who makes one otherwise locks everything, by and by."""
    holding = Holding(database, turning_to(two[0]))
    await holding.begun()

    def round_about(tx: Unscoped) -> None:
        people.add_person(Transaction(tx.connection, tx.now, two[1]), "Inês")

    writing = asyncio.create_task(database.write(round_about))
    await waiting(postgres, 1)
    await holding.let_go()
    await writing
    assert await database.read(names) == ["Inês"]


async def test_a_write_that_was_swallowed_is_done_all_the_same(database: PostgresDatabase) -> None:
    def swallowing(tx: Unscoped) -> None:
        with suppress(Exception):
            adding("kept")(tx)

    await database.write(swallowing)
    assert await database.read(names) == ["kept"]


async def test_two_networks_that_meet_the_same_person_do_not_collide(
    database: PostgresDatabase, two: tuple[NetworkId, NetworkId]
) -> None:
    """Persons are of no network. Who comes second looks again, and sees the first."""
    both_looked = threading.Barrier(2, timeout=PATIENCE)

    def enlist(tx: Unscoped, network: NetworkId, tries: list[int]) -> None:
        here = tx.within(network)
        tries.append(1)
        person = people.add_person(here, f"Inês {network}")
        if len(tries) == 1:
            assert people.person_at(here, ChannelKind.EMAIL, "ines@example.org") is None
            both_looked.wait()
        people.add_channel(here, person.id, ChannelKind.EMAIL, "ines@example.org")

    works = (database.write(lambda tx, n=n, tries=[]: enlist(tx, n, tries)) for n in two)
    results = await asyncio.gather(*works, return_exceptions=True)
    assert {type(result) for result in results} == {type(None), AddressTaken}
    assert len(await database.read(names)) == 1


async def test_a_deadlock_is_run_again(database: PostgresDatabase, two: tuple[NetworkId, NetworkId]) -> None:
    """Who was not chosen goes on; who was begins again after it, else the two would meet again."""
    first, second = [await database.write(adding(name)) for name in "ab"]
    both_hold_one = threading.Barrier(2, timeout=PATIENCE)
    one_is_done = threading.Event()

    def rename(tx: Unscoped, network: NetworkId, order: tuple[int, int], tries: list[int]) -> None:
        tx.within(network)
        tries.append(1)
        if len(tries) > 1:
            # The row that it gave back may be free for a moment before the other one, which waits, has it.
            assert one_is_done.wait(PATIENCE)
        for number, key in enumerate(order):
            if number == 1 and len(tries) == 1:
                both_hold_one.wait()
            tx.connection.execute(update(persons).where(persons.c.id == key).values(name=f"{network}"))

    tries: list[list[int]] = [[], []]
    orders = [(first, second), (second, first)]

    async def run(n: int) -> None:
        await database.write(lambda tx: rename(tx, two[n], orders[n], tries[n]))
        one_is_done.set()

    await asyncio.gather(run(0), run(1))
    assert sorted(map(len, tries)) == [1, 2]
    assert len(set(await database.read(names))) == 1


async def test_a_collision_that_stays_is_told_without_its_values(database: PostgresDatabase) -> None:
    tries: list[int] = []

    def collide(tx: Unscoped) -> None:
        tries.append(1)
        person = adding("Inês")(tx)
        for _ in range(2):
            row = {"person": person, "address": "secret@example.org"}
            sql = "INSERT INTO channel (person_id, kind, address) VALUES (:person, 'email', :address)"
            tx.connection.execute(text(sql), row)

    with pytest.raises(IntegrityError, match="uq_channel_kind_address") as error:
        await database.write(collide)
    assert "secret" not in f"{error.value} {error.value.orig} {error.value.__cause__}"
    assert len(tries) == 3  # to learn that it writes, once, and again
    assert await database.read(names) == []


async def test_a_lock_that_is_never_given_back_is_told(
    address: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_SESSION", connections._SESSION.replace("20s", "50ms"))
    database = await PostgresDatabase.open(address, clock)
    holding = Holding(database, adding("across"))
    await holding.begun()
    with pytest.raises(DatabaseBusy):
        await database.write(adding("late"))
    await holding.let_go()
    await database.close()


async def test_work_whose_connection_is_lost_is_run_again(database: PostgresDatabase) -> None:
    tries: list[int] = []

    def unlucky(tx: Unscoped) -> None:
        adding("lucky at last")(tx)
        tries.append(1)
        if len(tries) == 1:
            tx.connection.execute(KILL)

    await database.write(unlucky)
    assert await database.read(names) == ["lucky at last"]


async def test_work_that_loses_every_connection_is_given_up(database: PostgresDatabase) -> None:
    def deadly(tx: Unscoped) -> None:
        adding("never")(tx)
        tx.connection.execute(KILL)

    with pytest.raises(DatabaseUnreachable):
        await database.write(deadly)
    with pytest.raises(DatabaseUnreachable):
        await database.read(lambda tx: tx.connection.execute(KILL))
    assert await database.write(adding("after")) is not None
    assert await database.read(names) == ["after"]


async def test_a_server_that_was_started_anew_is_found_again(
    database: PostgresDatabase, postgres: Server
) -> None:
    await asyncio.gather(*(database.write(adding(f"{n}")) for n in range(8)))
    await asyncio.gather(*(database.read(names) for _ in range(8)))
    await asyncio.to_thread(
        postgres.run,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = 'tests' AND pid <> pg_backend_pid()",
    )
    postgres.engine.dispose()  # its connections were among them, and other tests use it
    written = await asyncio.gather(*(database.write(adding(f"{n}")) for n in range(8, 16)))
    assert len(set(written)) == 8
    assert len(await database.read(names)) == 16


async def test_a_connection_that_is_lost_in_the_commit_is_not_run_again(
    database: PostgresDatabase, postgres: Server
) -> None:
    """Nobody can tell whether it was kept, so nobody may do it twice."""
    tries: list[int] = []

    def write(tx: Unscoped) -> None:
        tries.append(1)
        adding(f"{len(tries)}")(tx)

    def cut(connection: Any) -> None:
        raw = connection.connection.dbapi_connection
        postgres.run(f"SELECT pg_terminate_backend({raw.info.backend_pid}, 10000)")

    event.listen(database._engine, "commit", cut)
    with pytest.raises(OutcomeUnknown):
        await database.write(write)
    event.remove(database._engine, "commit", cut)
    assert len(tries) == 2  # the first only learned that it writes
    assert await database.read(names) == []


async def test_who_ends_the_transaction_is_told(database: PostgresDatabase) -> None:
    def ending(tx: Unscoped) -> None:
        adding("a")(tx)
        tx.connection.connection.rollback()

    with pytest.raises(TransactionLost):
        await database.write(ending)

    def doomed(tx: Unscoped) -> None:
        adding("a")(tx)
        with suppress(ProgrammingError):
            tx.connection.execute(text("SELECT nonsense"))

    with pytest.raises(TransactionLost):
        await database.write(doomed)
    assert await database.read(names) == []


async def test_work_that_nobody_waits_for_any_more_is_not_begun(address: str, clock: FixedClock) -> None:
    database = await PostgresDatabase.open(address, clock, writers=1)
    holding = Holding(database, adding("first"))
    await holding.begun()
    dropped = asyncio.create_task(database.write(adding("dropped")))
    kept = asyncio.create_task(database.write(adding("kept")))
    await asyncio.sleep(0)
    dropped.cancel()
    await asyncio.gather(dropped, return_exceptions=True)
    await holding.let_go()
    await kept
    assert await database.read(names) == ["first", "kept"]
    await database.close()
