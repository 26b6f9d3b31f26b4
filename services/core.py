"""The one thing that the shell is given: run this service for that caller, in a transaction of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from domain.files import LARGEST
from services.actors import resolve
from services.conferencing import NoConferences
from services.files import Files

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from domain.actors import Actor, Caller, Visitor
    from domain.clock import Clock
    from services.conferencing import Conferences
    from storage.database import Database
    from storage.transaction import Transaction, Unscoped
    from storage.vault import Vault

P = ParamSpec("P")
T = TypeVar("T")


class Offloader(Protocol):
    """Runs heavy work outside this process. `bot/offload.py` implements it."""

    async def run(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a top-level function with plain data in a worker process and hand back its result."""
        ...


class Core:
    """Reads, writes and heavy work. Built by the composition root, shared by all cogs and pages.

    `emblem` is the picture for the covers of documents, as SVG; `portal` the address under which people open
    the portal, without a slash at its end. Each is "" where there is none. `mails`: there is a server by
    which e-mail goes. `conferences` are the servers on which rooms can be opened.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        offloader: Offloader,
        vault: Vault | None = None,
        largest_file: int = LARGEST,
        *,
        emblem: str = "",
        portal: str = "",
        mails: bool = True,
        conferences: Conferences | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._offloader = offloader
        self.emblem = emblem
        self.portal = portal
        self.mails = mails
        self.conferences: Conferences = conferences or NoConferences()
        self._files = None if vault is None else Files(database, clock, vault, largest_file)

    @property
    def files(self) -> Files:
        """The bytes of files. Raises `LookupError` where the core was built without a place for them."""
        if self._files is None:
            raise LookupError("there is no place for files here")
        return self._files

    async def read(
        self,
        caller: Caller | Visitor,
        fn: Callable[Concatenate[Transaction, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """`fn(tx, actor, …)` on one snapshot of the caller's network. It cannot write."""
        return await self._database.read(lambda tx: _run(tx, caller, fn, *args, **kwargs))

    async def write(
        self,
        caller: Caller | Visitor,
        fn: Callable[Concatenate[Transaction, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """`fn(tx, actor, …)` as one transaction; the result comes after the commit.

        An error undoes all of it. `fn` may be run twice, so it must leave nothing behind but rows.
        """
        return await self._database.write(lambda tx: _run(tx, caller, fn, *args, **kwargs))

    async def across(self, fn: Callable[Concatenate[Unscoped, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`fn(tx, …)` as one transaction over all networks: founding one, and maintenance."""
        return await self._database.write(lambda tx: fn(tx, *args, **kwargs))

    async def look_across(
        self, fn: Callable[Concatenate[Unscoped, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`fn(tx, …)` on one snapshot of all networks. It cannot write."""
        return await self._database.read(lambda tx: fn(tx, *args, **kwargs))

    async def offload(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A top-level function with plain data, in a worker process with limits on time and memory."""
        return await self._offloader.run(fn, *args, **kwargs)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self._clock.now()


def _run(
    tx: Unscoped,
    caller: Caller | Visitor,
    fn: Callable[Concatenate[Transaction, Actor, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    actor = resolve(tx, caller)
    return fn(tx.within(actor.network), actor, *args, **kwargs)
