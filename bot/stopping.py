"""An orderly end: on SIGTERM, on Ctrl+C, or when whoever supervises us is gone."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

from bot.parent import parent_gone

if TYPE_CHECKING:
    from collections.abc import Awaitable


async def until_stopped(work: Awaitable[None]) -> bool:
    """Run `work` until it ends or a stop is asked for; whether it was asked for. Raises its error."""
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    job = asyncio.ensure_future(work)
    stops = [asyncio.ensure_future(asked.wait()), asyncio.ensure_future(parent_gone())]
    try:
        await asyncio.wait([job, *stops], return_when=asyncio.FIRST_COMPLETED)
        if job.done():
            await job
            return False
        return True
    finally:
        for task in (job, *stops):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(job, *stops, return_exceptions=True)
