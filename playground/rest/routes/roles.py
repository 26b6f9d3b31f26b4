"""Roles of a server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import missing_permissions, not_modelled, refused, unknown
from playground.events import Event
from playground.payloads.guilds import role as role_payload
from playground.permissions import EVERYTHING, Permission
from playground.records.guilds import Role
from playground.rest.routing import Routes
from playground.validation.channels import moves
from playground.validation.fields import Bits, Field, Number, Shape, Text, Truth, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()
_MOST = 250
_SHAPE: dict[str, Field] = {
    "name": Text(100),
    "permissions": Bits(),
    "color": Number(0, 0xFFFFFF),
    "colors": Shape({"primary_color": Number(0, 0xFFFFFF)}),
    "hoist": Truth(),
    "mentionable": Truth(),
}


def found(call: Call, guild_id: int) -> Role:
    """The role that the path names.

    Raises:
        DiscordError: 10011.
    """
    role = call.pg.directory.roles[guild_id].get(call.id("role"))
    if role is None:
        raise unknown("role")
    return role


def check_below(call: Call, role: Role) -> None:
    """Only roles below one's own highest may be managed.

    Raises:
        DiscordError: 50013.
    """
    if (role.position, -role.id) >= call.pg.access.top_role(role.guild_id, call.me.id):
        raise missing_permissions()


def _fields(call: Call, guild_id: int) -> dict[str, Any]:
    """The fields a body sets, checked; nobody grants what they do not have."""
    problems = Problems()
    check_shape(_SHAPE, call.json, (), problems)
    problems.settle()
    body = call.json
    for name in ("icon", "unicode_emoji"):
        if body.get(name):
            raise not_modelled(f"a role's {name}")
    fields = {k: body[k] for k in ("name", "color", "hoist", "mentionable") if body.get(k) is not None}
    if (body.get("colors") or {}).get("primary_color") is not None:
        fields["color"] = body["colors"]["primary_color"]
    if body.get("permissions") is not None:
        fields["permissions"] = int(body["permissions"]) & EVERYTHING
        held = call.pg.access.in_guild(guild_id, call.me.id)
        if fields["permissions"] & ~held and not held & Permission.ADMINISTRATOR:
            raise missing_permissions()
    return fields


def _emit(call: Call, name: str, role: Role) -> dict[str, Any]:
    shown = role_payload(role)
    call.pg.emit(Event(name, {"guild_id": str(role.guild_id), "role": shown}, role.guild_id))
    return shown


@routes("GET", "/guilds/{guild}/roles")
async def listed(call: Call) -> list[dict[str, Any]]:
    """All roles, the lowest first."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    roles = call.pg.directory.roles[guild.id].values()
    return [role_payload(r) for r in sorted(roles, key=lambda r: (r.position, r.id))]


@routes("GET", "/guilds/{guild}/roles/{role}")
async def one(call: Call) -> dict[str, Any]:
    """One role."""
    return role_payload(found(call, call.pg.access.guild(call.id("guild"), call.me.id).id))


@routes("POST", "/guilds/{guild}/roles", rate=(20, 10.0))
async def create(call: Call) -> dict[str, Any]:
    """Makes a role, just above @everyone; the others move up."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    if len(call.pg.directory.roles[guild.id]) >= _MOST:
        raise refused(30005, f"Maximum number of guild roles reached ({_MOST})")
    everyone = call.pg.directory.roles[guild.id][guild.id]
    fields: dict[str, Any] = {"name": "new role", "permissions": everyone.permissions} | _fields(
        call, guild.id
    )
    for other in list(call.pg.directory.roles[guild.id].values()):
        if other.position > 0:
            call.pg.directory.put(replace(other, position=other.position + 1))
            _emit(call, "GUILD_ROLE_UPDATE", call.pg.directory.roles[guild.id][other.id])
    made = Role(call.pg.ids.next(), guild.id, **fields, position=1)
    call.pg.directory.put(made)
    return _emit(call, "GUILD_ROLE_CREATE", made)


@routes("PATCH", "/guilds/{guild}/roles", rate=(5, 10.0))
async def reorder(call: Call) -> list[dict[str, Any]]:
    """Moves roles: a list of `{id, position}`."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    top = call.pg.access.top_role(guild.id, call.me.id)
    for move in moves(call.items):
        role = call.pg.directory.roles[guild.id].get(snowflakes.parse(move.get("id")) or 0)
        if role is None:
            raise unknown("role")
        position = move.get("position")
        if position is None or position == role.position:
            continue
        check_below(call, role)
        if (position, -role.id) >= top:
            raise missing_permissions()
        moved = replace(role, position=max(1, position))
        call.pg.directory.put(moved)
        _emit(call, "GUILD_ROLE_UPDATE", moved)
    return await listed(call)


@routes("PATCH", "/guilds/{guild}/roles/{role}", rate=(10, 10.0))
async def change(call: Call) -> dict[str, Any]:
    """Changes a role."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    role = found(call, guild.id)
    check_below(call, role)
    changed = replace(role, **_fields(call, guild.id))
    call.pg.directory.put(changed)
    return _emit(call, "GUILD_ROLE_UPDATE", changed)


@routes("DELETE", "/guilds/{guild}/roles/{role}", rate=(10, 10.0))
async def delete(call: Call) -> None:
    """Deletes a role; members and channels lose it."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    role = found(call, guild.id)
    check_below(call, role)
    if role.managed or role.id == guild.id:
        raise refused(50028, "Invalid Role")
    directory = call.pg.directory
    for member in [m for m in directory.members[guild.id].values() if role.id in m.roles]:
        directory.put(replace(member, roles=[r for r in member.roles if r != role.id]))
    for channel in [c for c in directory.channels_of(guild.id) if any(o.id == role.id for o in c.overwrites)]:
        directory.put(replace(channel, overwrites=[o for o in channel.overwrites if o.id != role.id]))
    directory.drop(role)
    data = {"guild_id": str(guild.id), "role_id": str(role.id)}
    call.pg.emit(Event("GUILD_ROLE_DELETE", data, guild.id))
