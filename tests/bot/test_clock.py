"""The playground's clock is followed within a second and never back; the machine's is simply read."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web

from bot.clock import PlaygroundClock, SystemClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Server:
    def __init__(self) -> None:
        self.offset = 0.0
        self.asked = asyncio.Event()
        self.url = ""

    async def clock(self, _request: web.Request) -> web.Response:
        self.asked.set()
        return web.json_response({"now": "", "offset_s": self.offset})

    async def next(self) -> None:
        """Wait until the offset was asked for, and the answer has arrived at the one after."""
        for _ in range(2):
            self.asked.clear()
            await asyncio.wait_for(self.asked.wait(), 5)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_get("/playground/clock", server.clock)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    yield server
    await runner.cleanup()


def ahead(clock: PlaygroundClock) -> timedelta:
    return clock.now() - datetime.now(UTC)


def test_the_machine_s_time_is_aware() -> None:
    assert SystemClock().now().tzinfo is UTC


async def test_it_follows_forward_only(server: Server) -> None:
    server.offset = 3600
    async with PlaygroundClock(server.url) as clock:
        assert ahead(clock) > timedelta(minutes=59)
        server.offset = 7200
        await server.next()
        assert ahead(clock) > timedelta(minutes=119)
        server.offset = 0
        await server.next()
        assert ahead(clock) > timedelta(minutes=119)


async def test_what_is_heard_in_between_moves_it_on_and_never_back(server: Server) -> None:
    async with PlaygroundClock(server.url) as clock:
        clock.hear(datetime.now(UTC) + timedelta(days=40))
        assert ahead(clock) > timedelta(days=39)
        clock.hear(datetime.now(UTC))
        await server.next()
        assert ahead(clock) > timedelta(days=39)


async def test_nobody_there_at_the_start_is_an_error() -> None:
    clock = PlaygroundClock("http://127.0.0.1:9")
    with pytest.raises(aiohttp.ClientError):
        await clock.__aenter__()
    await clock.__aexit__(None, None, None)
