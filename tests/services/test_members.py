"""Members: put in partners, given roles, joining by themselves, and what follows on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId, Role
from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.people import (
    BotsAreNoMembers,
    ElsewhereAlready,
    FunctionTooLong,
    LastCoordinator,
    NothingToAssign,
    NotTheirChannel,
    PartnerNeeded,
    Standing,
)
from domain.server_plan import Kind
from services import members, networks
from storage import members as stored_members
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(2, "Ana")
PORTO, BREST, CORK = PartnerId(1), PartnerId(2), PartnerId(3)
ROLE, CHANNEL = 700, 800
COORDINATION = 600


@pytest.fixture
async def network(core: Core) -> None:
    """Three partners with roles 701–703 and channels 801–803; the coordination's role is 600."""
    await built(core)
    for number in (1, 2, 3):
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, ROLE + number, number)
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_CHANNEL, CHANNEL + number, number)
    await core.write(BOSS, networks.note_thing, Kind.COORDINATION_ROLE, COORDINATION)


pytestmark = pytest.mark.usefixtures("network")


async def test_somebody_is_put_in_a_partner_and_gets_its_role(core: Core):
    done = await assigned(core, 2, "Ana", partner=PORTO, function="  Head of   research ")
    assert done.before is None
    assert done.after.partner
    assert (done.after.partner.id, done.after.member.function) == (PORTO, "Head of research")
    assert done.after.standing is Standing.MEMBER
    assert done.after.mirror == members.Mirror(2, frozenset({701}), frozenset({600, 702, 703}))


async def test_what_is_not_said_stays_as_it_is(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, function="Research")
    done = await assigned(core, 2, "Ana", standing=Standing.CONTACT)
    assert done.after.partner
    assert (done.after.partner.id, done.after.member.function) == (PORTO, "Research")
    done = await assigned(core, 2, "Ana", function="Head")
    assert done.after.standing is Standing.CONTACT


async def test_a_second_coordinator_stays_what_they_are(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    done = await core.write(BOSS, members.second, members.Subject(2, "Ana", bot=False))
    assert done.after.standing is Standing.BOTH
    assert done.after.partner is not None
    assert done.after.partner.id == PORTO
    new = await core.write(BOSS, members.second, members.Subject(3, "Bruno", bot=False))
    assert (new.before, new.after.standing, new.after.partner) == (None, Standing.COORDINATOR, None)


async def test_only_who_coordinates_names_a_second_one_and_never_a_bot(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, members.second, members.Subject(3, "Bruno", bot=False))
    with pytest.raises(BotsAreNoMembers):
        await core.write(BOSS, members.second, members.Subject(9, "Robot", bot=True))


async def test_who_moves_is_not_the_new_partner_s_contact_until_that_is_said(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    same = await assigned(core, 2, "Ana", partner=PORTO)
    assert same.after.standing is Standing.CONTACT
    moved = await assigned(core, 2, "Ana", partner=BREST)
    assert moved.after.standing is Standing.MEMBER
    assert moved.after.mirror
    assert moved.after.mirror.have == {702}


async def test_who_stops_being_contact_is_told_so_and_whether_the_partner_has_another(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Zé", partner=PORTO, standing=Standing.CONTACT)
    kept = await assigned(core, 2, "Ana", standing=Standing.BOTH)
    assert (kept.lost, kept.bare) == (None, False)
    first = await assigned(core, 2, "Ana", standing=Standing.COORDINATOR)
    assert first.lost is not None
    assert (first.lost.id, first.bare) == (PORTO, False), "Zé is"
    last = await assigned(core, 3, "Zé", partner=BREST, standing=Standing.CONTACT)
    assert last.lost is not None
    assert (last.lost.id, last.bare, last.after.standing) == (PORTO, True, Standing.CONTACT)
    again = await assigned(core, 2, "Ana", partner=BREST)
    assert again.lost is None, "nobody loses twice"


async def test_one_can_be_contact_and_coordinator(core: Core):
    done = await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.BOTH)
    assert done.after.member.roles == {Role.CONTACT, Role.COORDINATOR}
    assert done.after.mirror
    assert done.after.mirror.have == {600, 701}


async def test_a_coordinator_stops_being_one_only_when_that_is_confirmed(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.BOTH)
    asked = await assigned(core, 2, "Ana", standing=Standing.CONTACT)
    assert asked.asks
    assert asked.after.standing is Standing.BOTH
    done = await core.write(BOSS, members.dismiss, asked.after.member.id)
    assert done.standing is Standing.CONTACT
    assert done.mirror
    assert done.mirror.lose >= {600}


async def test_the_last_coordinator_cannot_be_taken_away(core: Core):
    with pytest.raises(LastCoordinator):
        await assigned(core, 1, "Berta", partner=PORTO, standing=Standing.MEMBER)
    berta = (await core.read(BOSS, networks.overview)).coordinators[0]
    for service in (members.dismiss, members.remove):
        with pytest.raises(LastCoordinator):
            await core.write(BOSS, service, berta.id)
    found = await core.read(BOSS, lambda tx, _a: stored_members.load(tx, berta.id))
    assert (found.roles, found.partner) == ({Role.COORDINATOR}, None), "nothing was changed"


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        ({}, NothingToAssign),
        ({"standing": Standing.CONTACT}, PartnerNeeded),
        ({"partner": PartnerId(99)}, NotFound),
        ({"function": "x" * 81}, FunctionTooLong),
    ],
)
async def test_what_cannot_be_assigned_leaves_nobody_behind(core: Core, what, refusal):
    with pytest.raises(refusal):
        await assigned(core, 2, "Ana", **what)
    assert (await core.read(BOSS, networks.overview)).members == 1


