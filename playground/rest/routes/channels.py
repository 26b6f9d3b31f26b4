"""One channel: read, change, delete."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import missing_permissions, refused
from playground.events import Event
from playground.gatherings import scheduling, voice
from playground.payloads.channels import channel as channel_payload
from playground.permissions import Permission
from playground.records.guilds import DM, THREADS, Channel
from playground.rest.routes.overwrites import check_grants, parsed
from playground.rest.routes.threads import change_thread, drop_thread, remove_thread
from playground.rest.routing import Routes
from playground.validation import channels as rules

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


def shown(call: Call, channel: Channel) -> dict[str, Any]:
    """A channel as who asks sees it."""
    return channel_payload(channel, call.pg.directory, call.pg.messages, call.me.id)


@routes("GET", "/channels/{channel}")
async def one(call: Call) -> dict[str, Any]:
    """A channel, a thread or a direct conversation."""
    return shown(call, call.pg.access.channel(call.id("channel"), call.me.id))


@routes("PATCH", "/channels/{channel}", rate=(5, 10.0))
async def change(call: Call) -> dict[str, Any]:
    """Changes a channel; what is left out stays."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    if channel.guild_id is None:
        raise refused(50003, "Cannot execute action on a DM channel", 403)
    if channel.type in THREADS:
        return shown(call, change_thread(call, channel))
    needed = Permission.MANAGE_CHANNELS
    if call.json.get("permission_overwrites") is not None:
        needed |= Permission.MANAGE_ROLES
    call.pg.access.channel(channel.id, call.me.id, needed)
    rules.check_change(call.json, channel.type)
    changed = _changed(call, channel)
    call.pg.directory.put(changed)
    data = shown(call, changed)
    call.pg.emit(Event("CHANNEL_UPDATE", data, channel.guild_id, channel.id, structural=True))
    return data


def _changed(call: Call, channel: Channel) -> Channel:
    body = call.json
    fields = {
        k: body[k]
        for k in ("name", "position", "topic", "nsfw", "rate_limit_per_user", "type")
        if body.get(k) is not None
    }
    if "name" in fields:
        fields["name"] = rules.tidy_name(fields["name"], fields.get("type", channel.type))
    if "topic" in body:
        fields["topic"] = body["topic"] or None
    if "parent_id" in body:
        fields["parent_id"] = rules.parent(call.pg.directory, channel.guild_id, body["parent_id"])
    if body.get("permission_overwrites") is not None:
        fields["overwrites"] = [parsed(o) for o in body["permission_overwrites"]]
        check_grants(call, channel.guild_id or 0, fields["overwrites"])
    kept = {k: body[k] for k in rules.KEPT if body.get(k) is not None}
    return replace(channel, **fields, settings=channel.settings | kept)


@routes("DELETE", "/channels/{channel}", rate=(5, 10.0))
async def delete(call: Call) -> dict[str, Any]:
    """Deletes a channel with its messages and threads; of a direct conversation only gives it back."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    data = shown(call, channel)
    if channel.type == DM:
        return data
    if channel.type in THREADS:
        remove_thread(call, channel)
        return data
    if not call.pg.access.in_channel(channel, call.me.id) & Permission.MANAGE_CHANNELS:
        raise missing_permissions()
    _remove(call, channel)
    call.pg.emit(Event("CHANNEL_DELETE", data, channel.guild_id, channel.id, structural=True))
    return data


def _remove(call: Call, channel: Channel) -> None:
    directory = call.pg.directory
    for thread in [t for t in directory.threads_of(channel.guild_id or 0) if t.parent_id == channel.id]:
        drop_thread(call, thread)
    for child in [c for c in directory.channels_of(channel.guild_id or 0) if c.parent_id == channel.id]:
        orphan = replace(child, parent_id=None)
        directory.put(orphan)
        event = Event("CHANNEL_UPDATE", shown(call, orphan), child.guild_id, child.id, structural=True)
        call.pg.emit(event)
    scheduling.end_in_channel(call.pg, channel.id)
    for state in call.pg.gatherings.voice_in(channel.id):
        voice.leave(call.pg, state)
    call.pg.messages.remove_channel(channel.id)
    directory.drop(channel)
