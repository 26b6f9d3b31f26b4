"""Time as the rules see it: something that is asked, never something that is read from the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """Tells the time. The only implementation that reads the machine's is `bot/clock.py`."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...
