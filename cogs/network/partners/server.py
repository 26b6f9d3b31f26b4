"""What a partner has on the server: looked at for its card, and renamed with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import discord
import structlog

from domain.partners import ChannelElsewhere
from domain.records import Record
from domain.server_plan import channel_name

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from domain.networks import Partner
    from services.partners import PartnerView

TALKING: Final = ("view_channel", "send_messages", "read_message_history")
# Discord allows two new names for a channel in ten minutes, and discord.py would wait for the third.
_PATIENCE: Final = 10
_log = structlog.get_logger(__name__)


class Seen(Record):
    """What is there: the names of role and channel, what Techlink may not do in the channel.

    `public`: everybody on the server reads the channel. `absent` are the members' users who are not there.
    """

    role: str = ""
    channel: str = ""
    shut: tuple[str, ...] = ()
    absent: frozenset[int] = frozenset()
    public: bool = False


def look(guild: discord.Guild | None, view: PartnerView) -> Seen | None:
    """The partner's things on its network's server; None anywhere else, where nothing is known of them."""
    if guild is None or guild.id != view.network.server:
        return None
    users = {line.user for line in view.people if line.user is not None}
    # Only a server whose members are all known says who is not among them.
    absent = {user for user in users if guild.get_member(user) is None} if guild.chunked else set[int]()
    role, room = things(guild, view.partner)
    shut = () if room is None else missing_in(room)
    public = room is not None and room.permissions_for(guild.default_role).view_channel
    return Seen(role.name if role else "", room.name if room else "", shut, frozenset(absent), public)


def things(
    guild: discord.Guild, partner: Partner
) -> tuple[discord.Role | None, discord.abc.GuildChannel | None]:
    """The partner's role and channel, as far as they exist."""
    role = guild.get_role(partner.role) if partner.role is not None else None
    room = guild.get_channel(partner.channel) if partner.channel is not None else None
    return role, room


def missing_in(room: discord.abc.GuildChannel) -> tuple[str, ...]:
    """What Techlink needs in a channel to talk there, and is not allowed."""
    may = room.permissions_for(room.guild.me)
    return tuple(name for name in TALKING if not getattr(may, name))


def text_channel(guild: discord.Guild, number: int) -> discord.TextChannel:
    """The text channel of that id on this server. Raises `ChannelElsewhere`."""
    found = guild.get_channel(number)
    if not isinstance(found, discord.TextChannel):
        raise ChannelElsewhere
    return found


async def rename_things(guild: discord.Guild, partner: Partner) -> list[str]:
    """Call the partner's role and channel as the partner is called; what kept its name is handed back."""
    role, room = things(guild, partner)
    troubles: list[str] = []
    if role is not None and role.name != partner.name:
        troubles += await _try(role.name, lambda: role.edit(name=partner.name, reason="Techlink"))
    name = channel_name(partner.name)
    if isinstance(room, discord.TextChannel) and room.name != name:
        troubles += await _try(f"#{room.name}", lambda: room.edit(name=name, reason="Techlink"))
    return troubles


async def _try(name: str, change: Callable[[], Awaitable[object]]) -> list[str]:
    try:
        await asyncio.wait_for(change(), _PATIENCE)
    except (discord.HTTPException, TimeoutError) as error:
        _log.warning("not_renamed", name=name, error=repr(error))
        return [name]
    return []
