"""Where the program listens: on this machine alone unless it is told otherwise, and then it says what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.e2e
WARNING = "playground_open_beyond_this_machine"


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, demo_folder) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("listening"), like=demo_folder)
    try:
        yield world
    finally:
        world.stop()


async def test_on_all_addresses_the_links_can_be_opened_and_a_warning_is_said(world: World) -> None:
    world.start("playground", TECHLINK_HOST="0.0.0.0")
    world.start("portal", TECHLINK_HOST="0.0.0.0")
    assert WARNING in world.log_of("playground")
    assert world.url.startswith("http://127.0.0.1:")
    assert world.portal.startswith("http://127.0.0.1:")
    async with aiohttp.ClientSession() as http:
        for url in (f"{world.url}/", f"{world.portal}/signin"):
            # Another address of this machine: only who listens on all of them answers there.
            other = url.replace("127.0.0.1", "127.0.0.2")
            async with http.get(other, headers={"Host": url.split("/")[2]}) as answer:
                assert answer.status == 200
        async with http.get(f"{world.url}/", headers={"Host": "somebody.example"}) as answer:
            assert answer.status == 403


async def test_left_alone_it_listens_here_only_and_says_nothing(world: World) -> None:
    world.start("playground")
    assert WARNING not in world.log_of("playground")
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(f"{world.url}/".replace("127.0.0.1", "127.0.0.2"))
