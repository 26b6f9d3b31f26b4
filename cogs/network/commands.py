"""The commands of `/network`: set-up, partners and members, notifications, reminders, retention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, choice, command_name, described, option_name, suggesting
from cogs.kit.guides import guide
from cogs.kit.mirroring import mirror_roles
from cogs.network import (
    controlling,  # noqa: F401 - its presses are known by importing them
    recording,  # noqa: F401 - its presses are known by importing it
)
from cogs.network.arriving import confirming, same, uniting  # noqa: F401 - their presses are known by importing them
from cogs.network.arriving.presses import show_progress
from cogs.network.assigning import ask_remove, assign
from cogs.network.cards.retention import retention_card
from cogs.network.deliveries.presses import show_deliveries
from cogs.network.handover.presses import begin as begin_handover
from cogs.network.importing import presses  # noqa: F401 - its presses are known by importing them
from cogs.network.importing.receiving import receive
from cogs.network.owed.presses import show_mirror
from cogs.network.partners import channel, leaving  # noqa: F401 - their presses are known by importing them
from cogs.network.partners.opening import list_card, partner_card
from cogs.network.practices.presses import show_practices
from cogs.network.presses import setup_card, show_members, show_overview
from cogs.network.reminders.presses import show_reminders
from domain.actors import Caller, ChannelKind, Role
from domain.errors import UnknownNetwork
from domain.folding import fold
from domain.handover import Leaver
from domain.people import Standing
from locales import mark
from services import members, networks
from services.handover import holdings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import KitBot


@suggesting
async def partner_codes(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The partners whose code or name holds what was typed."""
    known = await press.read(networks.partners)
    typed = fold(current)
    return [
        (f"{one.code} · {one.name}", one.code) for one in known if typed in fold(f"{one.code} {one.name}")
    ]


