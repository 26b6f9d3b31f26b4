"""Three requests to Discord, without the objects that discord.py makes of their answers.

The library's own `send` keeps each view in memory for as long as the process lives, waiting for presses
that this process never gets. `handle_message_parameters` and `HTTPClient` are not documented, so they are
touched here only; `tests/bot/delivering/test_discord_http.py` fails first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord.http import handle_message_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import LayoutView

LOOK_BACK: Final = 50
_NO_MENTIONS: Final = discord.AllowedMentions.none()


class DiscordHttp:
    """On a client that has logged in."""

    def __init__(self, client: discord.Client) -> None:
        self._http: Final = client.http

    async def open_conversation(self, user: int) -> int:
        """The channel of the direct messages with that user; the same one each time."""
        return int((await self._http.start_private_message(str(user)))["id"])

    async def post(self, channel: int, view: LayoutView, nonce: str) -> int:
        """Send a message and give its id. Within minutes the same nonce gives the same message."""
        with handle_message_parameters(view=view, nonce=nonce, allowed_mentions=_NO_MENTIONS) as params:
            return int((await self._http.send_message(channel, params=params))["id"])

    async def find(self, channel: int, custom_id: str) -> int | None:
        """The message among the channel's latest in which that control stands."""
        for message in await self._http.logs_from(channel, LOOK_BACK):
            if custom_id in _custom_ids(message.get("components", [])):
                return int(message["id"])
        return None


def _custom_ids(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _custom_ids(one)
    elif isinstance(part, dict):
        if isinstance(part.get("custom_id"), str):
            yield part["custom_id"]
        for inside in ("components", "accessory"):
            yield from _custom_ids(part.get(inside))
