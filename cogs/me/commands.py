"""`/me overview`, `todo`, `notifications`, `inbox`, `language`, `zone` and `data`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described, option_name, suggesting
from cogs.kit.guides import guide
from cogs.me.choosing import show_notifications
from cogs.me.codes import ask_whose
from cogs.me.data import show_data
from cogs.me.inbox import show_inbox
from cogs.me.presses import show
from cogs.me.todo import show_todo
from domain.zones import find_zones
from locales import LANGUAGE_NAMES, mark, translator
from services import me
from services.partner_words import zone_names
from templates.words.networks import zone_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import KitBot


@suggesting
async def zones(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Zones by city or country in any of the languages, each with the time there now."""
    await press.meet()
    now, t = press.core.now(), press.t
    return [
        (f"{zone_name(zone, t)} · {translator(t.language, zone).time(now)}", zone)
        for zone in find_zones(current, zone_names())
    ]


class Me(commands.Cog):
    """The noun "me" in chat."""

    me = app_commands.Group(
        name=command_name("/me"), description=described("You: your language, your time zone, your data")
    )

    @me.command(
        name=command_name("/overview"),
        description=described("Your language and time zone, and what Techlink keeps on you"),
        extras=guide(mark("`/me overview`")),
    )
    async def overview(self, interaction: discord.Interaction) -> None:
        """One's own card."""
        press = Press.of(interaction)
        await show(press, await press.read(me.profile))

    @me.command(
        name=command_name("/todo"),
        description=described("What waits for you, the most pressing first, and what fits into ten minutes"),
        extras=guide(mark("`/me todo`")),
    )
    async def todo(self, interaction: discord.Interaction) -> None:
        """What one owes, out of all nouns."""
        await show_todo(Press.of(interaction))

    @me.command(
        name=command_name("/notifications"),
        description=described("How Techlink notifies you: by which way, when not, how often"),
        extras=guide(mark("`/me notifications`")),
    )
    async def notifications(self, interaction: discord.Interaction) -> None:
        """What one chose, to be changed on the spot."""
        await show_notifications(Press.of(interaction))

    @me.command(
        name=command_name("/inbox"),
        description=described("Your inbox: notifications that wait for you here"),
        extras=guide(mark("`/me inbox`")),
    )
    async def inbox(self, interaction: discord.Interaction) -> None:
        """The newest first."""
        await show_inbox(Press.of(interaction))

    @me.command(
        name=command_name("/language"),
        description=described("Choose the language in which Techlink speaks with you"),
        extras=guide(mark("`/me language language: Português`")),
    )
    @app_commands.rename(language=option_name("language:"))
    @app_commands.describe(language=described("Which one; it applies everywhere, at once"))
    @app_commands.choices(
        language=[app_commands.Choice(name=name, value=code) for code, name in LANGUAGE_NAMES.items()]
    )
    async def language(self, interaction: discord.Interaction, language: str) -> None:
        """Change the language and show the card in it."""
        press = Press.of(interaction)
        await show(press, await press.write(me.choose_language, language))

    @me.command(
        name=command_name("/zone"),
        description=described("Choose the time zone in which you see times"),
        extras=guide(mark("`/me zone zone: Azores`"), mark("`/me zone zone: Europe/Paris`")),
    )
    @app_commands.rename(zone=option_name("zone:"))
    @app_commands.describe(zone=described("A city, or a name such as Europe/Lisbon"))
    @app_commands.autocomplete(zone=zones)
    async def zone(self, interaction: discord.Interaction, zone: app_commands.Range[str, 1, 60]) -> None:
        """Change the time zone and show the card with it."""
        press = Press.of(interaction)
        await show(press, await press.write(me.choose_zone, zone))

    @me.command(
        name=command_name("/join"),
        description=described("You were given a code: say who you are on Discord"),
        extras=guide(mark("`/me join code: K7MP-3XQR`")),
    )
    @app_commands.rename(code=option_name("code:"))
    @app_commands.describe(code=described("Eight letters and figures, from the mail that invited you"))
    async def join(self, interaction: discord.Interaction, code: app_commands.Range[str, 1, 40]) -> None:
        """Ask whether who the code is for is them."""
        await ask_whose(Press.of(interaction), code)

    @me.command(
        name=command_name("/data"),
        description=described("What is kept about you: see it, download it, have it erased"),
        extras=guide(mark("`/me data`")),
    )
    async def data(self, interaction: discord.Interaction) -> None:
        """What is kept, what for, until when."""
        await show_data(Press.of(interaction))


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Me())
