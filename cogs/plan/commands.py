"""`/plan show`, `due`, `board`, `history`, `new`, `zone`, `action` and `milestone`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, choice, command_name, described, option_name
from cogs.kit.guides import guide
from cogs.plan import answering, evidence, joining, looking, suggestions, working  # noqa: F401 - their presses are known so
from cogs.plan.exporting import Format, export
from cogs.plan.importing.presses import receive
from cogs.plan.windows import describing, funding, indicators, removing  # noqa: F401 - the same
from cogs.plan.windows.actions import open_new_action
from cogs.plan.windows.milestones import open_new_milestone
from cogs.plan.windows.plans import open_new_plan
from cogs.plan.windows.zones import open_new_zone
from domain.actors import Role
from domain.plans.codes import Level
from domain.plans.model import MilestoneKind, PlanId, PlanKind
from locales import mark
from services.plans import reading
from services.plans.lists import DAYS, Scope

if TYPE_CHECKING:
    from cogs.kit import KitBot

_Words = app_commands.Range[str, 1, 100]


class Plans(commands.Cog):
    """The noun "plan" in chat."""

    plan = app_commands.Group(
        name=command_name("/plan"),
        description=described("Innovation plans: zones, actions, milestones, and what is due"),
    )

    @plan.command(
        name=command_name("/show"),
        description=described("Open a plan, a zone, an action or a milestone; without a code, all plans"),
        extras=guide(mark("`/plan show`"), mark("`/plan show what: P2.Z1.A3`")),
    )
    @app_commands.rename(what=option_name("what:"))
    @app_commands.describe(what=described("A code such as P2.Z1.A3, or a title"))
    @app_commands.autocomplete(what=suggestions.anything)
    async def show(self, interaction: discord.Interaction, what: _Words | None = None) -> None:
        """One thing's card, or the list of plans."""
        press = Press.of(interaction)
        if what is None:
            await press.reply(await looking.show_list(press))
            return
        found = await press.read(reading.find, what)
        if found.level is Level.PLAN:
            await looking.open_plan(press, found.id)
            return
        await press.reply(await looking.show(press, found.level, found.id))

    @plan.command(
        name=command_name("/due"),
        description=described("What is overdue or due soon: yours, your partner’s or everybody’s"),
        extras=guide(mark("`/plan due`"), mark("`/plan due whose: everybody’s days: 90`")),
    )
    @app_commands.rename(whose=option_name("whose:"), days=option_name("days:"))
    @app_commands.describe(
        whose=described("Whose milestones; without it, yours"),
        days=described("How many days ahead; without it, 30"),
    )
    @app_commands.choices(
        whose=[
            app_commands.Choice(name=choice("mine"), value=Scope.MINE.value),
            app_commands.Choice(name=choice("my partner’s"), value=Scope.PARTNER.value),
            app_commands.Choice(name=choice("everybody’s"), value=Scope.ALL.value),
        ]
    )
    async def due(
        self,
        interaction: discord.Interaction,
        whose: str = Scope.MINE.value,
        days: app_commands.Range[int, 0, 365] = DAYS,
    ) -> None:
        """What is due to whom."""
        press = Press.of(interaction)
        await press.reply(await looking.show_due(press, whose, days))

    @plan.command(
        name=command_name("/board"),
        description=described("All milestones by how far they are, or by partner"),
        extras=guide(mark("`/plan board`"), mark("`/plan board plan: P2 by: partner`")),
    )
    @app_commands.rename(plan=option_name("plan:"), by=option_name("by:"))
    @app_commands.describe(
        plan=described("Which plan; without it, all of them"),
        by=described("In which columns; without it, by how far they are"),
    )
    @app_commands.choices(
        by=[
            app_commands.Choice(name=choice("status"), value="status"),
            app_commands.Choice(name=choice("partner"), value="partner"),
        ]
    )
    @app_commands.autocomplete(plan=suggestions.plans)
    async def board(
        self, interaction: discord.Interaction, plan: _Words | None = None, by: str = "status"
    ) -> None:
        """The board of one plan or of all."""
        press = Press.of(interaction)
        which = 0 if plan is None else (await press.read(reading.find, plan, Level.PLAN)).id
        await press.reply(await looking.show_board(press, which, int(by == "partner")))

    @plan.command(
        name=command_name("/history"),
        description=described("Who changed what, when and why"),
        extras=guide(mark("`/plan history what: P2.Z1`")),
    )
    @app_commands.rename(what=option_name("what:"))
    @app_commands.describe(what=described("A plan, a zone, an action or a milestone: its code or its title"))
    @app_commands.autocomplete(what=suggestions.anything)
    async def history(self, interaction: discord.Interaction, what: _Words) -> None:
        """What was changed of something, the latest first."""
        press = Press.of(interaction)
        found = await press.read(reading.find, what)
        await press.reply(await looking.show_history(press, found.level.value, found.id))

    @plan.command(
        name=command_name("/export"),
        description=described("A plan as PDF, as a spreadsheet, or its due dates for your calendar"),
        extras=guide(mark("`/plan export plan: P2 as: PDF`")),
    )
    @app_commands.rename(plan=option_name("plan:"), how=option_name("as:"))
    @app_commands.describe(plan=described("Which plan"), how=described("As what; without it, PDF"))
    @app_commands.choices(
        how=[
            app_commands.Choice(name=choice("PDF, to read and print"), value=Format.PDF.value),
            app_commands.Choice(name=choice("spreadsheet, to change and send back"), value=Format.XLSX.value),
            app_commands.Choice(name=choice("calendar, with the due dates"), value=Format.ICS.value),
        ]
    )
    @app_commands.autocomplete(plan=suggestions.plans)
    async def export(
        self, interaction: discord.Interaction, plan: _Words, how: str = Format.PDF.value
    ) -> None:
        """The plan as a file."""
        press = Press.of(interaction)
        found = await press.read(reading.find, plan, Level.PLAN)
        await export(press, PlanId(found.id), Format(how))

    @plan.command(
        name=command_name("/import"),
        description=described("Change a plan by spreadsheet: shown before it is done"),
        extras=guide(mark("`/plan import plan: P2 file: P2.xlsx`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(plan=option_name("plan:"), file=option_name("file:"))
    @app_commands.describe(
        plan=described("Which plan"),
        file=described("The exported spreadsheet with your changes, or one of your own; .xlsx or .csv"),
    )
    @app_commands.autocomplete(plan=suggestions.plans)
    async def import_plan(
        self, interaction: discord.Interaction, plan: _Words, file: discord.Attachment
    ) -> None:
        """What the file would change, before it does."""
        press = Press.of(interaction)
        found = await press.read(reading.find, plan, Level.PLAN)
        await receive(press, PlanId(found.id), file)

    @plan.command(
        name=command_name("/new"),
        description=described("Make a plan: of a region, or the work plan of the project"),
        extras=guide(mark("`/plan new region: Norte`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(kind=option_name("kind:"), region=option_name("region:"))
    @app_commands.describe(
        kind=described("What it is; without it, a region’s innovation plan"),
        region=described("The region: a name or a NUTS code"),
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=choice("innovation plan of a region"), value=PlanKind.REGIONAL.value),
            app_commands.Choice(name=choice("work plan of the project"), value=PlanKind.WORK.value),
        ]
    )
    @app_commands.autocomplete(region=suggestions.regions)
    async def new(
        self,
        interaction: discord.Interaction,
        kind: str = PlanKind.REGIONAL.value,
        region: _Words | None = None,
    ) -> None:
        """The window for a new plan."""
        await open_new_plan(Press.of(interaction), kind, region or "")

    @plan.command(
        name=command_name("/zone", within="/plan"),
        description=described("Add a zone to a plan"),
        extras=guide(mark("`/plan zone plan: P2 theme: Urban mobility`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(plan=option_name("plan:"), theme=option_name("theme:"))
    @app_commands.describe(
        plan=described("To which plan"),
        theme=described("Its theme: one of the list, or your own words"),
    )
    @app_commands.autocomplete(plan=suggestions.plans, theme=suggestions.themes)
    async def zone(self, interaction: discord.Interaction, plan: _Words, theme: _Words | None = None) -> None:
        """The window for a new zone."""
        press = Press.of(interaction)
        found = await press.read(reading.find, plan, Level.PLAN)
        await open_new_zone(press, found.id, theme or "")

    @plan.command(
        name=command_name("/action"),
        description=described("Add an action to a zone"),
        extras=guide(mark("`/plan action zone: P2.Z1`"), role=Role.CONTACT),
    )
    @app_commands.rename(
        zone=option_name("zone:", within="/plan"),
        partner=option_name("partner:"),
        deputy=option_name("deputy:"),
    )
    @app_commands.describe(
        zone=described("To which zone"),
        partner=described("The partner that is responsible; without it, yours"),
        deputy=described("The partner that stands in"),
    )
    @app_commands.autocomplete(
        zone=suggestions.zones, partner=suggestions.partners, deputy=suggestions.partners
    )
    async def action(
        self,
        interaction: discord.Interaction,
        zone: _Words,
        partner: _Words | None = None,
        deputy: _Words | None = None,
    ) -> None:
        """The window for a new action."""
        press = Press.of(interaction)
        found = await press.read(reading.find, zone, Level.ZONE)
        await open_new_action(press, found.id, partner or "", deputy or "")

    @plan.command(
        name=command_name("/milestone"),
        description=described("Add a milestone to an action: what is due, when, and by whom"),
        extras=guide(
            mark("`/plan milestone action: P2.Z1.A3 due: 15/03/2027 owner: Ana`"), role=Role.CONTACT
        ),
    )
    @app_commands.rename(
        action=option_name("action:"),
        due=option_name("due:"),
        owner=option_name("owner:"),
        deputy=option_name("deputy:"),
        kind=option_name("kind:"),
    )
    @app_commands.describe(
        action=described("To which action"),
        due=described("The day: 15/03/2027, “in three weeks”, “end of March”"),
        owner=described("Who answers for it: a member, or the name of somebody who has not joined yet"),
        deputy=described("Who is reminded when it stays overdue"),
        kind=described("What is due; without it, a milestone"),
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=choice("milestone"), value=MilestoneKind.MILESTONE.value),
            app_commands.Choice(name=choice("deliverable"), value=MilestoneKind.DELIVERABLE.value),
            app_commands.Choice(name=choice("report"), value=MilestoneKind.REPORT.value),
            app_commands.Choice(name=choice("meeting"), value=MilestoneKind.MEETING.value),
        ]
    )
    @app_commands.autocomplete(
        action=suggestions.actions, due=suggestions.days, owner=suggestions.owners, deputy=suggestions.owners
    )
    async def milestone(
        self,
        interaction: discord.Interaction,
        action: _Words,
        due: _Words | None = None,
        owner: _Words | None = None,
        deputy: _Words | None = None,
        kind: str = MilestoneKind.MILESTONE.value,
    ) -> None:
        """The window for a new milestone."""
        press = Press.of(interaction)
        found = await press.read(reading.find, action, Level.ACTION)
        await open_new_milestone(
            press, found.id, due=due or "", owner=owner or "", deputy=deputy or "", kind=kind
        )


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Plans())
