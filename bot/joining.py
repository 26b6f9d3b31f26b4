"""How a process gets onto Discord, or onto a playground that may have been started a moment after it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from bot import endpoints, exits

if TYPE_CHECKING:
    from bot.config import Config

_LONGEST_WAIT: Final = 30.0
_log = structlog.get_logger(__name__)


def token_of(config: Config, playground: str | None) -> str:
    """What to log in with. Raises `Stop` when there is nothing."""
    if playground:
        return endpoints.PLAYGROUND_TOKEN
    if config.discord_token is None:
        raise exits.Stop(
            "There is no DISCORD_TOKEN. Set it (in the environment or in .env) to run on Discord, "
            "give --playground URL to join a playground, or use `techlink run`, which starts both."
        )
    return config.discord_token.get_secret_value()


async def find_playground(address: str) -> str:
    """Point everything at the playground, once it answers; its address as it is used from now on."""
    playground = address.rstrip("/")
    endpoints.point_at(playground)
    await _until_there(playground)
    return playground


async def log_in(client: discord.Client, token: str) -> None:
    """Log in, again and again while nobody answers. Raises `Stop` for a token that is not taken."""
    wait = 0.5
    while True:
        try:
            await client.login(token)
        except (aiohttp.ClientConnectionError, discord.DiscordServerError, TimeoutError) as error:
            _log.warning("no_answer", error=str(error), again_in_s=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        except discord.LoginFailure as error:
            raise exits.Stop(exits.LOGIN_REFUSED) from error
        else:
            return


async def _until_there(playground: str) -> None:
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
