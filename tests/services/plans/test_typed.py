"""Windows: what is typed is kept until it is carried out, and it is carried out once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed
from domain.plans.errors import TextNeeded
from domain.plans.fields import MilestoneFields
from services.plans import creating, reading, typed
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, DUE, Made, pending

if TYPE_CHECKING:
    from domain.plans.model import Owner
    from services.core import Core
    from services.plans.outcomes import MilestoneDone
    from services.plans.typed import Window


async def opened(core: Core) -> Window:
    return await core.write(BOSS, typed.begin, "milestone", {}, {})


async def carried_out(core: Core, made: Made, window: int, title: str = "Routes") -> MilestoneDone:
    owner: Owner = made.owner(made.bruno, "Bruno")
    fields = MilestoneFields(title, DUE, owner=owner)
    return await core.write(BOSS, typed.run, window, creating.new_milestone, made.action, fields)


async def titles(core: Core, made: Made) -> list[str]:
    shown = await core.read(BOSS, reading.show, made.plan)
    return [one.title for one in shown.whole.milestones]


async def test_two_presses_at_once_make_one_milestone(core: Core, made: Made) -> None:
    window = (await opened(core)).id
    pressed = await asyncio.gather(
        *(carried_out(core, made, window) for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in pressed) == ["Changed"] * 3 + ["MilestoneDone"]
    assert await titles(core, made) == ["Routes"]
    assert len(await pending(core, "milestone.given")) == 1
    with pytest.raises(Changed):
        await carried_out(core, made, window)


async def test_what_is_refused_leaves_the_window_as_it_was(core: Core, made: Made) -> None:
    window = (await opened(core)).id
    with pytest.raises(TextNeeded):
        await carried_out(core, made, window, "")
    assert (await core.read(BOSS, typed.load, window)).id == window
    await carried_out(core, made, window)


async def test_nobody_carries_out_what_somebody_else_typed(core: Core, made: Made) -> None:
    window = (await opened(core)).id
    fields = MilestoneFields("Routes", DUE)
    with pytest.raises(Changed):
        await core.write(ANA, typed.run, window, creating.new_milestone, made.action, fields)
    assert await titles(core, made) == []


async def test_a_window_that_is_sent_again_is_the_same_one(core: Core, made: Made) -> None:
    first = await opened(core)
    for said in ("Routes", "Routes", "All routes"):
        kept = await core.write(BOSS, typed.type_into, first.id, {"title": said}, {})
        assert (kept.id, kept.fields) == (first.id, {"title": said})
    assert kept.turn == 3, "a card of an earlier turn says something else"
    assert await core.read(BOSS, typed.load, first.id) == kept
