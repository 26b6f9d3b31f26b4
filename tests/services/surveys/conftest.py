"""A network with three partners, a wave of the shipped self-assessment, and people to answer it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from services.surveys import instruments, inviting
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core

ANA = discord_user(2, "Ana")
BRUNO = discord_user(3, "Bruno", locale="pt-BR")
CLEO = discord_user(4, "Cléo", locale="fr")
STRANGER = discord_user(9, "Somebody")
PORTO, BREST = PartnerId(1), PartnerId(2)
LASTS = timedelta(days=20)


@pytest.fixture(scope="session")
def definition() -> str:
    """The shipped self-assessment, converted once."""
    return instruments.convert_shipped(instruments.SELF_ASSESSMENT)


@pytest.fixture
async def network(core: Core) -> None:
    """Berta coordinates; Ana (the contact) and Bruno belong to Porto, Cléo to Brest."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST)


@pytest.fixture
async def wave(core: Core, network: None, definition: str) -> WaveId:
    """A wave that asks all partners until 1 February 2027."""
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
