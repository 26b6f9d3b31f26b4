"""The cog of `/practice`; its subcommands are in the `commands.py` of what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from cogs.practice.files import commands as files
from cogs.practice.group import PRACTICE

if TYPE_CHECKING:
    from cogs.kit import KitBot

__all__ = ["Practices", "add", "files"]  # their commands come in with these


class Practices(commands.Cog):
    """The noun "practice" in chat."""

    practice = PRACTICE


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Practices())
