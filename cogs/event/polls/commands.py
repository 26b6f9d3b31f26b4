"""`/event poll` and `/event polls`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.event import suggestions
from cogs.event.choices import KINDS
from cogs.event.group import EVENT
from cogs.event.polls import making, running, saying
from cogs.event.polls import suggestions as poll_suggestions
from cogs.kit import Press, command_name, described, option_name
from cogs.kit.guides import guide
from domain.actors import Role
from domain.events.model import EventKind
from locales import mark
from services.polls import reading
from services.polls.draft_reading import PollTyped

__all__ = ["Polls", "running"]  # what is pressed is answered there

_Words = app_commands.Range[str, 1, 100]
_Title = app_commands.Range[str, 1, 100]
_Text = app_commands.Range[str, 1, 1000]


class Polls(commands.Cog):
    """What is added to the group of events: it is that cog which runs them, this one is never made."""

    @EVENT.command(
        name=command_name("/poll"),
        description=described("Ask people when they can: several times, one card, the best is taken"),
        extras=guide(
            mark("`/event poll title: Steering times: next Tuesday 14:00; 16/06 10:00; 17/06 9:30`"),
            mark("`/event poll title: Tides times: 15/06 14:00; 16/06 10:00 for: P1, P3 deadline: Friday`"),
            role=Role.CONTACT,
        ),
    )
    @app_commands.rename(
        title=option_name("title:"),
        times=option_name("times:"),
        length=option_name("length:"),
        kind=option_name("kind:"),
        deadline=option_name("deadline:"),
        audience=option_name("for:"),
        place=option_name("place:"),
        languages=option_name("languages:"),
        seats=option_name("seats:"),
        description=option_name("description:"),
    )
    @app_commands.describe(
        title=described("What it is called"),
        times=described("Two or more, with semicolons: next Tuesday 14:00; 16/06 10:00"),
        length=described("How long; without it, as its kind usually lasts"),
        kind=described("What it is; without it, a meeting"),
        deadline=described("Until when people answer; without it, one is proposed"),
        audience=described("Partners and people, with commas; without it, the whole network"),
        place=described("An address, a link, or both; without it, online"),
        languages=described("In which languages it is held"),
        seats=described("How many seats; without it, no limit"),
        description=described("What it is about"),
    )
    @app_commands.choices(kind=KINDS)
    @app_commands.autocomplete(
        times=poll_suggestions.times,
        length=suggestions.lengths,
        deadline=poll_suggestions.deadlines,
        place=suggestions.places,
        audience=suggestions.audience,
        languages=suggestions.languages,
    )
    async def poll(  # noqa: PLR0917 - one command, one press: all that there is to say of an event
        self,
        interaction: discord.Interaction,
        title: _Title,
        times: _Text,
        length: app_commands.Range[str, 1, 30] | None = None,
        kind: str = EventKind.MEETING.value,
        deadline: _Words | None = None,
        audience: _Text | None = None,
        place: app_commands.Range[str, 1, 600] | None = None,
        languages: _Words | None = None,
        seats: app_commands.Range[int, 1, 10_000] | None = None,
        description: _Text | None = None,
    ) -> None:
        """A date poll, as a preview."""
        typed = PollTyped(
            kind=kind,
            title=title,
            length=length or "",
            place=place or "",
            audience=audience or "",
            languages=languages or "",
            seats="" if seats is None else str(seats),
            description=description or "",
            deadline=deadline or "",
        )
        await making.begin(Press.of(interaction), typed, times)

    @EVENT.command(
        name=command_name("/polls"),
        description=described("Date polls: which wait for you, which are decided"),
        extras=guide(mark("`/event polls`"), mark("`/event polls poll: D3`")),
    )
    @app_commands.rename(poll=option_name("poll:"))
    @app_commands.describe(poll=described("Its code such as D3, or choose from the list; without it, all"))
    @app_commands.autocomplete(poll=poll_suggestions.polls)
    async def polls(self, interaction: discord.Interaction, poll: _Words | None = None) -> None:
        """All date polls, or one."""
        press = Press.of(interaction)
        if poll is None:
            await saying.open_list(press)
            return
        found = await press.read(reading.called, poll)
        await saying.open_poll(press, int(found.id))
