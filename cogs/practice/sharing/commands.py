"""`/practice share`, `show`, `mine`, `review`; the menu of a message that makes a draft of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from cogs.practice import looking, suggestions
from cogs.practice.group import PRACTICE
from cogs.practice.sharing import filling, reviewing, rows, steps  # noqa: F401 - their presses are known by it
from domain.actors import Role
from locales import mark
from services.practices import reading

if TYPE_CHECKING:
    from cogs.kit import KitBot

_Words = app_commands.Range[str, 1, 100]


class Sharing(commands.Cog):
    """What is added to the group of practices: whoever runs the group, this one is never made."""

    @PRACTICE.command(
        name=command_name("/share"),
        description=described("Share a good practice: five fields are enough, saved at each step"),
        extras=guide(mark("`/practice share`")),
    )
    async def share(self, interaction: discord.Interaction) -> None:
        """Begin a practice."""
        await filling.begin(Press.of(interaction))

    @PRACTICE.command(
        name=command_name("/show"),
        description=described("Look at a practice, in your language where it has it"),
        extras=guide(mark("`/practice show practice: G12`")),
    )
    @app_commands.rename(practice=option_name("practice:"))
    @app_commands.describe(practice=described("Its code such as G12, or choose from the list"))
    @app_commands.autocomplete(practice=suggestions.practices)
    async def show(self, interaction: discord.Interaction, practice: _Words) -> None:
        """One practice."""
        press = Press.of(interaction)
        await press.reply(looking.full_card(await press.read(reading.called, practice), press.t))

    @PRACTICE.command(
        name=command_name("/mine"),
        description=described("What you shared or have begun: go on, withdraw, say that it is still valid"),
        extras=guide(mark("`/practice mine`")),
    )
    async def mine(self, interaction: discord.Interaction) -> None:
        """One's own practices."""
        await steps.open_mine(Press.of(interaction))

    @PRACTICE.command(
        name=command_name("/review"),
        description=described("What waits for a review: read it, comment, accept it or send it back"),
        extras=guide(mark("`/practice review`"), role=Role.REVIEWER),
    )
    async def review(self, interaction: discord.Interaction) -> None:
        """What waits for a review."""
        await reviewing.open_waiting(Press.of(interaction))


async def _from_message(interaction: discord.Interaction, message: discord.Message) -> None:
    await steps.quoted(Press.of(interaction), message)


async def add(bot: KitBot) -> None:
    """Add the menu of messages."""
    # Translators: in the menu of a message, max=32
    name = command_name("Save as good practice")
    bot.tree.add_command(app_commands.ContextMenu(name=name, callback=_from_message))
