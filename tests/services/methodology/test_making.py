"""A list is made with its event, moves with it, ends with it, and changes with the methodology only when asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember
from domain.events.errors import NotYourEvent
from domain.events.fields import EventFields
from domain.events.model import EventKind, Manner, Place, RoomKind
from domain.methodology.errors import NoTaskList
from domain.methodology.giving import NewGiven
from domain.methodology.history import Act
from domain.methodology.lists import GivenKind, Phase, TaskStatus
from domain.methodology.reading import as_data
from domain.methodology.schedule import Fit
from domain.records import replace
from services.events import changing, creating
from services.methodology import common, making, working
from storage.methodology import changes, tasks, versions
from tests.services.events.conftest import SEMINAR, STRANGER, lisbon
from tests.services.methodology.conftest import (
    ANA,
    BOSS,
    BRUNO,
    DAY,
    Made,
    announced,
    on_board,
    shown,
    task_of,
)

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock

NOTE = NewGiven(GivenKind.TEXT, "It is in the shared folder.")


async def moved(core: Core, event: Event, wall: str) -> Event:
    seen = await core.read(BOSS, lambda tx, _: event_now(tx, event))
    return (await core.write(BOSS, changing.move, event.id, seen.revision, lisbon(wall))).view.event


def event_now(tx: object, event: Event) -> Event:
    from storage.events import events

    return events.load(tx, event.id)  # type: ignore[arg-type]


async def test_the_room_that_is_known_is_chosen(core: Core, made: Made) -> None:
    link = Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example.org/tides")
    event = await announced(core, ANA, place=link)
    chosen = await task_of(core, event.id, "room")
    assert (chosen.status, chosen.closed_by) == (TaskStatus.DONE, None)
    assert chosen.closed_at is not None
    later = await announced(core, ANA, place=Place(Manner.ONLINE))
    assert (await task_of(core, later.id, "room")).open
    fields = replace(EventFields.of(later), place=link)
    await core.write(ANA, changing.change, later.id, later.revision, fields)
    chosen = await task_of(core, later.id, "room")
    assert (chosen.status, chosen.closed_by) == (TaskStatus.DONE, made.ana)


async def test_an_event_is_made_with_its_list(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    found = await on_board(core, event.id)
    due = {one.task.key: one.task.due for one in found.lines}
    assert due["objective"] == DAY - timedelta(days=63)
    assert due["announce"] == DAY - timedelta(days=32)
    assert due["checkin"] == DAY
    assert due["applied"] == DAY + timedelta(days=90)
    assert not {"venue", "reminders"} & set(due)
    assert found.list is not None
    assert (found.list.version, found.list.region) == (0, "PT11")
    assert {one.doer.name for one in found.lines} == {"Ana"}
    noted = await core.read(BOSS, lambda tx, _: changes.listed(tx, event.id))
    assert [(one.act, one.member) for one in noted] == [(Act.MADE, made.ana)]


async def test_a_series_has_a_list_for_each(core: Core, made: Made) -> None:
    fields = replace(SEMINAR, kind=EventKind.MEETING)
    done = await core.write(BOSS, creating.create, fields, "FREQ=MONTHLY;COUNT=3")
    every = [done.view.event, *done.others]
    boards = [await on_board(core, one.id) for one in every]
    assert len({len(one.lines) for one in boards}) == 1
    assert [one.lines[0].task.due for one in boards] == [
        one.span.wall.date() - timedelta(days=21) for one in every
    ]


async def test_made_late_it_says_what_can_still_be_done_and_what_is_left_out(
    core: Core, made: Made, clock: FixedClock
) -> None:
    wall = (clock.now() + timedelta(days=20)).replace(hour=14, minute=0, tzinfo=None).isoformat()
    event = await announced(core, kind=EventKind.CONFERENCE, span=lisbon(wall))
    found = await on_board(core, event.id)
    assert [one.task.key for one in found.too_late] == ["poll"]
    assert found.too_late[0].task.skipped["es"]
    assert all(one.task.due >= found.today for one in found.lines if one.task.open)
    assert {one.task.key for one in found.squeezed if one.task.fit is Fit.TIGHT} >= {"objective", "announce"}
    assert not found.of(Phase.LATE)


async def test_it_moves_with_the_event_and_what_is_done_stays(core: Core, made: Made) -> None:
    event = await announced(core)
    done = (await shown(core, BOSS, event.id, "objective", NOTE)).view.line.task
    await moved(core, event, "2027-07-15T14:00")
    found = {one.task.key: one.task for one in (await on_board(core, event.id)).lines}
    assert found["objective"].due == done.due
    assert found["objective"].status is TaskStatus.DONE
    assert found["agenda"].due == date(2027, 7, 5)
    assert (await on_board(core, event.id)).list is not None
    await moved(core, event, "2027-06-15T14:00")
    assert (await task_of(core, event.id, "agenda")).due == date(2027, 6, 5)


async def test_an_event_that_comes_near_is_pulled_together_and_gets_its_time_back(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    near = (clock.now() + timedelta(days=9)).replace(hour=14, minute=0, tzinfo=None)
    await moved(core, event, near.isoformat())
    found = await on_board(core, event.id)
    assert {one.task.key for one in found.too_late} == {"poll", "interpreters"}
    assert all(one.task.due >= found.today for one in found.lines if one.task.open)
    await moved(core, event, (near + timedelta(days=200)).isoformat())
    later = await on_board(core, event.id)
    assert not later.too_late
    assert not later.squeezed


async def test_an_hour_later_on_the_same_day_moves_nothing(core: Core, made: Made) -> None:
    event = await announced(core)
    before = [(one.task.due, one.task.revision) for one in (await on_board(core, event.id)).lines]
    await moved(core, event, "2027-06-15T15:00")
    assert [(one.task.due, one.task.revision) for one in (await on_board(core, event.id)).lines] == before


async def test_it_ends_with_the_event(core: Core, made: Made) -> None:
    event = await announced(core)
    await core.write(BOSS, changing.cancel, event.id, event.revision, "The speaker is ill.")
    found = await on_board(core, event.id)
    assert found.list is not None
    assert found.list.ended
    with pytest.raises(NoTaskList):
        await core.write(BOSS, making.renew, event.id)


async def test_another_methodology_touches_no_list_until_somebody_asks(core: Core, made: Made) -> None:
    event = await announced(core)
    (agenda,) = [one for one in common.shipped().of(EventKind.SEMINAR) if one.key == "agenda"]
    own = [
        replace(agenda, days=-20, title={"en": "Send the programme"}),
        replace(agenda, key="x1", title={"en": "Order fruit"}, proof="", days=-4, least=1),
        replace(
            next(one for one in common.shipped().of(EventKind.SEMINAR) if one.key == "share"), used=False
        ),
    ]
    before = (await on_board(core, event.id)).lines
    await core.write(BOSS, lambda tx, actor: versions.add(tx, as_data(own), "methodology.xlsx", actor.member))
    found = await on_board(core, event.id)
    assert found.lines == before
    assert found.outdated
    await shown(core, BOSS, event.id, "thanks", NOTE)
    assert await core.write(BOSS, making.renew, event.id) == 3
    after = {one.task.key: one.task for one in (await on_board(core, event.id)).lines}
    assert after["agenda"].due == DAY - timedelta(days=20)
    assert after["agenda"].title == {"en": "Send the programme"}
    assert after["x1"].due == DAY - timedelta(days=4)
    assert after["share"].status is TaskStatus.NOT_NEEDED
    assert after["thanks"].status is TaskStatus.DONE
    assert not (await on_board(core, event.id)).outdated
    assert await core.write(BOSS, making.renew, event.id) == 0


async def test_a_region_has_its_own(core: Core, made: Made) -> None:
    (agenda,) = [one for one in common.shipped().of(EventKind.SEMINAR) if one.key == "agenda"]
    own = [replace(agenda, days=-12, region="PT"), replace(agenda, days=-25, region="PT11")]
    await core.write(BOSS, lambda tx, actor: versions.add(tx, as_data(own), "", actor.member))
    norte, elsewhere = await announced(core, ANA), await announced(core, BOSS)
    assert (await task_of(core, norte.id, "agenda")).due == DAY - timedelta(days=25)
    assert (await task_of(core, elsewhere.id, "agenda")).due == DAY - timedelta(days=10)


async def test_lists_are_for_members_and_are_renewed_by_who_runs_the_event(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    with pytest.raises(NotAMember):
        await on_board(core, event.id, STRANGER)
    with pytest.raises(NotYourEvent):
        await core.write(BRUNO, making.renew, event.id)


async def test_an_event_without_a_list_gets_one_when_somebody_asks(core: Core, made: Made) -> None:
    from sqlalchemy import delete

    from storage.schema.methodology import event_list, event_task

    event = await announced(core)
    await core.write(
        BOSS, lambda tx, _: [tx.connection.execute(delete(one)) for one in (event_task, event_list)]
    )
    assert (await on_board(core, event.id)).list is None
    with pytest.raises(NoTaskList):
        await core.write(BOSS, working.learn, event.id, "Begin earlier.")
    assert await core.write(BOSS, making.renew, event.id) > 15
    assert await core.read(BOSS, lambda tx, _: tasks.list_of(tx, event.id)) is not None


async def test_a_place_is_on_the_list_of_those_that_have_one(core: Core, made: Made) -> None:
    event = await announced(core, place=Place(Manner.ON_SITE, "Rua das Flores 1"))
    keys = {one.task.key for one in (await on_board(core, event.id)).lines}
    assert {"venue", "sheet"} < keys
    assert "room" not in keys
    assert EventFields.of(event).place.venue
