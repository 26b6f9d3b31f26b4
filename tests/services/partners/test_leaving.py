"""A partner leaves and comes back: what stays, what stops, whose things are whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound, RoleNeeded
from domain.partner_lines import MOST_PARTNERS, Reason
from domain.partners import NetworkFull, PartnerLeft
from domain.people import Standing
from domain.surveys import NotAsked, NoWave
from services import me, members, networks, partners
from services.surveys import answering, instruments, inviting
from storage import trail
from tests.services.networks_made import BOSS, assigned
from tests.services.partners.conftest import ANA, BREST, PORTO, ZED

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("network")


async def test_who_leaves_is_not_listed_and_its_people_lose_the_role(core: Core):
    parting = await core.write(BOSS, partners.leave, PORTO)
    assert not parting.view.partner.active
    assert {mirror.user: mirror.have for mirror in parting.mirrors} == {2: set(), 3: set()}
    assert all(701 in mirror.lose for mirror in parting.mirrors)
    assert [line.partner.code for line in (await core.read(BOSS, partners.listing)).lines] == ["P2", "P3"]
    left = await core.read(BOSS, partners.listing, left=True)
    assert ([line.partner.code for line in left.lines], left.former) == (["P1"], 1)
    with pytest.raises(NotFound):
        await core.read(BOSS, networks.partner_called, "P1")


async def test_its_people_stay_members_and_act_for_nobody(core: Core):
    await core.write(BOSS, partners.leave, PORTO)
    profile = await core.read(ANA, me.profile)
    assert profile.member
    assert profile.partner is None
    lists = await core.read(BOSS, members.roster)
    free = next(one for one in lists if one.partner is None)
    assert {member.name for member in free.members} == {"Ana", "Berta", "Otto", "Zed"}
    seen = await core.read(ANA, partners.show, PORTO)
    assert not seen.contributes
    joined = await core.write(ANA, members.join_partner, BREST, 802)
    assert joined.partner
    assert (joined.partner.id, joined.standing) == (BREST, Standing.MEMBER)


async def test_saying_it_twice_is_harmless_and_recorded_once(core: Core):
    for _ in range(2):
        await core.write(BOSS, partners.leave, PORTO)
    for _ in range(2):
        await core.write(BOSS, partners.take_back, PORTO)
    entries = await core.read(BOSS, lambda tx, _a: trail.listed(tx, subject=("partner", PORTO)))
    assert [entry.act for entry in entries] == ["partner taken back in", "partner left"]


async def test_coming_back_everything_is_as_it_was(core: Core):
    before = await core.read(BOSS, partners.show, PORTO)
    await core.write(BOSS, partners.leave, PORTO)
    parting = await core.write(BOSS, partners.take_back, PORTO)
    assert parting.view == before
    assert {mirror.user: mirror.have for mirror in parting.mirrors} == {2: {701}, 3: {701}}
    assert (await core.read(ANA, partners.show, PORTO)).contributes


async def test_only_the_coordination_decides_it(core: Core):
    for service in (partners.leave, partners.take_back):
        for who in (ANA, ZED):
            with pytest.raises(RoleNeeded):
                await core.write(who, service, PORTO)


async def test_open_invitations_stop(core: Core):
    definition = instruments.convert_shipped(instruments.SELF_ASSESSMENT)
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave
    await core.write(BOSS, partners.leave, PORTO)
    due = await core.look_across(inviting.due)
    assert {one.partner_name for one in due} == {"Université de Brest", "Cork Labs"}
    with pytest.raises(NoWave):
        await core.write(ANA, answering.current_session)
    with pytest.raises(NotAsked):
        await core.write(ANA, answering.open_session, wave.id)
    with pytest.raises(NotFound):
        await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "again", ["P1"])
    await core.write(BOSS, partners.take_back, PORTO)
    assert len(await core.look_across(inviting.due)) == 3
    assert await core.write(ANA, answering.open_session, wave.id)


async def test_name_and_code_and_things_stay_its_own(core: Core):
    await core.write(BOSS, partners.leave, PORTO)
    plan = await core.read(BOSS, networks.building)
    assert plan.reserved == {701, 801}
    assert PORTO not in {one.partner for one in plan.wanted}
    view = await core.write(BOSS, networks.type_partners, "porto technology centre; Portugal")
    assert [fault.reason for fault in view.setup.faults] == [Reason.LEFT]
    assert view.reserved == {701, 801}


async def test_nobody_is_put_in_a_partner_that_left(core: Core):
    await core.write(BOSS, partners.leave, PORTO)
    with pytest.raises(PartnerLeft):
        await assigned(core, 5, "Eva", partner=PORTO)


async def test_there_is_not_always_room_to_come_back(core: Core):
    await core.write(BOSS, partners.leave, PORTO)
    lines = "\n".join(f"Number {n}; Spain" for n in range(MOST_PARTNERS - 2))
    await core.write(BOSS, networks.type_partners, lines)
    await core.write(BOSS, networks.confirm)
    with pytest.raises(NetworkFull):
        await core.write(BOSS, partners.take_back, PORTO)
