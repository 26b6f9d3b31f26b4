"""Slash commands, guarded like every press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from cogs.kit.guard import show
from cogs.kit.press import Press

if TYPE_CHECKING:
    from cogs.kit.bot import KitBot

_log = structlog.get_logger(__name__)


class KitTree(app_commands.CommandTree["KitBot"]):
    """The command tree: begins each press, shows what a command raises."""

    async def interaction_check(self, interaction: discord.Interaction[KitBot], /) -> bool:
        """Called before each command, where the second without an answer begins to count, and suggestion."""
        press = Press.of(interaction)
        if interaction.type is discord.InteractionType.application_command:
            interaction.client.running.begin(press)
            press.watch()
        return True

    async def on_error(
        self, interaction: discord.Interaction[KitBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Called with whatever a command or its checks raised."""
        press = Press.of(interaction)
        name = interaction.command.qualified_name if interaction.command else "?"
        try:
            await show(press, error, f"/{name}")
        finally:
            finish(press)


async def on_app_command_completion(
    interaction: discord.Interaction[Any],
    command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu,
) -> None:
    """Listens for commands that came to their end without an error."""
    press = Press.of(interaction)
    if not press.answered and not interaction.response.is_done():
        _log.error("unanswered", what=f"/{command.qualified_name}")
        await press.working()
    finish(press)


def finish(press: Press) -> None:
    """The command is through."""
    press.close()
    press.interaction.client.running.end(press)
