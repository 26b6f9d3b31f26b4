"""What the bot sees of a server, as plain data for the plan (`domain.server_plan`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from domain.server_plan import NEEDED, POWERS, ChannelSeen, RoleSeen, ServerSeen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discord.abc import GuildChannel

    Target = discord.Role | discord.Member | discord.Object


async def look(guild: discord.Guild) -> ServerSeen:
    """The server as it is now, as plain data."""
    return await see(guild, await guild.fetch_roles())


async def see(guild: discord.Guild, roles: Sequence[discord.Role]) -> ServerSeen:
    """The server with these roles: asked for, since the cache may not have heard of the latest yet.

    Discord lists no channel to a bot that may not see it; those the cache knows are added, so that what is
    hidden from us is not made a second time.
    """
    channels = {channel.id: channel for channel in guild.channels}
    channels |= {channel.id: channel for channel in await guild.fetch_channels()}
    mine = {role.id for role in guild.me.roles}
    own = [role for role in roles if role.id in mine]
    return ServerSeen(
        everyone=guild.id,
        me=guild.me.id,
        my_position=max((role.position for role in own), default=0),
        allowed=frozenset(name for role in own for name in _held(role, (*NEEDED, "administrator"))),
        roles=tuple(_role(role) for role in roles),
        channels=tuple(_channel(channel) for channel in channels.values()),
        mine=frozenset(mine - {guild.id}),
    )


def _role(role: discord.Role) -> RoleSeen:
    powers = frozenset(_held(role, POWERS))
    return RoleSeen(role.id, role.name, role.position, role.managed, powers)


def _held(role: discord.Role, permissions: Iterable[str]) -> list[str]:
    """Asked by name: going through them gives some another name (`view_channel` is `read_messages`)."""
    return [name for name in permissions if getattr(role.permissions, name)]


def _channel(channel: GuildChannel) -> ChannelSeen:
    return ChannelSeen(
        channel.id,
        channel.name,
        category=isinstance(channel, discord.CategoryChannel),
        text=isinstance(channel, discord.TextChannel),
        parent=channel.category_id,
        readers=_readers(channel.overwrites),
    )


def _readers(overwrites: Mapping[Target, discord.PermissionOverwrite]) -> dict[int, bool]:
    stated = {target.id: overwrite.view_channel for target, overwrite in overwrites.items()}
    return {target: may for target, may in stated.items() if may is not None}
