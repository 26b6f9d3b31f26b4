"""Whatever people do, and in whatever order: never more seats than there are, and nobody is lost.

Each step is a transaction on a real database. Whatever is refused, and whatever dies in the middle, has
changed nothing; what is done is told to everybody of whom it made something else.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.events.model import Seat
from domain.events.times import Span
from services.events import mirroring
from services.events.mirroring import Part
from storage.events import answers
from tests.services.events.conftest import PORTO, Made, announced, says
from tests.services.events.seat_steps import (
    AGAIN,
    CLOSING,
    DYING,
    ENDLESS,
    INTERESTED,
    NAMED,
    PASSED_BY,
    PEOPLE,
    REFUSED,
    RUNS,
    SOONER,
    Step,
    check,
    scheduled,
    seen,
    step,
)
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock


@pytest.fixture
async def crowd(core: Core, made: Made) -> None:
    for n, who in enumerate(PEOPLE):
        await assigned(core, 100 + n, who.name, partner=PORTO)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=RUNS, seats=st.integers(1, 3), hours=st.sampled_from([8, 30]))
@example(steps=PASSED_BY, seats=1, hours=8)
@example(steps=ENDLESS, seats=1, hours=8)
@example(steps=SOONER, seats=1, hours=8)
@example(steps=CLOSING, seats=1, hours=8)
@example(steps=AGAIN, seats=1, hours=8)
@example(steps=NAMED, seats=1, hours=8)
@example(steps=INTERESTED, seats=1, hours=8)
@example(steps=REFUSED, seats=2, hours=8)
@example(steps=DYING, seats=1, hours=30)
async def test_no_seat_too_many_and_nobody_lost(
    core: Core, clock: FixedClock, crowd: None, steps: list[Step], seats: int, hours: int
) -> None:
    start = (clock.now() + timedelta(hours=hours)).replace(tzinfo=None, second=0, microsecond=0)
    event = await announced(core, span=Span(start, "UTC", 90), capacity=seats, offer_minutes=45)
    on_discord = await core.look_across(mirroring.everything)
    (own,) = [one for one in on_discord if one.event.id == event.id]
    await core.across(mirroring.note, own, Part.SCHEDULED, scheduled(event))
    before = await seen(core, event.id)
    for what in steps:
        done = await step(core, clock, before.event, what)
        now = await seen(core, event.id)
        check(before, now, what, done=done)
        before = now


async def test_all_at_once_take_the_seats_there_are_and_queue_in_order(core: Core, crowd: None) -> None:
    event = await announced(core, capacity=3)
    await asyncio.gather(*(says(core, who, event.id) for who in PEOPLE))
    now = (await seen(core, event.id)).answers
    assert sum(one.seat is Seat.SEATED for one in now) == 3
    assert sum(one.seat is Seat.WAITING for one in now) == len(PEOPLE) - 3
    ahead = [
        await core.read(BOSS, lambda tx, _, one=one: answers.ahead(tx, one))
        for one in sorted(now, key=lambda one: one.id)
        if one.seat is Seat.WAITING
    ]
    assert sorted(ahead) == list(range(len(PEOPLE) - 3)), "everybody has a place of their own"
