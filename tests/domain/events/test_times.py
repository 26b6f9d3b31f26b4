"""When something takes place: two that are equal begin at the same instant."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.times import Span

# Hours that clocks show twice: of one hour, of half an hour, west and south of Greenwich.
REPEATED = (
    ("Europe/Lisbon", datetime.fromisoformat("2027-10-31T01:00")),
    ("Europe/Brussels", datetime.fromisoformat("2027-10-31T02:00")),
    ("America/New_York", datetime.fromisoformat("2027-11-07T01:00")),
    ("Australia/Lord_Howe", datetime.fromisoformat("2027-04-04T01:30")),
)


@given(hour=st.sampled_from(REPEATED), minute=st.integers(0, 29), lasts=st.integers(1, 600))
def test_the_two_occurrences_of_a_wall_time_are_two(
    hour: tuple[str, datetime], minute: int, lasts: int
) -> None:
    zone, first = hour
    wall = first + timedelta(minutes=minute)
    once, again = Span(wall, zone, lasts), Span(wall.replace(fold=1), zone, lasts)
    assert once.starts_at < again.starts_at
    assert once != again
    assert again == Span(wall.replace(fold=1), zone, lasts)
    assert len({once, again, Span(wall, zone, lasts)}) == 2


@given(
    walls=st.tuples(
        *(
            st.datetimes(
                datetime.fromisoformat("2027-10-30T00:00"), datetime.fromisoformat("2027-11-08T00:00")
            ),
        )
        * 2
    ),
    folds=st.tuples(*(st.sampled_from((0, 1)),) * 2),
    zone=st.sampled_from([zone for zone, _ in REPEATED]),
    same=st.booleans(),
)
def test_equal_is_what_clocks_show_at_one_instant(
    walls: tuple[datetime, datetime], folds: tuple[int, int], zone: str, same: bool
) -> None:
    one = Span(walls[0].replace(fold=folds[0]), zone, 30)
    other = Span(walls[0 if same else 1].replace(fold=folds[1]), zone, 30)
    shown = [(one.wall, one.starts_at), (other.wall, other.starts_at)]
    assert (one == other) is (shown[0] == shown[1])
    if one == other:
        assert hash(one) == hash(other)


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Europe/Brussels"])
def test_which_one_is_meant_makes_no_difference_where_there_is_one(zone: str) -> None:
    noon = datetime.fromisoformat("2027-06-15T12:00")
    assert Span(noon, zone, 30) == Span(noon.replace(fold=1), zone, 30)
    assert Span(noon, zone, 30) != Span(noon, zone, 31)
    assert Span(noon, "Europe/Lisbon", 30) != Span(noon, "Europe/London", 30)
    assert Span(noon, zone, 30) != noon.replace(tzinfo=ZoneInfo(zone))
