"""Application commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playground.errors import missing_access, refused, unauthorised, unknown
from playground.interactions.commands import usable
from playground.payloads.commands import command as shown
from playground.payloads.users import application
from playground.records.commands import Command
from playground.rest.call import Reply
from playground.rest.routing import Routes
from playground.validation import commands as rules
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()
_GLOBAL = "/applications/{application}/commands"
_OF_GUILD = "/applications/{application}/guilds/{guild}/commands"
_FIELDS = ("name", "name_localizations", "description_localizations", "nsfw", "contexts", "integration_types")


def _scope(call: Call, *, change: bool = False) -> tuple[int, int | None]:
    """The application and server of the path; only the bot itself changes its commands."""
    application_id = call.id("application")
    owner = call.pg.directory.users.get(application_id)
    if owner is None or not owner.bot:
        raise unknown("application")
    if change and call.me.id != application_id:
        raise unauthorised()
    if "guild" not in call.params:
        return application_id, None
    guild_id = call.id("guild")
    if call.pg.directory.member(guild_id, call.me.id) is None:
        raise missing_access()
    return application_id, guild_id


@routes("GET", _GLOBAL)
@routes("GET", _OF_GUILD)
async def listed(call: Call) -> list[dict[str, Any]]:
    """An application's commands, with all their localizations; people may ask too."""
    return [shown(c) for c in call.pg.directory.commands_of(*_scope(call))]


@routes("PUT", _GLOBAL, rate=(20, 20.0))
@routes("PUT", _OF_GUILD, rate=(20, 20.0))
async def replaced(call: Call) -> list[dict[str, Any]]:
    """Replaces all commands by those given; one of the same name and type keeps its id."""
    scope = _scope(call, change=True)
    items = call.items
    problems = Problems()
    rules.check_all(items, problems)
    problems.settle()
    _check_count([c.get("type") or 1 for c in items])
    known = {(c.type, c.name): c for c in call.pg.directory.commands_of(*scope)}
    now = [_merged(call, scope, c, known.pop((c.get("type") or 1, c["name"]), None)) for c in items]
    for gone in known.values():
        call.pg.directory.drop(gone)
    return [shown(c) for c in now]


@routes("POST", _GLOBAL, rate=(20, 20.0))
@routes("POST", _OF_GUILD, rate=(20, 20.0))
async def added(call: Call) -> Reply:
    """Adds a command, or overwrites the one of the same name and type."""
    scope = _scope(call, change=True)
    problems = Problems()
    rules.check(call.json, (), problems)
    problems.settle()
    all_known = call.pg.directory.commands_of(*scope)
    kind = call.json.get("type") or 1
    known = next((c for c in all_known if (c.type, c.name) == (kind, call.json["name"])), None)
    if known is None:
        _check_count([c.type for c in all_known] + [kind])
    return Reply(200 if known else 201, shown(_merged(call, scope, call.json, known)))


def _check_count(kinds: list[int]) -> None:
    if rules.too_many(kinds):
        raise refused(30032, f"Maximum number of application commands reached ({rules.MOST_CHAT})")


def _found(call: Call, scope: tuple[int, int | None]) -> Command:
    command = call.pg.directory.commands.get(call.id("command"))
    if command is None or (command.application_id, command.guild_id) != scope:
        raise unknown("application command")
    return command


@routes("GET", _GLOBAL + "/{command}")
@routes("GET", _OF_GUILD + "/{command}")
async def one(call: Call) -> dict[str, Any]:
    """One command."""
    return shown(_found(call, _scope(call)))


@routes("PATCH", _GLOBAL + "/{command}", rate=(20, 20.0))
@routes("PATCH", _OF_GUILD + "/{command}", rate=(20, 20.0))
async def changed(call: Call) -> dict[str, Any]:
    """Changes a command; what is left out stays."""
    scope = _scope(call, change=True)
    old = _found(call, scope)
    body = {
        k: v for k, v in shown(old).items() if k in {*_FIELDS, "description", "options", "type"}
    } | call.json
    problems = Problems()
    rules.check(body, (), problems)
    problems.settle()
    return shown(_merged(call, scope, body, old))


@routes("DELETE", _GLOBAL + "/{command}", rate=(20, 20.0))
@routes("DELETE", _OF_GUILD + "/{command}", rate=(20, 20.0))
async def removed(call: Call) -> None:
    """Deletes a command."""
    call.pg.directory.drop(_found(call, _scope(call, change=True)))


def _merged(call: Call, scope: tuple[int, int | None], body: dict[str, Any], old: Command | None) -> Command:
    number = old.id if old else call.pg.ids.next()
    version = old.version if old else number
    permissions = body.get("default_member_permissions")
    contexts = body.get("contexts")
    if contexts is None and body.get("dm_permission") is False:
        contexts = [0]
    made = Command(
        id=number,
        application_id=scope[0],
        guild_id=scope[1],
        type=body.get("type") or 1,
        name=body["name"],
        version=version,
        description=body.get("description") or "",
        name_localizations=body.get("name_localizations"),
        description_localizations=body.get("description_localizations"),
        options=[_option(o) for o in body.get("options") or []],
        default_member_permissions=None if permissions is None else str(permissions),
        contexts=contexts,
        integration_types=body.get("integration_types") or [0],
        nsfw=bool(body.get("nsfw")),
    )
    if made != old:
        made = replace(made, version=call.pg.ids.next())
        call.pg.directory.put(made)
    return made


def _option(option: dict[str, Any]) -> dict[str, Any]:
    shown_option = {k: v for k, v in option.items() if v is not None}
    if "options" in shown_option:
        shown_option["options"] = [_option(o) for o in shown_option["options"]]
    return shown_option


@routes("GET", "/channels/{channel}/application-command-index")
async def index(call: Call) -> dict[str, Any]:
    """What a person's command picker lists in a channel: what they may use there, of which applications."""
    channel = call.pg.access.channel(call.id("channel"), call.me.id)
    found = usable(call.pg, channel, call.me.id)
    bots = [call.pg.directory.users[i] for i in sorted({c.application_id for c in found})]
    return {"applications": [application(b) for b in bots], "application_commands": [shown(c) for c in found]}
