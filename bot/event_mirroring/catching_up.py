"""Interest as Discord tells of it, and what was not heard of it and of the announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog

from domain.actors import Caller, ChannelKind
from domain.errors import DomainError
from services.events import announcing
from services.events import interest as counting

if TYPE_CHECKING:
    from bot.event_mirroring.at import At
    from domain.events.model import EventId
    from services.core import Core
    from services.events.mirroring import Wanted

_log = structlog.get_logger(__name__)


async def interest(at: At, wanted: Wanted) -> None:
    """Bring answers in line with who is interested now. Raises `discord.HTTPException`."""
    scheduled = wanted.mirror.scheduled
    if scheduled is None:
        return
    event = at.guild.get_scheduled_event(scheduled)
    if event is None:
        return
    made = discord.utils.snowflake_time(scheduled)
    # Asked before Discord is: whoever presses meanwhile is not taken for somebody who left.
    counted = await at.core.look_across(counting.counted, wanted.network, wanted.event.id, made)
    there = {user.id: user async for user in event.users()}
    for user in there.values():
        await shown(at.core, at.guild, scheduled, user, caught_up=True)
    for accounts in counted:
        if not there.keys().isdisjoint(accounts):
            continue
        member = next(filter(None, map(at.guild.get_member, accounts)), None)
        if member is not None:
            await taken_back(at.core, at.guild, scheduled, member)


async def announcement(at: At, wanted: Wanted) -> None:
    """Whether the announcement is still there: its deletion is told to nobody who may not read messages.

    Raises `discord.HTTPException`.
    """
    mirror, coming = wanted.mirror, wanted.event.on and wanted.event.ends_at > at.now
    if not coming or mirror.channel is None or mirror.message is None or mirror.problem is not None:
        return
    try:
        await at.client.get_partial_messageable(mirror.channel).fetch_message(mirror.message)
    except discord.NotFound:
        posting = await at.core.look_across(announcing.posting, wanted.network, wanted.event.id)
        if posting is not None and posting.message == mirror.message:
            await at.core.across(announcing.failed, posting, "gone")


async def shown(
    core: Core, guild: discord.Guild, scheduled: int, user: discord.abc.User, *, caught_up: bool = False
) -> EventId | None:
    """Somebody is interested."""
    if user.bot:
        return None
    try:
        return await core.write(_caller(guild, user), counting.shown, scheduled, caught_up=caught_up)
    except DomainError:
        # A server without a network, an event that is gone: nobody's answer.
        return None


async def taken_back(
    core: Core, guild: discord.Guild, scheduled: int, user: discord.abc.User
) -> EventId | None:
    """Somebody is not interested any more."""
    try:
        return await core.write(_caller(guild, user), counting.taken_back, scheduled)
    except DomainError:
        return None


async def stopped(
    core: Core, guild: discord.Guild, event: discord.ScheduledEvent, user: discord.abc.User
) -> EventId | None:
    """Somebody is not interested any more by this account; who still is by another one of theirs goes."""
    try:
        others = await core.read(_caller(guild, user), counting.others)
        if others and any([one.id in others async for one in event.users()]):
            return None
    except DomainError:
        return None
    except (discord.HTTPException, OSError, aiohttp.ClientError) as error:
        # The next look at all who are interested brings it in line.
        _log.warning("interest_not_read", scheduled=event.id, error=repr(error))
        return None
    return await taken_back(core, guild, event.id, user)


def _caller(guild: discord.Guild, user: discord.abc.User) -> Caller:
    return Caller(ChannelKind.DISCORD, str(user.id), user.display_name, server=guild.id)
