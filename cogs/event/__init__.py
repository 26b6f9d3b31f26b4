"""Events in chat: announced, answered, moved, called off.

`controls` declares what can be pressed, `cards` draws; `looking` shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    # A cog is loaded when the bot asks for it; the meetings' commands are added to its group before.
    from cogs.event.commands import add  # noqa: PLC0415
    from cogs.event.meeting import commands as meeting  # noqa: PLC0415

    await add(bot)
    await meeting.add(bot)
