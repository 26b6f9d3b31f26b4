"""An orderly end: on SIGTERM, on Ctrl+C, or when whoever supervises us is gone."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING, Any, Final

from bot.parent import parent_gone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine

_AGAIN: Final = 0.5


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
        await _end(job, *stops)


async def to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end, however often whoever awaits it is cancelled meanwhile: for an orderly stop."""
    task = asyncio.ensure_future(work)
    while not task.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.shield(task)
    await task


async def _end(*tasks: asyncio.Future[Any]) -> None:
    """Cancel until all are over: before Python 3.12 `wait_for` (in discord.py) can lose a cancellation."""
    while left := [task for task in tasks if not task.done()]:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=_AGAIN)
    await asyncio.gather(*tasks, return_exceptions=True)
