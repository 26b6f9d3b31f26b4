"""Whatever fails under the worker, nothing is stuck, lost, or sent twice, and nobody waits for another's fault."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivering import worker
from domain.notices import NoticeState
from services.notices import working
from storage import outbox
from storage.errors import DatabaseUnreachable, OutcomeUnknown
from tests.bot.delivering.conftest import SECOND, Stage, Trouble

if TYPE_CHECKING:
    from storage.transaction import Unscoped

AWAY = DatabaseUnreachable("it is started anew")
FAULT = RuntimeError("a fault of ours")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases of a few seconds, short rests. To be asked for before `stage`: its worker reads them when it begins."""
    monkeypatch.setattr(working, "LEASE", 3 * SECOND)
    monkeypatch.setattr(worker, "RENEW_SECONDS", 0.3)
    monkeypatch.setattr(worker, "UNSETTLED_REST", 0.5)
    monkeypatch.setattr(worker, "REST", 0.05)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", ["look", "claim", "tell", "standing", "write", "renew"])
@pytest.mark.parametrize("error", [AWAY, FAULT], ids=["away", "fault"])
async def test_trouble_in_any_step_leaves_nothing_stuck(stage: Stage, step: str, error: Exception) -> None:
    # What is written when something is told, or has been sent.
    steps = {"look": ("networks_with_work",), "write": ("drop", "settle")}.get(step, (step,))
    trouble = Trouble(steps, error)
    stage.core.troubles = (trouble,)
    soon = stage.core.now() + SECOND
    await stage.add("of two", soon, member=True)
    await stage.add("silent", soon, member=True, silent=True)
    await stage.add("to a channel", soon)
    await asyncio.wait_for(trouble.met.wait(), 10)
    await stage.until("of two", NoticeState.SENT)
    await stage.until("to a channel", NoticeState.SENT)
    assert await stage.state("silent") == (NoticeState.CANCELLED, "nothing_to_say")
    assert sorted(stage.hand.keys()) == ["of two", "to a channel"]


@pytest.mark.usefixtures("quick")
async def test_what_was_claimed_and_never_heard_of_is_not_kept_for_ever(stage: Stage) -> None:
    """The claim was kept, its answer was lost: while the worker is at something else, that lease must end."""
    stage.hand.waits["busy"] = asyncio.Event()
    await stage.add("busy", stage.core.now())
    await stage.hand.until(1)
    stage.core.troubles = (Trouble(("claim",), OutcomeUnknown("cut off"), after=True),)
    await stage.add("lost", stage.core.now())
    await stage.until("lost", NoticeState.SENT)
    assert stage.hand.keys() == ["busy", "lost"]
    stage.hand.waits["busy"].set()
    await stage.until("busy", NoticeState.SENT)


@pytest.mark.usefixtures("quick")
async def test_what_is_at_work_is_kept_as_long_as_it_takes(stage: Stage) -> None:
    stage.hand.waits["a"] = asyncio.Event()
    await stage.add("a", stage.core.now())
    await stage.hand.until(1)
    await stage.until_delivery(
        lambda row: row.lease_until > row.created_at + 4 * SECOND and row.attempts == 1
    )
    stage.hand.waits["a"].set()
    await stage.until("a", NoticeState.SENT)


async def test_what_is_at_work_is_not_begun_again_when_the_clock_jumps(stage: Stage) -> None:
    stage.hand.waits["a"] = asyncio.Event()
    await stage.add("a", stage.core.now())
    await stage.hand.until(1)
    stage.clock.moved_on += working.LEASE
    await stage.until_delivery(lambda row: row.attempts == 2)
    await stage.add("b", stage.core.now())
    await stage.until("b", NoticeState.SENT)
    assert stage.hand.keys() == ["a", "b"]
    stage.hand.waits["a"].set()
    await stage.until("a", NoticeState.SENT)


def _cancel(tx: Unscoped, stage: Stage, key: str) -> None:
    here = tx.within(stage.network)
    rest = [one for one in outbox.about(here, "wave", 1) if one.dedupe_key == key]
    outbox._cancel(here, [one.id for one in rest])


async def test_a_message_whose_first_line_was_cancelled_holds_up_nobody(stage: Stage) -> None:
    now = stage.core.now()
    await stage.add("first", now + 2 * SECOND, member=True)
    await stage.add("second", now + 7 * SECOND, member=True)
    await stage.until("second", NoticeState.LEASED)
    await stage.core.across(_cancel, stage, "first")
    await stage.add("another's", now + 3 * SECOND)
    await stage.hand.until(2)
    assert stage.hand.keys() == ["another's", "second"]
    (early, _), (late, _) = stage.hand.given
    assert early < now + 5 * SECOND, "it did not wait for the other message"
    assert late >= now + 7 * SECOND - SECOND / 500, "milliseconds are what the database keeps"


async def test_a_network_with_a_fault_does_not_hold_up_the_others(stage: Stage) -> None:
    other = await stage.second_network()
    stage.core.troubles = (Trouble(("claim",), FAULT, times=10**6, on=lambda args: args[0] == stage.network),)
    await stage.add("a", stage.core.now() - SECOND)
    await stage.add("b", stage.core.now(), network=other)
    await stage.until("b", NoticeState.SENT, other)
    assert await stage.state("a") == (NoticeState.PENDING, None)
    stage.core.troubles = ()
    await stage.until("a", NoticeState.SENT)


@pytest.mark.usefixtures("quick")
async def test_an_outcome_with_a_fault_does_not_hold_up_the_others_and_is_not_sent_again(
    stage: Stage,
) -> None:
    def has_it(args: tuple[Any, ...]) -> bool:
        return any(one.delivery.address == "3001" for one in args[2])

    trouble = Trouble(("settle",), FAULT, times=10**6, on=has_it)
    stage.core.troubles = (trouble,)
    await stage.add("bad", stage.core.now())
    await asyncio.wait_for(trouble.met.wait(), 10)
    for n in range(3):
        await stage.add("good" + "!" * n, stage.core.now())
    for n in range(3):
        await stage.until("good" + "!" * n, NoticeState.SENT)
    assert (await stage.state("bad"))[0] is NoticeState.LEASED
    stage.core.troubles = ()
    await stage.until("bad", NoticeState.SENT)
    assert stage.hand.keys().count("bad") == 1
