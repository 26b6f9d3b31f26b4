"""A playground in this process, people who sign in, unmodified discord.py bots, all by real sockets."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from playground.server import serving
from tests.playground.ids import BOT_TOKEN
from tests.playground.person import Person, Rest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from playground.state import Playground

WORLD = Path(__file__).with_name("world.json")


class Running:
    """A playground that listens, and what is signed in to it."""

    def __init__(self, url: str, pg: Playground, stack: contextlib.AsyncExitStack) -> None:
        self.url = url
        self.pg = pg
        self._stack = stack

    async def person(self, token: str) -> Person:
        """Somebody, signed in."""
        return await self._stack.enter_async_context(Person(self.url, token))

    async def rest(self, authorization: str | None = f"Bot {BOT_TOKEN}") -> Rest:
        """REST alone; the bot unless said otherwise."""
        return await self._stack.enter_async_context(Rest(self.url, authorization))

    async def bot(self, bot: Bot | None = None) -> Bot:
        """A bot that is ready."""
        return await self._stack.enter_async_context(running(bot or Bot()))

    async def log(self, since: int = 0) -> list[dict[str, Any]]:
        async with Rest(self.url, None) as anybody:
            return await anybody.control("GET", f"/log?since={since}")


class Bot(discord.Client):
    """discord.py as it is, with a command tree; `declare` adds commands before they are synced."""

    def __init__(self, declare: Callable[[Bot], None] | None = None, **options: Any) -> None:
        intents = options.pop("intents", None) or discord.Intents.all()
        super().__init__(intents=intents, guild_ready_timeout=0.1, **options)
        self.tree = app_commands.CommandTree(self)
        self.errors: list[BaseException] = []
        self.tree.error(self._note)
        if declare is not None:
            declare(self)

    async def setup_hook(self) -> None:
        if self.tree.get_commands(type=None):
            await self.tree.sync()

    async def _note(self, _interaction: discord.Interaction[Any], error: BaseException) -> None:
        self.errors.append(error)


@contextlib.asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[Bot]:
    """Logs in, waits until ready, closes at the end."""
    async with bot:
        task = asyncio.create_task(bot.start(BOT_TOKEN))
        ready = asyncio.create_task(bot.wait_until_ready())
        done, _ = await asyncio.wait({task, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        if task in done:
            ready.cancel()
            await task
        assert ready in done, "the bot did not become ready"
        yield bot
    with contextlib.suppress(asyncio.CancelledError):
        await task


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Running]:
    """A fresh playground, with discord.py pointed at it until the test ends."""
    kept = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    async with serving(tmp_path, WORLD, limits=False) as (url, pg), contextlib.AsyncExitStack() as stack:
        Route.BASE = f"{url}/api/v10"
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws") + "/gateway")
        discord.Asset.BASE = url
        try:
            yield Running(url, pg, stack)
            await stack.aclose()
        finally:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = kept
