"""`techlink bot`: the bot as a process, from the first attempt to connect to the orderly end."""

from __future__ import annotations

import asyncio
import gc
import os
from typing import TYPE_CHECKING, Final

import discord
import structlog

from bot import exits, ready
from bot.announcing import keep_announced
from bot.composition import bot_of, clock_of, core_of
from bot.event_mirroring.keeper import Keeper
from bot.event_mirroring.listening import Listener
from bot.joining import find_playground, log_in, token_of
from bot.lag import LagProbe
from bot.mirroring import Roles
from bot.stopping import until_stopped
from bot.sweeping import keep_sweeping
from storage import across

if TYPE_CHECKING:
    from bot.client import Techlink
    from bot.config import Config

FINISH_SECONDS: Final = 5.0
_log = structlog.get_logger(__name__)


async def run(config: Config, playground: str | None) -> None:
    """Run until stopped. `playground` is its address; None means Discord. Raises `Stop` with what to mend."""
    token = token_of(config, playground)
    if playground:
        playground = await find_playground(playground)
    async with clock_of(playground) as clock, core_of(config, playground, clock) as core:
        if playground and not await core.look_across(across.all_networks):
            from bot import demo  # noqa: PLC0415 - once, and never on Discord

            await demo.fill_if_new(core)
        bot = bot_of(config, core, clock, lambda: _say_ready(config))
        events = Keeper(bot, core)
        Listener(bot, events).attach()
        beside = [
            LagProbe().start(),
            asyncio.create_task(keep_sweeping(core), name="sweeping"),
            asyncio.create_task(Roles(bot, core).keep(), name="roles"),
            asyncio.create_task(keep_announced(bot), name="announcements"),
            asyncio.create_task(events.keep(), name="events"),
        ]
        try:
            if await until_stopped(_serve(bot, token)):
                _log.info("stopping", at_work=len(bot.running))
                await bot.running.wait(FINISH_SECONDS)
        finally:
            for task in beside:
                task.cancel()
            await bot.close()
            ready.remove(config.ready_file)


async def _serve(bot: Techlink, token: str) -> None:
    """Log in, then follow the gateway."""
    await log_in(bot, token)
    # What was loaded so far stays for good: never looked through again, so that collections are short.
    gc.freeze()
    gc.enable()
    try:
        await bot.connect()
    except discord.PrivilegedIntentsRequired as error:
        raise exits.Stop(exits.MISSING_INTENT) from error


def _say_ready(config: Config) -> None:
    ready.write(config.ready_file, {"pids": {"bot": os.getpid()}})
