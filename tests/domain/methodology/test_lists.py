from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.events.model import EventKind, Manner
from domain.methodology.lists import (
    EventTask,
    Phase,
    TaskId,
    TaskStatus,
    counted_since,
    in_order,
    make,
    move,
    moved,
)
from domain.methodology.schedule import Fit
from domain.records import replace
from tests.domain.methodology.made import methodology, task

DAY = date(2027, 6, 15)
DAYS = st.integers(0, 200).map(lambda left: DAY - timedelta(days=left))
KINDS = st.sampled_from(EventKind)


def listed(kind: EventKind, day: date, today: date) -> tuple[EventTask, ...]:
    """The tasks of an event as they are kept."""
    new = make(methodology().of(kind), day, today, Manner.HYBRID)
    names = (
        "key",
        "title",
        "what",
        "role",
        "proof",
        "days",
        "least",
        "skip_under",
        "skipped",
        "due",
        "fit",
        "status",
    )
    return tuple(
        task(id=TaskId(number), **{name: getattr(one, name) for name in names})
        for number, one in enumerate(new, 1)
    )


@given(KINDS, DAYS)
def test_a_list_has_what_people_do_and_nothing_that_is_over(kind: EventKind, today: date) -> None:
    made = make(methodology().of(kind), DAY, today, Manner.HYBRID)
    assert "reminders" not in {one.key for one in made}
    assert all(one.due >= today for one in made if one.status is TaskStatus.OPEN)
    assert all(one.skipped["pt"] for one in made if one.fit is Fit.LEFT_OUT)


def test_a_place_is_booked_for_those_events_only_that_have_one() -> None:
    of = methodology().of(EventKind.SEMINAR)
    keys = {manner: {one.key for one in make(of, DAY, date(2027, 1, 1), manner)} for manner in Manner}
    assert {"venue", "room"} & keys[Manner.ONLINE] == {"room"}
    assert {"venue", "room"} & keys[Manner.ON_SITE] == {"venue"}
    assert {"venue", "room", "sheet"} <= keys[Manner.HYBRID]


@given(KINDS, DAYS, st.integers(-60, 200), st.data())
def test_what_is_done_stays_done_wherever_the_event_moves(
    kind: EventKind, since: date, by: int, data: st.DataObject
) -> None:
    own = list(listed(kind, DAY, since))
    closed = data.draw(st.sets(st.integers(0, len(own) - 1)))
    statuses = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)
    for at in closed:
        own[at] = replace(own[at], status=statuses[at % 2], fit=Fit.USUAL)
    day = max(DAY + timedelta(days=by), since)
    after = moved(own, move(own, day, counted_since(since, DAY, day, since)))
    for at, (was, now) in enumerate(zip(own, after, strict=True)):
        if at in closed:
            assert now == was
        else:
            assert now.open or now.by_time
            assert now.due >= since or now.by_time


@given(KINDS, DAYS, st.integers(1, 300))
def test_a_later_day_gives_everything_its_time_back(kind: EventKind, since: date, by: int) -> None:
    own = listed(kind, DAY, since)
    day = DAY + timedelta(days=by)
    fresh = {one.key: (one.due, one.fit) for one in listed(kind, day, since)}
    after = moved(own, move(own, day, since))
    assert {one.key: (one.due, one.fit) for one in after} == fresh


@given(KINDS, DAYS)
def test_an_event_that_stays_changes_nothing(kind: EventKind, since: date) -> None:
    assert move(listed(kind, DAY, since), DAY, since) == ()


def test_nobody_is_late_the_day_after_a_list_was_made() -> None:
    today = date(2027, 6, 5)
    new = make(methodology().of(EventKind.SEMINAR), DAY, today, Manner.HYBRID)
    first = min(one.due for one in new if one.status is TaskStatus.OPEN)
    assert first == today + timedelta(days=1)
    again = move(listed(EventKind.SEMINAR, DAY, today), DAY, today)
    assert again == (), "the days stay when nothing moves"
    on_the_day = make(methodology().of(EventKind.SEMINAR), DAY, DAY, Manner.HYBRID)
    assert all(one.due >= DAY for one in on_the_day if one.status is TaskStatus.OPEN)
    assert any(one.due == DAY for one in on_the_day if one.status is TaskStatus.OPEN)


def test_what_is_done_already_is_on_the_list_as_that() -> None:
    today = date(2027, 1, 1)
    new = make(methodology().of(EventKind.SEMINAR), DAY, today, Manner.HYBRID, {"room"})
    assert [one.key for one in new if one.status is TaskStatus.DONE] == ["room"]


def test_an_earlier_day_counts_from_today_and_a_later_one_from_before() -> None:
    since, today = date(2027, 1, 1), date(2027, 3, 1)
    assert counted_since(since, DAY, DAY - timedelta(days=1), today) == today
    assert counted_since(since, DAY, DAY + timedelta(days=1), today) == since


def test_where_a_task_stands() -> None:
    day, today = date(2027, 3, 20), date(2027, 3, 1)
    assert task(due=date(2027, 2, 28)).phase(day, today) is Phase.LATE
    assert task(due=today).phase(day, today) is Phase.NEXT
    assert task(due=date(2027, 3, 15)).phase(day, today) is Phase.NEXT
    assert task(due=date(2027, 3, 16)).phase(day, today) is Phase.LATER
    assert task(status=TaskStatus.DONE).phase(day, today) is Phase.DONE
    assert task(status=TaskStatus.SKIPPED).phase(day, today) is Phase.LEFT_OUT
    before, after = task(due=today, days=-19), task(due=date(2027, 3, 22), days=2)
    assert before.phase(day, day) is Phase.LATE, "on the day itself it may still help"
    assert before.phase(day, day + timedelta(days=1)) is Phase.MISSED
    assert after.phase(day, date(2027, 3, 23)) is Phase.LATE
    assert task(due=date(2027, 2, 28)).overdue(today)
    assert not task(due=today).overdue(today)


def test_the_order_is_that_of_the_days() -> None:
    late, soon = task(id=TaskId(1), due=date(2027, 5, 1)), task(id=TaskId(2), due=date(2027, 4, 1))
    assert in_order([late, soon]) == (soon, late)
