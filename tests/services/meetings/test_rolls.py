"""Attendance files: shown, asked, taken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed
from domain.meetings.attendance import Source
from domain.meetings.errors import RollTwice, RollUnclear
from services.meetings import attending, roll_files, rolls
from storage.events import events
from tests.services.events.conftest import ANA, Made
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from services.meetings.rolls import RollDraft

FILE = (
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Ana\t6/15/2027, 2:00:00 PM\t6/15/2027, 3:00:00 PM\t1h\t\tPresenter\n"
    "Bruno B.\t6/15/2027, 2:00:00 PM\t6/15/2027, 2:20:00 PM\t20m\t\tAttendee\n"
    "Somebody Else\t6/15/2027, 2:00:00 PM\t6/15/2027, 3:30:00 PM\t1h 30m\t\tAttendee\n"
    "\tsoon\t\t\t\t\n"
).encode("utf-16")


async def read_in(core: Core, event: Event, data: bytes = FILE) -> RollDraft:
    ground = await core.read(BOSS, roll_files.ground, event.id)
    return await core.write(BOSS, rolls.begin, event.id, roll_files.understand(data, ground))


async def test_a_file_is_shown_asked_and_taken(core: Core, made: Made, event: Event) -> None:
    found = await read_in(core, event)
    assert [row.seen.name for row in found.matched] == ["Ana"]
    assert [row.seen.name for row in found.unclear] == ["Bruno B."]
    assert [row.seen.name for row in found.others] == ["Somebody Else"]
    assert [one.why for one in found.skipped] == ["name"]
    assert not found.elsewhere
    with pytest.raises(RollUnclear):
        await core.write(BOSS, rolls.take, found.id, found.turn)
    told = await core.write(BOSS, rolls.choose, found.id, 1, made.bruno)
    with pytest.raises(Changed):
        await core.write(BOSS, rolls.take, found.id, found.turn)
    done = await core.write(BOSS, rolls.take, found.id, told.turn)
    people = {one.name: one for one in done.people}
    assert (people["Ana"].presence.minutes, people["Ana"].present) == (60, True)
    assert (people["Bruno"].presence.minutes, people["Bruno"].present) == (20, False)
    assert people["Ana"].presence.sources == {Source.TEAMS}
    assert done.others == 1
    with pytest.raises(RollTwice):
        await read_in(core, event)
    with pytest.raises(Changed):
        await core.write(BOSS, rolls.take, found.id, told.turn)


async def test_somebody_may_be_nobody_here(core: Core, made: Made, event: Event) -> None:
    found = await read_in(core, event)
    told = await core.write(BOSS, rolls.choose, found.id, 1, rolls.NOBODY)
    assert [row.seen.name for row in told.others] == ["Bruno B.", "Somebody Else"]
    done = await core.write(BOSS, rolls.take, told.id, told.turn)
    assert done.others == 2


async def test_the_zone_in_which_people_were_there_is_proposed(core: Core, made: Made, event: Event) -> None:
    found = await read_in(core, event)
    assert (found.zone, found.zones) == ("Europe/Lisbon", ("Europe/Lisbon", "UTC"))
    utc = await core.write(BOSS, rolls.in_zone, found.id, found.zones.index("UTC"))
    assert utc.rows[0].minutes == 30, "14:00 UTC is 15:00 in Lisbon"
    late = FILE.decode("utf-16").replace("2:00:00 PM", "1:00:00 PM").replace("3:00:00 PM", "2:00:00 PM")
    other = await read_in(core, event, late.encode())
    assert other.zone == "UTC"


async def test_a_file_of_another_meeting_is_noticed(core: Core, made: Made, event: Event) -> None:
    other = FILE.decode("utf-16").replace("6/15/2027", "6/16/2027")
    found = await read_in(core, event, other.encode())
    assert found.elsewhere


async def test_a_file_that_says_only_how_long_counts_from_the_beginning(
    core: Core, made: Made, event: Event
) -> None:
    data = b"Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna,,50,No\n"
    found = await read_in(core, event, data)
    done = await core.write(BOSS, rolls.take, found.id, found.turn)
    (ana,) = [one for one in done.people if one.name == "Ana"]
    assert (ana.presence.minutes, ana.present) == (50, True)


async def test_a_draft_is_its_maker_s_alone(core: Core, made: Made, event: Event) -> None:
    found = await read_in(core, event)
    with pytest.raises(Changed):
        await core.read(ANA, rolls.load, found.id)
    await core.write(BOSS, rolls.drop, found.id)
    with pytest.raises(Changed):
        await core.read(BOSS, rolls.load, found.id)
    assert (await core.read(BOSS, attending.show, event.id)).others == 0


async def test_a_file_is_counted_anew_when_the_event_ended_since(
    core: Core, made: Made, event: Event
) -> None:
    found = await read_in(core, event)
    assert [row.minutes for row in found.rows] == [60, 20, 90]
    ended = event.starts_at + timedelta(minutes=30)
    await core.write(BOSS, lambda tx, _: events.step(tx, event.id, event.revision, ended_at=ended))
    assert [row.minutes for row in (await core.read(BOSS, rolls.load, found.id)).rows] == [30, 20, 30]


async def test_a_meeting_that_was_exported_twice_has_no_more_people(
    core: Core, made: Made, event: Event
) -> None:
    for data in (FILE, FILE.decode("utf-16").replace("3:30:00 PM", "3:31:00 PM").encode("utf-16")):
        found = await read_in(core, event, data)
        told = await core.write(BOSS, rolls.choose, found.id, 1, made.bruno)
        done = await core.write(BOSS, rolls.take, found.id, told.turn)
    assert done.others == 1
