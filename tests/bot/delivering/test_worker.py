"""The worker's loop on a real database: in time, without what was cancelled, whatever fails on the way."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.clock import SystemClock
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

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.notices import Notice
    from domain.notices.deliveries import Outcome
    from services.notices.views import Told
    from storage.transaction import Unscoped

SECOND = timedelta(seconds=1)


class Hand:
    """In the sender's place: notes what it was given, and when."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.opened: list[Any] = []
        self.given: list[tuple[datetime, Told]] = []
        self.more = asyncio.Event()
        self.fails = 0

    async def send(self, told: Told, _drawn: object = None) -> Outcome:
        self.given.append((self.core.now(), told))
        self.more.set()
        if self.fails:
            self.fails -= 1
            raise RuntimeError("a fault of ours")
        return Sent(told.delivery, 1, 2) if told.lines else TryAgain(told.delivery, "empty")

    async def until(self, count: int) -> None:
        while len(self.given) < count:
            self.more.clear()
            await asyncio.wait_for(self.more.wait(), 20)


class Stage:
    def __init__(self, core: Core, network: NetworkId, member: MemberId) -> None:
        self.core, self.network, self.member = core, network, member
        self.hand = Hand(core)
        self.worker = Worker(core, Alarm(core, AHEAD), self.hand, {SURVEY_CLOSED.code: self.tell})  # type: ignore[arg-type]

    def tell(self, _tx: object, notice: Notice, _reader: object) -> object:
        if notice.detail.get("bad"):
            raise RuntimeError("a fault of a noun")
        return notice.detail

    async def add(self, key: str, due: datetime, **detail: object) -> None:
        note = NewNotice(SURVEY_CLOSED, "wave", 1, due, key, channel=len(key) * 1000 + 1, detail=detail)
        await self.core.across(lambda tx: outbox.add(tx.within(self.network), [note]))

    async def state(self, key: str) -> tuple[NoticeState, str | None]:
        about = await self.core.across(lambda tx: outbox.about(tx.within(self.network), "wave", 1))
        one = next(one for one in about if one.dedupe_key == key)
        return one.state, one.problem

    async def until(self, key: str, state: NoticeState) -> None:
        for _ in range(1000):
            if (await self.state(key))[0] is state:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{key} never was {state}")


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
    """A worker at work, on the machine's clock."""
    database = await open_database(address, SystemClock())
    core = Core(database, SystemClock(), None)  # type: ignore[arg-type]  # nothing heavy is done
    made = Stage(core, *await core.across(_people))
    task = asyncio.create_task(made.worker.run())
    yield made
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    await database.close()


async def test_it_is_handed_on_when_it_is_due_and_not_before(stage: Stage) -> None:
    due = stage.core.now() + 2 * SECOND
    await stage.add("a", due)
    await stage.hand.until(1)
    ((at, told),) = stage.hand.given
    assert due - timedelta(milliseconds=2) <= at, "milliseconds are what the database keeps"
    assert told.lines
    await stage.until("a", NoticeState.SENT)


async def test_something_earlier_overtakes_what_is_held(stage: Stage) -> None:
    await stage.add("later", stage.core.now() + 3 * SECOND)
    await stage.add("now", stage.core.now())
    await stage.hand.until(2)
    keys = [told.lines[0][0].dedupe_key for _, told in stage.hand.given]
    assert keys == ["now", "later"]


async def test_what_is_cancelled_while_it_is_held_has_nothing_to_say(stage: Stage) -> None:
    await stage.add("a", stage.core.now() + 2 * SECOND)

    await stage.until("a", NoticeState.LEASED)
    await stage.core.across(lambda tx: outbox.cancel(tx.within(stage.network), "wave", 1))
    await stage.hand.until(1)
    assert [told.lines for _, told in stage.hand.given] == [()]
    assert (await stage.state("a"))[0] is NoticeState.CANCELLED


async def test_a_fault_in_one_notice_does_not_hold_up_the_others(stage: Stage) -> None:
    await stage.add("bad", stage.core.now(), bad=True)
    await stage.add("good one", stage.core.now())
    await stage.until("good one", NoticeState.SENT)
    assert [told.lines[0][0].dedupe_key for _, told in stage.hand.given] == ["good one"]
    assert (await stage.state("bad"))[0] is NoticeState.LEASED, "it waits for the next try"


async def test_a_fault_while_sending_is_tried_again(stage: Stage) -> None:
    stage.hand.fails = 1
    await stage.add("a", stage.core.now())
    await stage.hand.until(2)
    await stage.until("a", NoticeState.SENT)
    assert [told.delivery.attempts for _, told in stage.hand.given] == [1, 2]
