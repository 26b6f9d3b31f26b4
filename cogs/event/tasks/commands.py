"""`/event tasks` and `/event methodology`: imported with the others of the group."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.event import suggestions
from cogs.event.group import EVENT
from cogs.event.tasks import importing, notices, papers, presses, todo
from cogs.event.tasks.start import methodology_card
from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from locales import mark
from services.events import reading
from services.methodology import exchange

__all__ = ["TaskCommands", "importing", "notices", "papers", "presses", "todo"]

_Words = app_commands.Range[str, 1, 100]


class TaskCommands(commands.Cog):
    """The commands, in a class as the cog's own are. It is never added: `self` is the cog of events."""

    @EVENT.command(
        name=command_name("/tasks"),
        description=described("What there is to do for an event, what is late, what a controller would miss"),
        extras=guide(mark("`/event tasks event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def tasks(self, interaction: discord.Interaction, event: _Words) -> None:
        """The board of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await presses.open_board(press, int(found.id))

    @EVENT.command(
        name=command_name("/methodology"),
        description=described("How we organise events: the handbook, and changing it by spreadsheet"),
        extras=guide(
            mark("`/event methodology`"),
            mark("`/event methodology file: methodology.xlsx`"),
        ),
    )
    @app_commands.rename(file=option_name("file:"))
    @app_commands.describe(file=described("The changed spreadsheet; for the coordination"))
    async def methodology(
        self, interaction: discord.Interaction, file: discord.Attachment | None = None
    ) -> None:
        """The methodology, or what a file would change of it."""
        press = Press.of(interaction)
        if file is not None:
            await importing.take(press, file)
            return
        await press.reply(methodology_card(await press.read(exchange.overview), press.t))
