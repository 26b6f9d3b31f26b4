"""`/portal`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described
from cogs.kit.guides import guide
from cogs.portal.cards import link_card, nowhere_card
from locales import mark
from services import door

if TYPE_CHECKING:
    from cogs.kit import KitBot


class Portal(commands.Cog):
    """The noun "portal" in chat."""

    @app_commands.command(
        name=command_name("/portal"),
        description=described("Your pages on the web: a link that signs you in"),
        extras=guide(mark("`/portal`")),
    )
    async def portal(self, interaction: discord.Interaction) -> None:
        """A link for one sign-in."""
        press = Press.of(interaction)
        address = press.core.portal
        if not address:
            await press.meet()
            await press.reply(nowhere_card(press.t))
            return
        link = await press.write(door.make_link)
        await press.reply(link_card(f"{address}/signin/{link.token}", link.expires_at, press.t))


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Portal())
