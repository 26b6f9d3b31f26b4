"""A thread for talk on the announcement's message. It has the message's id, so that none is made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord

from bot.event_mirroring.at import REASON
from domain.events.on_discord import called
from services.events import mirroring
from services.events.mirroring import Part

if TYPE_CHECKING:
    from bot.event_mirroring.at import At
    from services.events.mirroring import Wanted

ARCHIVED_AFTER: Final = 10080
"""Minutes without a message: a week."""
_THERE_ALREADY: Final = 160004


def due(at: At, wanted: Wanted) -> bool:
    """Whether it is to be made, or called by another name."""
    notes, event = wanted.notes(Part.THREAD), wanted.event
    if not event.on or event.ends_at <= at.now or "gone" in notes:
        return False
    if wanted.mirror.thread is None:
        return wanted.mirror.message is not None and _channel(at, wanted) is not None
    return notes.get("name") != called(event)


async def keep(at: At, wanted: Wanted) -> None:
    """Do what is due. Raises `Hindered` and `discord.HTTPException`."""
    name = called(wanted.event)
    if wanted.mirror.thread is not None:
        await _rename(at, wanted, name)
        return
    channel, message = _channel(at, wanted), wanted.mirror.message
    if channel is None or message is None:
        return
    at.need("create_public_threads", channel)
    try:
        made = await channel.get_partial_message(message).create_thread(
            name=name, auto_archive_duration=ARCHIVED_AFTER, reason=REASON
        )
    except discord.NotFound:
        # The announcement is gone: whoever keeps that finds out, and tells.
        return
    except discord.HTTPException as error:
        if error.code != _THERE_ALREADY:
            raise
        await at.core.across(mirroring.note, wanted, Part.THREAD, message, name=name)
        return
    await at.core.across(mirroring.note, wanted, Part.THREAD, made.id, name=name)


async def _rename(at: At, wanted: Wanted, name: str) -> None:
    thread, before = wanted.mirror.thread or 0, wanted.notes(Part.THREAD).get("name")
    try:
        found = at.guild.get_thread(thread) or await at.guild.fetch_channel(thread)
        # One that people call otherwise is theirs by now.
        if isinstance(found, discord.Thread) and found.name == before:
            # One that rests takes a name only while it is brought back.
            await found.edit(name=name, archived=False, reason=REASON)
    except discord.NotFound:
        await at.core.across(mirroring.gone, wanted, Part.THREAD)
        return
    await at.core.across(mirroring.note, wanted, Part.THREAD, thread, name=name)


def _channel(at: At, wanted: Wanted) -> discord.TextChannel | None:
    found = at.guild.get_channel(wanted.mirror.channel or 0)
    return found if isinstance(found, discord.TextChannel) else None
