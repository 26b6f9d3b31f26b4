"""Typed messages in direct messages, guarded like a press: who wrote, the network's services, an answer."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

import discord
import structlog

from cogs.kit import caller as callers
from cogs.kit.errors import card_for
from cogs.kit.guard import told
from cogs.kit.knowing import know
from locales import translator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from discord.ui import LayoutView

    from cogs.kit.bot import KitBot
    from domain.actors import Actor, Caller
    from locales import Translator

P = ParamSpec("P")
T = TypeVar("T")
_log = structlog.get_logger(__name__)


class Heard:
    """A message that somebody typed. A message carries no locale: until a service was called, English."""

    def __init__(self, bot: KitBot, message: discord.Message, network: int | None) -> None:
        self.bot: Final = bot
        self.message: Final = message
        self.network = network
        self.actor: Actor | None = None

    @property
    def caller(self) -> Caller:
        """Who wrote, for the core."""
        return callers.of_message(self.message, self.network)

    @property
    def t(self) -> Translator:
        """The writer's language, once a service was called."""
        return translator(self.actor.language, self.actor.zone) if self.actor else translator("en")

    async def read(self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`core.read` for the writer."""
        return await self.bot.core.read(self.caller, self._remembering(fn), *args, **kwargs)

    async def write(
        self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`core.write` for the writer: back only after the commit."""
        return await self.bot.core.write(self.caller, self._remembering(fn), *args, **kwargs)

    async def send(self, view: LayoutView) -> discord.Message:
        """Answer below the message."""
        return await self.message.channel.send(view=view)

    def _remembering(
        self, fn: Callable[Concatenate[Any, Actor, P], T]
    ) -> Callable[Concatenate[Any, Actor, P], T]:
        def run(tx: Any, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            self.actor, self.network = actor, int(actor.network)
            return fn(tx, actor, *args, **kwargs)

        return run


@asynccontextmanager
async def hearing(bot: KitBot, message: discord.Message, network: int | None = None) -> AsyncIterator[Heard]:
    """Handle a typed message; whatever goes wrong is told in the same conversation."""
    heard = Heard(bot, message, network)
    bot.running.begin(heard)
    try:
        yield heard
    except Exception as error:  # noqa: BLE001 - the last place where it can be told to the person
        await know(heard)
        text = told(error, heard.t, "message", message.author.id)
        try:
            await heard.send(card_for(heard.t, text))
        except discord.HTTPException as failure:
            _log.warning("error_not_shown", what="message", error=repr(error), failure=str(failure))
    finally:
        bot.running.end(heard)
