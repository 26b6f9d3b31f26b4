"""Members of a server, and their roles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.clock import parse_iso
from playground.errors import missing_permissions, refused, unknown
from playground.events import Event
from playground.gatherings import scheduling, voice
from playground.payloads.guilds import member as member_payload
from playground.payloads.users import user as user_payload
from playground.permissions import Permission
from playground.records.guilds import STAGE, VOICE
from playground.rest.routes.roles import check_below
from playground.rest.routes.roles import found as found_role
from playground.rest.routing import Routes
from playground.validation.fields import Field, Instant, ListOf, Snowflake, Text, Truth, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.records.guilds import Member
    from playground.rest.call import Call

routes = Routes()
_ONE = "/guilds/{guild}/members/{user}"
_SHAPE: dict[str, Field] = {
    "nick": Text(32),
    "roles": ListOf(Snowflake(), 250),
    "communication_disabled_until": Instant(),
    "mute": Truth(),
    "deaf": Truth(),
    "channel_id": Snowflake(),
}


def _shown(call: Call, m: Member) -> dict[str, Any]:
    return member_payload(m, call.pg.directory.users[m.user_id])


def _found(call: Call, guild_id: int) -> Member:
    member = call.pg.directory.member(guild_id, call.id("user"))
    if member is None:
        raise unknown("member")
    return member


def _save(call: Call, m: Member) -> dict[str, Any]:
    call.pg.directory.put(m)
    shown = _shown(call, m)
    call.pg.emit(Event("GUILD_MEMBER_UPDATE", shown | {"guild_id": str(m.guild_id)}, m.guild_id))
    return shown


@routes("GET", "/guilds/{guild}/members", rate=(10, 10.0))
async def listed(call: Call) -> list[dict[str, Any]]:
    """Members by id, a page at a time."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    after, limit = call.snowflake("after") or 0, call.whole("limit", 1, 1, 1000)
    found = sorted(call.pg.directory.members[guild.id].items())
    return [_shown(call, m) for user_id, m in found if user_id > after][:limit]


@routes("GET", "/guilds/{guild}/members/search", rate=(10, 10.0))
async def search(call: Call) -> list[dict[str, Any]]:
    """Members whose name or nickname begins with a text."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    query, limit = call.query.get("query", "").lower(), call.whole("limit", 1, 1, 1000)
    found = [m for m in call.pg.directory.members[guild.id].values() if _begins(call, m, query)]
    return [_shown(call, m) for m in found[:limit]]


def _begins(call: Call, m: Member, query: str) -> bool:
    user = call.pg.directory.users[m.user_id]
    return any((name or "").lower().startswith(query) for name in (m.nick, user.display_name, user.username))


@routes("GET", _ONE)
async def one(call: Call) -> dict[str, Any]:
    """One member."""
    return _shown(call, _found(call, call.pg.access.guild(call.id("guild"), call.me.id).id))


@routes("PATCH", "/guilds/{guild}/members/@me", rate=(5, 5.0))
async def change_self(call: Call) -> dict[str, Any]:
    """Changes one's own nickname."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.CHANGE_NICKNAME)
    _check(call)
    member = call.pg.directory.members[guild.id][call.me.id]
    return _save(call, replace(member, nick=call.json.get("nick") or None))


