"""Reactions on messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import missing_permissions, unknown
from playground.events import Event
from playground.payloads.guilds import member as member_payload
from playground.payloads.messages import emoji
from playground.payloads.users import user as user_payload
from playground.permissions import Permission
from playground.rest.routes.messages import found
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.records.messages import Message
    from playground.rest.call import Call

routes = Routes()
_ALL = "/channels/{channel}/messages/{message}/reactions"
_KIND = _ALL + "/{emoji}"
_MOST_KINDS = 20


def _opened(call: Call, needed: int = Permission.READ_MESSAGE_HISTORY) -> tuple[Channel, Message]:
    channel = call.pg.access.channel(call.id("channel"), call.me.id, needed)
    message = found(call, channel)
    if message.ephemeral_to is not None:
        raise unknown("message")
    return channel, message


def _key(call: Call) -> str:
    key = call.text("emoji")
    if not key or (key.isascii() and ":" not in key):
        raise unknown("emoji")
    return key


def _save(call: Call, message: Message, reactions: dict[str, list[int]]) -> None:
    call.pg.messages.replace(replace(message, reactions={k: who for k, who in reactions.items() if who}))


def _about(channel: Channel, message: Message, more: dict[str, Any]) -> dict[str, Any]:
    data = {"channel_id": str(channel.id), "message_id": str(message.id)} | more
    return data | ({"guild_id": str(channel.guild_id)} if channel.guild_id else {})


@routes("PUT", _KIND + "/@me", rate=(1, 0.25))
async def add(call: Call) -> None:
    """Adds one's reaction."""
    channel, message = _opened(call)
    key = _key(call)
    who = message.reactions.get(key, [])
    if not who:
        call.pg.access.channel(channel.id, call.me.id, Permission.ADD_REACTIONS)
        if len(message.reactions) >= _MOST_KINDS:
            raise missing_permissions()
    if call.me.id in who:
        return
    _save(call, message, message.reactions | {key: [*who, call.me.id]})
    data = _about(
        channel, message, {"user_id": str(call.me.id), "emoji": emoji(key), "burst": False, "type": 0}
    )
    data["message_author_id"] = str(message.author_id)
    if channel.guild_id is not None:
        data["member"] = member_payload(call.pg.directory.members[channel.guild_id][call.me.id], call.me)
    call.pg.emit(Event("MESSAGE_REACTION_ADD", data, channel.guild_id, channel.id))


@routes("DELETE", _KIND + "/{user}", rate=(1, 0.25))
async def remove(call: Call) -> None:
    """Takes back one's reaction, or removes another's with the permission to manage messages."""
    user_id = call.id("user")
    channel, message = _opened(call)
    if user_id != call.me.id:
        call.pg.access.channel(channel.id, call.me.id, Permission.MANAGE_MESSAGES)
    key = _key(call)
    who = message.reactions.get(key, [])
    if user_id not in who:
        return
    _save(call, message, message.reactions | {key: [u for u in who if u != user_id]})
    data = _about(channel, message, {"user_id": str(user_id), "emoji": emoji(key), "burst": False, "type": 0})
    call.pg.emit(Event("MESSAGE_REACTION_REMOVE", data, channel.guild_id, channel.id))


@routes("GET", _KIND, rate=(5, 1.0))
async def listed(call: Call) -> list[dict[str, Any]]:
    """Who reacted with an emoji."""
    _, message = _opened(call)
    after, limit = call.snowflake("after") or 0, call.whole("limit", 25, 1, 100)
    who = sorted(u for u in message.reactions.get(_key(call), []) if u > after)
    return [user_payload(call.pg.directory.users[u]) for u in who[:limit]]


@routes("DELETE", _KIND, rate=(1, 0.25))
async def remove_kind(call: Call) -> None:
    """Removes all reactions with an emoji."""
    channel, message = _opened(call, Permission.MANAGE_MESSAGES)
    key = _key(call)
    _save(call, message, message.reactions | {key: []})
    data = _about(channel, message, {"emoji": emoji(key)})
    call.pg.emit(Event("MESSAGE_REACTION_REMOVE_EMOJI", data, channel.guild_id, channel.id))


@routes("DELETE", _ALL, rate=(1, 0.25))
async def remove_all(call: Call) -> None:
    """Removes all reactions."""
    channel, message = _opened(call, Permission.MANAGE_MESSAGES)
    _save(call, message, {})
    call.pg.emit(
        Event("MESSAGE_REACTION_REMOVE_ALL", _about(channel, message, {}), channel.guild_id, channel.id)
    )
