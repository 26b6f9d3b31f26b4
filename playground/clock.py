"""The playground's time: the machine's, plus an offset that only grows."""

from __future__ import annotations

import time
from datetime import UTC, datetime

EPOCH_MS = 1_420_070_400_000
"""Discord's epoch, 2015-01-01T00:00:00Z, in milliseconds of the Unix epoch."""


class Clock:
    """Time for everybody in the playground; moves forward only.

    The limits of 3 s and 15 min of interactions are real time on purpose: a jump to next
    month must not fail the button that is being pressed.
    """

    def __init__(self, offset_ms: int = 0) -> None:
        self._offset_ms = offset_ms

    @property
    def offset_ms(self) -> int:
        """How far ahead of the machine's clock, in milliseconds."""
        return self._offset_ms

    def now_ms(self) -> int:
        """Milliseconds of the Unix epoch, in playground time."""
        return time.time_ns() // 1_000_000 + self._offset_ms

    def now(self) -> datetime:
        """Playground time as an aware datetime in UTC."""
        return datetime.fromtimestamp(self.now_ms() / 1000, UTC)

    def advance(self, ms: int) -> None:
        """Moves time forward.

        Raises:
            ValueError: when asked to go back.
        """
        if ms < 0:
            raise ValueError("time only moves forward")
        self._offset_ms += ms


def real_ms() -> int:
    """The machine's own clock, in milliseconds of the Unix epoch."""
    return time.time_ns() // 1_000_000


def iso(ms: int) -> str:
    """Milliseconds of the Unix epoch as Discord writes instants: ISO 8601 with offset."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="microseconds")


def parse_iso(text: str) -> int | None:
    """Milliseconds of an ISO 8601 instant; None when it is none. Without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
