"""Messages that are made and not due yet: held until then, and looked at once more before they go."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog

from bot.delivering.alarm import LOOK_EVERY
from cogs.kit.notice_cards import message
from services.notices import working
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from domain.actors import NetworkId
    from domain.notices import NoticeId
    from services.core import Core
    from services.notices.views import Told

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ready:
    """A delivery that can be sent; drawn already, if there was time."""

    told: Told
    drawn: LayoutView | None = None

    def only(self, standing: frozenset[NoticeId]) -> Ready:
        """The same with those notices only that stand; to be drawn anew when some do not."""
        told = self.told.only(standing)
        return self if len(told.lines) == len(self.told.lines) else Ready(told)


class Holding:
    """Puts what is told into `ready` when it is due."""

    def __init__(self, core: Core, ready: asyncio.Queue[Ready]) -> None:
        self._core: Final = core
        self._ready: Final = ready
        self._held: Final[set[asyncio.Task[None]]] = set()

    async def take(self, network: NetworkId, told: Sequence[Told]) -> None:
        """What is due goes on at once, and waits while there is no room; the rest is held."""
        now = self._core.now()
        later = [one for one in told if one.not_before > now]
        if later:
            task = asyncio.create_task(self._hold(network, later), name="notices-held")
            self._held.add(task)
            task.add_done_callback(self._held.discard)
        for one in told:
            if one.not_before <= now:
                await self._ready.put(Ready(one))

    def close(self) -> None:
        """Let go of what is held: its lease ends, and somebody takes it up again."""
        for task in self._held:
            task.cancel()

    async def _hold(self, network: NetworkId, told: Sequence[Told]) -> None:
        held = [Ready(one, await self._drawn(one)) for one in told]
        held.sort(key=lambda one: one.told.not_before, reverse=True)
        while held:
            left = (held[-1].told.not_before - self._core.now()).total_seconds()
            if left > 0:
                await asyncio.sleep(min(left, LOOK_EVERY))
                continue
            now, due = self._core.now(), []
            while held and held[-1].told.not_before <= now:
                due.append(held.pop())
            for one in await self._standing(network, due):
                await self._ready.put(one)

    async def _drawn(self, told: Told) -> LayoutView | None:
        await asyncio.sleep(0)  # others have their turn between two cards
        try:
            return message(told) if told.lines else None
        except Exception:  # noqa: BLE001 - drawn again when it is sent, where the fault is logged
            return None

    async def _standing(self, network: NetworkId, due: Sequence[Ready]) -> Sequence[Ready]:
        deliveries = [one.told.delivery for one in due]
        try:
            found = await self._core.look_across(working.standing, network, deliveries)
        except StorageError as error:
            _log.warning("database_away", step="standing", error=str(error))
            return due
        return [one.only(found) for one in due]
