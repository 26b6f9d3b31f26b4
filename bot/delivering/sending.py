"""One delivery to Discord, and what became of it. Never raises for what Discord, or the wire, does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from bot.delivering.recovering import arrived_before
from bot.delivering.refusals import UNKNOWN_CHANNEL, code_of, meaning
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
_MALFORMED: Final = 400
_log = structlog.get_logger(__name__)


class Sender:
    """Sends messages at a pace.

    `opened` gathers direct conversations that were not known before (network, user's address, channel), and
    with None for the channel those that were known and are gone.
    """

    def __init__(self, http: DiscordHttp, messages: Pace, conversations: Pace) -> None:
        self._http: Final = http
        self._messages: Final = messages
        self._conversations: Final = conversations
        self.opened: list[tuple[NetworkId, str, int | None]] = []

    async def send(self, told: Told, drawn: LayoutView | None = None) -> Outcome:
        """Bring a delivery to its address, as it was drawn or else drawn now.

        What may have arrived before is looked for first, also where nothing is to be sent this way any more.
        """
        delivery = told.delivery
        left = tuple(one.id for one in told.left)
        silent = tuple(one.id for one in told.silent)
        if not told.lines and not (left and delivery.attempts > 1):
            return Nothing(delivery, left)
        try:
            channel = await self._channel(told)
            found = await arrived_before(self._http, channel, delivery)
            if found is not None:
                return Sent(delivery, channel, found, silent)
            if not told.lines:
                return Nothing(delivery, left)
            await self._messages.turn()
            found = await self._http.post(channel, drawn or message(told), delivery.nonce)
        except discord.HTTPException as error:
            return self._failed(told, error)
        except (discord.RateLimited, *_AWAY) as error:
            _log.warning("no_answer", delivery=delivery.id, error=repr(error))
            return TryAgain(delivery, type(error).__name__)
        return Sent(delivery, channel, found, silent, left)

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
        delivery = told.delivery
        if error.code == UNKNOWN_CHANNEL and delivery.way is Way.DM and told.conversation is not None:
            # What we knew of the conversation is wrong, and says nothing of the person: it is opened anew.
            self.opened.append((delivery.network, delivery.address, None))
            _log.warning("conversation_gone", delivery=delivery.id, error=str(error))
            return TryAgain(delivery, code_of(error))
        outcome = meaning(delivery, error)
        # A message that Discord does not understand is our own fault, not the way's.
        log = _log.error if isinstance(outcome, Refused) and error.status == _MALFORMED else _log.warning
        log("refused", delivery=delivery.id, way=delivery.way.value, error=str(error))
        return outcome
