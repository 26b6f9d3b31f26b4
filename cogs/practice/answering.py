"""Where the next card of a practice goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press


async def answer(press: Press, view: LayoutView) -> None:
    """The next card: in place of one that only the presser sees, else a new one beside what others read."""
    message = press.interaction.message
    if message is not None and message.flags.ephemeral:
        await press.update(view)
    else:
        await press.reply(view)
