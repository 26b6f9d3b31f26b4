"""Which commands a person may use where, and what their use means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import missing_permissions, unknown
from playground.interactions.options import Filling
from playground.permissions import Permission
from playground.records.commands import CHAT, USER, Command

if TYPE_CHECKING:
    from playground.interactions.resolve import Resolver
    from playground.records.guilds import Channel
    from playground.records.messages import Attachment
    from playground.state import Playground

_GUILD_CONTEXT, _BOT_DM_CONTEXT = 0, 1


def usable(pg: Playground, channel: Channel, person_id: int) -> list[Command]:
    """The commands a person may use in a channel, of every bot there."""
    bots = {b.id for b in pg.directory.bots() if present(pg, channel, b.id)}
    reach = {None, channel.guild_id}
    return [
        c
        for c in pg.directory.commands.values()
        if c.application_id in bots and c.guild_id in reach and may_use(pg, c, channel, person_id)
    ]


def present(pg: Playground, channel: Channel, bot_id: int) -> bool:
    """Whether a bot is in the server, or the other side of the conversation."""
    if channel.guild_id is None:
        return bot_id in channel.recipients
    return pg.directory.member(channel.guild_id, bot_id) is not None


def may_use(pg: Playground, command: Command, channel: Channel, person_id: int) -> bool:
    """Whether context and permissions allow a command here."""
    context = _BOT_DM_CONTEXT if channel.guild_id is None else _GUILD_CONTEXT
    if command.contexts is not None and context not in command.contexts:
        return False
    if channel.guild_id is None:
        return True
    held = pg.access.in_channel(channel, person_id)
    if not held & Permission.USE_APPLICATION_COMMANDS:
        return False
    if command.default_member_permissions is None or held & Permission.ADMINISTRATOR:
        return True
    needed = int(command.default_member_permissions)
    return needed != 0 and held & needed == needed


def find(
    pg: Playground, application_id: int, channel: Channel, person_id: int, data: dict[str, Any]
) -> Command:
    """The command that an interaction's `data` means.

    Raises:
        DiscordError: 10063 when there is none here, 50013 when it is not for this person.
    """
    command = pg.directory.commands.get(snowflakes.parse(data.get("id")) or 0)
    if (
        command is None
        or command.application_id != application_id
        or command.guild_id not in {None, channel.guild_id}
    ):
        raise unknown("application command")
    if not may_use(pg, command, channel, person_id):
        raise missing_permissions()
    return command


def used(
    pg: Playground,
    command: Command,
    resolver: Resolver,
    data: dict[str, Any],
    uploads: dict[int, Attachment],
    *,
    partial: bool = False,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The `data` the bot gets, and what the reply says of the command.

    Raises:
        DiscordError: 50035 for a bad option, 10008 or 10013 for a target that is not there.
    """
    filled: dict[str, Any] = {"id": str(command.id), "name": command.name, "type": command.type}
    about: dict[str, Any] = {"name": command.name, "command_type": command.type}
    if command.guild_id is not None:
        filled["guild_id"] = str(command.guild_id)
    if command.type == CHAT:
        options, path = Filling(resolver, uploads, partial=partial).run(data.get("options"), command.options)
        filled["options"] = options
        about["name"] = " ".join([command.name, *path])
    else:
        about |= _target(pg, command, resolver, data)
        filled["target_id"] = str(data.get("target_id"))
    if resolver.found:
        filled["resolved"] = resolver.found
    return filled, about


def _target(pg: Playground, command: Command, resolver: Resolver, data: dict[str, Any]) -> dict[str, Any]:
    if command.type == USER:
        if not resolver.user(data.get("target_id")):
            raise unknown("user")
        return {"target_user_id": str(data["target_id"])}
    target = pg.messages.get(snowflakes.parse(data.get("target_id")) or 0)
    if target is None or not resolver.sees(target):
        raise unknown("message")
    resolver.message(target)
    return {"target_message_id": str(target.id)}
