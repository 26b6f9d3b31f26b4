"""The ladder as it is typed: what is read, what is refused, and that what is said is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plans.errors import DaysNotUnderstood, LadderImpossible, LadderNotUnderstood
from domain.plans.ladder import LONGEST, MOST, Ladder
from domain.plans.ladder_typed import ladder_fields, read_days, read_ladder

DEFAULT = ladder_fields(Ladder())
few = st.integers(0, 4)
ladders = st.builds(
    Ladder,
    before=st.lists(st.integers(0, LONGEST), max_size=MOST).map(tuple),
    every=st.integers(1, LONGEST),
    owner=few,
    deputy=few,
    coordination=few,
)


@given(ladders)
def test_what_is_said_is_read_again(ladder: Ladder) -> None:
    assert read_ladder(ladder_fields(ladder)) == ladder.check()


@pytest.mark.parametrize(
    ("typed", "before"),
    [
        ("30, 7, 1, 0", (30, 7, 1, 0)),
        ("0 1 7 30", (30, 7, 1, 0)),
        ("30, 7 and 1", (30, 7, 1)),
        ("30, 7 et 1", (30, 7, 1)),
        ("14; 14/3 y 0", (14, 3, 0)),
        ("", ()),
        ("   ", ()),
    ],
)
def test_days_are_apart_as_people_write_them(typed: str, before: tuple[int, ...]) -> None:
    assert read_ladder({**DEFAULT, "before": typed}).before == before


def test_how_many_left_empty_is_none() -> None:
    found = read_ladder({"before": "3", "every": "2"})
    assert found == Ladder((3,), 2, 0, 0, 0)


@pytest.mark.parametrize("typed", ["-3", "7 days", "a week", "1.5", "٣", "³"])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    with pytest.raises(LadderNotUnderstood) as refused:
        read_ladder({**DEFAULT, "before": typed, "owner": typed, "every": ""})
    assert refused.value.faults == (("before", typed), ("every", ""), ("owner", typed))


def test_two_numbers_are_not_one() -> None:
    with pytest.raises(LadderNotUnderstood) as refused:
        read_ladder({**DEFAULT, "every": "7, 14"})
    assert refused.value.faults == (("every", "7, 14"),)


@pytest.mark.parametrize("wrong", [{"before": "366"}, {"every": "0"}, {"owner": "13"}])
def test_what_nobody_wants_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(LadderImpossible):
        read_ladder(DEFAULT | wrong)


def test_days_to_postpone() -> None:
    assert [read_days(typed) for typed in ("0", " 14 ", "365")] == [0, 14, 365]
    for typed in ("", "366", "-1", "two weeks", "99999999"):
        with pytest.raises(DaysNotUnderstood):
            read_days(typed)
