"""The three things that set-up asks Discord. It changes nothing there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import discord

from bot.setting_up import discord_answers

if TYPE_CHECKING:
    from bot.setting_up.discord_answers import Application, Server

DISCORD: Final = "https://discord.com/api/v10"
_TIMEOUT: Final = aiohttp.ClientTimeout(total=20)
# As the bot itself will call itself: what set-up is answered, the bot will be.
_AGENT: Final = f"DiscordBot (https://github.com/Rapptz/discord.py {discord.__version__})"
_REFUSED, _TOO_MANY, _FAULT = 401, 429, 500


class Trouble(StrEnum):
    """Why there is no answer to work with."""

    REFUSED = "refused"  # the token is not taken
    UNREACHED = "unreached"  # nobody answers: no network, a proxy, a firewall
    SLOW = "slow"  # an answer did not come in time
    LATER = "later"  # Discord says: not now
    STRANGE = "strange"  # somebody answers who is not Discord


class NoAnswer(Exception):
    """Discord could not be asked. `detail` is for whoever looks after the machine."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble: Final = trouble
        self.detail: Final = detail


async def application(token: str, api: str = DISCORD) -> Application:
    """Whose token it is. Raises `NoAnswer`."""
    return discord_answers.application(await _get(f"{api}/applications/@me", token))


async def servers(token: str, api: str = DISCORD) -> tuple[Server, ...]:
    """The servers that the bot is on, by name. Raises `NoAnswer`."""
    found = [discord_answers.server(one) for one in await _get(f"{api}/users/@me/guilds", token)]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


async def _get(url: str, token: str) -> Any:
    headers = {"Authorization": f"Bot {token}", "User-Agent": _AGENT}
    try:
        # `trust_env`: a proxy that the machine is told of is used.
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=True) as http,
            http.get(url, headers=headers) as answer,
        ):
            if answer.status == _REFUSED:
                raise NoAnswer(Trouble.REFUSED, f"{answer.status} {answer.reason}")
            if answer.status == _TOO_MANY or answer.status >= _FAULT:
                raise NoAnswer(Trouble.LATER, f"{answer.status} {answer.reason}")
            answer.raise_for_status()
            return await answer.json()
    except TimeoutError as error:
        raise NoAnswer(Trouble.SLOW, url) from error
    except (aiohttp.ContentTypeError, aiohttp.ClientResponseError, ValueError) as error:
        raise NoAnswer(Trouble.STRANGE, str(error)) from error
    except (aiohttp.ClientError, OSError) as error:
        raise NoAnswer(Trouble.UNREACHED, str(error)) from error
