"""The command `/event`: its subcommands are in `commands`, and in those of `meeting`, `polls` and `tasks`."""

from __future__ import annotations

from typing import Final

from discord import app_commands

from cogs.kit import command_name, described

EVENT: Final = app_commands.Group(
    name=command_name("/event"),
    description=described("Seminars, conferences, workshops, meetings: announce, answer, change"),
)
