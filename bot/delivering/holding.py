"""Messages that are made and not due yet: held until then, and looked at once more before they go."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from typing import TYPE_CHECKING, Final

import structlog

from bot.delivering.alarm import LOOK_EVERY
from bot.delivering.lanes import Ready
from cogs.kit.notice_cards import message
from services.notices import working
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from discord.ui import LayoutView

    from bot.delivering.lanes import Lanes
    from domain.actors import NetworkId
    from domain.notices import NoticeId
    from domain.notices.deliveries import Delivery
    from services.core import Core
    from services.notices.views import Told

_LAST_LOOK: Final = 0.2
_log = structlog.get_logger(__name__)


class Holding:
    """Puts what is told into its lane when it is due: one loop for all that is held."""

    def __init__(self, core: Core, ready: Lanes) -> None:
        self._core: Final = core
        self._ready: Final = ready
        self._held: Final[list[tuple[datetime, int, Ready]]] = []
        self._number: Final = itertools.count()
        self._more: Final = asyncio.Event()

    async def take(self, told: Sequence[Told]) -> None:
        """What is due goes on at once, and waits while there is no room; the rest is drawn and held."""
        now = self._core.now()
        for one in told:
            if one.not_before <= now:
                await self._ready.put(Ready(one))
            else:
                self._hold([Ready(one, await self._drawn(one))])

    async def run(self) -> None:
        """Hand on what becomes due, without what was cancelled meanwhile, until cancelled."""
        while True:
            if not self._held:
                self._more.clear()
                await self._more.wait()
            left = self._left(self._held[0][0]) - _LAST_LOOK
            if left > 0:
                # Something earlier may come, and the playground's clock may jump.
                await asyncio.sleep(min(left, LOOK_EVERY))
                continue
            await self._hand_on(self._nearly_due())

    async def _hand_on(self, due: list[Ready]) -> None:
        """Nothing of it is lost, whatever happens: what was not handed on is held again."""
        try:
            due = sorted(await self.standing(due), key=lambda one: one.told.not_before)
            while due and (left := self._left(due[0].told.not_before)) <= _LAST_LOOK:
                if left > 0:
                    await asyncio.sleep(left)
                await self._ready.put(due[0])
                due.pop(0)
        finally:
            # The first of several in a message may have been cancelled: the others' time is not come.
            self._hold(due)

    def _hold(self, some: Sequence[Ready]) -> None:
        for one in some:
            heapq.heappush(self._held, (one.told.not_before, next(self._number), one))
            self._more.set()

    def _left(self, due: datetime) -> float:
        return (due - self._core.now()).total_seconds()

    def _nearly_due(self) -> list[Ready]:
        due: list[Ready] = []
        while self._held and self._left(self._held[0][0]) <= _LAST_LOOK:
            due.append(heapq.heappop(self._held)[2])
        return due

    async def _drawn(self, told: Told) -> LayoutView | None:
        await asyncio.sleep(0)  # others have their turn between two cards
        try:
            return message(told) if told.lines and not Ready(told).by_mail else None
        except Exception:  # noqa: BLE001 - drawn again when it is sent, where the fault is logged
            return None

    async def standing(self, due: Sequence[Ready]) -> Sequence[Ready]:
        """The same without the notices that were cancelled or moved since, or are not to come like this."""
        by_network: dict[NetworkId, list[Delivery]] = {}
        for one in due:
            by_network.setdefault(one.told.delivery.network, []).append(one.told.delivery)
        found: dict[NetworkId, frozenset[NoticeId]] = {}
        for network, ones in by_network.items():
            try:
                found[network] = await self._core.look_across(working.standing, network, ones)
            except StorageError as error:
                _log.warning("database_away", step="standing", network=network, error=str(error))
            except Exception:  # noqa: BLE001 - what cannot be looked at goes as it was told, in its time
                _log.exception("not_looked_at", network=network, deliveries=[one.id for one in ones])
        return [
            one.only(found[one.told.delivery.network]) if one.told.delivery.network in found else one
            for one in due
        ]
