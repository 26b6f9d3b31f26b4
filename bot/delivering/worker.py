"""The worker's loop: claim a batch, tell it, send it side by side, settle many at once.

Whatever fails here is tried again: the rows say what is still to be done, and this holds nothing else.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import structlog

from bot.delivering.holding import Holding
from bot.delivering.lanes import Lanes
from domain.notices.deliveries import Refused, TryAgain
from services.notices import working
from storage import across
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.delivering.alarm import Alarm
    from bot.delivering.lanes import Ready
    from bot.delivering.mailing import Mailer
    from bot.delivering.sending import Sender
    from domain.actors import NetworkId
    from domain.notices.deliveries import Delivery, DeliveryId, Outcome
    from services.core import Core
    from services.notices.views import Tells, Told

BATCH: Final = 200
TOLD_AT_ONCE: Final = 20
SIDE_BY_SIDE: Final = 16
MAILS_SIDE_BY_SIDE: Final = 4
RENEW_SECONDS: Final = working.LEASE.total_seconds() / 3
_REST: Final = 1.0
_log = structlog.get_logger(__name__)


class Worker:
    """Delivers what is due in all networks, until it is cancelled. Without a `mailer`, e-mail is no way."""

    def __init__(
        self, core: Core, alarm: Alarm, sender: Sender, tells: Tells, mailer: Mailer | None = None
    ) -> None:
        self._core: Final = core
        self._alarm: Final = alarm
        self._sender: Final = sender
        self._tells: Final = tells
        self._mailer: Final = mailer
        self.name: Final = secrets.token_hex(4)
        self._lanes: Final = Lanes(most=2 * BATCH)
        self._holding: Final = Holding(core, self._lanes)
        self._done: asyncio.Queue[Outcome] = asyncio.Queue()
        self._at_work: dict[DeliveryId, NetworkId] = {}

    async def run(self) -> None:
        """Run until cancelled."""
        async with self._alarm, asyncio.TaskGroup() as group:
            for _ in range(SIDE_BY_SIDE):
                group.create_task(self._send_on())
            for _ in range(MAILS_SIDE_BY_SIDE):
                group.create_task(self._mail_on())
            for step in (self._claim, self._holding.run, self._settle, self._renew):
                group.create_task(self._repeatedly(step))

    async def _repeatedly(self, step: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await step()
            except StorageError as error:
                _log.warning("database_away", step=step.__name__, error=str(error))
                await asyncio.sleep(_REST)
            except Exception:  # noqa: BLE001 - a fault in one step must not end the others
                _log.exception("worker_step_failed", step=step.__name__)
                await asyncio.sleep(_REST)

    async def _claim(self) -> None:
        await self._alarm.wait()
        for network in await self._core.look_across(across.networks_with_work, working.AHEAD):
            mails = self._mailer is not None
            claimed, plan = await self._core.across(working.claim, network, self.name, BATCH, mails=mails)
            for problem in plan.over.values():
                _log.info("notice_over", network=network, state=problem[0].value, problem=problem[1])
            # A clock that jumps ends our own leases: what we have anyway is not begun a second time.
            fresh = [one for one in claimed if one.id not in self._at_work]
            self._at_work.update((one.id, network) for one in fresh)
            for n in range(0, len(fresh), TOLD_AT_ONCE):
                told = await self._tell(network, fresh[n : n + TOLD_AT_ONCE])
                await self._holding.take(told)
        await self._alarm.look()

    async def _tell(self, network: NetworkId, claimed: Sequence[Delivery]) -> Sequence[Told]:
        """What each has to say; one that nobody can tell waits, and does not hold up the others."""
        if not claimed:
            return ()
        try:
            told = await self._core.look_across(working.tell, network, claimed, self._tells)
        except Exception:  # noqa: BLE001 - one notice of a noun with a fault must not end the others
            if len(claimed) == 1:
                _log.exception("notice_not_told", network=network, delivery=claimed[0].id)
                self._done.put_nowait(TryAgain(claimed[0], "not_told"))
                return ()
            return [one for each in claimed for one in await self._tell(network, [each])]
        silent = [one for each in told if each.lines for one in each.silent]
        if silent:
            await self._core.across(working.drop, network, silent)
        return told

    async def _send_on(self) -> None:
        while True:
            ready = await self._lanes.chat.get()
            await self._settled(ready.told, self._sender.send(ready.told, ready.drawn))

    async def _mail_on(self) -> None:
        while True:
            ready = await self._lanes.mail.get()
            await self._settled(ready.told, self._mailed(ready))

    async def _mailed(self, ready: Ready) -> Outcome:
        if self._mailer is None:
            return Refused(ready.told.delivery, "mail_no_server")
        await self._mailer.turn()
        # It may have waited for minutes, while what it says was settled.
        (now,) = await self._holding.standing([ready])
        return await self._mailer.send(now.told)

    async def _settled(self, told: Told, sending: Awaitable[Outcome]) -> None:
        try:
            outcome = await sending
        except Exception as error:  # noqa: BLE001 - our own fault: logged, visible in the delivery, tried again
            _log.exception("notice_not_sent", delivery=told.delivery.id)
            outcome = TryAgain(told.delivery, type(error).__name__)
        self._done.put_nowait(outcome)

    async def _settle(self) -> None:
        """Settle all that came in while the last were settled. What cannot be settled now comes again."""
        outcomes = [await self._done.get()]
        while not self._done.empty():
            outcomes.append(self._done.get_nowait())
        by_network: defaultdict[NetworkId, list[Outcome]] = defaultdict(list)
        for one in outcomes:
            by_network[one.delivery.network].append(one)
        try:
            for network in list(by_network):
                await self._core.across(working.settle, network, self.name, by_network[network])
                for one in by_network.pop(network):
                    self._at_work.pop(one.delivery.id, None)
            await self._remember()
        finally:
            for left in by_network.values():
                for one in left:
                    self._done.put_nowait(one)

    async def _remember(self) -> None:
        opened: defaultdict[NetworkId, list[tuple[str, int]]] = defaultdict(list)
        while self._sender.opened:
            network, address, channel = self._sender.opened.pop()
            opened[network].append((address, channel))
        for network, found in opened.items():
            await self._core.across(working.conversing, network, found)

    async def _renew(self) -> None:
        await asyncio.sleep(RENEW_SECONDS)
        for network in set(self._at_work.values()):
            await self._core.across(working.renew, network, self.name)
