"""One delivery to Discord, and what became of it. Never raises for what Discord, or the wire, does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from bot.delivering.recovering import arrived_before
from cogs.kit.notice_cards import message
from domain.notices import Way
from domain.notices.deliveries import Nothing, Refused, Sent, TryAgain

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from bot.delivering.discord_http import DiscordHttp
    from bot.delivering.pace import Pace
    from domain.actors import NetworkId
    from domain.notices.deliveries import Outcome
    from services.notices.views import Told

_AWAY: Final = (OSError, aiohttp.ClientError, TimeoutError)
_REFUSED: Final = frozenset({400, 403, 404})
_log = structlog.get_logger(__name__)


class Sender:
    """Sends messages at a pace. `opened` gathers direct conversations that were not known before."""

    def __init__(self, http: DiscordHttp, messages: Pace, conversations: Pace) -> None:
        self._http: Final = http
        self._messages: Final = messages
        self._conversations: Final = conversations
        self.opened: list[tuple[NetworkId, str, int]] = []

    async def send(self, told: Told, drawn: LayoutView | None = None) -> Outcome:
        """Bring a delivery to its address, as it was drawn or else drawn now.

        What may have arrived before is looked for first.
        """
        delivery = told.delivery
        if not told.lines:
            return Nothing(delivery)
        try:
            channel = await self._channel(told)
            found = await arrived_before(self._http, channel, delivery)
            if found is None:
                await self._messages.turn()
                found = await self._http.post(channel, drawn or message(told), delivery.nonce)
        except discord.HTTPException as error:
            return self._failed(told, error)
        except (discord.RateLimited, *_AWAY) as error:
            _log.warning("no_answer", delivery=delivery.id, error=repr(error))
            return TryAgain(delivery, type(error).__name__)
        return Sent(delivery, channel, found)

    async def _channel(self, told: Told) -> int:
        if told.delivery.way is not Way.DM:
            return int(told.delivery.address)
        if told.conversation is not None:
            return told.conversation
        await self._conversations.turn()
        channel = await self._http.open_conversation(int(told.delivery.address))
        self.opened.append((told.delivery.network, told.delivery.address, channel))
        return channel

    def _failed(self, told: Told, error: discord.HTTPException) -> Outcome:
        code = f"discord_{error.code or error.status}"
        _log.warning("refused", delivery=told.delivery.id, way=told.delivery.way.value, error=str(error))
        if error.status in _REFUSED:
            return Refused(told.delivery, code)
        return TryAgain(told.delivery, code)
