"""What an event was like waits for those who were asked: on their own list, and on nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.todo import Kind, Why
from services.feedback import answering
from services.todo import listing, mirror
from tests.services.events.conftest import ANA, BRUNO
from tests.services.feedback.conftest import held, says, thanked
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.events.model import Event
    from domain.todo import Item
    from services.core import Core
    from tests.clock import FixedClock


async def waiting(core: Core, who: Caller) -> list[Item]:
    found = await core.read(who, listing.mine, 0, 50)
    return [one for one in found.items if one.kind is Kind.FEEDBACK]


async def test_it_waits_from_being_asked_until_it_is_sent_or_closed(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    assert await waiting(core, ANA) == [], "nobody was asked yet"
    await thanked(core, event, definition)
    (one,) = await waiting(core, ANA)
    assert (one.subject, one.title, one.why) == (event.id, event.title, Why.OWN)
    assert await waiting(core, BOSS) == [], "who organised it is not asked"

    await core.write(BRUNO, answering.choose, event.id, 0, "v4")
    (begun,) = await waiting(core, BRUNO)
    assert begun.why is Why.BEGUN
    await says(core, ANA, event)
    assert await waiting(core, ANA) == []

    clock.advance(one.due - clock.now())
    assert await waiting(core, BRUNO) == [], "it is closed"


async def test_the_coordination_does_not_see_who_has_said_nothing(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event, definition)
    assert await waiting(core, ANA)
    seen = await core.read(BOSS, mirror.mirror, 0, 50)
    assert not [item for one in seen.lines for item in one.items if item.kind is Kind.FEEDBACK]
