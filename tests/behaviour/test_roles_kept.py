"""Roles on the server follow what is done elsewhere: on the web, in a mail, by an import."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.mirroring import FIRST_PAUSE, LONGEST_PAUSE, Roles
from domain.actors import Caller, ChannelKind
from services import members
from tests.behaviour.people import shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

SECOND = timedelta(seconds=1)


async def test_who_leaves_on_the_web_loses_the_roles_of_the_network(network: World, core: Core):
    await assign(network, member=network.ana, partner="P1", role="contact")
    assert network.role_names(network.ana) == {"Porto technology centre"}
    roles = Roles(network.env.bot, core)
    assert await roles.look() == 0, "what is done in chat is mirrored at once"
    ana = Caller(ChannelKind.DISCORD, str(network.ana.id), "Ana", server=network.guild.id)
    await core.write(ana, members.leave)
    assert network.role_names(network.ana) == {"Porto technology centre"}
    assert await roles.look() == 1
    assert network.role_names(network.ana) == set()
    assert await roles.look() == 0


async def test_who_is_no_member_keeps_what_the_server_gave(network: World, core: Core):
    guild = network.env.bot.get_guild(network.guild.id)
    assert guild is not None
    role = discord.utils.get(guild.roles, name="Porto technology centre")
    assert role is not None
    await guild.get_member(network.ana.id).add_roles(role)  # type: ignore[union-attr]
    assert await Roles(network.env.bot, core).look() == 0
    assert network.role_names(network.ana) == {"Porto technology centre"}


async def test_what_was_refused_is_tried_again_later_and_later_and_at_once_when_it_is_mended(
    network: World, core: Core, clock: FixedClock
):
    await assign(network, member=network.ana, partner="P1", role="contact")
    roles = Roles(network.env.bot, core)
    network.allow(manage_roles=False)
    await network.env.settle()
    ana = Caller(ChannelKind.DISCORD, str(network.ana.id), "Ana", server=network.guild.id)
    await core.write(ana, members.leave)
    pause = FIRST_PAUSE
    for _ in range(9):
        assert await roles.look() == 1
        assert network.role_names(network.ana) == {"Porto technology centre"}
        clock.advance(pause - SECOND)
        assert await roles.look() == 0
        clock.advance(SECOND)
        pause = min(2 * pause, LONGEST_PAUSE)
    assert await roles.look() == 1
    network.allow(manage_roles=True)
    await network.env.settle()
    assert await roles.look() == 1
    assert network.role_names(network.ana) == set()
    assert await roles.look() == 0


async def test_the_coordination_reads_once_why_roles_could_not_be_given(network: World, core: Core):
    await assign(network, member=network.ana, partner="P1", role="contact")
    card = shown(await network.berta.slash(network.public, "network deliveries"))
    assert "could not be given" not in text(card)
    ana = Caller(ChannelKind.DISCORD, str(network.ana.id), "Ana", server=network.guild.id)
    await core.write(ana, members.leave)
    network.allow(manage_roles=False)
    await network.env.settle()
    card = shown(await network.berta.slash(network.public, "network deliveries"))
    assert text(card).count("Roles on the server that could not be given or taken") == 1
    assert text(card).count("switch on **Manage Roles**") == 1
    network.allow(manage_roles=True)
    role = network.role("Porto technology centre")
    network.env.backend.edit_role(network.guild.id, role.id, {"position": 99})
    await network.env.settle()
    card = shown(await network.berta.slash(network.public, "network deliveries"))
    assert text(card).count("The role “Porto technology centre” stands above Techlink’s own") == 1
    assert "Manage Roles" not in text(card)
