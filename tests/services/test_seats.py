"""What the lock of a network is for: load, check the rule, save, and nobody comes between.

There is nothing to book yet, so a seat is a membership: the smallest service that may not take one too many.
"""

from __future__ import annotations

import asyncio
from itertools import count
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.actors import Caller, ChannelKind
from domain.errors import DomainError
from services.core import Core
from storage import across, members, people
from storage.database import open_database
from storage.postgres import locks
from storage.postgres.database import PostgresDatabase
from tests.conftest import HereOffloader
from tests.engines import postgres_only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from domain.actors import Actor
    from storage.database import Database
    from storage.transaction import Transaction, Unscoped
    from tests.clock import FixedClock

THREADS = 16
SERVERS = count(1)


class Full(DomainError):
    """Every seat is taken."""


@pytest.fixture
async def crowded(engine: str, address: str, clock: FixedClock) -> AsyncIterator[Core]:
    """A core with many threads that write, where the engine has more than one."""
    opened: Database
    if engine == "postgresql":
        opened = await PostgresDatabase.open(address, clock, writers=THREADS)
    else:
        opened = await open_database(address, clock)
    yield Core(opened, clock, HereOffloader())
    await opened.close()


def take_seat(
    tx: Transaction, actor: Actor, name: str, seats: int, between: Callable[[], object] = lambda: None
) -> int:
    """Load, check, save. Raises `Full`."""
    if len(members.listed(tx)) >= seats:
        raise Full
    between()
    return members.add(tx, people.add_person(tx, name).id, None).id


async def rush(
    core: Core, seats: int, number: int, between: Callable[[], object] = lambda: None
) -> tuple[int, int]:
    """That many people want a seat in a new network: how many were told they have one, and how many have."""
    return await rush_into(core, await founded(core), seats, number, between)


async def founded(core: Core) -> Caller:
    """Somebody in the server of a new network. Founding one waits for all networks."""

    def found(tx: Unscoped) -> int:
        server = next(SERVERS)
        across.found_network(tx, server=server, name="Atlantic", language="en", zone="Europe/Lisbon")
        return server

    return Caller(ChannelKind.DISCORD, "1", "Ana", server=await core.across(found))


async def rush_into(
    core: Core, caller: Caller, seats: int, number: int, between: Callable[[], object]
) -> tuple[int, int]:
    """The same in that caller's network."""
    wishes = (core.write(caller, take_seat, f"P{n}", seats, between) for n in range(number))
    results = await asyncio.gather(*wishes, return_exceptions=True)
    unexpected = [result for result in results if not isinstance(result, int | Full)]
    assert unexpected == []
    told = sum(isinstance(result, int) for result in results)
    return told, await core.read(caller, lambda tx, _: len(members.listed(tx)))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seats=st.integers(0, 60), number=st.integers(1, 50))
async def test_nobody_takes_a_seat_too_many(crowded: Core, seats: int, number: int) -> None:
    assert await rush(crowded, seats, number) == (min(seats, number), min(seats, number))


async def test_fifty_people_share_twelve_seats(crowded: Core) -> None:
    assert await rush(crowded, 12, 50) == (12, 12)


@postgres_only
async def test_without_the_lock_two_who_look_at_once_take_the_same_seat(
    crowded: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the test above can fail: the server alone does not keep the rule."""
    monkeypatch.setattr(locks, "take", lambda connection, hold: None)
    both_looked = Barrier(2, timeout=10)
    assert await rush(crowded, 1, 2, both_looked.wait) == (2, 2)


@postgres_only
async def test_networks_do_not_wait_for_each_other(crowded: Core) -> None:
    """Each crowd has a lock of its own: in both, somebody is between looking and saving at the same time."""
    both_looked = Barrier(2, timeout=10)
    callers = [await founded(crowded), await founded(crowded)]
    crowds = (rush_into(crowded, caller, 1, 1, both_looked.wait) for caller in callers)
    assert await asyncio.gather(*crowds) == [(1, 1), (1, 1)]
