"""Scheduled events of a server, and who is interested in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.gatherings import scheduling
from playground.payloads.gatherings import interest
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.records.gatherings import ScheduledEvent
    from playground.rest.call import Call

routes = Routes()
_ALL = "/guilds/{guild}/scheduled-events"
_ONE = _ALL + "/{event}"
_MINE = _ONE + "/users/@me"


def _found(call: Call) -> ScheduledEvent:
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    return scheduling.found(call.pg, guild.id, call.id("event"), call.me.id)


@routes("GET", _ALL, rate=(5, 5.0))
async def listed(call: Call) -> list[dict[str, Any]]:
    """Those that are scheduled or under way, and that who asks may see."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    events = [e for e in call.pg.gatherings.of_guild(guild.id) if scheduling.sees(call.pg, e, call.me.id)]
    return [scheduling.shown(call.pg, e, counted=call.flag("with_user_count")) for e in events]


@routes("POST", _ALL, rate=(5, 5.0))
async def create(call: Call) -> dict[str, Any]:
    """Makes one."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    made = await scheduling.create(call.pg, guild.id, call.me, call.json)
    return scheduling.shown(call.pg, made)


@routes("GET", _ONE, rate=(5, 5.0))
async def one(call: Call) -> dict[str, Any]:
    """One, past ones too."""
    return scheduling.shown(call.pg, _found(call), counted=call.flag("with_user_count"))


@routes("PATCH", _ONE, rate=(5, 5.0))
async def change(call: Call) -> dict[str, Any]:
    """Changes one; its `status` starts, ends or cancels it."""
    return scheduling.shown(call.pg, await scheduling.change(call.pg, _found(call), call.me, call.json))


@routes("DELETE", _ONE, rate=(5, 5.0))
async def delete(call: Call) -> None:
    """Deletes one."""
    scheduling.remove(call.pg, _found(call), call.me)


@routes("GET", _ONE + "/users", rate=(5, 5.0))
async def users(call: Call) -> list[dict[str, Any]]:
    """Who is interested, by user id, a page at a time; of `before` and `after` the first holds."""
    e = _found(call)
    limit, before, after = call.whole("limit", 100, 1, 100), call.snowflake("before"), call.snowflake("after")
    who = sorted(call.pg.gatherings.interested[e.id])
    page = [u for u in who if u < before][-limit:] if before else [u for u in who if u > (after or 0)][:limit]
    with_member = call.flag("with_member")
    return [interest(e, u, call.pg.directory, with_member=with_member) for u in page]


@routes("GET", _ONE + "/users/counts", rate=(5, 5.0))
async def count(call: Call) -> dict[str, Any]:
    """How many are interested."""
    interested = len(call.pg.gatherings.interested[_found(call).id])
    return {"guild_scheduled_event_count": interested, "guild_scheduled_event_exception_counts": {}}


@routes("PUT", _MINE, rate=(5, 5.0))
async def want(call: Call) -> dict[str, Any]:
    """A person marks an event as interesting, as Discord's own clients do."""
    e = _found(call)
    scheduling.want(call.pg, e, call.me, interested=True)
    return interest(e, call.me.id, call.pg.directory, with_member=False)


@routes("DELETE", _MINE, rate=(5, 5.0))
async def leave(call: Call) -> None:
    """A person is not interested any more."""
    scheduling.want(call.pg, _found(call), call.me, interested=False)