async def test_bots_and_strangers_have_no_say(core: Core):
    with pytest.raises(BotsAreNoMembers):
        await core.write(BOSS, members.assign, members.Subject(3, "Robot", bot=True), partner=PORTO)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, members.assign, members.Subject(2, "Ana"), partner=PORTO)


async def test_one_joins_in_the_partner_s_own_channel_only(core: Core):
    with pytest.raises(NotTheirChannel):
        await core.write(ANA, members.join_partner, PORTO, 802)
    offered = await core.read(ANA, members.joinable, 801)
    assert offered
    assert offered.id == PORTO
    joined = await core.write(ANA, members.join_partner, PORTO, 801)
    assert joined.partner
    assert joined.partner.id == PORTO
    assert joined.standing is Standing.MEMBER
    again = await core.write(ANA, members.join_partner, PORTO, 801)
    assert again.member.id == joined.member.id
    assert await core.read(ANA, members.joinable, 801) is None
    with pytest.raises(ElsewhereAlready):
        await core.write(ANA, members.join_partner, BREST, 802)


async def test_a_coordinator_without_partner_may_join_one(core: Core):
    joined = await core.write(BOSS, members.join_partner, CORK, 803)
    assert joined.standing is Standing.COORDINATOR
    assert joined.mirror
    assert joined.mirror.have == {600, 703}


async def test_who_leaves_loses_all_roles_and_comes_back_as_the_same(core: Core):
    first = await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    shown = await core.read(BOSS, members.leaving, members.Subject(2, "Ana"))
    gone = await core.write(BOSS, members.remove, shown.member.id)
    assert gone.partner
    assert gone.partner.id == PORTO
    assert gone.mirror == members.Mirror(2, frozenset(), frozenset({600, 701, 702, 703}))
    assert (await core.read(BOSS, networks.overview)).members == 1
    with pytest.raises(NotFound):
        await core.read(BOSS, members.leaving, members.Subject(2, "Ana"))
    back = await core.write(ANA, members.join_partner, BREST, 802)
    assert back.member.id == first.after.member.id
    assert back.standing is Standing.MEMBER


async def test_the_roster_puts_contacts_first_and_those_of_no_partner_last(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO)
    await assigned(core, 3, "Zé", partner=PORTO, standing=Standing.CONTACT)
    lists = await core.read(ANA, members.roster)
    assert [(r.partner.code if r.partner else None, [m.name for m in r.members]) for r in lists] == [
        ("P1", ["Zé", "Ana"]),
        ("P2", []),
        ("P3", []),
        (None, ["Berta"]),
    ]
    one = await core.read(ANA, members.roster, PORTO)
    assert [m.name for m in one[0].members] == ["Zé", "Ana"]
    with pytest.raises(NotAMember):
        await core.read(discord_user(77), members.roster)


async def test_everybody_s_roles_can_be_mirrored_again(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO)
    found = await core.read(BOSS, members.mirrors)
    assert {mirror.user: mirror.have for mirror in found} == {1: {600}, 2: {701}}
