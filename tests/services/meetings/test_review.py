"""Defects that a review found in what happens at meetings: each test fails until it is mended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind, MinutesStatus
from services.meetings import approving, attending, minutes, rolls, running
from tests.services.events.conftest import ANA, BRUNO
from tests.services.meetings.conftest import Made, begun, noted
from tests.services.meetings.test_rolls import FILE, read_in
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock


async def test_who_was_there_is_in_the_minutes_and_makes_a_new_version(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    for who in (ANA, BRUNO):
        await core.write(who, attending.check_in, event.id, Source.BUTTON)
    await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    clock.advance(timedelta(minutes=80))
    await core.write(BOSS, running.end, event.id)
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    await core.write(BOSS, approving.send, event.id, now.revision, 7)
    await core.write(BOSS, attending.correct, event.id, made.cleo, "she was", present=True)
    assert (await core.read(BOSS, minutes.show, event.id)).minutes.status is MinutesStatus.DRAFT


async def test_a_meeting_that_was_exported_twice_has_no_more_people(
    core: Core, made: Made, event: Event
) -> None:
    for data in (FILE, FILE.decode("utf-16").replace("3:30:00 PM", "3:31:00 PM").encode("utf-16")):
        found = await read_in(core, event, data)
        told = await core.write(BOSS, rolls.choose, found.id, 1, made.bruno)
        done = await core.write(BOSS, rolls.take, found.id, told.turn)
    assert done.others == 1
