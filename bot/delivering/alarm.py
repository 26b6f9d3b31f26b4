"""Wakes the worker when the next notice is due. The truth is in the database; this is only the clock.

One timer of the event loop, set anew each time, is all there is: `docs/decisions.md` says why it is not
APScheduler. The playground's clock may jump and another process may write something earlier, so nobody
sleeps longer than a quarter of a second without looking: a look is three steps in an index.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from storage import across

if TYPE_CHECKING:
    from services.core import Core

LOOK_EVERY: Final = 0.25


class Alarm:
    """Waits for the next due time of all networks."""

    def __init__(self, core: Core) -> None:
        self._core: Final = core

    async def wait(self) -> None:
        """Return when something is due. Raises what the database raises."""
        while True:
            due = await self._core.look_across(across.next_due)
            left = LOOK_EVERY if due is None else (due - self._core.now()).total_seconds()
            if left <= 0:
                return
            await asyncio.sleep(min(left, LOOK_EVERY))
