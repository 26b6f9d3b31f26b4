"""Messages of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.clock import real_ms
from playground.errors import refused, unknown
from playground.events import Event
from playground.gateway import intents
from playground.messages import edit, send
from playground.messages.compose import Source
from playground.payloads.guilds import member as member_payload
from playground.payloads.messages import message as message_payload
from playground.permissions import Permission
from playground.rest.routing import Routes
from playground.snowflakes import created_ms

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.records.messages import Message
    from playground.rest.call import Call

routes = Routes()
_TWO_WEEKS_MS = 14 * 24 * 3_600_000
_LATEST = 2**63 - 1


def shown(call: Call, message: Message) -> dict[str, Any]:
    """A message as who asks may read it; a bot without the content intent reads others' only in part."""
    data = message_payload(message, call.pg.directory, call.pg.messages, call.me.id)
    channel = call.pg.directory.channels[message.channel_id]
    if not call.me.bot or channel.guild_id is None:
        return data
    held = intents.EVERYTHING & ~intents.MESSAGE_CONTENT
    held = (
        held if intents.disallowed(intents.MESSAGE_CONTENT, call.me.application_flags) else intents.EVERYTHING
    )
    read = intents.readable(data | {"guild_id": str(channel.guild_id)}, held, call.me.id)
    return {name: value for name, value in read.items() if name != "guild_id"}


def found(call: Call, channel: Channel) -> Message:
    """The message that the path names, if who asks may see it.

    Raises:
        DiscordError: 10008.
    """
    message = call.pg.messages.get(call.id("message"))
    if message is None or message.channel_id != channel.id or message.ephemeral_to not in {None, call.me.id}:
        raise unknown("message")
    return message


@routes("GET", "/channels/{channel}/messages", rate=(5, 1.0))
async def history(call: Call) -> list[dict[str, Any]]:
    """A page of history, newest first; without the permission to read it, an empty one."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    if not call.pg.access.in_channel(channel, call.me.id) & Permission.READ_MESSAGE_HISTORY:
        return []
    limit = call.whole("limit", 50, 1, 100)
    return [shown(call, m) for m in _page(call, channel, limit)]


def _page(call: Call, channel: Channel, limit: int) -> list[Message]:
    store, reader, now = call.pg.messages, call.me.id, real_ms()
    around, after = call.snowflake("around"), call.snowflake("after")
    if around is not None:
        newer = store.after(channel.id, reader, now, limit // 2, around)
        return newer + store.before(channel.id, reader, now, limit - len(newer), around + 1)
    if after is not None:
        return store.after(channel.id, reader, now, limit, after)
    return store.before(channel.id, reader, now, limit, call.snowflake("before") or _LATEST)


@routes("GET", "/channels/{channel}/messages/{message}", rate=(5, 1.0))
async def one(call: Call) -> dict[str, Any]:
    """One message."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.READ_MESSAGE_HISTORY)
    return shown(call, found(call, channel))


@routes("POST", "/channels/{channel}/messages", rate=(5, 5.0))
async def create(call: Call) -> dict[str, Any]:
    """Sends a message."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    message = await send.post(call.pg, channel, call.me, Source(call.me.id, call.json, call.files, call.base))
    return shown(call, message)


@routes("PATCH", "/channels/{channel}/messages/{message}", rate=(5, 5.0))
async def change(call: Call) -> dict[str, Any]:
    """Edits a message."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    source = Source(call.me.id, call.json, call.files, call.base)
    return shown(call, await edit.author_edits(call.pg, channel, call.me, found(call, channel), source))


@routes("DELETE", "/channels/{channel}/messages/{message}", rate=(5, 1.0))
async def delete(call: Call) -> None:
    """Deletes a message, or dismisses an ephemeral one."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    edit.delete_by(call.pg, channel, call.me, found(call, channel))


@routes("POST", "/channels/{channel}/messages/bulk-delete", rate=(1, 1.0))
async def bulk_delete(call: Call) -> None:
    """Deletes 2 to 100 messages of the last two weeks."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.MANAGE_MESSAGES)
    ids = [snowflakes.parse(i) or 0 for i in call.json.get("messages") or []]
    if not 2 <= len(ids) <= 100:
        raise refused(
            50016, "Provided too few or too many messages to delete. Must provide at least 2 and at most 100."
        )
    if any(created_ms(i) < call.pg.clock.now_ms() - _TWO_WEEKS_MS for i in ids):
        raise refused(50034, "You can only bulk delete messages that are under 14 days old.")
    there = [
        m for m in map(call.pg.messages.get, ids) if m and m.channel_id == channel.id and not m.ephemeral_to
    ]
    for message in there:
        call.pg.messages.remove(message)
    data = {
        "ids": [str(m.id) for m in there],
        "channel_id": str(channel.id),
        "guild_id": str(channel.guild_id),
    }
    call.pg.emit(Event("MESSAGE_DELETE_BULK", data, channel.guild_id, channel.id))


@routes("POST", "/channels/{channel}/typing", rate=(5, 5.0))
async def typing(call: Call) -> None:
    """Shows that somebody types."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.SEND_MESSAGES)
    data: dict[str, Any] = {
        "channel_id": str(channel.id),
        "user_id": str(call.me.id),
        "timestamp": call.pg.clock.now_ms() // 1000,
    }
    if channel.guild_id is not None:
        belongs = call.pg.directory.members[channel.guild_id][call.me.id]
        data |= {"guild_id": str(channel.guild_id), "member": member_payload(belongs, call.me)}
    call.pg.emit(Event("TYPING_START", data, channel.guild_id, channel.id, besides=call.me.id))
