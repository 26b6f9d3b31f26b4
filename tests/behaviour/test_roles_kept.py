"""Roles on the server follow what is done elsewhere: on the web, in a mail, by an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.mirroring import Roles
from domain.actors import Caller, ChannelKind
from services import members
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World


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
