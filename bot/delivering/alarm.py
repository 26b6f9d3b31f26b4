"""Wakes the worker a little before the next notice is due. It is only the clock; the database is the truth.

One timer of the event loop, set anew each time, is all there is: `docs/decisions.md` says why it is not
APScheduler. The playground's clock may jump and another process may write something earlier, so nobody
sleeps longer than a quarter of a second without looking: a look is three steps in an index.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from storage import across

if TYPE_CHECKING:
    from datetime import timedelta

    from services.core import Core

LOOK_EVERY: Final = 0.25


class Alarm:
    """Waits until `ahead` of the next due time of all networks."""

    def __init__(self, core: Core, ahead: timedelta) -> None:
        self._core: Final = core
        self._ahead: Final = ahead

    async def wait(self) -> None:
        """Return when something is to be prepared. Raises what the database raises."""
        while True:
            due = await self._core.look_across(across.next_due, self._ahead)
            left = LOOK_EVERY if due is None else (due - self._core.now()).total_seconds()
            if left <= 0:
                return
            await asyncio.sleep(min(left, LOOK_EVERY))
