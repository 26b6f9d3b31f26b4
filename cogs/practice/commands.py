"""The noun "practice" in chat: the command group with the subcommands of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from cogs.practice.adopting import commands as adopting
from cogs.practice.exchange import commands as exchange
from cogs.practice.group import PRACTICE

if TYPE_CHECKING:
    from cogs.kit import KitBot

__all__ = ["Practices", "add", "adopting", "exchange"]  # their commands come in with these


class Practices(commands.Cog):
    """The noun "practice" in chat."""

    practice = PRACTICE


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Practices())
