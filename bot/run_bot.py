"""`techlink bot`: the bot as a process, from the first attempt to connect to the orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from bot import endpoints, exits, ready
from bot.composition import bot_of, core_of
from bot.lag import LagProbe
from bot.stopping import until_stopped
from bot.sweeping import keep_sweeping
from storage import across

if TYPE_CHECKING:
    from bot.client import Techlink
    from bot.config import Config

FINISH_SECONDS: Final = 5.0
_LONGEST_WAIT: Final = 30.0
_log = structlog.get_logger(__name__)


async def run(config: Config, playground: str | None) -> None:
    """Run until stopped. `playground` is its address; None means Discord. Raises `Stop` with what to mend."""
    token = _token(config, playground)
    if playground:
        playground = playground.rstrip("/")
        endpoints.point_at(playground)
        await _until_there(playground)
    async with core_of(config, playground) as core:
        if playground and not await core.look_across(across.all_networks):
            from bot import demo  # noqa: PLC0415 - once, and never on Discord

            await demo.fill_if_new(core)
        bot = bot_of(config, core, playground, lambda: _say_ready(config))
        beside = [LagProbe().start(), asyncio.create_task(keep_sweeping(core), name="sweeping")]
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
    """Log in, again and again while nobody answers, then follow the gateway."""
    wait = 0.5
    while True:
        try:
            await bot.login(token)
            break
        except (aiohttp.ClientConnectionError, discord.DiscordServerError, TimeoutError) as error:
            _log.warning("no_answer", error=str(error), again_in_s=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        except discord.LoginFailure as error:
            raise exits.Stop(exits.LOGIN_REFUSED) from error
    # What was loaded so far stays for good: never looked through again, so that collections are short.
    gc.freeze()
    gc.enable()
    try:
        await bot.connect()
    except discord.PrivilegedIntentsRequired as error:
        raise exits.Stop(exits.MISSING_INTENT) from error


async def _until_there(playground: str) -> None:
    """Wait for the playground to answer: it may have been started a moment after us."""
    wait, told = 0.05, False
    async with aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                async with session.get(f"{playground}/playground/clock") as answer:
                    answer.raise_for_status()
                    return
            if wait > 1 and not told:
                _log.warning("playground_not_there_yet", url=playground)
                told = True
            await asyncio.sleep(wait)
            wait = min(wait * 2, 2.0)


def _token(config: Config, playground: str | None) -> str:
    if playground:
        return endpoints.PLAYGROUND_TOKEN
    if config.discord_token is None:
        raise exits.Stop(
            "There is no DISCORD_TOKEN. Set it (in the environment or in .env) to run on Discord, "
            "give --playground URL to join a playground, or use `techlink run`, which starts both."
        )
    return config.discord_token.get_secret_value()


def _say_ready(config: Config) -> None:
    ready.write(config.ready_file, {"pids": {"bot": os.getpid()}})
