"""`/event agenda`, `start`, `attendance`, `minutes`, `feedback`; a message's menu; who is in a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.event import suggestions
from cogs.event.feedback import presses
from cogs.event.group import EVENT
from cogs.event.meeting import after, during, papers  # noqa: F401 - what they answer is known so
from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from locales import mark
from services.events import reading
from services.meetings import connecting

if TYPE_CHECKING:
    from cogs.kit import KitBot

_Words = app_commands.Range[str, 1, 100]


class Meetings(commands.Cog):
    """What is added to the group of events: it is that cog which runs them, this one is never made."""

    @EVENT.command(
        name=command_name("/agenda"),
        description=described("What is on the agenda, with its minutes; who organises it writes it"),
        extras=guide(mark("`/event agenda event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def agenda(self, interaction: discord.Interaction, event: _Words) -> None:
        """The agenda of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await during.open_agenda(press, int(found.id))

    @EVENT.command(
        name=command_name("/start"),
        description=described("An event begins: people check in, you note what is decided, and end it"),
        extras=guide(mark("`/event start event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.own)
    async def start(self, interaction: discord.Interaction, event: _Words) -> None:
        """An event begins, or is on."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await during.begin(press, int(found.id))

    @EVENT.command(
        name=command_name("/attendance"),
        description=described("Who was there: tick the list, take a file of Teams or Zoom, correct it"),
        extras=guide(mark("`/event attendance event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def attendance(self, interaction: discord.Interaction, event: _Words) -> None:
        """Who was there."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await during.open_attendance(press, int(found.id))

    @EVENT.command(
        name=command_name("/minutes"),
        description=described("What was decided and noted; approve it, or send it to those who were there"),
        extras=guide(mark("`/event minutes event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def minutes(self, interaction: discord.Interaction, event: _Words) -> None:
        """The minutes of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await after.open_minutes(press, int(found.id))

    @EVENT.command(
        name=command_name("/feedback"),
        description=described("How it was: say it, without your name; or read what was said of your event"),
        extras=guide(mark("`/event feedback event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def feedback(self, interaction: discord.Interaction, event: _Words) -> None:
        """What people say of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await presses.open_feedback(press, int(found.id))


class Listening(commands.Cog):
    """Who is in an event's voice channel, from when to when."""

    def __init__(self, bot: KitBot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, later: discord.VoiceState
    ) -> None:
        """Called by discord.py when somebody enters, leaves or changes a channel, or mutes themselves."""
        was = None if before.channel is None else before.channel.id
        now = None if later.channel is None else later.channel.id
        if was == now or member.bot:
            return
        server, core = member.guild.id, self._bot.core
        if await core.look_across(connecting.concerned, server, (was, now)):  # most talk is of no event
            await core.across(connecting.moved, server, member.id, was, now)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Called by discord.py after each new session: what happened while nobody listened is caught up."""
        for server in self._bot.guilds:
            for channel in (*server.voice_channels, *server.stage_channels):
                there = [user for user in channel.voice_states if user != server.me.id]
                await self._bot.core.across(connecting.sampled, server.id, channel.id, there)


async def _into_minutes(interaction: discord.Interaction, message: discord.Message) -> None:
    await after.quoted(Press.of(interaction), message)


async def add(bot: KitBot) -> None:
    """Add what listens, and the menu of messages."""
    await bot.add_cog(Listening(bot))
    # Translators: in the menu of a message, max=32
    name = command_name("Add to minutes")
    bot.tree.add_command(app_commands.ContextMenu(name=name, callback=_into_minutes))
