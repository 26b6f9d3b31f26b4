"""Cards that stand in channels for everybody: posted, kept current, less often than once a second each.

Whoever changes something says `touch`; a look over all networks every few seconds finds what a page, a mail
or the time changed. What stands in a channel is a copy: nothing is lost when this process ends. A noun makes
a `Board` of its own, which says what is to be shown and keeps where it stands.
"""

from __future__ import annotations

import asyncio
import hashlib
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar
from weakref import WeakValueDictionary

import aiohttp
import discord
import structlog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit.bot import KitBot

BETWEEN: Final = 1.5
"""Seconds between two edits of one card: however many answer, who sees it is sent less than one a second."""
_LOOK_BACK: Final = 50
_NONCE: Final = 25
_REST: Final = 30.0
_log = structlog.get_logger(__name__)

Key = tuple[int, int]
"""The network, and what the card is of."""


class Standing(Protocol):
    """A card: where it stands or is to stand (`message` None)."""

    @property
    def channel(self) -> int:
        """The channel."""
        ...

    @property
    def message(self) -> int | None:
        """The message, once it was posted."""
        ...


S = TypeVar("S", bound=Standing)


class Board(ABC, Generic[S]):
    """All cards of one noun, of all networks. Each has at most one edit under way, and one waiting."""

    noun: str

    def __init__(self, bot: KitBot) -> None:
        self.bot: Final = bot
        self._dirty: set[Key] = set()
        self._at_work: dict[Key, asyncio.Task[None]] = {}
        self._turns: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()

    @abstractmethod
    async def stale(self) -> Sequence[Key]:
        """The cards, of all networks, that are to be posted, or show how things were."""

    @abstractmethod
    async def wanted(self, key: Key) -> S | None:
        """One card as it should be now; None where there is none to be."""

    @abstractmethod
    def current(self, wanted: S) -> bool:
        """Whether it shows that already."""

    @abstractmethod
    def draw(self, wanted: S) -> LayoutView:
        """The card."""

    @abstractmethod
    def mark(self, wanted: S) -> str:
        """A custom_id by which a card that was posted is known again."""

    @abstractmethod
    async def shows(self, wanted: S, message: int) -> None:
        """It stands there, and shows what it should."""

    @abstractmethod
    async def failed(self, wanted: S, problem: str) -> None:
        """It cannot stand there: "gone", "forbidden" or "discord"."""

    async def close(self) -> None:
        """Stop; what is not shown yet is found by the next look of whoever comes after."""
        tasks = list(self._at_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def look(self) -> None:
        """Find, in all networks, what shows how things were, whoever changed them."""
        for network, what in await self.stale():
            self.touch(network, what)

    def touch(self, network: int | None, what: int) -> None:
        """Something of this changed: its card is brought up to date, soon."""
        if network is None:
            return
        key = (int(network), int(what))
        self._dirty.add(key)
        if key not in self._at_work:
            self._at_work[key] = asyncio.create_task(self._keep(key), name=f"{self.noun}-{what}")

    async def post(self, network: int, what: int) -> S | None:
        """Bring one up to date at once; None where it could not be, or none is to stand anywhere."""
        return await self._show((int(network), int(what)), look_back=False)

    async def moved(self, network: int, what: int, before: S | None) -> S | None:
        """The same for one that stood elsewhere (`before`): once it is posted, that one is taken away."""
        standing = await self.post(network, what)
        if standing is None or before is None:
            return standing
        now = await self.wanted((int(network), int(what)))
        if now is not None and now.message not in {None, before.message}:
            await self._take_away(before)
        return standing

    async def _keep(self, key: Key) -> None:
        try:
            while key in self._dirty:
                self._dirty.discard(key)
                await self._show(key, look_back=True)
                await asyncio.sleep(BETWEEN)
        except Exception:  # noqa: BLE001 - the next look finds it again
            _log.exception("card_not_shown", noun=self.noun, network=key[0], id=key[1])
            await asyncio.sleep(_REST)
        finally:
            self._at_work.pop(key, None)
            if key in self._dirty:
                self.touch(*key)

    async def _show(self, key: Key, *, look_back: bool) -> S | None:
        """Post or edit what shows something else than it should. `look_back`: it may stand there already."""
        turn = self._turns.setdefault(key, asyncio.Lock())
        async with turn:
            return await self._shown(key, look_back=look_back)

    async def _shown(self, key: Key, *, look_back: bool) -> S | None:
        wanted = await self.wanted(key)
        if wanted is None or self.current(wanted):
            return wanted
        try:
            message = await self._send(wanted, key, look_back=look_back)
        except discord.NotFound:
            await self.failed(wanted, "gone")
        except discord.Forbidden:
            await self.failed(wanted, "forbidden")
        except discord.HTTPException as error:
            _log.warning("card_refused", noun=self.noun, id=key[1], status=error.status, code=error.code)
            if 400 <= error.status < 500 and error.status != 429:
                await self.failed(wanted, "discord")
        except (OSError, aiohttp.ClientError) as error:
            _log.warning("card_not_sent", noun=self.noun, id=key[1], error=repr(error))
        else:
            await self.shows(wanted, message)
            return wanted
        return None

    async def _send(self, wanted: S, key: Key, *, look_back: bool) -> int:
        channel = self.bot.get_partial_messageable(wanted.channel)
        view = self.draw(wanted)
        if wanted.message is not None:
            await channel.get_partial_message(wanted.message).edit(view=view)
            return wanted.message
        before = await self._posted_before(channel, wanted) if look_back else None
        if before is not None:
            await before.edit(view=view)
            return before.id
        # Discord gives back what was sent with the same one a short while ago, wherever that was.
        where = f"{self.noun}-{key[0]}-{key[1]}-{wanted.channel}"
        nonce = hashlib.sha256(where.encode()).hexdigest()[:_NONCE]
        return (await channel.send(view=view, nonce=nonce)).id

    async def _take_away(self, standing: S) -> None:
        channel = self.bot.get_partial_messageable(standing.channel)
        try:
            if standing.message is not None:
                await channel.get_partial_message(standing.message).delete()
        except (discord.HTTPException, OSError, aiohttp.ClientError) as error:
            _log.warning("card_not_taken_away", noun=self.noun, error=repr(error))

    async def _posted_before(self, channel: discord.PartialMessageable, wanted: S) -> discord.Message | None:
        """The card in the channel's latest messages: we may have ended before we noted it."""
        mark = self.mark(wanted)
        async for message in channel.history(limit=_LOOK_BACK):
            if mark in str([component.to_dict() for component in message.components]):
                return message
        return None
