"""Which handlers are at work, so that a stop can wait for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable


class Running:
    """A set of things at work, and a way to wait until it is empty."""

    def __init__(self) -> None:
        self._at_work: set[Hashable] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def begin(self, work: Hashable) -> None:
        """Something starts."""
        self._at_work.add(work)
        self._idle.clear()

    def end(self, work: Hashable) -> None:
        """It is over. Harmless for what never began."""
        self._at_work.discard(work)
        if not self._at_work:
            self._idle.set()

    def __len__(self) -> int:
        return len(self._at_work)

    async def wait(self, seconds: float) -> bool:
        """Wait until nothing is at work, at most that long; whether it came to that."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True
