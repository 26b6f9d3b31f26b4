"""What was done of an event's list is recorded afterwards: as it would be if it had been done then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound
from domain.methodology.errors import ProofNeeded
from domain.methodology.giving import given_from
from domain.methodology.history import Act
from domain.methodology.lists import TaskStatus
from services.methodology import recording
from services.methodology.recording import RecordedTask
from storage import outbox
from storage.methodology import changes
from tests.services.methodology.conftest import BOSS, Made, announced, on_board, task_of

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import EventId
    from services.core import Core
    from tests.clock import FixedClock


async def record(core: Core, event: EventId, *closed: RecordedTask, **held: MemberId) -> None:
    await core.write(BOSS, lambda tx, _: recording.record(tx, event, closed, held))


async def test_tasks_are_closed_at_their_time_by_whom_it_was(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = (await announced(core)).id
    then = clock.now()
    clock.advance(timedelta(days=30))
    given = given_from("https://example.org/aim")
    await record(
        core,
        event,
        RecordedTask("objective", made.ana, then, given=given),
        RecordedTask("poll", made.ana, then, TaskStatus.NOT_NEEDED, why="The day was settled."),
        RecordedTask("slides", made.boss, then, TaskStatus.OPEN, to=made.bruno),
        programme=made.cleo,
    )
    aim, poll = await task_of(core, event, "objective"), await task_of(core, event, "poll")
    assert (aim.status, aim.closed_by, aim.closed_at) == (TaskStatus.DONE, made.ana, then)
    assert [one.text for one in aim.given] == ["https://example.org/aim"]
    assert (poll.status, poll.why) == (TaskStatus.NOT_NEEDED, "The day was settled.")
    doers = {one.task.key: one.doer.name for one in (await on_board(core, event)).lines}
    assert (doers["slides"], doers["programme"]) == ("Bruno", "Cléo")
    noted = await core.read(BOSS, lambda tx, _: changes.listed(tx, event))
    assert {(one.act, one.at) for one in noted if one.task} == {
        (act, then) for act in (Act.DONE, Act.NOT_NEEDED, Act.ASSIGNED)
    }
    told = await core.read(BOSS, lambda tx, _: outbox.about(tx, "event.tasks", int(event)))
    coming = [one for one in told if one.state.value == "pending"]
    assert aim.due.isoformat() not in {one.detail.get("due") for one in coming}
    assert made.bruno in {one.member for one in coming}


async def test_a_proof_is_asked_for_as_ever_and_tasks_are_those_of_the_list(core: Core, made: Made) -> None:
    event = (await announced(core)).id
    with pytest.raises(ProofNeeded):
        await record(core, event, RecordedTask("objective", made.ana, core.now()))
    with pytest.raises(NotFound):
        await record(core, event, RecordedTask("room of mirrors", made.ana, core.now()))
    assert (await task_of(core, event, "objective")).open, "nothing was done"
