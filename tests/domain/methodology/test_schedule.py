from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.events.model import EventKind, Manner
from domain.methodology.schedule import Fit, Slot, schedule
from tests.domain.methodology.made import methodology


@dataclass(frozen=True)
class One:
    days: int
    least: int = 0
    skip_under: int = 0


@st.composite
def ones(draw: st.DrawFn) -> One:
    days = draw(st.integers(-120, 100))
    if days >= 0:
        return One(days)
    return One(days, draw(st.integers(1, -days)), draw(st.integers(0, 60)))


LISTS = st.lists(ones(), max_size=30).map(lambda found: sorted(found, key=lambda one: one.days))
LEFT = st.integers(0, 150)


@given(LISTS, LEFT)
def test_nothing_is_due_before_today_nor_further_from_the_event_than_usual(
    tasks: list[One], left: int
) -> None:
    for one, slot in zip(tasks, schedule(tasks, left), strict=True):
        if slot.fit is Fit.LEFT_OUT:
            assert slot.days == one.days < 0
        elif one.days >= 0:
            assert slot == Slot(one.days, Fit.USUAL)
        else:
            assert -min(-one.days, left) <= slot.days <= 0


@example([One(-3, 1), One(-2, 1), One(-2, 2)], 2)
@given(LISTS, LEFT)
def test_what_comes_first_stays_first(tasks: list[One], left: int) -> None:
    kept = [slot.days for slot in schedule(tasks, left) if slot.fit is not Fit.LEFT_OUT]
    assert kept == sorted(kept)


@given(LISTS, LEFT)
def test_with_days_enough_nothing_changes(tasks: list[One], left: int) -> None:
    top = max((-one.days for one in tasks), default=0)
    assert all(slot.days == one.days and slot.fit is Fit.USUAL
               for one, slot in zip(tasks, schedule(tasks, top + left), strict=True))  # fmt: skip


@given(LISTS, LEFT)
def test_only_what_is_too_late_is_left_out_and_the_tight_say_so(tasks: list[One], left: int) -> None:
    for one, slot in zip(tasks, schedule(tasks, left), strict=True):
        assert (slot.fit is Fit.LEFT_OUT) == (one.days < 0 and -one.days > left and left < one.skip_under)
        if slot.fit is Fit.TIGHT:
            assert -slot.days < one.least
        if slot.fit is Fit.PULLED:
            assert one.least <= -slot.days < -one.days


@given(LISTS, st.integers(1, 150))
def test_what_is_to_be_done_before_is_not_put_on_the_day(tasks: list[One], left: int) -> None:
    slots = schedule(tasks, left)
    assert all(slot.days < 0 for one, slot in zip(tasks, slots, strict=True) if one.days < 0)


@given(LISTS, LEFT)
def test_a_day_more_never_makes_anything_more_pressing(tasks: list[One], left: int) -> None:
    """As long as nothing is left out: that makes room for the others."""
    plain = [One(one.days, one.least) for one in tasks]
    for less, more in zip(schedule(plain, left), schedule(plain, left + 1), strict=True):
        assert more.days <= less.days


def test_a_conference_in_twenty_days_can_still_be_held() -> None:
    tasks = [
        one for one in methodology().of(EventKind.CONFERENCE) if not one.itself and one.fits(Manner.ON_SITE)
    ]
    slots = {one.key: slot for one, slot in zip(tasks, schedule(tasks, 20), strict=True)}
    assert slots["objective"].days == -20
    # A third of the days to prepare, two thirds for people to register.
    assert slots["announce"] == Slot(-14, Fit.TIGHT)
    assert slots["close"] == Slot(-7, Fit.PULLED)
    assert {key for key, slot in slots.items() if slot.fit is Fit.LEFT_OUT} == {"poll"}
    assert slots["report"].days == 14


@pytest.mark.parametrize("kind", EventKind)
def test_the_day_before_everything_is_due_at_once(kind: EventKind) -> None:
    tasks = [one for one in methodology().of(kind) if not one.itself]
    slots = schedule(tasks, 1)
    assert {
        slot.days
        for one, slot in zip(tasks, slots, strict=True)
        if one.days < 0 and slot.fit is not Fit.LEFT_OUT
    } == {-1}
    assert any(slot.fit is Fit.LEFT_OUT for slot in slots)
