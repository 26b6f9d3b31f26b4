"""The demo network in the database: made once, the same people as on the playground, made anew on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import demo, world
from domain.actors import Caller, ChannelKind, Role
from storage import across, members, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from services.core import Core
    from storage.transaction import Transaction


@pytest.fixture(scope="module")
def source() -> world.Table:
    return world.source()


def caller(source: world.Table, username: str) -> Caller:
    person = next(person for person in source["people"] if person["username"] == username)
    return Caller(ChannelKind.DISCORD, person["id"], "x", server=int(source["server"]["id"]))


async def test_everybody_is_whom_the_playground_shows(core: Core, source: world.Table) -> None:
    await demo.fill_if_new(core)

    def look(tx: Transaction, actor: Actor) -> tuple[Actor, list[str], int]:
        return actor, [partner.code for partner in networks.list_partners(tx)], len(members.listed(tx))

    actor, codes, count = await core.read(caller(source, "ines.duarte"), look)
    assert Role.COORDINATOR in actor.roles
    assert (actor.language, actor.zone) == ("pt", "Europe/Lisbon")
    assert codes == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert count == len(source["people"])


async def test_it_is_made_once_and_never_beside_a_real_network(core: Core) -> None:
    await demo.fill_if_new(core)
    await demo.fill_if_new(core)
    assert len(await core.across(across.all_networks)) == 1


async def test_a_reset_makes_it_anew_and_leaves_other_networks(core: Core) -> None:
    await core.across(
        lambda tx: across.found_network(tx, server=1, name="Real", language="fr", zone="Europe/Paris")
    )
    await demo.fill_if_new(core)
    assert [network.name for network in await core.across(across.all_networks)] == ["Real"]
    first = await demo.reset(core)
    second = await demo.reset(core)
    assert second.id != first.id
    assert second.demo
    assert {network.id for network in await core.across(across.all_networks)} > {second.id}
    assert len(await core.across(across.all_networks)) == 2
