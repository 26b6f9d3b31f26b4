"""Announcements in channels: posted, kept current, and not more often than once a second each.

Whoever changes something says `touch`; a look over all networks every few seconds finds what a page, a mail
or the time changed. What stands in a channel is a copy: nothing is lost when this process ends.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

import aiohttp
import discord
import structlog

from cogs.event import controls
from cogs.event.cards.event import announcement
from domain.actors import NetworkId
from domain.events.model import EventId
from locales import translator
from services.events import announcing

if TYPE_CHECKING:
    from cogs.kit import KitBot, Press
    from services.events.announcing import Posting

COG: Final = "Events"
"""The cog by which the board is found."""
BETWEEN: Final = 1.0
"""Seconds between two edits of one announcement."""
_LOOK_BACK: Final = 50
_REST: Final = 30.0
_log = structlog.get_logger(__name__)

Key = tuple[int, int]


class Board:
    """All announcements, of all networks. Each has at most one edit under way, and one waiting."""

    def __init__(self, bot: KitBot) -> None:
        self._bot: Final = bot
        self._dirty: set[Key] = set()
        self._at_work: dict[Key, asyncio.Task[None]] = {}
        self._turns: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()

    async def close(self) -> None:
        """Stop; what is not shown yet is found by the next look of whoever comes after."""
        tasks = list(self._at_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def look(self) -> None:
        """Find, in all networks, what shows how things were, whoever changed them."""
        for network, event in await self._bot.core.look_across(announcing.stale):
            self.touch(network, event)

    def touch(self, network: int | None, event: int) -> None:
        """Something of this event changed: its announcement is brought up to date, soon."""
        if network is None:
            return
        key = (int(network), int(event))
        self._dirty.add(key)
        if key not in self._at_work:
            self._at_work[key] = asyncio.create_task(self._keep(key), name=f"announcement-{event}")

    async def post(self, network: int, event: int) -> Posting | None:
        """Bring one up to date at once; None where it could not be, or none is to stand anywhere."""
        return await self._show(NetworkId(network), EventId(event), look_back=False)

    async def _keep(self, key: Key) -> None:
        try:
            while key in self._dirty:
                self._dirty.discard(key)
                network, event = key
                await self._show(NetworkId(network), EventId(event), look_back=True)
                await asyncio.sleep(BETWEEN)
        except Exception:  # noqa: BLE001 - the next look finds it again
            _log.exception("announcement_not_shown", network=key[0], event=key[1])
            await asyncio.sleep(_REST)
        finally:
            self._at_work.pop(key, None)
            if key in self._dirty:
                self.touch(*key)

    async def _show(self, network: NetworkId, event: EventId, *, look_back: bool) -> Posting | None:
        """Post or edit what shows something else than it should. `look_back`: it may stand there already."""
        turn = self._turns.setdefault((int(network), int(event)), asyncio.Lock())
        async with turn:
            return await self._shown(network, event, look_back=look_back)

    async def _shown(self, network: NetworkId, event: EventId, *, look_back: bool) -> Posting | None:
        core = self._bot.core
        wanted = await core.look_across(announcing.posting, network, event)
        if wanted is None or (wanted.message is not None and wanted.shown == wanted.stamp):
            return wanted
        try:
            message = await self._send(wanted, look_back=look_back)
        except discord.NotFound:
            await core.across(announcing.failed, wanted, "gone")
        except discord.Forbidden:
            await core.across(announcing.failed, wanted, "forbidden")
        except discord.HTTPException as error:
            _log.warning("announcement_refused", event=event, status=error.status, code=error.code)
            if 400 <= error.status < 500 and error.status != 429:
                await core.across(announcing.failed, wanted, "discord")
        except (OSError, aiohttp.ClientError) as error:
            _log.warning("announcement_not_sent", event=event, error=repr(error))
        else:
            await core.across(announcing.shows, wanted, message)
            return wanted
        return None

    async def _send(self, wanted: Posting, *, look_back: bool) -> int:
        channel = self._bot.get_partial_messageable(wanted.channel)
        view = announcement(wanted.view, translator(wanted.language, wanted.zone))
        if wanted.message is not None:
            await channel.get_partial_message(wanted.message).edit(view=view)
            return wanted.message
        before = await self._posted_before(channel, wanted) if look_back else None
        if before is not None:
            await before.edit(view=view)
            return before.id
        nonce = f"event-{wanted.network}-{wanted.event}"[:25]
        return (await channel.send(view=view, nonce=nonce)).id

    async def _posted_before(
        self, channel: discord.PartialMessageable, wanted: Posting
    ) -> discord.Message | None:
        """The announcement in the channel's latest messages: we may have ended before we noted it."""
        mark = controls.mine.id(wanted.network, int(wanted.event))
        async for message in channel.history(limit=_LOOK_BACK):
            if mark in str([component.to_dict() for component in message.components]):
                return message
        return None


def board_of(press: Press) -> Board:
    """Where announcements are kept current."""
    board: Board = press.interaction.client.get_cog(COG).board
    return board
