"""Users, their servers and their direct conversations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import not_modelled, refused, unknown
from playground.events import Event
from playground.payloads.channels import channel as channel_payload
from playground.payloads.users import me, user
from playground.records.guilds import DM, Channel
from playground.rest.routing import Routes
from playground.validation.fields import Text, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


@routes("GET", "/users/@me")
async def own(call: Call) -> dict[str, Any]:
    """Who is signed in."""
    return me(call.me)


@routes("PATCH", "/users/@me", rate=(2, 3600.0))
async def rename(call: Call) -> dict[str, Any]:
    """Changes one's name."""
    for name in ("avatar", "banner"):
        if call.json.get(name):
            raise not_modelled(f"a user's {name}")
    problems = Problems()
    check_shape({"username": Text(32, 2), "global_name": Text(32, 1)}, call.json, (), problems)
    problems.settle()
    names = {"username": call.json.get("username"), "display_name": call.json.get("global_name")}
    changed = replace(call.me, **{k: v for k, v in names.items() if v is not None})
    call.pg.directory.put(changed)
    call.pg.emit(Event("USER_UPDATE", me(changed), users=frozenset({changed.id})))
    return me(changed)


@routes("GET", "/users/{user}")
async def other(call: Call) -> dict[str, Any]:
    """Anybody."""
    found = call.pg.directory.users.get(call.id("user"))
    if found is None:
        raise unknown("user")
    return user(found)


@routes("GET", "/users/@me/guilds")
async def guilds(call: Call) -> list[dict[str, Any]]:
    """The servers one is in, with one's permissions."""
    after = call.snowflake("after") or 0
    before = call.snowflake("before") or 2**63
    found = [g for g in call.pg.directory.guilds_of(call.me.id) if after < g.id < before]
    return [
        {
            "id": str(g.id),
            "name": g.name,
            "icon": None,
            "banner": None,
            "owner": g.owner_id == call.me.id,
            "permissions": str(call.pg.access.in_guild(g.id, call.me.id)),
            "features": [],
            "approximate_member_count": len(call.pg.directory.members[g.id]),
            "approximate_presence_count": sum(map(call.pg.hub.connected, call.pg.directory.members[g.id])),
        }
        for g in found[: call.whole("limit", 200, 1, 200)]
    ]


@routes("GET", "/users/@me/channels")
async def conversations(call: Call) -> list[dict[str, Any]]:
    """One's direct conversations, the one with the latest message first. Bots get none, as on Discord."""
    if call.me.bot:
        return []
    newest = call.pg.messages.newest
    found = sorted(call.pg.directory.dms_of(call.me.id), key=lambda c: newest.get(c.id, c.id), reverse=True)
    return [channel_payload(c, call.pg.directory, call.pg.messages, call.me.id) for c in found]


@routes("POST", "/users/@me/channels", rate=(10, 10.0))
async def open_conversation(call: Call) -> dict[str, Any]:
    """The direct conversation with somebody; made when there is none."""
    directory = call.pg.directory
    other_id = snowflakes.parse(call.json.get("recipient_id"))
    recipient = directory.users.get(other_id or 0)
    if recipient is None:
        raise unknown("user")
    if recipient.id == call.me.id or (recipient.bot and call.me.bot):
        raise refused(50007, "Cannot send messages to this user", 403)
    found = directory.dm_between(call.me.id, recipient.id)
    if found is None:
        found = Channel(call.pg.ids.next(), DM, recipients=[call.me.id, recipient.id])
        directory.put(found)
        shown = channel_payload(found, directory, call.pg.messages, call.me.id)
        call.pg.emit(Event("CHANNEL_CREATE", shown, users=frozenset({call.me.id})))
    return channel_payload(found, directory, call.pg.messages, call.me.id)
