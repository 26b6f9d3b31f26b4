"""One interaction, whatever its kind: command, button, select or modal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

import discord
import structlog

from cogs.kit import caller as callers
from cogs.kit.cards import line
from cogs.kit.knowing import know
from domain.languages import from_locale
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from discord.ui import LayoutView, Modal

    from cogs.kit.uploads import Upload
    from domain.actors import Actor, Caller
    from locales import Translator
    from services.core import Core

P = ParamSpec("P")
T = TypeVar("T")

# Discord gives three seconds; after one without an answer we say that we are at it.
PATIENCE: Final = 1.0
_KEY: Final = "press"
_log = structlog.get_logger(__name__)


class TooLateError(Exception):
    """A modal can only be the first answer, and another one was given (the kit's own after a second)."""


class Press:
    """What was pressed or typed, by whom, and the ways to answer.

    `values` are a text select's, `picked` a people, role or channel select's objects, `fields` and `uploads`
    a modal's. Who it is the first call of a service finds out, or `meet`; `actor` stays None for whoever is
    not known here. Made by the kit; a slash command says `Press.of(interaction)`.
    """

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        network: int | None = None,
        *,
        picked: Sequence[Any] = (),
        fields: Mapping[str, str] | None = None,
        uploads: Mapping[str, Upload] | None = None,
    ) -> None:
        self.interaction: Final = interaction
        self.network = network
        self.picked: Final = list(picked)
        self.fields: Final = dict(fields or {})
        self.uploads: Final = dict(uploads or {})
        self.actor: Actor | None = None
        self.answered = False
        self._thinking: bool | None = None
        self._turn = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._defer: asyncio.Task[None] | None = None
        interaction.extras[_KEY] = self

    @classmethod
    def of(cls, interaction: discord.Interaction[Any]) -> Press:
        """The press of an interaction: always the same one."""
        known: Press | None = interaction.extras.get(_KEY)
        return known or cls(interaction)

    @property
    def core(self) -> Core:
        """The network's services, through one transaction each."""
        core: Core = self.interaction.client.core
        return core

    @property
    def values(self) -> list[str]:
        """The texts chosen in a select."""
        return [value for value in self.picked if isinstance(value, str)]

    @property
    def user(self) -> discord.User | discord.Member:
        """Who pressed."""
        return self.interaction.user

    @property
    def caller(self) -> Caller:
        """Who pressed, for the core."""
        return callers.of_interaction(self.interaction, self.network)

    @property
    def t(self) -> Translator:
        """The reader's language: their own choice; the client's for whoever is not known here, or not yet."""
        if self.actor is not None:
            return translator(self.actor.language, self.actor.zone)
        return translator(from_locale(str(self.interaction.locale)))

    async def read(self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`core.read` for this caller."""
        return await self.core.read(self.caller, self._remembering(fn), *args, **kwargs)

    async def write(
        self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`core.write` for this caller: back only after the commit."""
        return await self.core.write(self.caller, self._remembering(fn), *args, **kwargs)

    async def offload(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`core.offload`; says first that it may take a while."""
        await self.working()
        return await self.core.offload(fn, *args, **kwargs)

    async def meet(self) -> None:
        """Find out who it is, before something is said to them and no service has been called."""
        await know(self)

    def _remembering(
        self, fn: Callable[Concatenate[Any, Actor, P], T]
    ) -> Callable[Concatenate[Any, Actor, P], T]:
        def run(tx: Any, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            self.actor, self.network = actor, int(actor.network)
            return fn(tx, actor, *args, **kwargs)

        return run

    async def update(self, view: LayoutView, files: Sequence[discord.File] = ()) -> None:
        """Edit the card that was pressed; after a command, the answer given last (or a first one)."""
        async with self._turn:
            if self.answered:
                self._thinking = None
                await self.interaction.edit_original_response(view=view, attachments=list(files))
            elif self.interaction.message is not None:
                await self.interaction.response.edit_message(view=view, attachments=list(files))
            else:
                await self.interaction.response.send_message(view=view, files=list(files), ephemeral=True)
            self._done()

    async def reply(
        self, view: LayoutView, *, ephemeral: bool = True, files: Sequence[discord.File] = ()
    ) -> discord.Message | None:
        """A new message, for the presser alone unless said otherwise."""
        async with self._turn:
            if not self.answered:
                sent = await self.interaction.response.send_message(
                    view=view, files=list(files), ephemeral=ephemeral
                )
                self._done()
                return sent.resource if isinstance(sent.resource, discord.Message) else None
            if self._thinking is ephemeral:
                self._thinking = None
                return await self.interaction.edit_original_response(view=view, attachments=list(files))
            waiting = self._thinking is not None
            if waiting:
                # A follow-up would take the place, and the visibility, of the "thinking" line.
                self._thinking = None
                await self.interaction.edit_original_response(view=line(self.t.text("Here it is.")))
            message = await self.interaction.followup.send(
                view=view, files=list(files), ephemeral=ephemeral, wait=True
            )
            if waiting:
                await self.interaction.delete_original_response()
            return message

    async def open(self, modal: Modal) -> None:
        """Open a modal. Raises `TooLateError` when something was answered before."""
        async with self._turn:
            if self.answered:
                raise TooLateError
            await self.interaction.response.send_modal(modal)
            self._done()

    async def working(self, *, ephemeral: bool = True) -> None:
        """Tell Discord that the answer takes longer; nothing when there was one."""
        async with self._turn:
            if self.answered:
                return
            if self.interaction.message is not None:
                await self.interaction.response.defer()
            else:
                await self.interaction.response.defer(ephemeral=ephemeral, thinking=True)
                self._thinking = ephemeral
            self._done()

    def watch(self) -> None:
        """Begin to count the second after which `working` is said without being asked."""
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._say_working)

    def close(self) -> None:
        """The handler is through."""
        if self._timer is not None:
            self._timer.cancel()

    def _done(self) -> None:
        self.answered = True
        self.close()

    def _say_working(self) -> None:
        self._defer = asyncio.get_running_loop().create_task(self._try_working(), name="kit-defer")

    async def _try_working(self) -> None:
        try:
            await self.working()
        except discord.HTTPException as error:
            _log.warning("defer_failed", error=str(error))
