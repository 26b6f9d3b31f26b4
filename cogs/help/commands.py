"""`/help`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from cogs.help.presses import asked_card, known_topics, overview_card
from cogs.kit import Press, command_name, described, option_name, suggesting
from cogs.kit.guides import guide
from cogs.kit.links import remember
from locales import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import KitBot

_log = structlog.get_logger(__name__)


@suggesting
async def nouns(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The nouns of the tree, each with what it is about."""
    await press.meet()
    said = [(f"{one.name} · {one.title}", one.key) for one in known_topics(press, frozenset())]
    return [(text, key) for text, key in said if current.casefold() in text.casefold()]


class Help(commands.Cog):
    """The noun "help" in chat."""

    def __init__(self, bot: KitBot) -> None:
        self._bot = bot

    @app_commands.command(
        name=command_name("/help"),
        description=described("What Techlink does, and what you can do here now"),
        extras=guide(mark("`/help`"), mark("`/help topic: network`")),
    )
    @app_commands.rename(topic=option_name("topic:"))
    @app_commands.describe(topic=described("More about one thing"))
    @app_commands.autocomplete(topic=nouns)
    async def help(
        self, interaction: discord.Interaction, topic: app_commands.Range[str, 1, 32] | None = None
    ) -> None:
        """The card of help, or the page of one noun."""
        press = Press.of(interaction)
        card = await overview_card(press) if topic is None else await asked_card(press, topic)
        await press.reply(card)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Learn the commands' ids, so that cards can link them."""
        try:
            remember(await self._bot.tree.fetch_commands())
        except discord.HTTPException as error:
            _log.warning("commands_not_linked", code=error.code)


async def add(bot: KitBot) -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot))
