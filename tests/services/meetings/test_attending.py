"""Beginning, checking in, being connected, correcting: who was there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.events.errors import EventOver, NotInvited, NotYourEvent
from domain.events.model import Audience, EventStatus
from domain.meetings.attendance import Source
from domain.meetings.errors import CheckInOver, NotRunning, TooEarlyToStart
from services.events import reading
from services.meetings import agenda, attending, connecting, minutes, running
from storage.meetings import presence
from tests.services.events.conftest import ANA, BREST, BRUNO, CLEO, announced, loaded
from tests.services.meetings.conftest import ROOM, Made, begun
from tests.services.networks_made import BOSS, SERVER

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock


async def test_it_begins_and_ends(core: Core, event: Event, clock: FixedClock) -> None:
    with pytest.raises(NotRunning):
        await core.write(BOSS, running.end, event.id)
    with pytest.raises(TooEarlyToStart) as early:
        await core.write(BOSS, running.start, event.id)
    assert early.value.at == event.starts_at - timedelta(hours=1)
    with pytest.raises(NotYourEvent):
        await core.write(ANA, running.start, event.id)
    clock.advance(event.starts_at - clock.now() - timedelta(minutes=10))
    begins = clock.now()
    await core.write(BOSS, running.start, event.id)
    clock.advance(timedelta(minutes=1))
    assert (await core.write(BOSS, running.start, event.id)).event.started_at == begins, "twice is once"
    clock.advance(timedelta(minutes=80))
    done = await core.write(BOSS, running.end, event.id)
    assert (done.event.status, done.event.ended_at) == (EventStatus.ENDED, clock.now())
    acts = (await core.read(BOSS, reading.history, event.id)).changes
    assert [one.act.value for one in acts][:2] == ["ended", "started"]
    with pytest.raises(EventOver):
        await core.write(BOSS, running.start, event.id)


async def test_a_start_before_its_time_moves_neither_agenda_nor_minutes(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await core.write(BOSS, agenda.write, event.id, "Welcome (10 min)\nResults (60 min)")
    clock.advance(event.starts_at - clock.now() - timedelta(minutes=40))
    await core.write(BOSS, running.start, event.id)
    times = (event.starts_at, event.starts_at + timedelta(minutes=10))
    assert (await core.read(BOSS, agenda.show, event.id)).starts == times
    content = (await core.read(BOSS, minutes.show, event.id)).content
    assert content is not None
    assert (content.start, content.end) == (event.starts_at, event.ends_at)


async def test_what_began_and_ended_before_its_time_was_held_then(
    core: Core, event: Event, clock: FixedClock
) -> None:
    clock.advance(event.starts_at - clock.now() - timedelta(minutes=40))
    began = clock.now()
    await core.write(BOSS, running.start, event.id)
    clock.advance(timedelta(minutes=30))
    await core.write(BOSS, running.end, event.id)
    content = (await core.read(BOSS, minutes.show, event.id)).content
    assert content is not None
    assert (content.start, content.end) == (began, clock.now())


async def test_what_ended_before_its_time_is_found_at_once(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    await core.write(BOSS, running.end, event.id)
    assert clock.now() < event.ends_at
    assert [one.id for one in await core.read(BOSS, reading.complete, event.code)] == [event.id]


async def test_what_nobody_ended_in_time_ended_when_it_was_to(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    clock.advance(timedelta(days=2))
    assert (await core.write(BOSS, running.end, event.id)).event.ended_at == event.ends_at


async def test_what_ended_early_is_found_among_what_is_over(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    await core.write(BOSS, running.end, event.id)
    assert clock.now() < event.ends_at
    assert [one.id for one in await core.read(BOSS, reading.complete, event.code)] == [event.id]
    assert [one.event.id for one in (await core.read(BOSS, reading.page_of, True, 0)).events] == [event.id]
    assert (await core.read(BOSS, reading.page_of, False, 0)).events == ()


async def test_people_check_in(core: Core, event: Event, clock: FixedClock) -> None:
    with pytest.raises(TooEarlyToStart):
        await core.write(ANA, attending.check_in, event.id, Source.BUTTON)
    await begun(core, clock, event)
    assert not (await core.write(ANA, attending.check_in, event.id, Source.QR)).again
    assert (await core.write(ANA, attending.check_in, event.id, Source.QR)).again
    found = await core.read(BOSS, attending.show, event.id)
    assert [one.name for one in found.present] == ["Ana"]
    assert [one.name for one in found.missing] == ["Bruno", "Cléo"]
    assert found.open
    await core.write(BOSS, running.end, event.id)
    with pytest.raises(CheckInOver):
        await core.write(BRUNO, attending.check_in, event.id, Source.BUTTON)


async def test_who_runs_an_event_for_others_can_be_ticked(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, audience=Audience(False, frozenset({BREST})), deputy=made.ana)
    await begun(core, clock, event)
    there = {one.member for one in await core.read(BOSS, attending.on_list, event.id)}
    assert {made.boss, made.ana} <= there
    assert made.bruno not in there
    found = await core.write(BOSS, attending.tick, event.id, [made.boss], Source.SHEET)
    assert [one.member for one in found.present] == [made.boss]


async def test_once_it_is_over_the_event_says_how_many_were_there(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    await core.write(BOSS, attending.tick, event.id, [made.ana, made.bruno], Source.SHEET)
    assert (await core.read(ANA, reading.show, event.id)).there is None
    clock.set(event.ends_at + timedelta(hours=1))
    assert (await core.read(ANA, reading.show, event.id)).there == 2
    await core.write(BOSS, attending.correct, event.id, made.ana, "left at once", present=False)
    await core.write(BOSS, attending.correct, event.id, made.bruno, "left at once", present=False)
    assert (await core.read(ANA, reading.show, event.id)).there is None, "nobody: nothing to say"


async def test_nobody_else_checks_in_or_sees_the_list(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, audience=Audience(False, frozenset({BREST})))
    await begun(core, clock, event)
    with pytest.raises(NotInvited):
        await core.write(ANA, attending.check_in, event.id, Source.BUTTON)
    with pytest.raises(NotYourEvent):
        await core.read(CLEO, attending.show, event.id)


async def test_a_correction_decides_and_leaves_a_trace(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    await core.write(BOSS, attending.tick, event.id, [made.ana, made.bruno], Source.SHEET)
    await core.write(BOSS, attending.tick, event.id, [made.ana], Source.SHEET)
    found = await core.write(BOSS, attending.correct, event.id, made.ana, " left at once ", present=False)
    assert not found.person.present
    again = await core.write(BOSS, attending.correct, event.id, made.ana, "", present=True)
    assert again.person.present
    assert [(one.present, one.why) for one in again.corrections] == [(False, "left at once"), (True, "")]
    assert set(again.by.values()) == {"Berta"}
    marks = await core.read(BOSS, lambda tx, _: presence.marks_of(tx, event.id))
    assert len(marks) == 4, "the same signature is kept once"


async def test_who_is_in_the_room_half_of_the_time_was_there(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    ana, bruno = 2, 3
    clock.advance(event.starts_at - clock.now() - timedelta(hours=2))
    await core.across(connecting.moved, SERVER, ana, None, ROOM)
    clock.advance(timedelta(hours=2))
    await core.write(BOSS, running.start, event.id)
    await core.across(connecting.moved, SERVER, bruno, None, 4711)  # another channel
    for _ in range(2):
        await core.across(connecting.moved, SERVER, bruno, 4711, ROOM)
    await core.across(connecting.sampled, SERVER, ROOM, [ana, bruno])
    clock.advance(timedelta(minutes=40))
    await core.across(connecting.moved, SERVER, bruno, ROOM, None)
    clock.advance(timedelta(minutes=30))
    await core.across(connecting.sampled, SERVER, ROOM, [bruno])
    clock.advance(timedelta(minutes=10))
    await core.write(BOSS, running.end, event.id)
    await core.across(connecting.moved, SERVER, ana, None, ROOM)
    found = {one.name: one for one in (await core.read(BOSS, attending.show, event.id)).people}
    assert (found["Ana"].presence.minutes, found["Ana"].present) == (70, True), "not before it began"
    assert (found["Bruno"].presence.minutes, found["Bruno"].present) == (50, True)
    assert found["Cléo"].presence is None
    assert (await loaded(core, event.id)).ended_at == event.starts_at + timedelta(minutes=80)


async def test_what_happens_on_another_server_is_nobodys_presence(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    assert not await core.across(connecting.moved, SERVER + 1, 2, None, ROOM)
    assert (await core.read(BOSS, attending.show, event.id)).present == ()
