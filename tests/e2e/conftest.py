"""A running program for a test file, and people who sign in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from tests import openapi
from tests.e2e.person import Person
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from pathlib import Path

    SignIn = Callable[[str], Awaitable[Person]]


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Iterator[World]:
    """Playground and bot on the demo network, in a folder of their own."""
    world = World(tmp_path_factory.mktemp("world"), like=demo_folder)
    try:
        world.start("playground")
        world.start("bot")
        yield world
    finally:
        world.stop()


@pytest.fixture(autouse=True)
async def _every_request_fits_the_contract(world: World) -> AsyncIterator[None]:
    """Whatever a test made the bot say, Discord's published contract takes it (where it is at hand)."""
    yield
    if openapi.CONTRACT.exists():
        bot = str((await world.people())["Techlink"]["id"])
        assert openapi.problems(await world.log(), bot_id=bot) == []


@pytest.fixture
async def sign_in(world: World) -> AsyncIterator[SignIn]:
    """`await sign_in("fiona.keane")` is that person, until the test ends."""
    async with contextlib.AsyncExitStack() as stack:

        async def enter(username: str) -> Person:
            people = await world.people()
            application = str(people["Techlink"]["id"])
            return await stack.enter_async_context(Person(world, people[username], application))

        yield enter