@suggesting
async def leavers(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The partners and members whose code or name holds what was typed."""
    found = await press.read(holdings.leavers, current)
    return [(name, f"{kind.value}:{number}") for kind, number, name in found]


@suggesting
async def takers(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The members whose name holds what was typed."""
    found = await press.read(holdings.leavers, current)
    return [(name, f"{kind.value}:{number}") for kind, number, name in found if kind is Leaver.MEMBER]


class Network(commands.Cog):
    """The noun "network" in chat."""

    def __init__(self, bot: KitBot) -> None:
        self._bot = bot

    network = app_commands.Group(
        name=command_name("/network"),
        description=described("The network: set it up, its partners, its members"),
    )

    @network.command(
        name=command_name("/setup"),
        description=described("Set the network up, or go on where you stopped"),
        extras=guide(mark("`/network setup`"), role=Role.COORDINATOR),
    )
    async def setup_network(self, interaction: discord.Interaction) -> None:
        """Open the guided set-up; on a server without a network it begins one."""
        press = Press.of(interaction)
        if interaction.guild is None:
            raise app_commands.NoPrivateMessage
        await press.core.across(networks.found, press.caller, interaction.guild.name)
        view = await press.read(networks.open_setup)
        await press.reply(await setup_card(press, view))

    @network.command(
        name=command_name("/overview"),
        description=described("The network at a glance: its partners, contacts and coordination"),
        extras=guide(mark("`/network overview`")),
    )
    async def overview(self, interaction: discord.Interaction) -> None:
        """What the network is and who is in it."""
        press = Press.of(interaction)
        await show_overview(press, 0)

    @network.command(
        name=command_name("/partners"),
        description=described("The partners, one card each; the coordination adds and changes them here"),
        extras=guide(mark("`/network partners`"), mark("`/network partners partner: P1`")),
    )
    @app_commands.rename(partner=option_name("partner:"))
    @app_commands.describe(partner=described("Open the card of this partner"))
    @app_commands.autocomplete(partner=partner_codes)
    async def partners(
        self, interaction: discord.Interaction, partner: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """The list of partners, or the card of one."""
        press = Press.of(interaction)
        if partner is None:
            await press.reply(await list_card(press))
            return
        one = await press.read(networks.partner_called, partner)
        await press.reply(await partner_card(press, int(one.id)))

    @network.command(
        name=command_name("/members"),
        description=described("Who belongs to which partner"),
        extras=guide(mark("`/network members`"), mark("`/network members partner: P1`")),
    )
    @app_commands.rename(partner=option_name("partner:"))
    @app_commands.describe(partner=described("Only the members of this partner"))
    @app_commands.autocomplete(partner=partner_codes)
    async def members(
        self, interaction: discord.Interaction, partner: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """The members, of one partner or of all."""
        press = Press.of(interaction)
        one = None if partner is None else await press.read(networks.partner_called, partner)
        await show_members(press, 0 if one is None else int(one.id))

    @network.command(
        name=command_name("/assign"),
        description=described("Put somebody in a partner, or make them contact or coordinator"),
        extras=guide(
            mark("`/network assign member: @Ana partner: P1 role: contact of the partner`"),
            mark("`/network assign member: @Ana function: head of research`"),
            role=Role.COORDINATOR,
        ),
    )
    @app_commands.rename(
        member=option_name("member:"),
        partner=option_name("partner:"),
        function=option_name("function:"),
        role=option_name("role:"),
    )
    @app_commands.describe(
        member=described("Whom"),
        partner=described("The organisation they work for"),
        function=described("What they do there, such as “Head of research”"),
        role=described("What they are in the network; it replaces what they were"),
    )
    @app_commands.choices(
        role=[
            app_commands.Choice(name=choice("member only"), value=Standing.MEMBER.value),
            app_commands.Choice(name=choice("contact of the partner"), value=Standing.CONTACT.value),
            app_commands.Choice(name=choice("coordination of the network"), value=Standing.COORDINATOR.value),
            app_commands.Choice(name=choice("contact and coordination"), value=Standing.BOTH.value),
        ]
    )
    @app_commands.autocomplete(partner=partner_codes)
    async def assign(
        self,
        interaction: discord.Interaction,
        member: discord.Member,
        partner: app_commands.Range[str, 1, 100] | None = None,
        function: app_commands.Range[str, 1, 200] | None = None,
        role: str | None = None,
    ) -> None:
        """Record where somebody belongs and what they are."""
        press = Press.of(interaction)
        one = None if partner is None else await press.read(networks.partner_called, partner)
        standing = None if role is None else Standing(role)
        await assign(press, member, None if one is None else one.id, function, standing)

    @network.command(
        name=command_name("/import"),
        description=described("Partners and members from a spreadsheet; without one, a template to fill in"),
        extras=guide(
            mark("`/network import`"),
            mark("`/network import file: register.xlsx`"),
            role=Role.COORDINATOR,
        ),
    )
    @app_commands.rename(file=option_name("file:"))
    @app_commands.describe(file=described("Partners, members or both: .xlsx or .csv, up to 2 MB"))
    async def import_register(
        self, interaction: discord.Interaction, file: discord.Attachment | None = None
    ) -> None:
        """Show what a spreadsheet would change; its button does it."""
        await receive(Press.of(interaction), file)

    @network.command(
        name=command_name("/arriving"),
        description=described("How far people of your lists are; invite and remind them, hand out codes"),
        extras=guide(mark("`/network arriving`"), role=Role.COORDINATOR),
    )
    async def arriving(self, interaction: discord.Interaction) -> None:
        """Who was listed, invited, has arrived, was confirmed, said no."""
        await show_progress(Press.of(interaction))

    @network.command(
        name=command_name("/remove"),
        description=described("Somebody leaves the network; what they did stays"),
        extras=guide(mark("`/network remove member: @Ana`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(member=option_name("member:"))
    @app_commands.describe(member=described("Whom"))
    async def remove(self, interaction: discord.Interaction, member: discord.Member) -> None:
        """Ask before somebody leaves the network."""
        press = Press.of(interaction)
        subject = members.Subject(member.id, member.display_name, member.bot)
        one = await press.read(members.leaving, subject)
        await press.reply(await ask_remove(press, one))

    @network.command(
        name=command_name("/todo"),
        description=described("Who owes what, by partner and by person; one kind reminder"),
        extras=guide(mark("`/network todo`"), role=Role.COORDINATOR),
    )
    async def todo(self, interaction: discord.Interaction) -> None:
        """The coordination's mirror of what everybody owes."""
        await show_mirror(Press.of(interaction))

    @network.command(
        name=command_name("/handover"),
        description=described("Give what somebody or a whole partner holds to others, in one go"),
        extras=guide(
            mark("`/network handover who: Ana`"),
            mark("`/network handover who: P1 to: Rui`"),
            role=Role.COORDINATOR,
        ),
    )
    @app_commands.rename(who=option_name("who:"), to=option_name("to:"))
    @app_commands.describe(
        who=described("The member or the partner who leaves"),
        to=described("Who takes all of it over, to begin with"),
    )
    @app_commands.autocomplete(who=leavers, to=takers)
    async def handover(
        self,
        interaction: discord.Interaction,
        who: app_commands.Range[str, 1, 100],
        to: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Show what they hold, and choose who takes it over."""
        await begin_handover(Press.of(interaction), who, to)

    @network.command(
        name=command_name("/deliveries"),
        description=described("Notifications: what is due, sent or failed, and why; send again"),
        extras=guide(mark("`/network deliveries`"), role=Role.COORDINATOR),
    )
    async def deliveries(self, interaction: discord.Interaction) -> None:
        """What failed, if anything did; else what is due."""
        await show_deliveries(Press.of(interaction))

    @network.command(
        name=command_name("/reminders"),
        description=described("When milestones are reminded of, and how far owners postpone without asking"),
        extras=guide(mark("`/network reminders`")),
    )
    async def reminders(self, interaction: discord.Interaction) -> None:
        """What holds; who coordinates changes it there."""
        await show_reminders(Press.of(interaction))

    @network.command(
        name=command_name("/practices"),
        description=described("Who reviews good practices, whether experts do too, themes of your own"),
        extras=guide(mark("`/network practices`"), role=Role.COORDINATOR),
    )
    async def practices(self, interaction: discord.Interaction) -> None:
        """What holds; it is changed there."""
        await show_practices(Press.of(interaction))

    @network.command(
        name=command_name("/retention"),
        description=described("For how long the record of what was done is kept, and why"),
        extras=guide(mark("`/network retention last-payment: 2029 years: 5`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(last_payment=option_name("last-payment:"), years=option_name("years:"))
    @app_commands.describe(
        last_payment=described("The year in which a partner is paid last"),
        years=described("For how many years after it; 5 unless the programme asks for more"),
    )
    async def retention(
        self, interaction: discord.Interaction, last_payment: int | None = None, years: int | None = None
    ) -> None:
        """Show it, or say it anew."""
        press = Press.of(interaction)
        if last_payment is None and years is None:
            found = await press.read(networks.show_retention)
        else:
            found = await press.write(networks.set_retention, years=years, last_payment=last_payment)
        await press.reply(retention_card(found, press.t))

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody whom the network knows comes (back) to the server: their roles are waiting for them."""
        address, server = str(member.id), member.guild.id
        caller = Caller(ChannelKind.DISCORD, address, member.display_name, server=server)
        try:
            mirror = await self._bot.core.read(caller, members.own_mirror)
        except UnknownNetwork:
            return
        await mirror_roles(member.guild, mirror)


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Network(bot))
