"""Who says whether somebody belongs, and what they lose who do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import Role
from domain.arriving import Stage
from domain.errors import NotAllowed
from services.arriving import coming, confirming, progress
from storage import members
from tests.services.arriving.conftest import ANA, imported, member_called, visitor
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.people import Member
    from services.core import Core

pytestmark = pytest.mark.usefixtures("listed")
ZOE = ["Zoé", "Porto technology centre", "zoe@porto.example", "", "contact of the partner"]
EVA = ["Eva", "", "eva@rede.example", "", "coordinator"]


async def loaded(core: Core, key: MemberId) -> Member:
    return await core.read(BOSS, lambda tx, _: members.load(tx, key))


async def arrived(core: Core, row: list[str], role: Role) -> MemberId:
    """Somebody of the list who has that role, and came by their link."""
    await imported(core, row)
    await core.write(await visitor(core, row[0]), coming.join, row[0], "pt", "Europe/Lisbon", mail=False)
    key = await member_called(core, row[0])
    assert role in (await loaded(core, key)).roles
    return key


@pytest.mark.parametrize(("row", "role"), [(ZOE, Role.CONTACT), (EVA, Role.COORDINATOR)])
async def test_nobody_confirms_themselves_whatever_they_are(core: Core, row: list[str], role: Role) -> None:
    key = await arrived(core, row, role)
    oneself = await visitor(core, row[0])
    for service in (confirming.asked, confirming.confirm, confirming.disown):
        with pytest.raises(NotAllowed):
            await core.write(oneself, service, key)
    stages = {one.member.id: one.arrival.stage for one in (await core.read(BOSS, progress.progress)).people}
    assert stages[key] is Stage.ARRIVED


async def test_a_contact_who_is_not_one_of_them_is_their_contact_no_more(core: Core) -> None:
    key = await arrived(core, ZOE, Role.CONTACT)
    await core.write(ANA, confirming.disown, key)
    own = await loaded(core, key)
    assert (own.partner, Role.CONTACT in own.roles, own.active) == (None, False, True)
