"""The noun "practice" in chat: its parts put their commands into its group when they are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from cogs.practice.adopting import commands as adopting
from cogs.practice.exchange import commands as exchange
from cogs.practice.files import commands as files
from cogs.practice.group import PRACTICE
from cogs.practice.searching import commands as searching
from cogs.practice.sharing import commands as sharing

if TYPE_CHECKING:
    from cogs.kit import KitBot

__all__ = ["Practices", "add", "adopting", "exchange", "files", "searching"]


class Practices(commands.Cog):
    """Runs what is in the group."""

    practice = PRACTICE


async def add(bot: KitBot) -> None:
    """Add the group with all that is in it, and what the parts have besides."""
    await bot.add_cog(Practices())
    await sharing.add(bot)
