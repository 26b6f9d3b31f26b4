"""Defects that a review found in what stands on Discord: each test fails until it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import Audience
from services.events import changing
from storage.events import events
from tests.bot.event_mirroring.conftest import BOSS
from tests.bot.event_mirroring.test_rooms_roles_threads import room_of, sees
from tests.playground.ids import JOE

if TYPE_CHECKING:
    from tests.bot.event_mirroring.conftest import Scene


async def test_a_room_that_is_there_is_closed_when_its_event_becomes_one_for_some(scene: Scene) -> None:
    await scene.place_roles()
    room = await room_of(scene)
    assert sees(scene, room, JOE)
    before = next(iter(await scene.core.read(BOSS, lambda tx, _: events.listed(tx))))
    some = Audience(everyone=False, partners=frozenset({scene.porto}))
    await scene.core.write(
        BOSS, changing.change, before.id, before.revision, scene.saying(before, audience=some)
    )
    await scene.settled()
    await scene.settled()
    assert not sees(scene, room, JOE)
