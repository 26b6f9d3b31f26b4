"""A network with three partners and their things on the server: Porto, Brest and Cork."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from domain.partners import Form
from domain.people import Standing
from domain.server_plan import Kind
from services import networks
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(2, "Ana")
ZED = discord_user(3, "Zed")
OTTO = discord_user(4, "Otto")
STRANGER = discord_user(9, "Somebody")
PORTO, BREST, CORK = PartnerId(1), PartnerId(2), PartnerId(3)
VIGO = Form("Universidad de Vigo", "", "Galicia", "", "VIGO")
PORTO_FORM = Form("Porto technology centre", "centre", "Norte", "pt")


@pytest.fixture
async def network(core: Core) -> None:
    """Roles 701–703, channels 801–803. Berta and Otto coordinate, Ana is Porto's contact, Zed its member."""
    await built(core)
    for number in (1, 2, 3):
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, 700 + number, number)
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_CHANNEL, 800 + number, number)
    await core.write(BOSS, networks.note_thing, Kind.COORDINATION_CHANNEL, 900)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Zed", partner=PORTO)
    await assigned(core, 4, "Otto", standing=Standing.COORDINATOR)
