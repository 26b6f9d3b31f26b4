"""Good practices in chat: shared, reviewed, found, taken over.

`sharing` is a short conversation that ends in a review, `searching` finds, `adopting` takes over and tells
what became of it, `exchange` brings innovation agents together. `group` has the command, `cards` the card of
one practice that all of them show, `looking` what is pressed on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.practice.group import Practices  # noqa: PLC0415 - a cog is loaded when the bot asks for it
    from cogs.practice.searching import commands  # noqa: F401, PLC0415 - its commands come in by it
    from cogs.practice.sharing.commands import add as add_sharing  # noqa: PLC0415

    await bot.add_cog(Practices())
    await add_sharing(bot)
