"""`/practice export` and `/practice import`: imported with the others of the group."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, choice, command_name, described, option_name
from cogs.kit.guides import guide
from cogs.practice.files import (  # noqa: F401 - its rows are known by it
    rows,
    vocabulary,
)
from cogs.practice.files.exporting import Format, export
from cogs.practice.files.importing import take
from cogs.practice.group import PRACTICE
from domain.actors import Role
from locales import mark


class FileCommands(commands.Cog):
    """The commands, in a class as the cog's own are. It is never added: `self` is the cog of practices."""

    @PRACTICE.command(
        name=command_name("/export"),
        description=described("The collection as a spreadsheet, as web pages or as data"),
        extras=guide(mark("`/practice export as: spreadsheet`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(how=option_name("as:"))
    @app_commands.describe(how=described("As what; without it, as a spreadsheet"))
    @app_commands.choices(
        how=[
            app_commands.Choice(name=choice("spreadsheet"), value=Format.XLSX.value),
            app_commands.Choice(name=choice("web pages"), value=Format.HTML.value),
            app_commands.Choice(name=choice("JSON"), value=Format.JSON.value),
        ]
    )
    async def export(self, interaction: discord.Interaction, how: str = Format.XLSX.value) -> None:
        """The collection as a file."""
        await export(Press.of(interaction), Format(how))

    @PRACTICE.command(
        name=command_name("/import"),
        description=described("Practices from a spreadsheet or JSON; without one, a template to fill in"),
        extras=guide(
            mark("`/practice import`"),
            mark("`/practice import file: practices.xlsx`"),
            role=Role.COORDINATOR,
        ),
    )
    @app_commands.rename(file=option_name("file:"))
    @app_commands.describe(file=described("Practices as .xlsx, .csv or .json, up to 8 MB"))
    async def import_practices(
        self, interaction: discord.Interaction, file: discord.Attachment | None = None
    ) -> None:
        """Show what a file would change; its button does it."""
        await take(Press.of(interaction), file)

    @PRACTICE.command(
        name=command_name("/vocabulary"),
        description=described("Concepts that the search took over from elsewhere; take them away again"),
        extras=guide(mark("`/practice vocabulary`"), role=Role.COORDINATOR),
    )
    async def vocabulary(self, interaction: discord.Interaction) -> None:
        """The files that concepts came from."""
        await vocabulary.show(Press.of(interaction))
