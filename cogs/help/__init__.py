"""Help in chat: `/help`, made from the command tree, so that no command can be forgotten.

What Techlink does in three lines, what the reader can do here now (by their roles, before and after a
network is set up, in direct messages too), and a page for each noun with examples in their language.

How a command gets into it: give it a `guide` (`cogs/kit/guides.py`), and a new noun its introduction in
`templates/chat/help/topics/<noun>.md.j2`. A test asks for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.help.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
