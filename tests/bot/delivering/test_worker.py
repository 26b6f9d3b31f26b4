"""The worker's loop on a real database: in time, without what was cancelled, whatever fails on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.notices import NoticeState
from storage import outbox
from tests.bot.delivering.conftest import SECOND

if TYPE_CHECKING:
    from tests.bot.delivering.conftest import Stage


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
