"""The set-up of a network: nothing typed is lost, nothing is made twice, nobody else may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import Role
from domain.errors import NotFound, RoleNeeded, UnknownNetwork
from domain.network_setup import (
    LineNotUnderstood,
    NetworkNameNeeded,
    NotInSetup,
    PartnersNeeded,
    PartnerStays,
    ServerManagerNeeded,
    SetupStep,
)
from domain.partner_lines import Reason
from domain.server_plan import Kind
from domain.zones import UnknownZone
from services import networks
from storage import members as stored_members
from storage import trail
from storage.database import open_database
from tests.services.networks_made import BOSS, PARTNERS, SERVER, built, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ANA = discord_user(2)


async def test_who_manages_the_server_founds_its_network_once(core: Core):
    network = await core.across(networks.found, BOSS, "  Atlantic   innovation ")
    assert await core.across(networks.found, ANA, "Other") == network
    view = await core.read(BOSS, networks.open_setup)
    assert (view.network.name, view.network.language, view.network.zone) == (
        "Atlantic innovation",
        "en",
        "Europe/London",
    )
    assert not view.built
    assert not view.changed


async def test_nobody_else_founds_one(core: Core):
    with pytest.raises(ServerManagerNeeded):
        await core.across(networks.found, ANA, "Atlantic")
    with pytest.raises(UnknownNetwork):
        await core.across(networks.found, discord_user(1, manages=True, server=None), "Atlantic")
    with pytest.raises(UnknownNetwork):
        await core.read(ANA, networks.open_setup)


async def test_only_the_coordination_sees_and_changes_the_set_up(core: Core):
    await built(core)
    for service, args in [
        (networks.open_setup, ()),
        (networks.type_partners, ("X",)),
        (networks.drop_partner, (1,)),
        (networks.step_to, (SetupStep.ABOUT,)),
        (networks.discard, ()),
        (networks.confirm, ()),
        (networks.building, ()),
        (networks.note_thing, (Kind.CATEGORY, 5)),
        (networks.note_report, ({},)),
    ]:
        with pytest.raises(RoleNeeded):
            await core.write(ANA, service, *args)


async def test_a_draft_survives_a_restart_and_is_shared_by_the_coordination(
    core: Core, address: str, clock: FixedClock
):
    from services.core import Core
    from tests.conftest import HereOffloader

    await core.across(networks.found, BOSS, "Atlantic")
    await core.write(BOSS, networks.describe, name="Green Atlantic", language="pt", zone="açores")
    await core.write(BOSS, networks.type_partners, f"{PARTNERS}\nX; Atlantis")
    again = await open_database(address, clock)
    view = await Core(again, clock, HereOffloader()).read(BOSS, networks.open_setup)
    await again.close()
    assert (view.setup.name, view.setup.language, view.setup.zone) == (
        "Green Atlantic",
        "pt",
        "Atlantic/Azores",
    )
    assert [p.name for p in view.setup.partners] == [
        "Porto technology centre",
        "Université de Brest",
        "Cork Labs",
    ]
    assert [(f.text, f.reason) for f in view.setup.faults] == [("X; Atlantis", Reason.UNKNOWN_WORDS)]
    assert view.setup.step is SetupStep.PARTNERS
    assert view.changed


async def test_lines_can_be_corrected_and_partners_edited_and_dropped(core: Core):
    await core.across(networks.found, BOSS, "Atlantic")
    view = await core.write(BOSS, networks.type_partners, "Porto; Portugal\nX; Atlantis")
    view = await core.write(BOSS, networks.type_partners, "X; Francia")
    assert not view.setup.faults
    assert [(p.key, p.name, p.country, p.language) for p in view.setup.partners] == [
        (1, "Porto", "PT", "pt"),
        (2, "X", "FR", "fr"),
    ]
    view = await core.write(BOSS, networks.edit_partner, 2, ("Xérès; S.L.", "ES61", "", "empresa"))
    assert (view.setup.partners[1].name, view.setup.partners[1].region) == ("Xérès, S.L.", "ES61")
    with pytest.raises(LineNotUnderstood) as refused:
        await core.write(BOSS, networks.edit_partner, 2, ("Porto", "", "", ""))
    assert refused.value.reason == Reason.DOUBLE.value
    with pytest.raises(LineNotUnderstood):
        await core.write(BOSS, networks.edit_partner, 2, ("", "", "", ""))
    view = await core.write(BOSS, networks.drop_partner, 1)
    assert [p.key for p in view.setup.partners] == [2]
    with pytest.raises(NotInSetup):
        await core.write(BOSS, networks.drop_partner, 1)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"name": " "}, NetworkNameNeeded), ({"zone": "Atlantis"}, UnknownZone)],
)
async def test_what_is_refused_leaves_the_draft_as_it_was(core: Core, change, refusal):
    await core.across(networks.found, BOSS, "Atlantic")
    before = await core.read(BOSS, networks.open_setup)
    with pytest.raises(refusal):
        await core.write(BOSS, networks.describe, **change)
    assert await core.read(BOSS, networks.open_setup) == before


async def test_confirming_makes_partners_and_the_first_coordinator(core: Core):
    await core.across(networks.found, BOSS, "Atlantic")
    with pytest.raises(PartnersNeeded):
        await core.write(BOSS, networks.confirm)
    await core.write(BOSS, networks.type_partners, PARTNERS)
    done = await core.write(BOSS, networks.confirm)
    assert (done.added, done.changed) == (3, 0)
    found = await core.read(BOSS, networks.overview)
    assert [(line.partner.code, line.partner.region) for line in found.partners] == [
        ("P1", "PT11"),
        ("P2", "FRH0"),
        ("P3", None),
    ]
    assert [member.name for member in found.coordinators] == ["Berta"]
    entries = await core.read(BOSS, lambda tx, _actor: trail.listed(tx))
    assert [entry.act for entry in entries] == ["set-up confirmed", "first coordinator"]


async def test_confirming_twice_adds_nothing(core: Core):
    await built(core)
    again = await core.write(BOSS, networks.confirm)
    assert (again.added, again.changed) == (0, 0)
    view = await core.read(BOSS, networks.open_setup)
    assert view.built
    assert view.setup.step is SetupStep.PREVIEW
    assert not view.changed


async def test_a_grown_network_is_corrected_and_extended(core: Core):
    await built(core)
    await core.write(BOSS, networks.edit_partner, 1, ("Porto Centre", "Norte", "pt", ""))
    await core.write(BOSS, networks.type_partners, "Vigo; Galicia; español")
    with pytest.raises(PartnerStays):
        await core.write(BOSS, networks.drop_partner, 1)
    done = await core.write(BOSS, networks.confirm)
    assert (done.added, done.changed) == (1, 1)
    found = await core.read(BOSS, networks.partners)
    assert [(p.code, p.name) for p in found] == [
        ("P1", "Porto Centre"),
        ("P2", "Université de Brest"),
        ("P3", "Cork Labs"),
        ("P4", "Vigo"),
    ]


async def test_discarding_a_draft_begins_again_from_the_network(core: Core):
    await built(core)
    await core.write(BOSS, networks.describe, name="Wrong name")
    view = await core.write(BOSS, networks.discard)
    assert view.setup.name == "Atlantic innovation"
    assert not view.changed


async def test_ids_of_what_exists_are_noted_thing_by_thing(core: Core):
    await built(core)
    plan = await core.read(BOSS, networks.building)
    assert len(plan.wanted) == 3 + 2 * 3
    assert [one.name for one in plan.wanted if one.kind is Kind.COORDINATION_ROLE] == ["Coordination"]
    for number, one in enumerate(plan.wanted):
        await core.write(BOSS, networks.note_thing, one.kind, 100 + number, one.partner)
    again = await core.read(BOSS, networks.building)
    assert [one.known for one in again.wanted] == [100 + n for n in range(len(plan.wanted))]
    assert again.mirrors[0].have == {again.network.coordinator_role}
    with pytest.raises(NotFound):
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, 5, 999)


async def test_things_are_recognised_in_any_of_the_four_languages(core: Core):
    await core.across(networks.found, BOSS, "Atlantic")
    await core.write(BOSS, networks.describe, language="pt")
    view = await core.write(BOSS, networks.type_partners, "Porto; Portugal")
    role = next(one for one in view.wanted if one.kind is Kind.COORDINATION_ROLE)
    assert role.names[0] == "Coordenação"
    assert {"Coordination", "Coordinación"} < set(role.names)
    assert {one.partner for one in view.wanted if one.kind is Kind.PARTNER_ROLE} == {-1}


async def test_with_a_coordinator_recorded_managing_the_server_is_not_enough(core: Core):
    await built(core)
    other = discord_user(9, "Otto", manages=True)
    with pytest.raises(RoleNeeded):
        await core.read(other, networks.open_setup)
    coordinators = await core.read(other, lambda tx, _a: stored_members.listed(tx, role=Role.COORDINATOR))
    assert [member.name for member in coordinators] == ["Berta"]
    assert other.server == SERVER
