"""What an event says on Discord, and when what stands there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import PartnerId
from domain.events.model import Audience, EventStatus, Manner, Place, RoomKind
from domain.events.on_discord import (
    PLACE_LENGTH,
    ROLE_AFTER,
    ROLE_BEFORE,
    ROOM_BEFORE,
    TEXT_LENGTH,
    Said,
    State,
    Where,
    called,
    first_ones,
    listed,
    role_wanted,
    room_wanted,
    said,
    state,
    steps,
    with_mark,
    without_mark,
)
from domain.records import replace
from tests.cogs.event.samples import event as sample

SOME = Audience(False, frozenset({PartnerId(1)}))
MARK = "E12 · Atlantic · “Interested” here counts as “Going”"


def event(**what: Any) -> Any:
    return sample(**what)


def test_what_was_said_comes_back_from_data() -> None:
    shown = said(event(), "Cork", MARK)
    assert Said.from_data(shown.as_data()) == shown
    assert shown.differs(shown) == ()
    room = said(event(), "Cork", MARK, 7, Where.VOICE)
    assert shown.differs(room) == ("where", "location", "channel")


@given(st.text(max_size=2000), st.text(max_size=300))
def test_a_description_fits_and_keeps_its_mark(text: str, mark: str) -> None:
    whole = with_mark(text, f"E12 · {mark}")
    assert len(whole) <= TEXT_LENGTH
    assert "E12 · " in whole


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=400))
def test_people_get_back_what_they_wrote(text: str) -> None:
    assert without_mark(with_mark(text, MARK), "E12") == text


@given(st.text(max_size=400))
def test_a_place_fits(place: str) -> None:
    assert len(said(event(), place, MARK).location) <= PLACE_LENGTH


def test_how_far_it_is_follows_from_time_and_state() -> None:
    one = event()
    assert state(one, one.starts_at - timedelta(seconds=1)) is State.SCHEDULED
    assert state(one, one.starts_at) is State.ACTIVE
    assert state(one, one.ends_at) is State.COMPLETED
    early = event(status=EventStatus.RUNNING)
    assert state(early, one.starts_at - timedelta(hours=1)) is State.ACTIVE
    assert state(event(status=EventStatus.ENDED), one.starts_at) is State.COMPLETED
    assert state(event(status=EventStatus.CANCELLED), one.starts_at) is State.CANCELLED


@pytest.mark.parametrize("actual", list(State))
@pytest.mark.parametrize("wanted", list(State))
def test_every_step_is_one_that_discord_allows(actual: State, wanted: State) -> None:
    allowed = {State.SCHEDULED: {State.ACTIVE, State.CANCELLED}, State.ACTIVE: {State.COMPLETED}}
    at = actual
    for step in steps(actual, wanted):
        assert step in allowed.get(at, set())
        at = step
    if actual.open and not wanted.open:
        assert not at.open


def test_the_next_ones_come_first() -> None:
    several = [
        event(id=n, span=event().span.moved_to(datetime.fromisoformat(f"2027-06-{30 - n}")))
        for n in range(1, 6)
    ]
    assert first_ones(several, 2) == {5, 4}
    assert first_ones(several, 0) == first_ones(several, -3) == frozenset()
    assert len(first_ones(several, 99)) == 5
    for_some = [replace(one, audience=SOME, public=False) for one in several]
    assert first_ones([*for_some[:4], several[4]], 99) == {5}, "those take nobody's place"


def test_discord_lists_what_everybody_may_see() -> None:
    assert listed(event())
    assert not listed(event(audience=SOME, public=False))
    assert listed(event(audience=SOME, public=True)), "its page is for anybody"


def test_a_room_is_wanted_a_little_before_and_until_the_end() -> None:
    one = event(place=Place(Manner.ONLINE, room=RoomKind.VOICE))
    assert not room_wanted(one, one.starts_at - ROOM_BEFORE - timedelta(seconds=1))
    assert room_wanted(one, one.starts_at - ROOM_BEFORE)
    assert not room_wanted(one, one.ends_at)
    assert not room_wanted(event(place=Place(Manner.ON_SITE, "Cork")), one.starts_at)


def test_a_role_is_wanted_some_days_around() -> None:
    one = event()
    assert not role_wanted(one, one.starts_at - ROLE_BEFORE - timedelta(seconds=1))
    assert role_wanted(one, one.starts_at - ROLE_BEFORE)
    assert role_wanted(one, one.ends_at + ROLE_AFTER - timedelta(seconds=1))
    assert not role_wanted(one, one.ends_at + ROLE_AFTER)
    off = datetime(2027, 1, 1, tzinfo=UTC)
    called_off = event(status=EventStatus.CANCELLED, cancelled_at=off)
    assert role_wanted(called_off, off)
    assert not role_wanted(called_off, off + ROLE_AFTER)


def test_names_fit() -> None:
    assert called(event(title="x" * 100)).startswith("E")
    assert len(called(event(title="x" * 100))) == 100
