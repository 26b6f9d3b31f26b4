"""A server's channels: list, create, reorder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import refused, unknown
from playground.events import Event
from playground.payloads.channels import channel as channel_payload
from playground.permissions import Permission
from playground.records.guilds import Channel
from playground.rest.call import Reply
from playground.rest.routes.overwrites import check_grants, parsed
from playground.rest.routing import Routes
from playground.validation import channels as rules

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()
_MOST = 500


def _shown(call: Call, channel: Channel) -> dict[str, Any]:
    return channel_payload(channel, call.pg.directory, call.pg.messages, call.me.id)


@routes("GET", "/guilds/{guild}/channels")
async def listed(call: Call) -> list[dict[str, Any]]:
    """All channels for a bot, those in sight for a person."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    found = call.pg.directory.channels_of(guild.id)
    return [_shown(call, c) for c in found if call.me.bot or call.pg.access.sees(c, call.me.id)]


@routes("POST", "/guilds/{guild}/channels", rate=(20, 10.0))
async def create(call: Call) -> Reply:
    """Makes a channel."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_CHANNELS)
    body = call.json
    rules.check_new(body)
    overwrites = [parsed(o) for o in body.get("permission_overwrites") or []]
    if overwrites:
        call.pg.access.guild(guild.id, call.me.id, Permission.MANAGE_ROLES)
        check_grants(call, guild.id, overwrites)
    existing = call.pg.directory.channels_of(guild.id)
    if len(existing) >= _MOST:
        raise refused(30013, f"Maximum number of guild channels reached ({_MOST})")
    kind = body.get("type") or 0
    made = Channel(
        id=call.pg.ids.next(),
        type=kind,
        guild_id=guild.id,
        name=rules.tidy_name(body["name"], kind),
        position=body["position"]
        if body.get("position") is not None
        else 1 + max((c.position for c in existing), default=-1),
        parent_id=rules.parent(call.pg.directory, guild.id, body.get("parent_id")),
        topic=body.get("topic") or None,
        nsfw=bool(body.get("nsfw")),
        rate_limit_per_user=body.get("rate_limit_per_user") or 0,
        overwrites=overwrites,
        settings={k: body[k] for k in rules.KEPT if body.get(k) is not None},
    )
    call.pg.directory.put(made)
    data = _shown(call, made)
    call.pg.emit(Event("CHANNEL_CREATE", data, guild.id, made.id, structural=True))
    return Reply(201, data)


@routes("PATCH", "/guilds/{guild}/channels", rate=(5, 10.0))
async def reorder(call: Call) -> None:
    """Moves channels: a list of `{id, position, parent_id}`."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_CHANNELS)
    for move in rules.moves(call.items):
        channel = call.pg.directory.channels.get(snowflakes.parse(move.get("id")) or 0)
        if channel is None or channel.guild_id != guild.id:
            raise unknown("channel")
        position = move.get("position")
        parent = (
            rules.parent(call.pg.directory, guild.id, move["parent_id"])
            if "parent_id" in move
            else channel.parent_id
        )
        moved = replace(
            channel, position=channel.position if position is None else position, parent_id=parent
        )
        call.pg.directory.put(moved)
        call.pg.emit(Event("CHANNEL_UPDATE", _shown(call, moved), guild.id, moved.id, structural=True))
