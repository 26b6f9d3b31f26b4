"""The way to the portal from chat: `/portal` gives a link that signs one in, for one's own eyes only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the command."""
    from cogs.portal.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
