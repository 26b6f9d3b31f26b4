"""Defects that a review found in what people say of events: each test fails until it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.events import reading
from services.feedback import answering, results
from services.meetings import attending
from tests.services.events.conftest import ANA, Made
from tests.services.feedback.conftest import FINE, THERE, held
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock


async def test_no_figure_and_no_text_of_a_question_that_fewer_than_five_answered(
    core: Core, made: Made, event: Event, definition: str, clock: FixedClock
) -> None:
    await held(core, clock, event, definition)
    for place, who in enumerate(THERE):
        said = FINE | ({"intention": "I will call Brest"} if place == 0 else {})
        await core.write(who, answering.fill_and_send, event.id, 0, said)
    found = (await core.write(BOSS, results.close, event.id)).outcome
    assert found is not None
    assert found.intention is None
    assert not any(one.texts for one in found.texts)


async def test_who_was_not_there_after_all_is_not_asked(
    core: Core, made: Made, event: Event, definition: str, clock: FixedClock
) -> None:
    await held(core, clock, event, definition)
    await core.write(BOSS, attending.correct, event.id, made.ana, "a mistake", present=False)
    assert not (await core.read(ANA, reading.show, event.id)).asks
