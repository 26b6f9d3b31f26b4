"""Changed and deleted messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.errors import DiscordError, missing_permissions, refused, unknown
from playground.events import Event
from playground.messages import compose, threads
from playground.messages.send import about, audience
from playground.permissions import Permission
from playground.records.messages import LOADING, SUPPRESS_EMBEDS, Message
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from playground.messages.compose import Source
    from playground.records.guilds import Channel
    from playground.records.users import User
    from playground.state import Playground

HOUR_MS = 3_600_000
OLD_EDITS_AN_HOUR = 30
"""Edits of messages older than an hour that one channel takes in an hour, before error 30046. Discord does
not publish its figure; what matters is that there is one."""


async def author_edits(
    pg: Playground, channel: Channel, user: User, message: Message, source: Source
) -> Message:
    """An edit through the channel: the author's own, or the flags by who manages messages.

    Raises:
        DiscordError: 50005, 50013, 50083, 30046, 50035…
    """
    if message.ephemeral_to is not None:
        raise unknown("message")
    threads.check_open(channel)
    if message.author_id != user.id:
        return _suppress(pg, channel, user, message, source)
    _check_old_edits(pg, channel, message)
    return await change(pg, channel, message, source)


async def change(pg: Playground, channel: Channel, message: Message, source: Source) -> Message:
    """Edits a message, whoever asks: a "thinking" one becomes the answer it waited for."""
    parts = await compose.change(pg, channel, source, message)
    was_loading = bool(message.flags & LOADING)
    parts["flags"] &= ~LOADING
    edited = message.edited_ms if was_loading else pg.clock.now_ms()
    changed = replace(message, **parts, edited_ms=edited)
    save(pg, channel, changed)
    return changed


def save(pg: Playground, channel: Channel, message: Message) -> None:
    """Stores a changed message and tells those who see it."""
    pg.messages.replace(message)
    pg.emit(about(pg, "MESSAGE_UPDATE", channel, message))


def _suppress(pg: Playground, channel: Channel, user: User, message: Message, source: Source) -> Message:
    if set(source.body) != {"flags"} or not isinstance(source.body["flags"], int):
        raise refused(50005, "Cannot edit a message authored by another user", 403)
    if not pg.access.in_channel(channel, user.id) & Permission.MANAGE_MESSAGES:
        raise missing_permissions()
    flags = (message.flags & ~SUPPRESS_EMBEDS) | (source.body["flags"] & SUPPRESS_EMBEDS)
    changed = replace(message, flags=flags)
    save(pg, channel, changed)
    return changed


def _check_old_edits(pg: Playground, channel: Channel, message: Message) -> None:
    now = pg.clock.now_ms()
    if now - created_ms(message.id) <= HOUR_MS:
        return
    recent = [at for at in pg.old_edits.get(channel.id, []) if now - at < HOUR_MS]
    if len(recent) >= OLD_EDITS_AN_HOUR:
        text = "Maximum number of edits to messages older than 1 hour reached. Try again later."
        raise DiscordError(429, 30046, text, extra={"retry_after": 1.0, "global": False})
    pg.old_edits[channel.id] = [*recent, now]


def delete(pg: Playground, channel: Channel, message: Message) -> None:
    """Deletes a message and tells those who saw it."""
    pg.messages.remove(message)
    data = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    pg.emit(Event("MESSAGE_DELETE", data, channel.guild_id, channel.id, audience(message)))


def delete_by(pg: Playground, channel: Channel, user: User, message: Message) -> None:
    """A deletion through the channel: one's own, by who manages messages, or "dismiss" of an ephemeral one.

    Raises:
        DiscordError: 50013, or 50003 for somebody else's message in a direct conversation.
    """
    if message.ephemeral_to not in {None, user.id}:
        raise unknown("message")
    if user.id not in {message.author_id, message.ephemeral_to}:
        if channel.guild_id is None:
            raise refused(50003, "Cannot execute action on a DM channel", 403)
        if not pg.access.in_channel(channel, user.id) & Permission.MANAGE_MESSAGES:
            raise missing_permissions()
    delete(pg, channel, message)
