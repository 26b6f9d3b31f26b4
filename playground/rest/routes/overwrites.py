"""Permission overwrites of a channel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import missing_permissions, unknown
from playground.events import Event
from playground.payloads.channels import channel as channel_payload
from playground.permissions import Permission
from playground.records.guilds import Channel, Overwrite
from playground.rest.routing import Routes
from playground.validation.fields import Bits, Field, OneOf, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


def parsed(o: dict[str, Any]) -> Overwrite:
    """An overwrite of a checked body."""
    kind = {"role": 0, "member": 1}.get(str(o.get("type")), o.get("type") or 0)
    return Overwrite(int(o["id"]), int(kind), int(o.get("allow") or 0), int(o.get("deny") or 0))


def check_grants(call: Call, guild_id: int, overwrites: list[Overwrite]) -> None:
    """Nobody may allow or deny what they do not have themselves.

    Raises:
        DiscordError: 50013.
    """
    held = call.pg.access.in_guild(guild_id, call.me.id)
    if any((o.allow | o.deny) & ~held for o in overwrites) and not held & Permission.ADMINISTRATOR:
        raise missing_permissions()


@routes("PUT", "/channels/{channel}/permissions/{target}", rate=(10, 15.0))
async def put(call: Call) -> None:
    """Sets what a role or member may do in a channel."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.MANAGE_ROLES)
    problems = Problems()
    shape: dict[str, Field] = {
        "allow": Bits(),
        "deny": Bits(),
        "type": OneOf((0, 1, "role", "member"), required=True),
    }
    check_shape(shape, call.json, (), problems)
    problems.settle()
    made = parsed(call.json | {"id": call.id("target")})
    check_grants(call, channel.guild_id or 0, [made])
    _save(call, channel, [o for o in channel.overwrites if o.id != made.id] + [made])


@routes("DELETE", "/channels/{channel}/permissions/{target}", rate=(10, 15.0))
async def delete(call: Call) -> None:
    """Removes an overwrite."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id, Permission.MANAGE_ROLES)
    rest = [o for o in channel.overwrites if o.id != call.id("target")]
    if len(rest) == len(channel.overwrites):
        raise unknown("permission overwrite")
    _save(call, channel, rest)


def _save(call: Call, channel: Channel, overwrites: list[Overwrite]) -> None:
    changed = replace(channel, overwrites=overwrites)
    call.pg.directory.put(changed)
    data = channel_payload(changed, call.pg.directory, call.pg.messages, call.me.id)
    call.pg.emit(Event("CHANNEL_UPDATE", data, channel.guild_id, channel.id, structural=True))
