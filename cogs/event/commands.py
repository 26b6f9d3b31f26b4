"""`/event show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.event import looking, suggestions
from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from locales import mark
from services.events import reading

if TYPE_CHECKING:
    from cogs.kit import KitBot

_Words = app_commands.Range[str, 1, 100]


class Events(commands.Cog):
    """The noun "event" in chat."""

    event = app_commands.Group(
        name=command_name("/event"),
        description=described(
            "Seminars, conferences, workshops, video-conferences: announce, answer, change"
        ),
    )

    @event.command(
        name=command_name("/show"),
        description=described("Open an event: when, where, who comes, and your answer"),
        extras=guide(mark("`/event show event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def show(self, interaction: discord.Interaction, event: _Words) -> None:
        """One event's card."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await looking.open_event(press, int(found.id))


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Events())
