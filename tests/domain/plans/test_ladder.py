"""The ladder: at nine where the recipient is, over every change of clocks; to somebody; and it stops."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.actors import MemberId, PartnerId, PersonId, Role
from domain.people import Member, Person
from domain.plans.errors import LadderImpossible
from domain.plans.ladder import Ladder, Recipient, Rung, crowd, instant, ladder_from, reminders, rungs
from domain.plans.model import (
    Action,
    ActionId,
    Milestone,
    MilestoneId,
    MilestoneKind,
    MilestoneStatus,
    Owner,
    ZoneId,
)

ZONES = [
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ACTION = Action(ActionId(1), ZoneId(1), 1, "Cargo bikes", "", PartnerId(5))


def member(
    number: int, *roles: Role, zone: str | None = None, partner: int | None = 5, left: bool = False
) -> Member:
    person = Person(PersonId(number), f"M{number}", None, zone, LONG_AGO)
    own = None if partner is None else PartnerId(partner)
    gone = LONG_AGO if left else None
    return Member(MemberId(number), person, own, "", LONG_AGO, gone, None, frozenset(roles))


EVERYBODY = crowd(
    [
        member(1, zone="Atlantic/Azores"),
        member(2, zone="Europe/Paris"),
        member(3, Role.CONTACT),
        member(4, Role.COORDINATOR, partner=None),
        member(5, Role.COORDINATOR, Role.CONTACT, partner=6),
        member(6, left=True),
    ],
    "Europe/Lisbon",
)


def milestone(due: date, owner: int | None = 1, deputy: int | None = 2, **more: object) -> Milestone:
    said = {"status": MilestoneStatus.PLANNED, "due_since": LONG_AGO, **more}
    return Milestone(
        MilestoneId(1),
        ActionId(1),
        1,
        MilestoneKind.MILESTONE,
        "Routes",
        due,
        owner=None if owner is None else Owner(MemberId(owner) if owner else None, "x", "x@y.z"),
        deputy=None if deputy is None else Owner(MemberId(deputy), "y"),
        **said,  # type: ignore[arg-type]
    )


@settings(deadline=None)
@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.sampled_from(ZONES), st.integers(-30, 40))
def test_it_is_nine_there_on_that_day_whatever_the_clocks_do(due: date, zone: str, days: int) -> None:
    there = instant(due, days, zone).astimezone(ZoneInfo(zone))
    assert (there.date(), there.time()) == (due + timedelta(days), time(9))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("before", "after"), [(date(2027, 3, 27), date(2027, 3, 28)), (date(2027, 10, 30), date(2027, 10, 31))]
)
def test_the_day_of_a_change_of_clocks_is_an_hour_shorter_or_longer(
    zone: str, before: date, after: date
) -> None:
    hours = (instant(after, 0, zone) - instant(before, 0, zone)) / timedelta(hours=1)
    assert hours == (23 if before.month == 3 else 25)


@pytest.mark.parametrize(
    ("due", "thirty_before"),
    [
        (date(2027, 3, 31), date(2027, 3, 1)),
        (date(2028, 3, 1), date(2028, 1, 31)),
        (date(2028, 3, 30), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 1, 30)),
        (date(2027, 1, 15), date(2026, 12, 16)),
    ],
)
def test_month_ends_and_the_leap_day(due: date, thirty_before: date) -> None:
    found = reminders(Ladder(), milestone(due), ACTION, EVERYBODY, LONG_AGO)
    assert found[0].at.astimezone(ZoneInfo("Atlantic/Azores")).date() == thirty_before
    assert found[0].rung.code == "b30"


def test_the_ladder_as_it_stands_for_everybody() -> None:
    due = date(2027, 3, 15)
    found = reminders(Ladder(), milestone(due), ACTION, EVERYBODY, LONG_AGO)
    assert [(one.rung.code, one.member, (one.at.date() - due).days) for one in found] == [
        ("b30", 1, -30),
        ("b7", 1, -7),
        ("b1", 1, -1),
        ("d0", 1, 0),
        ("o7", 1, 7),
        ("o14", 1, 14),
        ("o21", 2, 21),
        ("o28", 4, 28),
        ("o28", 5, 28),
    ]
    assert [one.at.hour for one in found] == [10, 10, 10, 9 + 1, 10, 9, 7, 8, 8]
    assert all(one.at < one.until for one in found)
    assert all(one.until.date() <= due + timedelta(35) for one in found)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 365), max_size=12),
    st.integers(1, 365),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_every_ladder_climbs_and_ends(
    before: list[int], every: int, owner: int, deputy: int, end: int
) -> None:
    ladder = Ladder(tuple(before), every, owner, deputy, end).check()
    steps = rungs(ladder)
    days = [step.days for step in steps]
    assert days == sorted(set(days))
    assert len({step.code for step in steps}) == len(steps)
    assert sum(step.overdue for step in steps) == owner + deputy + end
    order = [step.recipient for step in steps]
    assert order == sorted(order, key=[*Recipient].index)
    assert ladder_from(ladder.as_data()) == ladder


@pytest.mark.parametrize(
    "ladder",
    [
        Ladder(before=(366,)),
        Ladder(before=(-1,)),
        Ladder(before=tuple(range(13))),
        Ladder(every=0),
        Ladder(owner=-1),
        Ladder(owner=13),
    ],
)
def test_ladders_that_nobody_wants(ladder: Ladder) -> None:
    with pytest.raises(LadderImpossible):
        ladder.check()


def who(found: Milestone, rung: Rung) -> set[int]:
    return {one.member for one in reminders(Ladder(), found, ACTION, EVERYBODY, LONG_AGO) if one.rung == rung}


def test_somebody_always_knows() -> None:
    due, first, deputies = date(2027, 3, 15), Rung(-30, Recipient.OWNER), Rung(21, Recipient.DEPUTY)
    assert who(milestone(due, owner=0), first) == {2}
    assert who(milestone(due, owner=6), first) == {2}
    assert who(milestone(due, owner=None, deputy=None), first) == {3}
    assert who(milestone(due, owner=1, deputy=None), deputies) == {3}
    assert who(milestone(due, owner=3, deputy=None), deputies) == set()
    nobodys = Action(ActionId(1), ZoneId(1), 1, "x", "", None)
    found = reminders(Ladder(), milestone(due, owner=0, deputy=None), nobodys, EVERYBODY, LONG_AGO)
    assert {one.member for one in found if one.rung == first} == {4, 5}


def test_what_is_over_reminds_nobody_and_what_was_changed_does_not_remind_late() -> None:
    due = date(2027, 3, 15)
    for status in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED):
        assert reminders(Ladder(), milestone(due, status=status), ACTION, EVERYBODY, LONG_AGO) == ()
    since = datetime(2027, 3, 14, 12, tzinfo=UTC)
    moved = milestone(due, due_since=since)
    assert [one.rung.code for one in reminders(Ladder(), moved, ACTION, EVERYBODY, LONG_AGO)][:2] == [
        "d0",
        "o7",
    ]


@settings(deadline=None)
@given(st.dates(date(2027, 1, 1), date(2028, 12, 31)), st.integers(-500, 500))
def test_what_is_due_already_stays_wanted_until_something_changes(due: date, days: int) -> None:
    """Otherwise a reminder whose time has come would be taken back before it is sent."""
    found = milestone(due)
    at_any_time = reminders(Ladder(), found, ACTION, EVERYBODY, instant(due, days, "UTC"))
    assert at_any_time == reminders(Ladder(), found, ACTION, EVERYBODY, LONG_AGO)
