"""Date polls: the order of the slots, and until when people might answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.events.times import Span
from domain.polls import DeadlineImpossible, Slot, SlotId, Vote, must_fit, proposed_deadline, ranked

NOW = datetime(2027, 6, 1, 9, tzinfo=UTC)
SLOTS = [Slot(SlotId(n), Span(datetime(2027, 6, 10 + n, 10), "Europe/Lisbon", 60)) for n in range(4)]  # noqa: DTZ001
PEOPLE = [MemberId(n) for n in range(5)]
SAID = st.dictionaries(
    st.sampled_from([one.id for one in SLOTS]),
    st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(Vote)),
)


@given(SAID)
def test_everybody_stands_once_with_each_slot_and_the_best_comes_first(
    said: dict[SlotId, dict[MemberId, Vote]],
) -> None:
    found = ranked(SLOTS, said, [*PEOPLE, PEOPLE[0]])
    assert {one.slot.id for one in found} == {one.id for one in SLOTS}
    for one in found:
        assert sorted((*one.yes, *one.if_need_be, *one.missing, *one.silent)) == PEOPLE
    keys = [(one.possible, len(one.yes)) for one in found]
    assert keys == sorted(keys, reverse=True)
    for one, after in pairwise(found):
        if (one.possible, len(one.yes)) == (after.possible, len(after.yes)):
            assert one.slot.span.starts_at < after.slot.span.starts_at


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("2027-07-01T10:00", "2027-06-08T18:00"),  # a week
        ("2027-06-08T10:00", "2027-06-04T18:00"),  # two days before it would be a Sunday
        ("2027-06-02T20:00", "2027-06-02T03:30"),  # at half time
    ],
)
def test_a_deadline_is_proposed(first: str, wanted: str) -> None:
    here = ZoneInfo("Europe/Paris")
    begins = datetime.fromisoformat(first).replace(tzinfo=here)
    assert proposed_deadline(begins, NOW, "Europe/Paris").astimezone(here).replace(
        tzinfo=None
    ) == datetime.fromisoformat(wanted)


@given(st.integers(2, 60 * 24 * 400), st.sampled_from(["Europe/Lisbon", "Atlantic/Azores", "Europe/Paris"]))
def test_what_is_proposed_fits(minutes: int, zone: str) -> None:
    first = NOW + timedelta(minutes=minutes)
    must_fit(proposed_deadline(first, NOW, zone), first, NOW)


@pytest.mark.parametrize("hours", [-1, 0, 24, 25])
def test_a_deadline_lies_between_now_and_the_last_slot(hours: int) -> None:
    with pytest.raises(DeadlineImpossible):
        must_fit(NOW + timedelta(hours=hours), NOW + timedelta(hours=24), NOW)
