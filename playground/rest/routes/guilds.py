"""Servers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import not_modelled
from playground.events import Event
from playground.payloads.guilds import guild as guild_payload
from playground.permissions import Permission
from playground.rest.routing import Routes
from playground.validation.choices import LOCALES
from playground.validation.fields import Field, OneOf, Text, check_shape
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.records.guilds import Guild
    from playground.rest.call import Call

routes = Routes()
_SHAPE: dict[str, Field] = {
    "name": Text(100, 2),
    "description": Text(300),
    "preferred_locale": OneOf(tuple(sorted(LOCALES))),
}
_SETTINGS = (
    "description",
    "system_channel_id",
    "rules_channel_id",
    "default_message_notifications",
    "verification_level",
)

_KNOWN = frozenset({"name", "preferred_locale", *_SETTINGS})


def _shown(call: Call, guild: Guild) -> dict[str, Any]:
    return guild_payload(guild, list(call.pg.directory.roles[guild.id].values()))


@routes("GET", "/guilds/{guild}")
async def one(call: Call) -> dict[str, Any]:
    """A server."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id)
    shown = _shown(call, guild)
    if call.flag("with_counts"):
        members = call.pg.directory.members[guild.id]
        shown["approximate_member_count"] = len(members)
        shown["approximate_presence_count"] = sum(map(call.pg.hub.connected, members))
    return shown


@routes("PATCH", "/guilds/{guild}", rate=(5, 10.0))
async def change(call: Call) -> dict[str, Any]:
    """Changes a server's name, language and a few settings."""
    guild = call.pg.access.guild(call.id("guild"), call.me.id, Permission.MANAGE_GUILD)
    for name in call.json:
        if name not in _KNOWN:
            raise not_modelled(f"a server's {name}")
    problems = Problems()
    check_shape(_SHAPE, call.json, (), problems)
    problems.settle()
    fields = {k: call.json[k] for k in ("name", "preferred_locale") if call.json.get(k) is not None}
    settings = {k: call.json[k] for k in _SETTINGS if k in call.json}
    changed = replace(guild, **fields, settings=guild.settings | settings)
    call.pg.directory.put(changed)
    call.pg.emit(Event("GUILD_UPDATE", _shown(call, changed), guild.id))
    return _shown(call, changed)
