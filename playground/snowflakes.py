"""Ids as Discord makes them: 42 bits of milliseconds since 2015, 10 of origin, 12 of sequence."""

from __future__ import annotations

from playground.clock import EPOCH_MS, Clock

_LIMIT = 1 << 63


class Snowflakes:
    """Gives ids that grow strictly, also across restarts and when many fall in one millisecond."""

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self._last = last

    def next(self) -> int:
        """A new id, later than every id given before."""
        candidate = (self._clock.now_ms() - EPOCH_MS) << 22
        self._last = candidate if candidate > self._last else self._last + 1
        return self._last


def created_ms(snowflake: int) -> int:
    """When an id was made, in milliseconds of the Unix epoch."""
    return (snowflake >> 22) + EPOCH_MS


def parse(value: object) -> int | None:
    """A snowflake sent as text or number, or None when it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        return None
    number = int(text)
    return number if number < _LIMIT else None
