"""Whatever people do, and in whatever order: never more seats than there are, and nobody is lost.

Each step is a transaction on a real database; whatever is refused has changed nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.events.fields import EventFields
from domain.events.model import Reply, Seat
from domain.events.times import Span
from services.events import answering, changing
from storage.events import answers, events
from tests.services.events.conftest import PORTO, Made, announced, says
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from domain.events.model import Answer, Event, EventId
    from services.core import Core
    from tests.clock import FixedClock

PEOPLE = tuple(discord_user(100 + n, f"Person {n}") for n in range(7))

# People answer far more often than anything else happens, and mostly they come.
SAYS = st.tuples(
    st.just("says"),
    st.integers(0, len(PEOPLE) - 1),
    st.sampled_from([Reply.GOING, Reply.GOING, Reply.GOING, Reply.MAYBE, Reply.NO]),
)
STEPS = st.one_of(
    SAYS,
    SAYS,
    SAYS,
    st.tuples(st.just("seats"), st.sampled_from([1, 2, 3, 4, None]), st.just(None)),
    st.tuples(st.just("waits"), st.integers(1, 90), st.just(None)),
    st.tuples(st.just("moves"), st.integers(-2, 2), st.just(None)),
    st.tuples(st.just("tends"), st.just(0), st.just(None)),
)
RUNS = st.lists(STEPS, min_size=12, max_size=30)


@pytest.fixture
async def crowd(core: Core, made: Made) -> None:
    for n, who in enumerate(PEOPLE):
        await assigned(core, 100 + n, who.name, partner=PORTO)


def _seen(tx: Any, _actor: Any, event: EventId) -> tuple[Event, tuple[Answer, ...]]:
    return events.load(tx, event), answers.listed(tx, event)


async def step(core: Core, clock: FixedClock, event: Event, what: tuple[str, Any, Any]) -> None:
    kind, one, other = what
    fields = EventFields.of(event)
    if kind == "waits":
        clock.advance(timedelta(minutes=one))
        return
    act: Awaitable[Any]
    if kind == "says":
        act = says(core, PEOPLE[one], event.id, other)
    elif kind == "seats":
        act = core.write(BOSS, changing.change, event.id, event.revision, replace(fields, capacity=one))
    elif kind == "moves":
        span = replace(event.span, wall=event.span.wall + timedelta(hours=one))
        act = core.write(BOSS, changing.move, event.id, event.revision, span)
    else:
        act = core.write(BOSS, lambda tx, _: answering.tend(tx, event.id))
    try:
        await act
    except DomainError:
        return


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=RUNS, seats=st.integers(1, 3))
async def test_no_seat_too_many_and_nobody_lost(
    core: Core, clock: FixedClock, crowd: None, steps: list[tuple[str, Any, Any]], seats: int
) -> None:
    start = (clock.now() + timedelta(hours=8)).replace(tzinfo=None, second=0, microsecond=0)
    span = Span(start, "UTC", 90)
    event = await announced(core, span=span, capacity=seats, offer_minutes=45)
    for what in steps:
        _, before = await core.read(BOSS, _seen, event.id)
        event, _ = await core.read(BOSS, _seen, event.id)
        await step(core, clock, event, what)
        event, now = await core.read(BOSS, _seen, event.id)
        held = [one for one in now if one.seat.held]
        assert event.capacity is None or len(held) <= event.capacity
        assert {one.member for one in before} <= {one.member for one in now}, "no answer is lost"
        assert all((one.reply is Reply.GOING) != (one.seat is Seat.NONE) for one in now)
        kept = {one.member: one.seat for one in now}
        for one in before:
            if one.seat is Seat.SEATED and what[0] != "says":
                assert kept[one.member] is Seat.SEATED, "nobody is sent away"
        _in_order(before, now)


def _in_order(before: tuple[Answer, ...], now: tuple[Answer, ...]) -> None:
    """Whoever came in from the queue had waited longer than all who still wait."""
    seats = {one.member: one for one in now}
    queue = sorted(
        (one for one in before if one.seat is Seat.WAITING), key=lambda one: (one.queued_at, one.id)
    )
    came_in = [seats[one.member].seat in {Seat.OFFERED, Seat.SEATED} for one in queue]
    still = [seats[one.member].seat is Seat.WAITING for one in queue]
    last_in = max((place for place, yes in enumerate(came_in) if yes), default=0)
    assert not any(still[:last_in]), "the first who wait come first"


async def test_all_at_once_take_the_seats_there_are_and_queue_in_order(core: Core, crowd: None) -> None:
    event = await announced(core, capacity=3)
    await asyncio.gather(*(says(core, who, event.id) for who in PEOPLE))
    _, now = await core.read(BOSS, _seen, event.id)
    assert sum(one.seat is Seat.SEATED for one in now) == 3
    assert sum(one.seat is Seat.WAITING for one in now) == len(PEOPLE) - 3
    ahead = [
        await core.read(BOSS, lambda tx, _, one=one: answers.ahead(tx, one))
        for one in sorted(now, key=lambda one: one.id)
        if one.seat is Seat.WAITING
    ]
    assert sorted(ahead) == list(range(len(PEOPLE) - 3)), "everybody has a place of their own"
