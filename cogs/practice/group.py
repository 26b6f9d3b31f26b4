"""The command `/practice`: its subcommands are in the `commands.py` of what they belong to."""

from __future__ import annotations

from typing import Final

from discord import app_commands

from cogs.kit import command_name, described

PRACTICE: Final = app_commands.Group(
    name=command_name("/practice"),
    description=described("Good practices: share one, find one, adopt one"),
)
