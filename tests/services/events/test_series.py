"""Series: an event for each meeting, moved and called off alone or with those that follow."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from domain.actors import NetworkId
from domain.events.fields import EventFields
from domain.events.model import Audience, EventStatus, Reply, Seat
from domain.events.series import RuleNotUnderstood, SeriesEndless, SeriesTooLong
from domain.events.times import Span
from domain.records import replace
from services.events import announcing, answering, changing, creating, moving, reading
from storage.events import events
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    SEMINAR,
    Made,
    announced,
    lisbon,
    loaded,
    look,
    says,
    waiting,
)
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core


ZONES = ("Europe/Lisbon", "Europe/Madrid", "Europe/Paris", "Europe/London", "Atlantic/Azores")


async def series(core: Core, rule: str = "FREQ=WEEKLY;COUNT=5") -> tuple[Event, ...]:
    done = await core.write(BOSS, creating.create, SEMINAR, rule)
    return (done.view.event, *done.others)


async def test_each_meeting_is_an_event_of_its_own(core: Core, made: Made) -> None:
    found = await series(core)
    assert [one.span.wall.isoformat() for one in found] == [
        "2027-06-15T14:00:00",
        "2027-06-22T14:00:00",
        "2027-06-29T14:00:00",
        "2027-07-06T14:00:00",
        "2027-07-13T14:00:00",
    ]
    assert [one.number for one in found] == [1, 2, 3, 4, 5]
    assert {one.series for one in found} == {found[0].series}
    assert [one.occurrence for one in found] == [one.span.wall for one in found]
    await says(core, ANA, found[1].id)
    assert (await loaded(core, found[0].id)).revision == 0


async def test_people_are_not_asked_about_all_meetings_at_once(core: Core, made: Made) -> None:
    found = await series(core)
    hers = [one for one in await waiting(core, "event.invited") if one.member_id == made.ana]
    assert [one.subject_id for one in hers] == [one.id for one in found]
    assert hers[0].due_at < hers[1].due_at
    assert [one.due_at for one in hers[1:]] == [one.starts_at - timedelta(days=21) for one in found[1:]]


async def test_this_and_following_move_by_as_much(core: Core, made: Made) -> None:
    found = await series(core)
    done = await core.write(
        BOSS, changing.move, found[2].id, 0, lisbon("2027-06-30T16:00", 60), following=True
    )
    assert [one.id for one in done.others] == [found[3].id, found[4].id]
    now = [await loaded(core, one.id) for one in found]
    assert [one.span.wall.isoformat() for one in now] == [
        "2027-06-15T14:00:00",
        "2027-06-22T14:00:00",
        "2027-06-30T16:00:00",
        "2027-07-07T16:00:00",
        "2027-07-14T16:00:00",
    ]
    assert [one.moved for one in now] == [0, 0, 1, 1, 1]
    assert [one.occurrence for one in now] == [one.occurrence for one in found], "what its rule gave stays"


async def test_those_that_follow_into_a_skipped_hour_are_an_hour_later(core: Core, made: Made) -> None:
    first = lisbon("2027-03-14T14:00")
    done = await core.write(BOSS, creating.create, replace(SEMINAR, span=first), "FREQ=WEEKLY;COUNT=4")
    night = lisbon("2027-03-14T01:30")
    await core.write(BOSS, changing.move, done.view.event.id, 0, night, following=True)
    now = await core.read(BOSS, lambda tx, _: events.listed(tx, series=done.view.event.series))
    assert [one.span.wall.isoformat() for one in now] == [
        "2027-03-14T01:30:00",
        "2027-03-21T01:30:00",
        "2027-03-28T02:30:00",
        "2027-04-04T01:30:00",
    ]


async def test_what_was_moved_before_the_one_that_is_called_off_stays(core: Core, made: Made) -> None:
    found = await series(core)
    await core.write(BOSS, changing.move, found[3].id, 0, lisbon("2027-06-15T13:00", 2 * 24 * 60))
    asked = await core.read(BOSS, reading.before_cancelling, found[0].id)
    assert asked.following == 3
    seen = asked.view.event.revision
    done = await core.write(BOSS, changing.cancel, found[0].id, seen, "Rain", following=True)
    assert [one.id for one in done.others] == [found[1].id, found[2].id, found[4].id]
    assert (await loaded(core, found[3].id)).status is EventStatus.PLANNED


async def test_this_one_alone_is_called_off_or_with_those_that_follow(core: Core, made: Made) -> None:
    found = await series(core)
    await core.write(BOSS, changing.cancel, found[1].id, 0, "A holiday")
    await core.write(BOSS, changing.cancel, found[3].id, 0, "Summer", following=True)
    now = await core.read(BOSS, lambda tx, _: events.listed(tx, series=found[0].series))
    assert [one.status is EventStatus.CANCELLED for one in now] == [False, True, False, True, True]


async def test_each_meeting_says_which_of_how_many_it_is(core: Core, made: Made) -> None:
    found = await series(core)
    parts = [(await core.read(ANA, reading.show, one.id)).part for one in found]
    assert parts == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    await core.write(BOSS, changing.cancel, found[1].id, found[1].revision, "A holiday.")
    parts = [(await core.read(ANA, reading.show, one.id)).part for one in found]
    assert parts == [(1, 4), None, (2, 4), (3, 4), (4, 4)], "what was called off is none of them"
    alone = await announced(core)
    assert (await core.read(ANA, reading.show, alone.id)).part is None


async def test_who_is_told_of_a_series_are_those_of_all_its_meetings(core: Core, made: Made) -> None:
    found = await series(core)
    await says(core, ANA, found[0].id)
    await says(core, BRUNO, found[2].id)
    await says(core, ANA, found[2].id, Reply.MAYBE)
    draft = await core.write(BOSS, moving.begin, found[0].id, "16/06/2027 14:00")
    assert (draft.told, draft.told_all) == (1, 2)
    asked = await core.read(BOSS, reading.before_cancelling, found[0].id)
    assert (asked.told, asked.told_all) == (1, 2)
    moved = await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=True)
    assert moved.told == 2
    seen = moved.view.event.revision
    assert (await core.write(BOSS, changing.cancel, found[0].id, seen, "Rain", following=True)).told == 2


async def test_one_press_answers_a_meeting_and_those_that_follow_and_are_open(core: Core, made: Made) -> None:
    first, second, third, last = await series(core, "FREQ=WEEKLY;COUNT=4")
    only = replace(EventFields.of(third), audience=Audience(everyone=False, partners=frozenset({BREST})))
    await core.write(BOSS, changing.change, third.id, third.revision, only)
    full = replace(EventFields.of(last), capacity=1)
    await core.write(BOSS, changing.change, last.id, last.revision, full)
    await says(core, CLEO, last.id)
    done = await core.write(ANA, answering.respond_to_all, second.id, Reply.GOING)
    assert [one.event.id for one in done.views] == [second.id, last.id]
    assert done.waiting == 1
    assert [one.mine.seat for one in done.views if one.mine] == [Seat.SEATED, Seat.WAITING]
    assert (await look(core, first.id, ANA)).mine is None, "what comes before is another matter"


async def test_each_meeting_shows_when_those_are_that_follow_and_learns_when_they_move(
    core: Core, made: Made
) -> None:
    first, second, third, last = await series(core, "FREQ=WEEKLY;COUNT=4")
    assert [one.id for one in (await look(core, second.id)).later] == [third.id, last.id]
    draft = await core.write(BOSS, moving.begin, third.id, "30/06/2027 15:00")
    assert [str(one.wall) for one in draft.along] == ["2027-07-07 15:00:00"]
    await core.write(BOSS, lambda tx, _: announcing.stand_in(tx, first.id, 4242))
    posting = await core.look_across(announcing.posting, NetworkId(1), first.id)
    assert posting is not None
    await core.across(announcing.shows, posting, 77)
    assert await core.look_across(announcing.stale) == ()
    await core.write(BOSS, moving.carry_out, draft.id, draft.turn, following=True)
    assert await core.look_across(announcing.stale) == ((NetworkId(1), first.id),)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", ["2027-03-09T10:00", "2027-10-12T10:00"], ids=["spring", "autumn"])
async def test_a_series_keeps_its_hour_over_the_change_of_the_clocks_also_when_it_moves(
    core: Core, made: Made, zone: str, first: str
) -> None:
    start = Span(datetime.fromisoformat(first), zone, 90)
    done = await core.write(BOSS, creating.create, replace(SEMINAR, span=start), "FREQ=WEEKLY;COUNT=6")
    found = [done.view.event, *done.others]
    assert _hours(found, zone) == {"10:00"}
    assert len({one.span.in_zone(zone).utcoffset() for one in found}) == 2, "the clocks change meanwhile"
    assert {one.ends_at - one.starts_at for one in found} == {timedelta(minutes=90)}
    later = replace(found[1].span, wall=found[1].span.wall + timedelta(days=6, hours=4, minutes=30))
    await core.write(BOSS, changing.move, found[1].id, 0, later, following=True)
    now = [await loaded(core, one.id) for one in found]
    assert _hours(now[:1], zone) == {"10:00"}
    assert _hours(now[1:], zone) == {"14:30"}
    assert {(b.span.wall - a.span.wall) for a, b in pairwise(now[1:])} == {timedelta(weeks=1)}


def _hours(found: list[Event], zone: str) -> set[str]:
    """What clocks there show at the instants that are kept."""
    return {f"{one.starts_at.astimezone(ZoneInfo(zone)):%H:%M}" for one in found}


@pytest.mark.parametrize(
    ("rule", "refused"),
    [
        ("FREQ=DAILY;COUNT=10000", SeriesTooLong),
        ("FREQ=DAILY;UNTIL=20990101", SeriesTooLong),
        ("FREQ=WEEKLY", SeriesEndless),
        ("FREQ=SECONDLY;COUNT=3", RuleNotUnderstood),
        ("every tuesday", RuleNotUnderstood),
        ("FREQ=DAILY;COUNT=-1", RuleNotUnderstood),
    ],
)
async def test_what_no_series_is_is_refused(
    core: Core, made: Made, rule: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await series(core, rule)
    assert await core.read(BOSS, lambda tx, _: events.listed(tx)) == ()


async def test_those_that_follow_move_by_as_much_whatever_zone_they_were_said_in(
    core: Core, made: Made
) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    first, second = done.view.event, done.others[0]
    # Somebody in the Azores says the second anew on their own clock, half an hour later: 13:30 there.
    azores = Span(second.span.wall.replace(hour=13, minute=30), "Atlantic/Azores", 90)
    await core.write(BOSS, changing.move, second.id, 0, azores)
    before = (await loaded(core, second.id)).starts_at
    later = first.span.moved_to(first.span.wall + timedelta(hours=1))
    now = await loaded(core, first.id)
    await core.write(BOSS, changing.move, first.id, now.revision, later, following=True)
    assert (await loaded(core, second.id)).starts_at - before == timedelta(hours=1)


async def test_those_that_follow_keep_their_own_length(core: Core, made: Made) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    first, last = done.view.event, done.others[1]
    await core.write(BOSS, changing.move, last.id, 0, replace(last.span, minutes=240))
    later = first.span.moved_to(first.span.wall + timedelta(hours=1))
    await core.write(BOSS, changing.move, first.id, 0, later, following=True)
    assert (await loaded(core, last.id)).span.minutes == 240
