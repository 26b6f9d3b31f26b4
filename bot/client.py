"""The Discord client: which events it wants, which cogs it has, when it tells Discord of its commands."""

from __future__ import annotations

import pkgutil
from typing import TYPE_CHECKING, Any, Final

import discord
import structlog

import cogs
from bot.command_sync import sync_commands
from bot.noticing import load_words
from bot.translator import CommandTranslator
from cogs.kit import KitBot, KitTree, install, verify
from cogs.kit.links import remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from services.core import Core

# The playground's servers are all there at once; Discord sends a large bot's one after the other.
_PATIENCE_PLAYGROUND: Final = 0.1
_PATIENCE_DISCORD: Final = 2.0
_log = structlog.get_logger(__name__)


def intents() -> discord.Intents:
    """What Techlink listens to. Only members is privileged; messages are read in direct messages only."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.members = True
    wanted.guild_scheduled_events = True
    wanted.voice_states = True
    wanted.dm_messages = True
    return wanted


class Techlink(KitBot):
    """The bot. `ready` is called once, when all servers are known.

    `hears` is called with the instant of whatever people do, before that is answered.
    """

    def __init__(
        self,
        core: Core,
        *,
        data: Path,
        playground: bool,
        ready: Callable[[], None],
        hears: Callable[[datetime], None] | None = None,
    ) -> None:
        super().__init__(
            core=core,
            command_prefix=(),
            help_command=None,
            tree_cls=KitTree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            guild_ready_timeout=_PATIENCE_PLAYGROUND if playground else _PATIENCE_DISCORD,
        )
        self._data: Final = data
        self._ready_once: Callable[[], None] | None = ready
        self._hears: Final = hears

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Called by discord.py for each event, before anything that it leads to has begun to run."""
        if self._hears is not None and event_name in ("interaction", "message"):
            self._hears(args[0].created_at)
        super().dispatch(event_name, *args, **kwargs)

    async def setup_hook(self) -> None:
        """Called after login, before the gateway: everything that can be pressed is known before a press."""
        install(self)
        await self.tree.set_translator(CommandTranslator())
        for name in cog_names():
            await self.load_extension(name)
        load_words()
        verify()
        remember(await sync_commands(self, self._data / "commands.json"))

    async def on_ready(self) -> None:
        """Called by discord.py when all servers are known, again after each new session."""
        _log.info("ready", servers=len(self.guilds), user=str(self.user))
        if self._ready_once is not None:
            ready, self._ready_once = self._ready_once, None
            ready()

    async def on_message(self, message: discord.Message, /) -> None:
        """There are no typed commands; cogs listen for themselves."""


def cog_names() -> Iterator[str]:
    """The packages of nouns under `cogs/`, by name, so that nothing above imports them."""
    for module in pkgutil.iter_modules(cogs.__path__, "cogs."):
        if module.ispkg and module.name != "cogs.kit":
            yield module.name
