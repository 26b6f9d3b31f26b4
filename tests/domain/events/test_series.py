"""A series keeps its hour on the wall over every change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.series import MOST, RuleNotUnderstood, expand
from domain.events.times import Span

ZONES = ("Europe/Lisbon", "Europe/Madrid", "Europe/Paris", "Europe/London", "Atlantic/Azores")


def span(wall: str, zone: str = "Europe/Lisbon") -> Span:
    return Span(datetime.fromisoformat(wall), zone, 60)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", ["2027-03-14T10:00", "2027-10-17T10:00"])
def test_ten_o_clock_stays_ten_o_clock(zone: str, first: str) -> None:
    walls = expand("FREQ=WEEKLY;COUNT=4", span(first, zone))
    assert {one.hour for one in walls} == {10}
    instants = [one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for one in walls]
    steps = [b - a for a, b in pairwise(instants)]
    hour = timedelta(hours=-1 if first.startswith("2027-03") else 1)
    assert sorted(steps, key=abs) == sorted([timedelta(7), timedelta(7), timedelta(7) + hour], key=abs)


def test_an_hour_that_is_skipped_is_an_hour_later() -> None:
    walls = expand("FREQ=WEEKLY;COUNT=3", span("2027-03-21T01:30"))
    assert [one.isoformat() for one in walls] == [
        "2027-03-21T01:30:00",
        "2027-03-28T02:30:00",
        "2027-04-04T01:30:00",
    ]


def test_the_first_is_what_was_said_even_where_the_rule_does_not_give_it() -> None:
    walls = expand("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", span("2027-06-03T10:00"))
    assert [one.date().isoformat() for one in walls] == ["2027-06-03", "2027-06-08", "2027-07-13"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=-1;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=x;COUNT=3",
        "FREQ=MONTHLY;BYDAY=99MO;COUNT=3",
        "FREQ=MONTHLY;BYDAY=-99MO;COUNT=3",
        "FREQ=MONTHLY;BYDAY=6MO;COUNT=3",
        "FREQ=YEARLY;BYMONTH=6;BYDAY=6MO;COUNT=3",
        "FREQ=YEARLY;BYDAY=99MO;COUNT=3",
    ],
)
def test_what_no_calendar_has_is_refused(rule: str) -> None:
    with pytest.raises(RuleNotUnderstood):
        expand(rule, span("2027-06-15T14:00"))


def test_an_until_that_is_a_day_is_the_whole_day() -> None:
    assert len(expand("FREQ=DAILY;UNTIL=20270618", span("2027-06-15T14:00"))) == 4


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2030-01-01")),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 4),
    st.integers(1, MOST - 1),
)
def test_walls_are_in_order_and_exist(zone: str, wall: datetime, every: str, step: int, count: int) -> None:
    start = Span(wall.replace(minute=0, second=0, microsecond=0, fold=0), zone, 60)
    walls = expand(f"FREQ={every};INTERVAL={step};COUNT={count}", start)
    instants = [Span(one, zone, 60).starts_at for one in walls]
    assert instants == sorted(set(instants))
    assert len(walls) <= count
    assert all(Span(one, zone, 60).exists for one in walls)
    for one in walls[1:]:
        kept = Span(one.replace(hour=start.wall.hour), zone, 60)
        assert one.time() == start.wall.time() or not kept.exists, "the same hour, unless it is skipped"
        assert one == kept.wall or one.hour == (start.wall.hour + 1) % 24
