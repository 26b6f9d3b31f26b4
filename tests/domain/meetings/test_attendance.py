"""Who was there, by the one rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.meetings.attendance import (
    CONNECTED,
    Interval,
    Mark,
    Rule,
    Source,
    Window,
    covered,
    merge,
)

if TYPE_CHECKING:
    import random

ANA = MemberId(1)
START = datetime(2027, 6, 15, 13, tzinfo=UTC)
NINETY = Window(START, START + timedelta(minutes=90))


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def stay(source: Source, begin: float, end: float | None) -> Interval:
    return Interval(ANA, source, after(begin), None if end is None else after(end))


def test_half_of_the_time_is_enough() -> None:
    assert merge(NINETY, [], [stay(Source.VOICE, 0, 45)])[ANA].present
    assert not merge(NINETY, [], [stay(Source.VOICE, 0, 44)])[ANA].present
    assert merge(NINETY, [], [stay(Source.VOICE, 0, 44)], Rule(percent=10))[ANA].present


def test_two_rooms_at_once_count_once() -> None:
    found = merge(NINETY, [], [stay(Source.VOICE, 0, 30), stay(Source.TEAMS, 10, 40)])[ANA]
    assert (found.minutes, found.present) == (40, False)
    assert found.sources == {Source.VOICE, Source.TEAMS}


def test_time_before_and_after_the_event_does_not_count() -> None:
    assert merge(NINETY, [], [stay(Source.ZOOM, -60, 10), stay(Source.ZOOM, 80, 300)])[ANA].minutes == 20
    early = merge(NINETY, [], [stay(Source.ZOOM, -60, -1)])[ANA]
    assert (early.present, early.minutes, early.sources) == (False, 0, frozenset())


def test_who_is_still_connected_is_there_until_the_end() -> None:
    assert merge(NINETY, [], [stay(Source.VOICE, 30, None)])[ANA].minutes == 60


def test_a_check_in_is_enough() -> None:
    assert merge(NINETY, [Mark(ANA, Source.QR, START)], [])[ANA].present


def test_the_latest_correction_decides() -> None:
    away = Mark(ANA, Source.CORRECTION, after(100), present=False, number=1, why="left after ten minutes")
    found = merge(NINETY, [Mark(ANA, Source.SHEET, START), away], [stay(Source.VOICE, 0, 90)])[ANA]
    assert (found.present, found.correction) == (False, away)
    back = Mark(ANA, Source.CORRECTION, after(100), present=True, number=2)
    assert merge(NINETY, [back, away], [])[ANA].present, "of two in one moment the later counts"


members = st.integers(1, 3).map(MemberId)
minutes = st.integers(-120, 240)
marks = st.builds(
    lambda member, source, at, present, number: Mark(
        member, source, after(at), present or source is not Source.CORRECTION, number
    ),
    members,
    st.sampled_from(sorted(set(Source) - CONNECTED)),
    minutes,
    st.booleans(),
    st.integers(1, 10_000),
)
intervals = st.builds(
    lambda member, source, at, length: Interval(
        member, source, after(at), None if length is None else after(at + length)
    ),
    members,
    st.sampled_from(sorted(CONNECTED)),
    minutes,
    st.none() | st.integers(0, 300),
)


@given(
    st.lists(marks, unique_by=lambda one: one.number), st.lists(intervals), st.randoms(use_true_random=False)
)
def test_the_order_in_which_things_are_known_changes_nothing(
    said: list[Mark], times: list[Interval], chance: random.Random
) -> None:
    before = merge(NINETY, said, times)
    mixed, other = list(said), list(times)
    chance.shuffle(mixed)
    chance.shuffle(other)
    assert merge(NINETY, mixed, [*other, *other]) == before, "and nothing counts twice"
    assert set(before) == {one.member for one in said} | {one.member for one in times}, "nobody is lost"


@given(st.lists(marks), st.lists(intervals), intervals | marks)
def test_more_that_shows_somebody_makes_nobody_absent(
    said: list[Mark], times: list[Interval], more: Interval | Mark
) -> None:
    before = merge(NINETY, said, times)
    if isinstance(more, Interval):
        now = merge(NINETY, said, [*times, more])
    elif more.source is Source.CORRECTION:
        return
    else:
        now = merge(NINETY, [*said, more], times)
    for member, presence in before.items():
        if presence.present:
            assert now[member].present
        assert now[member].minutes >= presence.minutes


@given(st.lists(intervals))
def test_time_is_never_more_than_the_event_nor_than_the_stays(times: list[Interval]) -> None:
    time = covered(NINETY, times)
    assert timedelta() <= time <= NINETY.length
    assert time <= sum((covered(NINETY, [one]) for one in times), timedelta())
