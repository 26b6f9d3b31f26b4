"""Who pressed or typed, found out before anything is shown: not everybody reads what their client is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import structlog

from domain.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.actors import Actor

_log = structlog.get_logger(__name__)


class Somebody(Protocol):
    """Who pressed or typed: known once a service has been called for them."""

    actor: Actor | None

    async def read(self, fn: Callable[[Any, Actor], None], /) -> None:
        """Call a service for them."""
        ...


async def know(who: Somebody) -> None:
    """Find out who it is, by one quick read; whoever is not known here keeps the client's language.

    Most handlers call a service first, which finds it out as well; those that say something before are held
    to this by `tests/house/test_speaking.py`.
    """
    if who.actor is None:
        try:
            await who.read(_nothing)
        except DomainError:
            return  # nobody of this network, or of several: some handlers are for them too
        except Exception as error:  # noqa: BLE001 - what is wrong is told by the handler, which needs more
            _log.debug("reader_unknown", error=repr(error))


def _nothing(_tx: object, _actor: object) -> None:
    """A service that does nothing: calling it finds the actor."""
