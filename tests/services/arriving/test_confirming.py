"""Who says whether somebody belongs, and what they lose who do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from domain.actors import NetworkId, Role
from domain.arriving import Stage
from domain.errors import NotAllowed
from domain.notices.kinds import ARRIVAL_ARRIVED, ARRIVAL_DISOWNED
from domain.notices.reader import Reader
from services import partners
from services.arriving import coming, confirming, progress
from storage import members, outbox
from storage.schema.notices import notice
from tests.services.arriving.conftest import ANA, BREST, PORTO, imported, member_called, visitor
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices import NoticeKind
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


async def told(core: Core) -> list[MemberId]:
    """Who is told that somebody is not of the partner."""
    rows = await core.look_across(
        lambda tx: tx.connection.execute(select(notice).where(notice.c.kind == ARRIVAL_DISOWNED.code)).all()
    )
    return [row.member_id for row in rows]


async def test_who_says_it_is_not_told_of_it(core: Core) -> None:
    key, eva = await arrived(core, ZOE, Role.CONTACT), await arrived(core, EVA, Role.COORDINATOR)
    await core.write(BOSS, confirming.disown, key)
    assert await told(core) == [eva]


async def test_what_came_of_it_is_told_only_while_it_stands(core: Core) -> None:
    key, berta = await arrived(core, ZOE, Role.CONTACT), await member_called(core, "Berta")

    async def said(kind: NoticeKind, service: Any, to: MemberId) -> Any:
        about = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(key)))
        found = next(one for one in about if one.kind == kind.code)
        reader = Reader(NetworkId(1), "en", "Europe/Lisbon", to)
        return await core.read(BOSS, lambda tx, _: service(tx, found, reader))

    ana = await member_called(core, "Ana")
    assert await said(ARRIVAL_ARRIVED, confirming.tell_arrived, ana) is not None
    assert await said(ARRIVAL_ARRIVED, confirming.tell_arrived, key) is None, "they know themselves"
    await core.write(BOSS, partners.leave, PORTO)
    assert await said(ARRIVAL_ARRIVED, confirming.tell_arrived, ana) is None, "nobody is of who has left"
    await core.write(BOSS, partners.take_back, PORTO)
    await core.write(ANA, confirming.disown, key)
    assert await said(ARRIVAL_DISOWNED, confirming.tell_disowned, berta) is not None
    await core.write(BOSS, lambda tx, _: members.move(tx, key, BREST, ""))
    assert await said(ARRIVAL_DISOWNED, confirming.tell_disowned, berta) is None, "it was settled"
