"""Good practices in chat: shared, reviewed, found, taken over.

`sharing` is a short conversation that ends in a review, `searching` finds, `adopting` takes over and tells
what became of it, `exchange` brings innovation agents together, `files` takes practices in and out. `group`
has the command, `cards` the card of one practice that all of them show, `looking` what is pressed on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.practice.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
