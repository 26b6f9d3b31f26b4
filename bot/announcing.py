"""Keeps announcements of events and cards of date polls current, whatever changed them: a page, a mail, time.

What is done in chat is shown at once, by the press itself.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import structlog

from cogs.event.board import COG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.client import Techlink
    from cogs.kit.boards import Board

EVERY: Final = 5.0
_log = structlog.get_logger(__name__)


async def keep_announced(bot: Techlink, every: float = EVERY) -> None:
    """Look every so often until cancelled, from when the bot is there."""
    while True:
        await asyncio.sleep(every)
        boards: Iterable[Board[Any]] = getattr(bot.get_cog(COG), "boards", ())
        for board in boards if bot.is_ready() else ():
            try:
                await board.look()
            except Exception:  # noqa: BLE001 - the database may be away; the next look follows
                _log.exception("announcements_not_kept", noun=board.noun)
