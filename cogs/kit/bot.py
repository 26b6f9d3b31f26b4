"""What cogs know of the bot: a discord.py bot that has the core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from cogs.kit.running import Running

if TYPE_CHECKING:
    from services.core import Core


class KitBot(commands.Bot):
    """The bot as cogs see it; `bot/client.py` makes the real one."""

    core: Core

    def __init__(self, *args: object, core: Core, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        self.core = core
        self.running = Running()
