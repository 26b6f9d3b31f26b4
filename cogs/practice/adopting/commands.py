"""`/practice adopt`, `adopted` and `channel`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described, option_name
from cogs.kit.cards import line
from cogs.kit.guides import guide
from cogs.practice.adopting import going, rows, suggestions, taking, talking
from cogs.practice.answering import answer
from cogs.practice.group import PRACTICE
from domain.actors import Role
from locales import mark
from services.practices import reading
from services.practices.adopting import opinions
from services.practices.adopting.views import Typed

__all__ = ["AdoptingCommands", "rows", "talking"]  # what is pressed is answered there

_Words = app_commands.Range[str, 1, 100]


class AdoptingCommands(commands.Cog):
    """The commands, in a class as the cog's own are. It is never added: `self` is the cog of practices."""

    @PRACTICE.command(
        name=command_name("/adopt"),
        description=described("Adopt a practice where you are: its author is told"),
        extras=guide(
            mark("`/practice adopt practice: G12`"),
            mark("`/practice adopt practice: G12 when: end of June action: P2.Z1.A3`"),
        ),
    )
    @app_commands.rename(
        practice=option_name("practice:"),
        when=option_name("when:"),
        action=option_name("action:"),
        partner=option_name("partner:"),
    )
    @app_commands.describe(
        practice=described("Which practice: its code or its title"),
        when=described("When it is planned: 15/03/2027, “in three weeks”, “end of March”"),
        action=described("The action of a plan that gets a milestone of it"),
        partner=described("For which partner; without it, yours"),
    )
    @app_commands.autocomplete(
        practice=suggestions.practices,
        when=suggestions.days,
        action=suggestions.actions,
        partner=suggestions.partners,
    )
    async def adopt(
        self,
        interaction: discord.Interaction,
        practice: _Words,
        when: _Words | None = None,
        action: _Words | None = None,
        partner: _Words | None = None,
    ) -> None:
        """The window to take it over."""
        press = Press.of(interaction)
        found = await press.read(reading.called, practice)
        typed = Typed(planned=when or "", action=action or "", partner=partner or "")
        await taking.open_window(press, int(found.practice.id), typed)

    @PRACTICE.command(
        name=command_name("/adopted"),
        description=described("What you adopted, and how it goes there"),
        extras=guide(mark("`/practice adopted`")),
    )
    async def adopted(self, interaction: discord.Interaction) -> None:
        """What somebody took over."""
        await going.open_mine(Press.of(interaction))

    @PRACTICE.command(
        name=command_name("/channel", within="/practice"),
        description=described("Where questions on practices are talked about; without a channel, nowhere"),
        extras=guide(mark("`/practice channel where: #practices`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(where=option_name("where:"))
    @app_commands.describe(where=described("A channel that members read; each question gets a thread there"))
    async def channel(
        self, interaction: discord.Interaction, where: discord.TextChannel | None = None
    ) -> None:
        """The channel in which questions get their threads."""
        press = Press.of(interaction)
        await press.write(opinions.talk_in, where.id if where is not None else None)
        t = press.t
        said = (
            t.text("Questions on practices get a thread in {channel} from now on.", channel=where.mention)
            if where is not None
            else t.text("Questions on practices go to their authors alone from now on.")
        )
        await answer(press, line(said))
