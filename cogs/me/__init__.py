"""Oneself in chat: `/me overview`, `todo`, `notifications`, `inbox`, `language`, `zone`, `join`, `data`.

One card: the name as shown, the language and the time zone (effective at once, the card drawn anew in them),
whether Techlink may write unasked. Another for what it keeps: to see it, download it, have it erased; one for
how one is notified, one for the inbox. What can be pressed on a message that brought notices (put off, how
often) is answered here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.me import address, consents, notice_presses  # noqa: F401, PLC0415 - importing registers the handlers
    from cogs.me.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
