"""`/practice visit`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, choice, command_name, described, option_name
from cogs.kit.guides import guide
from cogs.practice.exchange import presses
from cogs.practice.group import PRACTICE
from domain.practices.exchange import Side
from locales import mark


class ExchangeCommands(commands.Cog):
    """The command, in a class as the cog's own are. It is never added: `self` is the cog of practices."""

    @PRACTICE.command(
        name=command_name("/visit"),
        description=described("Innovation agents visit each other: offer a visit, ask for one, take one up"),
        extras=guide(mark("`/practice visit`"), mark("`/practice visit what: offer one`")),
    )
    @app_commands.rename(what=option_name("what:"))
    @app_commands.describe(what=described("What you would like; without it, the list of all"))
    @app_commands.choices(
        what=[
            app_commands.Choice(name=choice("offer one"), value=Side.OFFER.value),
            app_commands.Choice(name=choice("ask for one"), value=Side.REQUEST.value),
        ]
    )
    async def visit(self, interaction: discord.Interaction, what: str = "") -> None:
        """The list, or the window for a new one."""
        press = Press.of(interaction)
        if what:
            await presses.open_new(press, Side(what))
            return
        await presses.open_list(press)
