"""The worker's mails, on a real database and through a real mail server: each arrives, nobody waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivering.alarm import Alarm
from bot.delivering.links import Links
from bot.delivering.mailing import Mailer
from bot.delivering.pace import Pace
from bot.delivering.worker import Worker
from cogs.kit.notices import tells
from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from domain.notices import NewNotice, NoticeState, Preferences, Way
from domain.notices.deliveries import Sent
from domain.notices.kinds import SURVEY_CLOSED
from services.notices.working import AHEAD, LEASE
from storage import across, consents, members, outbox, people
from storage.notices import history, preferences
from tests.bot.delivering.post import Post
from tests.bot.delivering.told_by_mail import NOW, view_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from domain.actors import MemberId, NetworkId
    from domain.notices import Notice
    from domain.notices.deliveries import Outcome
    from services.core import Core
    from services.notices.views import Told
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

FIFTY = 50


class Chat:
    """In the place of who sends to Discord: notes what it was given."""

    def __init__(self) -> None:
        self.opened: list[tuple[NetworkId, str, int]] = []
        self.given: list[Told] = []

    async def send(self, told: Told, _drawn: object = None) -> Outcome:
        self.given.append(told)
        return Sent(told.delivery, 1, 2)


class Stage:
    def __init__(self, core: Core, clock: FixedClock, network: NetworkId, people_: list[MemberId]) -> None:
        self.core, self.clock, self.network, self.people = core, clock, network, people_
        self.post, self.chat = Post(), Chat()
        self.running: list[asyncio.Task[None]] = []

    def start(self, pace: float = 0) -> None:
        mailer = Mailer(self.post.where(), Links(), Pace(pace), step_seconds=2)
        told = {**tells(), SURVEY_CLOSED.code: lambda _tx, _notice, _reader: view_of(SURVEY_CLOSED.code)}
        worker = Worker(self.core, Alarm(self.core, AHEAD), self.chat, told, mailer)  # type: ignore[arg-type]
        self.running.append(asyncio.create_task(worker.run()))

    async def kill(self) -> None:
        for task in self.running:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self.running.clear()

    async def tell(self, *whom: int, key: str = "a") -> None:
        notes = [
            NewNotice(SURVEY_CLOSED, "wave", 1, self.clock.now(), f"{key}:{n}", member=self.people[n])
            for n in whom
        ]
        await self.core.across(lambda tx: outbox.add(tx.within(self.network), notes))

    async def to_coordination(self) -> None:
        note = NewNotice(SURVEY_CLOSED, "wave", 1, self.clock.now(), "chat", channel=77)
        await self.core.across(lambda tx: outbox.add(tx.within(self.network), [note]))

    async def notices(self) -> dict[str, Notice]:
        about = await self.core.across(lambda tx: outbox.about(tx.within(self.network), "wave", 1))
        return {one.dedupe_key: one for one in about}

    async def sent(self) -> int:
        return sum(one.state is NoticeState.SENT for one in (await self.notices()).values())

    async def until(self, test: Callable[[], Awaitable[object]], *, tick: timedelta = timedelta(0)) -> None:
        """Look until it is so; `tick` moves the clock with each look."""
        for _ in range(1500):
            if await test():
                return
            await asyncio.sleep(0.02)
            self.clock.advance(tick)
        raise AssertionError("it never was")

    async def until_sent(self, count: int, *, tick: timedelta = timedelta(0)) -> None:
        async def all_sent() -> bool:
            return await self.sent() >= count

        await self.until(all_sent, tick=tick)

    async def until_given(self) -> None:
        async def given() -> bool:
            return bool(self.chat.given)

        await self.until(given)

    async def until_kept(self, count: int) -> None:
        async def kept() -> bool:
            return len(self.post.kept) >= count

        await self.until(kept)


def address(n: int) -> str:
    return f"person{n}@example.org"


def _people(tx: Unscoped) -> tuple[NetworkId, list[MemberId]]:
    network = across.found_network(tx, server=1, name="Atlantic", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    found = []
    for n in range(FIFTY):
        person = people.add_person(here, f"Person {n}")
        people.add_channel(here, person.id, ChannelKind.EMAIL, address(n), agreed=True)
        found.append(members.add(here, person.id, None).id)
        consents.give(here, found[-1], Purpose.MAIL, wording="mail-1", language="en", how=Given.WEB)
        preferences.save(here, found[-1], Preferences(way=Way.EMAIL, quiet=None))
    return network.id, found


@pytest.fixture
async def stage(core: Core, clock: FixedClock) -> AsyncIterator[Stage]:
    """Fifty people who want mails, and a mail server that runs."""
    clock.set(NOW)
    made = Stage(core, clock, *await core.across(_people))
    await made.post.open()
    yield made
    await made.kill()
    await made.post.close()


async def test_one_of_fifty_is_refused_and_takes_the_next_way_alone(stage: Stage) -> None:
    stage.post.answers[address(7)] = "550 5.1.1 no such user"
    stage.start()
    await stage.tell(*range(FIFTY))
    await stage.until_sent(FIFTY)
    assert sorted(one for one, _ in stage.post.kept) == sorted(address(n) for n in range(FIFTY) if n != 7)
    assert len({str(message["Message-ID"]) for _, message in stage.post.kept}) == FIFTY - 1
    refused = (await stage.notices())["a:7"]
    assert (refused.refused, refused.problem) == (("email",), "mail_address")
    seen = await stage.core.across(
        lambda tx: history.listed(
            tx.within(stage.network), [NoticeState.SENT], newest_first=False, skip=7, most=1
        )
    )
    assert [(one.way, one.error) for one in seen] == [("inbox", "mail_address")]

    # The address is closed: the next one lies in the inbox at once, and the server is not asked again.
    del stage.post.answers[address(7)]
    stage.clock.advance(timedelta(minutes=2))
    await stage.tell(7, 8, key="b")
    await stage.until_sent(FIFTY + 2)
    assert stage.post.to(address(7)) == []
    assert len(stage.post.to(address(8))) == 2


async def test_a_server_that_is_down_holds_up_nobody_and_is_tried_again(stage: Stage) -> None:
    await stage.post.close()
    stage.start()
    await stage.tell(1, 2)
    await stage.to_coordination()
    await stage.until_given()
    await stage.post.open()
    await stage.until_sent(3, tick=timedelta(seconds=1))
    assert sorted(one for one, _ in stage.post.kept) == [address(1), address(2)]


async def test_a_server_that_says_nothing_holds_up_nobody(stage: Stage) -> None:
    stage.post.deaf = True
    stage.start()
    await stage.tell(*range(20))

    async def four_wait() -> bool:
        return stage.post.conversations >= 4

    await stage.until(four_wait)
    await stage.to_coordination()
    await stage.until_sent(1)
    assert [told.delivery.way for told in stage.chat.given] == [Way.CHANNEL]
    assert stage.post.kept == []


async def test_a_worker_that_dies_before_it_notes_a_mail_sends_the_same_one_again(stage: Stage) -> None:
    stage.post.silent = True
    stage.start()
    await stage.tell(1)
    await stage.post.taken.wait()
    await stage.kill()
    assert (await stage.notices())["a:1"].state is NoticeState.LEASED
    stage.post.silent = False
    stage.clock.advance(LEASE + timedelta(seconds=1))
    stage.start()
    await stage.until_sent(1)
    first, second = stage.post.to(address(1))
    for name in ("Message-ID", "Date", "Subject"):
        assert first[name] == second[name], (
            "SMTP cannot say whether it arrived: it comes twice, as one message"
        )


async def test_what_is_settled_while_its_mail_waits_is_not_sent(stage: Stage) -> None:
    stage.start(pace=1)
    await stage.tell(*range(8))
    await stage.until_kept(5)
    await stage.core.across(lambda tx: outbox.cancel(tx.within(stage.network), "wave", 1))
    kept = len(stage.post.kept)

    async def none_waits() -> bool:
        return not any(one.state is NoticeState.LEASED for one in (await stage.notices()).values())

    await stage.until(none_waits)
    assert len(stage.post.kept) <= kept + 1, "one may have been on its way"


async def test_without_a_mail_server_e_mail_is_no_way(stage: Stage) -> None:
    told = {**tells(), SURVEY_CLOSED.code: lambda _tx, _notice, _reader: view_of(SURVEY_CLOSED.code)}
    worker = Worker(stage.core, Alarm(stage.core, AHEAD), stage.chat, told)  # type: ignore[arg-type]
    stage.running.append(asyncio.create_task(worker.run()))
    await stage.tell(1)
    await stage.until_sent(1)
    assert (await stage.notices())["a:1"].refused == ()
    assert stage.post.kept == []
