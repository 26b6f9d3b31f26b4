"""Who is calling, and in which network: from what the shell knows to an `Actor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import Actor, Caller, ChannelKind, NetworkId, PersonId, Role
from domain.errors import NotAMember, RoleNeeded, UnknownNetwork, WhichNetwork
from domain.networks import NewPartner, PartnerKind
from domain.records import replace
from storage import across, members, networks, people

if TYPE_CHECKING:
    from services.core import Core
    from storage.transaction import Transaction, Unscoped

GUEST = Caller(ChannelKind.DISCORD, "100", "ines.d", "pt-BR", server=11)
BOSS = Caller(ChannelKind.DISCORD, "200", "Boss", "fr", server=11, manages_server=True)
DIRECT = replace(GUEST, server=None)


def found(tx: Unscoped, server: int, name: str) -> NetworkId:
    return across.found_network(tx, server=server, name=name, language="es", zone="Europe/Lisbon").id


@pytest.fixture
async def atlantic(core: Core) -> NetworkId:
    return await core.across(found, 11, "Atlantic")


@pytest.fixture
async def baltic(core: Core) -> NetworkId:
    return await core.across(found, 12, "Baltic")


def join(tx: Unscoped, network: NetworkId, *roles: Role, address: str = "100") -> PersonId:
    scoped = tx.within(network)
    known = people.person_at(scoped, ChannelKind.DISCORD, address)
    person = known or people.add_person(scoped, "Inês Duarte")
    people.add_channel(scoped, person.id, ChannelKind.DISCORD, address)
    members.add(scoped, person.id, None, roles=roles)
    return person.id


async def actor(core: Core, caller: Caller) -> Actor:
    def itself(_tx: Transaction, actor: Actor) -> Actor:
        return actor

    return await core.read(caller, itself)


async def test_somebody_unknown_is_a_guest(core: Core, atlantic: NetworkId) -> None:
    assert await actor(core, GUEST) == Actor(atlantic, "100", "ines.d", "pt", "Europe/Lisbon")
    with pytest.raises(NotAMember):
        (await actor(core, GUEST)).as_member()


async def test_a_guest_whose_client_says_nothing_hears_the_network_s_language(
    core: Core, atlantic: NetworkId
) -> None:
    assert (await actor(core, replace(GUEST, locale=""))).language == "es"


async def test_a_client_in_another_language_hears_english(core: Core, atlantic: NetworkId) -> None:
    assert (await actor(core, replace(GUEST, locale="de"))).language == "en"


async def test_a_member_is_known_by_what_they_are(core: Core, atlantic: NetworkId) -> None:
    def enrol(tx: Unscoped) -> tuple[int, int, int]:
        scoped = tx.within(atlantic)
        partner = networks.add_partner(scoped, NewPartner("A", "Centro", PartnerKind.CENTRE, "pt"))
        person = join(tx, atlantic, Role.CONTACT, Role.REVIEWER)
        member = members.find(scoped, person)
        assert member is not None
        members.move(scoped, member.id, partner.id, "")
        return person, member.id, partner.id

    person, member, partner = await core.across(enrol)
    known = await actor(core, GUEST)
    assert (known.person, known.member, known.partner, known.name) == (person, member, partner, "Inês Duarte")
    assert known.roles == {Role.CONTACT, Role.REVIEWER}
    with pytest.raises(RoleNeeded):
        known.must_be(Role.COORDINATOR)


async def test_what_a_person_chose_wins_over_their_client(core: Core, atlantic: NetworkId) -> None:
    await core.across(join, atlantic)

    def choose(tx: Transaction, actor: Actor) -> None:
        people.choose_own(tx, ChannelKind.DISCORD, actor.address, language="fr", zone="Atlantic/Azores")

    await core.write(GUEST, choose)
    known = await actor(core, GUEST)
    assert (known.language, known.zone) == ("fr", "Atlantic/Azores")


async def test_who_left_is_a_guest_again(core: Core, atlantic: NetworkId) -> None:
    await core.across(join, atlantic, Role.COORDINATOR)
    await core.write(GUEST, lambda tx, actor: members.end(tx, actor.as_member()))
    gone = await actor(core, GUEST)
    assert (gone.member, gone.partner, gone.roles) == (None, None, frozenset())
    assert gone.person is not None


async def test_a_server_without_a_network_is_unknown(core: Core, atlantic: NetworkId) -> None:
    for caller in (replace(GUEST, server=99), replace(DIRECT, network=NetworkId(99)), DIRECT):
        with pytest.raises(UnknownNetwork):
            await actor(core, caller)


async def test_a_direct_message_means_the_only_network(
    core: Core, atlantic: NetworkId, baltic: NetworkId
) -> None:
    await core.across(join, baltic)
    assert (await actor(core, DIRECT)).network == baltic


async def test_with_two_networks_a_direct_message_asks_unless_its_card_says(
    core: Core, atlantic: NetworkId, baltic: NetworkId
) -> None:
    await core.across(join, baltic)
    await core.across(join, atlantic)
    with pytest.raises(WhichNetwork) as question:
        await actor(core, DIRECT)
    assert question.value.networks == ((atlantic, "Atlantic"), (baltic, "Baltic"))
    assert (await actor(core, replace(DIRECT, network=baltic))).network == baltic
    assert (await actor(core, GUEST)).network == atlantic


async def test_a_membership_that_ended_is_not_asked_about(
    core: Core, atlantic: NetworkId, baltic: NetworkId
) -> None:
    await core.across(join, baltic)
    await core.across(join, atlantic)
    await core.write(GUEST, lambda tx, actor: members.end(tx, actor.as_member()))
    assert (await actor(core, DIRECT)).network == baltic


async def test_who_manages_the_server_coordinates_until_somebody_does(
    core: Core, atlantic: NetworkId
) -> None:
    assert (await actor(core, BOSS)).roles == {Role.COORDINATOR}
    assert (await actor(core, GUEST)).roles == frozenset()
    await core.across(join, atlantic, Role.COORDINATOR)
    assert (await actor(core, GUEST)).roles == {Role.COORDINATOR}
    assert (await actor(core, BOSS)).roles == frozenset()
    await core.write(GUEST, lambda tx, actor: members.end(tx, actor.as_member()))
    assert (await actor(core, BOSS)).roles == {Role.COORDINATOR}


async def test_managing_one_server_gives_nothing_in_another_network(
    core: Core, atlantic: NetworkId, baltic: NetworkId
) -> None:
    for caller in (replace(BOSS, network=baltic), replace(BOSS, server=None, network=atlantic)):
        with pytest.raises(UnknownNetwork):
            await actor(core, caller)
