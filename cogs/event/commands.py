"""`/event new`, `copy`, `list`, `show`, `calendar`, `people`, `move`, `change`, `cancel` and `history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.event import calendar, guests, looking, making, running, suggestions
from cogs.event.board import COG, Board
from cogs.event.choices import KINDS, REPEATS
from cogs.event.group import EVENT
from cogs.event.invited import InvitationBoard
from cogs.event.meeting import commands as meeting
from cogs.event.polls import commands as polls
from cogs.event.polls.board import PollBoard
from cogs.event.tasks import commands as tasks
from cogs.kit import Press, choice, command_name, described, option_name
from cogs.kit.guides import guide
from domain.actors import Role
from locales import mark
from services.events import reading
from services.events.draft_reading import Typed

if TYPE_CHECKING:
    from cogs.kit import KitBot

# Their commands and presses come in with these.
__all__ = ["Events", "add", "guests", "meeting", "polls", "tasks"]

_Words = app_commands.Range[str, 1, 100]
_Title = app_commands.Range[str, 1, 100]
_Text = app_commands.Range[str, 1, 1000]


class Events(commands.Cog, name=COG):
    """The noun "event" in chat."""

    event = EVENT

    def __init__(self, board: Board, poll_board: PollBoard, invitations: InvitationBoard) -> None:
        self.board = board
        self.poll_board = poll_board
        self.boards = (board, poll_board, invitations)

    async def cog_unload(self) -> None:
        """Called by discord.py when the bot stops."""
        for board in self.boards:
            await board.close()

    @event.command(
        name=command_name("/new"),
        description=described("Announce an event: it is shown first as it was understood"),
        extras=guide(
            mark("`/event new kind: seminar title: Tides and tanks when: next Tuesday 14:00`"),
            mark("`/event new kind: meeting title: Steering when: 12/01/2027 10:00–11:30 for: P1, P3`"),
            role=Role.CONTACT,
        ),
    )
    @app_commands.rename(
        kind=option_name("kind:"),
        title=option_name("title:"),
        when=option_name("when:"),
        length=option_name("length:"),
        place=option_name("place:"),
        audience=option_name("for:"),
        languages=option_name("languages:"),
        seats=option_name("seats:"),
        description=option_name("description:"),
        repeat=option_name("repeat:"),
        until=option_name("until:", within="event"),
    )
    @app_commands.describe(
        kind=described("What it is"),
        title=described("What it is called"),
        when=described("Such as “next Tuesday 14:00” or “12/01/2027 15:00–17:00”"),
        length=described("How long; without it, as its kind usually lasts"),
        place=described("An address, a link, or both; without it, online"),
        audience=described("Partners and people, with commas; without it, the whole network"),
        languages=described("In which languages it is held"),
        seats=described("How many seats; without it, no limit"),
        description=described("What it is about"),
        repeat=described("How it repeats"),
        until=described("How often it repeats, or until which day"),
    )
    @app_commands.choices(kind=KINDS, repeat=REPEATS)
    @app_commands.autocomplete(
        when=suggestions.moments,
        length=suggestions.lengths,
        place=suggestions.places,
        audience=suggestions.audience,
        languages=suggestions.languages,
        until=suggestions.ends,
    )
    async def new(  # noqa: PLR0917 - one command, one press: all that there is to say of an event
        self,
        interaction: discord.Interaction,
        kind: str,
        title: _Title,
        when: _Words,
        length: app_commands.Range[str, 1, 30] | None = None,
        place: app_commands.Range[str, 1, 600] | None = None,
        audience: app_commands.Range[str, 1, 1000] | None = None,
        languages: _Words | None = None,
        seats: app_commands.Range[int, 1, 10_000] | None = None,
        description: _Text | None = None,
        repeat: str | None = None,
        until: _Words | None = None,
    ) -> None:
        """A new event, as a preview."""
        typed = Typed(
            kind=kind,
            title=title,
            when=when,
            length=length or "",
            place=place or "",
            audience=audience or "",
            languages=languages or "",
            seats="" if seats is None else str(seats),
            description=description or "",
            repeat=repeat or "",
            until=until or "",
        )
        await making.begin(Press.of(interaction), typed)

    @event.command(
        name=command_name("/copy"),
        description=described("Announce another event like an earlier one, at another time"),
        extras=guide(mark("`/event copy event: E12 when: in two weeks 14:00`"), role=Role.CONTACT),
    )
    @app_commands.rename(event=option_name("event:"), when=option_name("when:"))
    @app_commands.describe(
        event=described("The event to copy: its code such as E12, or choose from the list"),
        when=described("Such as “next Tuesday 14:00” or “12/01/2027 15:00–17:00”"),
    )
    @app_commands.autocomplete(event=suggestions.events, when=suggestions.moments)
    async def copy(self, interaction: discord.Interaction, event: _Words, when: _Words) -> None:
        """A new event like another, as a preview."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await making.begin_copy(press, int(found.id), when)

    @event.command(
        name=command_name("/list"),
        description=described("What is to come for you, the next first"),
        extras=guide(mark("`/event list`")),
    )
    async def coming(self, interaction: discord.Interaction) -> None:
        """What is to come."""
        await looking.open_list(Press.of(interaction))

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

    @event.command(
        name=command_name("/calendar"),
        description=described("Your events in your own calendar, or one event as a file for it"),
        extras=guide(mark("`/event calendar`"), mark("`/event calendar event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("One event as a file; without it, an address to subscribe to"))
    @app_commands.autocomplete(event=suggestions.events)
    async def calendar(self, interaction: discord.Interaction, event: _Words | None = None) -> None:
        """One's calendar, or a file."""
        press = Press.of(interaction)
        if event is None:
            await calendar.open_calendar(press)
            return
        found = await press.read(reading.called, event)
        await calendar.give_file(press, int(found.id))

    @event.command(
        name=command_name("/people"),
        description=described("Who comes, who waits, who has not answered; also as a file"),
        extras=guide(mark("`/event people event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def people(self, interaction: discord.Interaction, event: _Words) -> None:
        """The people of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await running.show_people(press, int(found.id))

    @event.command(
        name=command_name("/move"),
        description=described("Move an event: it is shown first whom that concerns"),
        extras=guide(mark("`/event move event: E12 when: Thursday 10:00`")),
    )
    @app_commands.rename(
        event=option_name("event:"), when=option_name("when:"), length=option_name("length:")
    )
    @app_commands.describe(
        event=described("Its code such as E12, or choose from the list"),
        when=described("Such as “next Tuesday 14:00” or “12/01/2027 15:00–17:00”"),
        length=described("How long; without it, as long as now"),
    )
    @app_commands.autocomplete(
        event=suggestions.own, when=suggestions.other_moments, length=suggestions.lengths
    )
    async def move(
        self,
        interaction: discord.Interaction,
        event: _Words,
        when: _Words,
        length: app_commands.Range[str, 1, 30] | None = None,
    ) -> None:
        """Another time, as a preview."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await running.begin_move(press, int(found.id), when, length or "")

    @event.command(
        name=command_name("/change"),
        description=described("Change what an event says: title, place, languages, seats, description"),
        extras=guide(mark("`/event change event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"), what=option_name("what:"))
    @app_commands.describe(
        event=described("Its code such as E12, or choose from the list"),
        what=described("Without it, the event itself"),
    )
    @app_commands.choices(
        what=[
            app_commands.Choice(name=choice("the event itself"), value="what"),
            app_commands.Choice(name=choice("for whom it is, and until when one registers"), value="who"),
        ]
    )
    @app_commands.autocomplete(event=suggestions.own)
    async def change(self, interaction: discord.Interaction, event: _Words, what: str = "what") -> None:
        """A window on an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await running.open_change(press, int(found.id), what)

    @event.command(
        name=command_name("/cancel"),
        description=described("Call an event off; whoever was coming is told why"),
        extras=guide(mark("`/event cancel event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.own)
    async def cancel(self, interaction: discord.Interaction, event: _Words) -> None:
        """Whether it is to be called off."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await running.ask_cancel(press, int(found.id))

    @event.command(
        name=command_name("/history"),
        description=described("What was done with an event, when and by whom"),
        extras=guide(mark("`/event history event: E12`")),
    )
    @app_commands.rename(event=option_name("event:"))
    @app_commands.describe(event=described("Its code such as E12, or choose from the list"))
    @app_commands.autocomplete(event=suggestions.events)
    async def history(self, interaction: discord.Interaction, event: _Words) -> None:
        """The history of an event."""
        press = Press.of(interaction)
        found = await press.read(reading.called, event)
        await running.show_history(press, int(found.id))


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Events(Board(bot), PollBoard(bot), InvitationBoard(bot)))
