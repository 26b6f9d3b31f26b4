"""A questionnaire opens by itself, made in a worker once, and people are asked by the third day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.tending import STEPS, Tending
from services.feedback import results
from tests.services.feedback.conftest import event, held, made
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock

__all__ = ["event", "made"]

STEP = {one.name: one for one in STEPS}


async def test_the_worker_opens_it_and_asks(core: Core, clock: FixedClock, event: Event) -> None:
    tending = Tending(core)
    await held(core, clock, event)
    assert await tending.look(STEP["feedback"]) == 0
    clock.advance(timedelta(hours=2))
    assert await tending.look(STEP["feedback"]) == 1
    assert await tending.look(STEP["feedback"]) == 0
    found = await core.read(BOSS, results.show, event.id)
    assert found.feedback is not None
    assert found.unthanked == 6
    assert await tending.look(STEP["thanks"]) == 0
    clock.advance(timedelta(days=3))
    assert await tending.look(STEP["thanks"]) == 1
    assert (await core.read(BOSS, results.show, event.id)).unthanked == 0
