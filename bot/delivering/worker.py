"""The worker's loop: claim a batch, tell it, send it side by side, settle many at once.

Whatever fails here is tried again: the rows say what is still to be done, and this holds nothing else. What
it holds on to (`_at_work`) it has in hand until it is settled; a lease of anything else runs out.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

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
UNSETTLED_REST: Final = 30.0
REST: Final = 1.0
T = TypeVar("T")
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
                await asyncio.sleep(REST)
            except Exception:  # noqa: BLE001 - a fault in one step must not end the others
                _log.exception("worker_step_failed", step=step.__name__)
                await asyncio.sleep(REST)

    async def _claim(self) -> None:
        await self._alarm.wait()
        try:
            networks = await self._core.look_across(across.networks_with_work, working.AHEAD)
            troubled = [network for network in networks if not await self._claimed_in(network)]
        finally:
            await self._alarm.look()
        if troubled:
            await asyncio.sleep(REST)

    async def _claimed_in(self, network: NetworkId) -> bool:
        """Claim a batch in a network and hand it on; False when that failed: the others have their turn."""
        mails = self._mailer is not None
        try:
            claimed, plan = await self._core.across(working.claim, network, self.name, BATCH, mails=mails)
            for one, (state, problem) in plan.over.items():
                _log.info("notice_over", network=network, notice=one, state=state.value, problem=problem)
            for one, fault in plan.faults.items():
                _log.error("notice_not_decided", network=network, notice=one, error=fault)
            # A clock that jumps ends our own leases: what we have anyway is not begun a second time.
            await self._hand_on(network, [one for one in claimed if one.id not in self._at_work])
        except StorageError as error:
            _log.warning("database_away", step="claim", network=network, error=str(error))
            return False
        except Exception:  # noqa: BLE001 - a fault in one network must not end the others
            _log.exception("claim_failed", network=network)
            return False
        return True

    async def _hand_on(self, network: NetworkId, fresh: Sequence[Delivery]) -> None:
        """Tell them, some at a time. They are kept while they wait for that; what fails is let go.

        Its lease runs out then, and whoever takes it up looks first whether it arrived.
        """
        waiting = {one.id for one in fresh}
        self._at_work.update(dict.fromkeys(waiting, network))
        try:
            for n in range(0, len(fresh), TOLD_AT_ONCE):
                some = fresh[n : n + TOLD_AT_ONCE]
                told = await self._tell(network, some)
                waiting -= {one.id for one in some} - {one.delivery.id for one in told}
                for one in told:
                    await self._holding.take([one])
                    waiting.discard(one.delivery.id)
        finally:
            for left in waiting:
                self._at_work.pop(left, None)

    async def _tell(self, network: NetworkId, claimed: Sequence[Delivery]) -> Sequence[Told]:
        """What each has to say; one that nobody can tell waits, and does not hold up the others.

        Raises `StorageError`: then it is nobody's fault.
        """
        try:
            return await self._core.look_across(working.tell, network, claimed, self._tells)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - one notice of a noun with a fault must not end the others
            if len(claimed) > 1:
                return [one for half in _halves(claimed) for one in await self._tell(network, half)]
            _log.exception("notice_not_told", network=network, delivery=claimed[0].id)
            self._done.put_nowait(TryAgain(claimed[0], "not_told"))
            return ()

    async def _send_on(self) -> None:
        while True:
            ready = await self._lanes.chat.get()
            await self._note(ready.told, self._sender.send(ready.told, ready.drawn))

    async def _mail_on(self) -> None:
        while True:
            ready = await self._lanes.mail.get()
            await self._note(ready.told, self._mailed(ready))

    async def _mailed(self, ready: Ready) -> Outcome:
        if self._mailer is None:
            return Refused(ready.told.delivery, "mail_no_server")
        await self._mailer.turn()
        # It may have waited for minutes, while what it says was settled.
        (now,) = await self._holding.standing([ready])
        return await self._mailer.send(now.told)

    async def _note(self, told: Told, sending: Awaitable[Outcome]) -> None:
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
        settled = [await self._settled(network, ones) for network, ones in by_network.items()]
        await self._remember()
        if not all(settled):
            await asyncio.sleep(REST)

    async def _settled(self, network: NetworkId, outcomes: Sequence[Outcome]) -> bool:
        """Settle these; False when the database is away: they come again.

        One with a fault comes again later, alone. It stays at work meanwhile: let go, it would be sent again.
        """
        try:
            await self._core.across(working.settle, network, self.name, outcomes)
        except StorageError as error:
            _log.warning("database_away", step="settle", network=network, error=str(error))
            for one in outcomes:
                self._done.put_nowait(one)
            return False
        except Exception:  # noqa: BLE001 - one outcome with a fault must not hold up the others
            if len(outcomes) > 1:
                return all([await self._settled(network, half) for half in _halves(outcomes)])
            _log.exception("not_settled", network=network, delivery=outcomes[0].delivery.id)
            loop = asyncio.get_running_loop()
            loop.call_later(UNSETTLED_REST, self._done.put_nowait, outcomes[0])
            return True
        for one in outcomes:
            self._at_work.pop(one.delivery.id, None)
        return True

    async def _remember(self) -> None:
        """Keep what was learned of conversations. Of what fails, no more is lost than a look at Discord."""
        learned: defaultdict[NetworkId, list[tuple[str, int | None]]] = defaultdict(list)
        for network, address, channel in self._sender.opened:
            learned[network].append((address, channel))
        self._sender.opened.clear()
        for network, found in learned.items():
            try:
                await self._core.across(working.conversing, network, found)
            except Exception:  # noqa: BLE001 - it is learned again
                _log.exception("conversations_not_kept", network=network)

    async def _renew(self) -> None:
        await asyncio.sleep(RENEW_SECONDS)
        by_network: defaultdict[NetworkId, list[DeliveryId]] = defaultdict(list)
        for delivery, network in self._at_work.items():
            by_network[network].append(delivery)
        for network, ids in by_network.items():
            try:
                await self._core.across(working.renew, network, self.name, ids)
            except Exception:  # noqa: BLE001 - the others' leases run out, too; the next time is soon
                _log.exception("not_renewed", network=network)


def _halves(some: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    return some[: len(some) // 2], some[len(some) // 2 :]
