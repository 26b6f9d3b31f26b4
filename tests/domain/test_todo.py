"""What somebody owes, in order, and what fits into the minutes that they have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from domain.records import replace
from domain.todo import (
    CHOICES,
    HORIZON,
    LEAST,
    MINUTES,
    PRESSING,
    Item,
    Kind,
    minutes_of,
    ordered,
    pick,
    seal,
)

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
ONE = Item(Kind.MILESTONE, 1, NOW, date(2027, 1, 12), 0, 3, "Routes")


def item(kind: Kind, hours: int, minutes: int, subject: int) -> Item:
    due = NOW + timedelta(hours=hours)
    return replace(ONE, kind=kind, due=due, minutes=minutes, subject=subject)


@st.composite
def lists(draw: st.DrawFn) -> list[Item]:
    things = draw(st.lists(st.tuples(st.sampled_from(Kind), st.integers(1, 9)), unique=True, max_size=12))
    return [
        item(kind, draw(st.integers(-3, 3)), draw(st.integers(1, 25)), subject) for kind, subject in things
    ]


@given(lists(), st.randoms())
def test_the_order_is_total(items: list[Item], random: object) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ordered(shuffled) == ordered(items)
    assert all(one.due <= other.due for one, other in pairwise(ordered(items)))


@given(lists(), st.integers(0, 60))
def test_what_is_picked_fits_and_nothing_that_fits_is_left(items: list[Item], minutes: int) -> None:
    chosen = pick(items, minutes)
    used = sum(one.minutes for one in chosen)
    assert used <= minutes
    assert [one.item for one in chosen] == [one for one in ordered(items) if one in [c.item for c in chosen]]
    left = [one for one in items if one not in [c.item for c in chosen]]
    assert all(one.minutes > minutes - used for one in left)
    assert all(not one.pausable for one in left) or minutes - used < LEAST
    begun = [one for one in chosen if not one.whole]
    assert all(one.item.pausable and one.minutes >= LEAST for one in begun)
    assert len(begun) <= 1


@given(lists())
def test_with_time_for_all_of_it_all_of_it_is_picked(items: list[Item]) -> None:
    chosen = pick(items, minutes_of(items))
    assert [one.item for one in chosen] == list(ordered(items))
    assert all(one.whole for one in chosen)


def test_a_long_one_that_can_be_paused_is_begun_when_it_is_its_turn() -> None:
    questionnaire = item(Kind.ANSWER, 1, 20, 1)
    later, late = item(Kind.MILESTONE, 5, 3, 2), item(Kind.MILESTONE, -5, 3, 3)
    chosen = pick([questionnaire, later, late], 10)
    assert [(one.item, one.minutes, one.whole) for one in chosen] == [
        (late, 3, True),
        (questionnaire, 7, False),
    ]
    # Four minutes are no beginning: what is short comes first.
    assert [one.item for one in pick([questionnaire, later, late], 7)] == [late, later]


def test_late_and_pressing_are_different_things() -> None:
    assert ONE.late(NOW)
    soon = replace(ONE, due=NOW + PRESSING)
    assert soon.pressing(NOW)
    assert not soon.late(NOW)
    assert not replace(ONE, due=NOW + PRESSING + timedelta(seconds=1)).pressing(NOW)


def test_every_kind_has_its_minutes_and_what_is_shown_has_a_seal_of_its_own() -> None:
    assert set(MINUTES) == set(Kind)
    assert min(MINUTES.values()) > 0
    assert PRESSING.days <= HORIZON
    assert tuple(sorted(CHOICES)) == CHOICES
    other = replace(ONE, detail="owner")
    shown = [seal([(1, [ONE])]), seal([(2, [ONE])]), seal([(1, [other])]), seal([(1, [])]), seal([])]
    assert all(one != another for one, another in permutations(shown, 2))
