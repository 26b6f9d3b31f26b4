"""A network with a plan and a questionnaire: what each of its people owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services.surveys import instruments, inviting
from services.todo import listing
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import Made, made

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.surveys import WaveId
    from domain.todo import Item
    from services.core import Core

__all__ = ["made"]


@pytest.fixture(scope="session")
def definition() -> str:
    """The shipped self-assessment, converted once."""
    return instruments.convert_shipped(instruments.SELF_ASSESSMENT)


@pytest.fixture
async def wave(core: Core, made: Made, definition: str) -> WaveId:
    """A wave that asks all partners until the end of January 2027."""
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def owes(core: Core, who: Caller) -> list[Item]:
    """All that somebody owes."""
    return list((await core.read(who, listing.mine, 0, 99)).items)


async def says(core: Core, who: Caller) -> list[str]:
    """The same in short: "plan.milestone Routes own"."""
    return [f"{one.kind.value} {one.title} {one.why.value}" for one in await owes(core, who)]