@routes("PATCH", _ONE, rate=(10, 10.0))
async def change(call: Call) -> dict[str, Any]:
    """Changes nickname, roles or time-out, each with its own permission, of members below oneself."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    member = _found(call, guild.id)
    _check(call)
    needed = 0
    fields: dict[str, Any] = {}
    if "nick" in call.json:
        needed |= Permission.MANAGE_NICKNAMES
        fields["nick"] = call.json["nick"] or None
    if call.json.get("roles") is not None:
        needed |= Permission.MANAGE_ROLES
        fields["roles"] = _roles(call, guild.id, member)
    if "communication_disabled_until" in call.json:
        needed |= Permission.MODERATE_MEMBERS
        until = call.json["communication_disabled_until"]
        fields["timeout_until_ms"] = (parse_iso(until) or 0) if until else 0
    if {"mute", "deaf", "channel_id"} & set(call.json):
        return _change_in_voice(call, member, needed, fields)
    call.pg.access.guild(guild.id, call.me.id, needed)
    _check_stands_below(call, member)
    return _save(call, replace(member, **fields))


def _change_in_voice(call: Call, member: Member, needed: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Mutes, deafens, moves to another channel, or (with null) takes out of voice, whoever is in it."""
    state = call.pg.gatherings.voice.get((member.guild_id, member.user_id))
    bits = {
        "mute": Permission.MUTE_MEMBERS,
        "deaf": Permission.DEAFEN_MEMBERS,
        "channel_id": Permission.MOVE_MEMBERS,
    }
    needed |= sum(bit for name, bit in bits.items() if name in call.json)
    call.pg.access.guild(member.guild_id, call.me.id, needed)
    if fields:
        _check_stands_below(call, member)
    if state is None:
        raise refused(40032, "Target user is not connected to voice.")
    heard = {k: call.json[k] for k in ("mute", "deaf") if call.json.get(k) is not None}
    if "channel_id" in call.json and call.json["channel_id"] is None:
        voice.leave(call.pg, state)
    elif "channel_id" in call.json:
        needed = Permission.CONNECT | Permission.MOVE_MEMBERS
        channel = call.pg.access.channel(snowflakes.parse(call.json["channel_id"]) or 0, call.me.id, needed)
        if channel.guild_id != member.guild_id or channel.type not in {VOICE, STAGE}:
            raise refused(50024, "Cannot execute action on this channel type")
        voice.move(call.pg, replace(state, **heard), channel)
    else:
        voice.change(call.pg, state, **heard)
    return _save(call, replace(member, **fields)) if fields else _shown(call, member)


def _check(call: Call) -> None:
    problems = Problems()
    check_shape(_SHAPE, call.json, (), problems)
    problems.settle()


def _check_stands_below(call: Call, member: Member) -> None:
    top = call.pg.access.top_role
    if member.user_id != call.me.id and top(member.guild_id, member.user_id) >= top(
        member.guild_id, call.me.id
    ):
        raise missing_permissions()


def _roles(call: Call, guild_id: int, member: Member) -> list[int]:
    known = call.pg.directory.roles[guild_id]
    wanted = [snowflakes.parse(r) or 0 for r in call.json["roles"]]
    for role_id in wanted:
        if role_id not in known:
            raise unknown("role")
    for changed in set(wanted) ^ set(member.roles):
        if changed in known:
            check_below(call, known[changed])
    return [r for r in wanted if r != guild_id]


@routes("PUT", _ONE + "/roles/{role}", rate=(10, 10.0))
async def add_role(call: Call) -> None:
    """Gives a member a role."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    member, role = _found(call, guild.id), found_role(call, guild.id)
    check_below(call, role)
    if role.managed:
        raise missing_permissions()
    if role.id not in member.roles:
        _save(call, replace(member, roles=[*member.roles, role.id]))


@routes("DELETE", _ONE + "/roles/{role}", rate=(10, 10.0))
async def remove_role(call: Call) -> None:
    """Takes a role from a member."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_ROLES)
    member, role = _found(call, guild.id), found_role(call, guild.id)
    check_below(call, role)
    if role.id in member.roles:
        _save(call, replace(member, roles=[r for r in member.roles if r != role.id]))


@routes("DELETE", _ONE, rate=(5, 5.0))
async def kick(call: Call) -> None:
    """Removes a member from a server."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.KICK_MEMBERS)
    member = _found(call, guild.id)
    _check_stands_below(call, member)
    data = {"guild_id": str(guild.id), "user": user_payload(call.pg.directory.users[member.user_id])}
    if state := call.pg.gatherings.voice.get((guild.id, member.user_id)):
        voice.leave(call.pg, state)
    scheduling.forget_member(call.pg, guild.id, member.user_id)
    call.pg.emit(Event("GUILD_MEMBER_REMOVE", data, guild.id))
    call.pg.directory.drop(member)
    call.pg.emit(Event("GUILD_DELETE", {"id": str(guild.id)}, guild.id, users=frozenset({member.user_id})))
