"""Keeps the promise of what is kept for a while only: a sweep at the start, and every few hours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import structlog

from services.sweeping import sweep

if TYPE_CHECKING:
    from services.core import Core

EVERY: Final = 6 * 3600.0
_log = structlog.get_logger(__name__)


async def keep_sweeping(core: Core, every: float = EVERY) -> None:
    """Sweep until cancelled. A sweep that fails is logged, and tried again the next time."""
    while True:
        try:
            done = await core.across(sweep)
            files = await core.files.sweep()
        except Exception:  # noqa: BLE001 - the bot goes on: nothing is lost, something is kept too long
            _log.exception("not_swept")
        else:
            if done.drafts or done.acts or done.door or done.guests:
                _log.info("swept", drafts=done.drafts, acts=done.acts, door=done.door, guests=done.guests)
            if files.removed or files.unfinished:
                _log.info("files_swept", removed=files.removed, unfinished=files.unfinished)
        await asyncio.sleep(every)
