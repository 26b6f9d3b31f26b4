"""Each notice arrives exactly once, however often its worker is killed and whatever Discord does meanwhile.

A short burst here; a thousand notices and thirty kills with `make soak`.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from domain.notices import Preferences
from tests.e2e import crowd
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.postgres import Server

pytestmark = pytest.mark.e2e

LONG = bool(os.environ.get("TECHLINK_SOAK"))
PEOPLE, KILLS = (1000, 30) if LONG else (150, 4)
PATIENCE = 600 if LONG else 120
LEASE_S = 31
EVER = Preferences(quiet=None)
FAULTS = (
    {"status": 429, "retry_after": 0.2, "times": 2},
    {"status": 500, "times": 2},
    {"status": "drop", "times": 2},
    {"status": "drop_before", "times": 2},
)
OPEN = "SELECT count(*) FROM notice WHERE state NOT IN ('sent', 'failed', 'cancelled', 'expired')"
SENT = "SELECT count(*) FROM notice WHERE state = 'sent' AND sent_at IS NOT NULL"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A playground with a crowd in it; the tests start their own workers."""
    world = World(tmp_path, crowd.write_world(tmp_path / "world.json", PEOPLE))
    try:
        world.start("playground")
        yield world
    finally:
        world.stop()


class Burst:
    """Workers that are killed while they send, until everything is over."""

    def __init__(
        self, world: World, count: Callable[[str], int], names: list[str], **environment: str
    ) -> None:
        self.world, self.count, self.names = world, count, names
        self.environment = {"TECHLINK_PACE": "0", **environment}
        self.chance = random.Random(7)

    async def run(self) -> None:
        # A thousand conversations would take a quarter of an hour; 429s are injected instead.
        await self.world.control("POST", "/playground/ratelimits", {"enabled": False})
        for name in self.names:
            await self._start(name)
        for _ in range(KILLS):
            await self._trouble()
            # Not a guess at when something is ready: any moment will do, and each run has others.
            await asyncio.sleep(self.chance.uniform(0.02, 0.7))
            victim = self.chance.choice(self.names)
            self.world.kill(victim)
            # What it had is taken up again when its lease is over.
            await self.world.control("POST", "/playground/clock", {"advance_s": LEASE_S})
            await self._start(victim)
        await self.world.control("DELETE", "/playground/faults")
        await self._until_over()

    async def _trouble(self) -> None:
        for fault in self.chance.sample(FAULTS, 2):
            path = self.chance.choice(["/channels/*/messages", "/users/@me/channels"])
            await self.world.control("POST", "/playground/faults", {"method": "POST", "path": path, **fault})

    async def _start(self, name: str) -> None:
        await asyncio.to_thread(self.world.start, "worker", name, **self.environment)

    async def _until_over(self) -> None:
        end = time.monotonic() + PATIENCE
        while left := self.count(OPEN):
            assert time.monotonic() < end, (
                f"{left} are still open: {self.world.log_of(self.names[0])[-2000:]}"
            )
            await asyncio.sleep(0.2)


async def _each_arrived_once(world: World, count: Callable[[str], int]) -> None:
    assert count(SENT) == PEOPLE
    found = crowd.arrivals(await world.log())
    assert len(found) == PEOPLE, "each conversation has got its message"
    assert set(found.values()) == {1}, "and none a second one"


async def test_a_worker_that_is_killed_again_and_again_sends_each_notice_once(world: World) -> None:
    address = f"sqlite:///{world.folder / 'data' / 'techlink.sqlite3'}"
    await crowd.fill(address, PEOPLE, datetime.now(UTC), EVER)

    def count(sql: str) -> int:
        connection = sqlite3.connect(address.removeprefix("sqlite:///"), timeout=30)
        try:
            return int(connection.execute(sql).fetchone()[0])
        finally:
            connection.close()

    await Burst(world, count, ["worker"]).run()
    await _each_arrived_once(world, count)


async def test_two_workers_at_once_send_each_notice_once(world: World, postgres: Server) -> None:
    address = postgres.make("burst")
    await crowd.fill(address, PEOPLE, datetime.now(UTC), EVER)

    def count(sql: str) -> int:
        with psycopg.connect(address) as connection:
            row: Any = connection.execute(sql).fetchone()
            return int(row[0])

    await Burst(world, count, ["worker-1", "worker-2"], TECHLINK_DATABASE=address).run()
    await _each_arrived_once(world, count)
