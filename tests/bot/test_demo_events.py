"""The demo network's events once they are made: a past to read, a future to answer, nothing that bursts out."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot import demo, world
from domain.actors import Caller, ChannelKind
from domain.events.model import EventStatus, Reply, RoomKind, Seat
from domain.meetings.model import EntryKind, MinutesStatus
from domain.methodology.lists import Phase
from domain.methodology.proofs import ProofState
from domain.notices import NoticeState
from services.events import announcing, answering, following, reading
from services.meetings import attending
from services.meetings import minutes as minutes_of
from services.methodology import board, closing
from services.polls import posting
from services.polls import reading as polls
from storage import members, outbox
from storage.events import events
from storage.meetings import entries
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event
    from domain.notices import Notice
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock


def caller(username: str) -> Caller:
    source = world.source()
    person = next(person for person in source["people"] if person["username"] == username)
    return Caller(ChannelKind.DISCORD, person["id"], "x", server=int(source["server"]["id"]))


INES, FIONA = caller("ines.duarte"), caller("fiona.keane")


def every(tx: Transaction, _actor: Actor) -> tuple[Event, ...]:
    return events.listed(tx)


def waiting(tx: Transaction, _actor: Actor) -> list[Notice]:
    """What is still to be said to people, of whatever it is."""
    rows = tx.connection.execute(notices.select().where(notices.c.network_id == tx.network))
    return [one for one in map(outbox.notice_from, rows) if one.state is NoticeState.PENDING and one.member]


async def called(core: Core, code: str) -> Event:
    return await core.read(INES, reading.called, code)


async def test_the_calendar_has_a_past_and_a_future(core: Core) -> None:
    await demo.fill_if_new(core)
    found = await core.read(INES, every)
    assert [(one.code, one.status) for one in found if one.series is None] == [
        ("E1", EventStatus.ENDED),
        ("E2", EventStatus.PLANNED),
        ("E3", EventStatus.CANCELLED),
    ]
    meetings = [one for one in found if one.series is not None]
    assert len(meetings) == 4
    assert all(not one.audience.everyone and len(one.audience.members) == 6 for one in meetings)
    assert {one.place.room for one in meetings} == {RoomKind.VOICE}
    assert len({one.span.wall.weekday() for one in meetings}) == 1
    assert [one.event.code for one in await core.read(FIONA, reading.coming)] == ["E2"]
    (poll,) = await core.read(FIONA, polls.waiting)
    assert (poll.poll.code, poll.open, poll.invited, len(poll.mine)) == ("D1", True, True, 0)
    assert (poll.answered, len(poll.ranked)) == (6, 4)


async def test_the_event_that_is_over_can_be_reported(core: Core) -> None:
    await demo.fill_if_new(core)
    event = await called(core, "E1")
    there = await core.read(INES, attending.show, event.id)
    assert len(there.present) == 9
    excused = next(one for one in there.people if one.name == "Morwenna Tregear")
    assert excused.presence is not None
    assert excused.presence.correction is not None
    minutes = await core.read(caller("rui.salgado"), minutes_of.show, event.id)
    assert minutes.minutes.status is MinutesStatus.APPROVED
    noted = await core.read(INES, lambda tx, _: entries.listed(tx, event.id))
    assert sum(one.kind is EntryKind.DECISION for one in noted) == 2
    done, due = [one for one in noted if one.kind is EntryKind.FOLLOW_UP]
    assert done.done_at is not None
    assert done.due is not None
    assert done.done_at.date() < done.due
    assert due.open
    assert due.due is not None
    assert due.due > core.now().date()
    paper = await core.read(INES, closing.report, event.id, "en")
    assert paper.figures.present == 9
    assert paper.figures.answered == 5
    assert paper.figures.satisfaction is not None
    assert paper.lessons
    states = {one.proof.key: one.state for one in paper.proofs.lines}
    assert states.pop("photos") is ProofState.LOST
    assert set(states.values()) == {ProofState.GIVEN}


async def test_the_next_seminar_is_full_and_has_its_tasks(core: Core) -> None:
    await demo.fill_if_new(core)
    event = await called(core, "E2")
    people = await core.read(INES, reading.people, event.id)
    assert (len(people.going), len(people.waiting), len(people.maybe), len(people.no)) == (8, 2, 2, 1)
    assert "Fiona Keane" in people.silent
    assert any(one.answer.recorded_by for one in people.going)
    assert event.public
    whole = await core.read(INES, board.show, event.id)
    late = whole.of(Phase.LATE)
    assert [(one.task.key, one.doer.name) for one in late] == [("slides", "Tiago Moreira")]
    assert len(whole.of(Phase.DONE)) == 8
    assert len({one.doer.name for one in whole.lines}) == 4
    assert whole.proofs.warnings == (), "its agenda is there, with minutes and names"


async def test_what_is_announced_is_posted_by_the_bot(core: Core) -> None:
    await demo.fill_if_new(core)
    seminar, off = await called(core, "E2"), await called(core, "E3")
    stale = await core.look_across(announcing.stale)
    assert [one for _, one in stale] == [seminar.id, off.id], "what was called off stands there as a record"
    standing = await core.look_across(posting.standing)
    assert [stamp for _, _, stamp in standing] == [""]


@pytest.mark.parametrize(
    "start", ["2027-01-12T12:00", "2026-03-28T22:30", "2027-10-31T07:00", "2027-12-25T00:10"]
)
async def test_nothing_of_the_past_is_said_whenever_it_first_starts(
    core: Core, clock: FixedClock, start: str
) -> None:
    """A Tuesday, a Saturday before clocks change, the Sunday on which they do, ten past midnight on a holiday."""
    clock.set(datetime.fromisoformat(start).replace(tzinfo=UTC))
    await demo.fill_if_new(core)
    coming = await core.read(INES, waiting)
    now = core.now()
    assert coming
    assert [one for one in coming if one.due_at <= now] == []
    soon = Counter(one.member for one in coming if one.due_at < now + timedelta(hours=1))
    assert not soon or max(soon.values()) <= 2
    found = await core.read(INES, every)
    assert all(one.span.wall.isoweekday() <= 5 for one in found if one.series is None)
    boards = [await core.read(INES, board.show, one.id) for one in found if one.on]
    late = [(one.event.code, line.task.key) for one in boards for line in one.of(Phase.LATE)]
    assert late == [("E2", "slides")]


async def test_whoever_was_invited_then_is_not_invited_once_more(core: Core) -> None:
    await demo.fill_if_new(core)

    def somebody_changes(tx: Transaction, _actor: Actor) -> None:
        following.refresh(tx, {one.id: one for one in members.listed(tx, guests=True)})

    await core.write(INES, somebody_changes)
    now = core.now()
    assert [one for one in await core.read(INES, waiting) if one.due_at <= now] == []


async def test_a_seat_that_is_given_back_is_offered_to_who_waits_longest(core: Core) -> None:
    await demo.fill_if_new(core)
    event = await called(core, "E2")
    done = await core.write(INES, answering.respond, event.id, Reply.NO)
    assert done.told == ("Morwenna Tregear",)
    people = await core.read(INES, reading.people, event.id)
    assert [one.answer.seat for one in people.waiting] == [Seat.OFFERED, Seat.WAITING]
