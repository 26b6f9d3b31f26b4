"""A worker at work on a real database, with a hand in the sender's place, a clock that can jump, and trouble."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from bot.delivering.alarm import Alarm
from bot.delivering.worker import Worker
from domain.actors import ChannelKind
from domain.notices import NewNotice, NoticeState, Preferences
from domain.notices.deliveries import Sent, TryAgain
from domain.notices.kinds import SURVEY_CLOSED
from services.core import Core
from services.notices.working import AHEAD
from storage import across, members, outbox, people
from storage.database import open_database
from storage.notices import preferences
from storage.schema.notices import delivery as deliveries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from domain.actors import MemberId, NetworkId
    from domain.notices import Notice
    from domain.notices.deliveries import Outcome
    from services.notices.views import Told
    from storage.transaction import Unscoped

SECOND = timedelta(seconds=1)


class JumpingClock:
    """The machine's time, and what it was moved on by."""

    def __init__(self) -> None:
        self.moved_on = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.moved_on


@dataclass
class Trouble:
    """What a step (a service's name) meets instead of the database, so many times; `after` the work was kept."""

    steps: tuple[str, ...]
    error: Exception
    times: int = 1
    after: bool = False
    on: Callable[[tuple[Any, ...]], bool] = lambda _: True
    met: asyncio.Event = field(default_factory=asyncio.Event)


class TroubledCore(Core):
    """A core whose steps meet trouble as long as there is any."""

    troubles: tuple[Trouble, ...] = ()

    async def across(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._through(super().across, fn, args, kwargs)

    async def look_across(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._through(super().look_across, fn, args, kwargs)

    async def _through(self, way: Any, fn: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        for one in self.troubles:
            if one.times and fn.__name__ in one.steps and one.on(args):
                one.times -= 1
                if one.after:
                    await way(fn, *args, **kwargs)
                one.met.set()
                raise one.error
        return await way(fn, *args, **kwargs)


class Hand:
    """In the sender's place: notes what it was given, and when. What is of a key in `waits` it keeps till then."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.opened: list[Any] = []
        self.given: list[tuple[datetime, Told]] = []
        self.more = asyncio.Event()
        self.fails = 0
        self.waits: dict[str, asyncio.Event] = {}

    async def send(self, told: Told, _drawn: object = None) -> Outcome:
        self.given.append((self.core.now(), told))
        self.more.set()
        for one, _ in told.lines:
            if one.dedupe_key in self.waits:
                await self.waits[one.dedupe_key].wait()
        if self.fails:
            self.fails -= 1
            raise RuntimeError("a fault of ours")
        if not told.lines:
            return TryAgain(told.delivery, "empty")
        return Sent(told.delivery, 1, 2, tuple(one.id for one in told.silent))

    async def until(self, count: int) -> None:
        while len(self.given) < count:
            self.more.clear()
            await asyncio.wait_for(self.more.wait(), 20)

    def keys(self) -> list[str]:
        """What was in the messages that it was given, one after the other."""
        return [one.dedupe_key for _, told in self.given for one, _ in told.lines]


class Stage:
    def __init__(self, core: TroubledCore, clock: JumpingClock, network: NetworkId, member: MemberId) -> None:
        self.core, self.clock, self.network, self.member = core, clock, network, member
        self.hand = Hand(core)
        self.worker = Worker(core, Alarm(core, AHEAD), self.hand, {SURVEY_CLOSED.code: self.tell})  # type: ignore[arg-type]

    def tell(self, _tx: object, notice: Notice, _reader: object) -> object:
        if notice.detail.get("bad"):
            raise RuntimeError("a fault of a noun")
        return None if notice.detail.get("silent") else notice.detail

    async def add(
        self,
        key: str,
        due: datetime,
        *,
        network: NetworkId | None = None,
        member: bool = False,
        **detail: object,
    ) -> None:
        to: dict[str, Any] = {"member": self.member} if member else {"channel": len(key) * 1000 + 1}
        note = NewNotice(SURVEY_CLOSED, "wave", 1, due, key, detail=detail, **to)
        await self.core.across(lambda tx: outbox.add(tx.within(network or self.network), [note]))

    async def state(self, key: str, network: NetworkId | None = None) -> tuple[NoticeState, str | None]:
        about = await self.core.across(lambda tx: outbox.about(tx.within(network or self.network), "wave", 1))
        one = next(one for one in about if one.dedupe_key == key)
        return one.state, one.problem

    async def until(self, key: str, state: NoticeState, network: NetworkId | None = None) -> None:
        for _ in range(1000):
            if (await self.state(key, network))[0] is state:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{key} never was {state}")

    async def until_delivery(self, fits: Callable[[Any], bool]) -> None:
        """Until the row of the first delivery is as it should be."""
        for _ in range(1000):
            if fits(await self.core.look_across(_first_delivery, self.network)):
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the delivery never was so")

    async def second_network(self) -> NetworkId:
        return await self.core.across(_second_network)


def _first_delivery(tx: Unscoped, network: NetworkId) -> Any:
    statement = (
        select(deliveries).where(deliveries.c.network_id == network).order_by(deliveries.c.id).limit(1)
    )
    return tx.connection.execute(statement).one()


def _second_network(tx: Unscoped) -> NetworkId:
    return across.found_network(tx, server=2, name="M", language="en", zone="Europe/Lisbon").id


def _people(tx: Unscoped) -> tuple[NetworkId, MemberId]:
    network = across.found_network(tx, server=1, name="N", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    person = people.add_person(here, "Ana")
    people.add_channel(here, person.id, ChannelKind.DISCORD, "100", agreed=True)
    member = members.add(here, person.id, None).id
    preferences.save(here, member, Preferences(quiet=None))
    return network.id, member


@pytest.fixture
async def stage(address: str) -> AsyncIterator[Stage]:
    """A worker at work."""
    clock = JumpingClock()
    database = await open_database(address, clock)
    core = TroubledCore(database, clock, None)  # type: ignore[arg-type]  # nothing heavy is done
    made = Stage(core, clock, *await core.across(_people))
    task = asyncio.create_task(made.worker.run())
    yield made
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    await database.close()
