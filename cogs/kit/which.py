"""A command in a direct message by somebody of several networks: which one is meant?

The card that asks carries the command's name, so the choice runs the command again, for that network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from cogs.kit.acts import Acts
from domain.errors import WhichNetwork
from templates.markdown import plain

if TYPE_CHECKING:
    from discord.ui import Item

    from cogs.kit.press import Press

acts = Acts("kit")
choose = acts.select("network", str)


def instead(press: Press, error: BaseException) -> list[Item[Any]]:
    """A select of the networks, when that is what is missing and the command can be run again."""
    cause = getattr(error, "original", error)
    command = press.interaction.command
    if not isinstance(cause, WhichNetwork) or not isinstance(command, app_commands.Command):
        return []
    if any(True for _ in press.interaction.namespace):
        # Typed options do not fit into a custom_id: the text says to go on in the server.
        return []
    options = [
        discord.SelectOption(label=plain(name, 100), value=str(network))
        for network, name in cause.networks[:25]
    ]
    return [
        choose.select(None, options, command.qualified_name, placeholder=press.t.text("Choose a network…"))
    ]


@choose.handler
async def _choose(press: Press, name: str) -> None:
    command = _command(press, name)
    press.network = int(press.values[0])
    await press.meet()
    if command.binding is None:
        await command.callback(press.interaction)  # type: ignore[call-arg]  # without a cog
    else:
        await command.callback(command.binding, press.interaction)


def _command(press: Press, name: str) -> app_commands.Command[Any, ..., Any]:
    first, *rest = name.split(" ")
    found: Any = press.interaction.client.tree.get_command(first)
    for part in rest:
        found = found.get_command(part) if found else None
    if not isinstance(found, app_commands.Command):
        raise app_commands.CommandNotFound(name, [])
    return found
