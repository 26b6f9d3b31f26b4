"""Who called, as far as Discord says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.actors import Caller, ChannelKind, NetworkId

if TYPE_CHECKING:
    import discord


def of_interaction(interaction: discord.Interaction[Any], network: int | None) -> Caller:
    """The caller behind a command or a press. `network` is the one a card names.

    Whether they manage the server counts for that server only: the core compares it with the network's.
    """
    in_server = interaction.guild_id is not None
    return Caller(
        kind=ChannelKind.DISCORD,
        address=str(interaction.user.id),
        name=interaction.user.display_name,
        locale=str(interaction.locale),
        network=None if network is None else NetworkId(network),
        server=interaction.guild_id,
        manages_server=in_server and interaction.permissions.manage_guild,
    )


def of_message(message: discord.Message, network: int | None) -> Caller:
    """The caller behind a typed message. Messages carry no locale: a member's own language decides."""
    return Caller(
        kind=ChannelKind.DISCORD,
        address=str(message.author.id),
        name=message.author.display_name,
        network=None if network is None else NetworkId(network),
        server=message.guild.id if message.guild else None,
    )
