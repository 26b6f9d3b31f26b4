"""How fast the worker may go: Discord stops who sends too much at once, and people dislike it too."""

from __future__ import annotations

import asyncio
from typing import Final


class Pace:
    """Lets so many through a second, and a few at once after a rest. 0 lets everybody through."""

    def __init__(self, per_second: float, burst: int = 5) -> None:
        self._gap: Final = 1 / per_second if per_second else 0.0
        self._burst: Final = burst
        self._free_at = 0.0

    async def turn(self) -> None:
        """Wait for one's turn; turns are given in the order in which they are asked for."""
        if not self._gap:
            return
        now = asyncio.get_running_loop().time()
        self._free_at = max(self._free_at, now - self._gap * (self._burst - 1)) + self._gap
        wait = self._free_at - self._gap - now
        if wait > 0:
            await asyncio.sleep(wait)
