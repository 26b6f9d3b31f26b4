"""Who has not answered is asked once more, whoever else comes and goes in between; nothing is sent twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from domain.notices import NoticeState
from services.events import changing
from storage import members as stored
from storage.schema.notices import notice as notices
from tests.services.events.conftest import ANA, BREST, Made, announced, lisbon, says, waiting
from tests.services.events.test_polls import proposed
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from services.core import Core
    from tests.clock import FixedClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def asked_again(core: Core, kind: str) -> set[tuple[MemberId, datetime]]:
    return {(one.member_id, one.due_at) for one in await waiting(core, kind)}


async def become(core: Core, kind: str, state: NoticeState) -> None:
    """What was to be brought was, or could not be."""
    there = notices.update().where(notices.c.kind == kind).values(state=state)
    await core.write(BOSS, lambda tx, _: tx.connection.execute(there))


async def new(core: Core, number: int) -> MemberId:
    await assigned(core, number, f"Person {number}", partner=BREST)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in stored.listed(tx)})
    return found[f"Person {number}"]


@pytest.mark.parametrize("before", [12 * HOUR, -HOUR])
async def test_who_comes_takes_nobody_elses_reminder_of_an_event(
    core: Core, made: Made, clock: FixedClock, before: timedelta
) -> None:
    """In the day before it is due, and when it is due and was not sent yet."""
    event = await announced(core)
    week, two = event.starts_at - 7 * DAY, event.starts_at - 2 * DAY
    await become(core, "event.invited", NoticeState.SENT)
    clock.set(week - before)
    newcomer = await new(core, 7)
    old = {(one, at) for one in (made.ana, made.bruno, made.cleo) for at in (week, two)}
    assert await asked_again(core, "event.unanswered") == old | {(newcomer, two)}
    assert {one.member_id for one in await waiting(core, "event.invited")} == {newcomer}
    clock.advance(DAY)
    await become(core, "event.unanswered", NoticeState.SENT)
    await new(core, 8)
    assert len(await waiting(core, "event.unanswered")) == 1, "what was sent is not said again"


async def test_an_event_that_comes_nearer_makes_no_reminders_of_the_past(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    clock.set(event.starts_at - 10 * DAY)
    await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-10T14:00"))
    due = {one.due_at for one in await waiting(core, "event.unanswered")}
    assert due == {event.starts_at - 7 * DAY}, "two days before the new start, none a week before"


@pytest.mark.parametrize("before", [3 * HOUR, -HOUR])
async def test_who_comes_takes_nobody_elses_reminder_of_a_poll(
    core: Core, made: Made, clock: FixedClock, before: timedelta
) -> None:
    poll = (await proposed(core)).poll
    two, last = poll.deadline - 2 * DAY, poll.deadline - 4 * HOUR
    clock.set(two - before)
    newcomer = await new(core, 7)
    old = {(one, at) for one in (made.ana, made.bruno, made.cleo) for at in (two, last)}
    assert await asked_again(core, "poll.unanswered") == old | {(newcomer, last)}


@pytest.mark.parametrize("what", ["event", "poll"])
async def test_an_invitation_that_could_not_be_brought_is_not_tried_again_as_others_come(
    core: Core, made: Made, clock: FixedClock, what: str
) -> None:
    await (announced(core) if what == "event" else proposed(core))
    await become(core, f"{what}.invited", NoticeState.FAILED)
    clock.advance(HOUR)
    newcomer = await new(core, 7)
    assert {one.member_id for one in await waiting(core, f"{what}.invited")} == {newcomer}


async def test_a_day_before_is_a_day_on_the_clock(core: Core, made: Made) -> None:
    """The clocks go back in the night before it."""
    event = await announced(core, span=lisbon("2027-10-31T14:00"))
    await says(core, ANA, event.id)
    due = min(one.due_at for one in await waiting(core, "event.reminder"))
    assert due.astimezone(ZoneInfo("Europe/Lisbon")).hour == 14
