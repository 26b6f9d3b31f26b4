"""`/practice search` and `/practice searches`: imported with the others of the group."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from cogs.practice.group import PRACTICE
from cogs.practice.searching import keeping, offered, presses, suggestions
from locales import mark

__all__ = ["Searching", "offered"]  # the button for other nouns comes in with it

_Words = app_commands.Range[str, 1, 500]


class Searching(commands.Cog):
    """What is added to the group of practices: whoever runs the group, this one is never made."""

    @PRACTICE.command(
        name=command_name("/search"),
        description=described("Find practices by words in any of the four languages"),
        extras=guide(
            mark("`/practice search words: cargo bikes last mile`"),
            mark("`/practice search words: heating schools theme: energy where: Norte`"),
        ),
    )
    @app_commands.rename(
        words=option_name("words:"),
        theme=option_name("theme:"),
        where=option_name("where:"),
        language=option_name("language:"),
    )
    @app_commands.describe(
        words=described("What you are looking for, as you would say it"),
        theme=described("Only practices of this theme"),
        where=described("Only practices of this country or region"),
        language=described("Only practices that are written in this language"),
    )
    @app_commands.autocomplete(
        words=suggestions.words,
        theme=suggestions.theme,
        where=suggestions.where,
        language=suggestions.language,
    )
    async def search(
        self,
        interaction: discord.Interaction,
        words: _Words | None = None,
        theme: app_commands.Range[str, 1, 100] | None = None,
        where: app_commands.Range[str, 1, 100] | None = None,
        language: app_commands.Range[str, 1, 30] | None = None,
    ) -> None:
        """What is found, or with no word and no filter, what is new."""
        await presses.begin(Press.of(interaction), words or "", theme or "", where or "", language or "")

    @PRACTICE.command(
        name=command_name("/searches"),
        description=described("The searches that you keep: run one again, or remove it"),
        extras=guide(mark("`/practice searches`")),
    )
    async def searches(self, interaction: discord.Interaction) -> None:
        """What somebody keeps."""
        await keeping.open_saved(Press.of(interaction))
