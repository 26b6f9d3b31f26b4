"""Autocomplete: suggestions while somebody types an option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import structlog
from discord import app_commands

from cogs.kit.press import Press
from domain.errors import DomainError
from templates.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    import discord

    Suggested = Iterable[tuple[str, str | int]]

MOST: Final = 25
_LONGEST: Final = 100
_log = structlog.get_logger(__name__)


def suggesting(
    fn: Callable[[Press, str], Awaitable[Suggested]],
) -> Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[Any]]]]:
    """Decorate `async def waves(press, current) -> [(shown, value), …]` for `@app_commands.autocomplete`.

    The first 25 are shown. When it fails nothing is suggested and the log says why: the person can still
    type, and hears of the error when the command runs.
    """

    async def suggest(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[Any]]:
        try:
            found = list(await fn(Press.of(interaction), current))[:MOST]
        except DomainError:
            return []
        except Exception:  # noqa: BLE001 - logged; see above
            _log.exception("suggestions_failed", what=fn.__name__)
            return []
        return [app_commands.Choice(name=plain(shown, _LONGEST), value=value) for shown, value in found]

    return suggest
