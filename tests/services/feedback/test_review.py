"""Defects that a review found in what people say of events: each test fails until it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.events import reading
from services.meetings import attending
from tests.services.events.conftest import ANA, Made
from tests.services.feedback.conftest import held
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock


async def test_who_was_not_there_after_all_is_not_asked(
    core: Core, made: Made, event: Event, definition: str, clock: FixedClock
) -> None:
    await held(core, clock, event, definition)
    await core.write(BOSS, attending.correct, event.id, made.ana, "a mistake", present=False)
    assert not (await core.read(ANA, reading.show, event.id)).asks
