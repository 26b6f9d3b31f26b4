"""Who comes into an event's room on Discord, and who leaves it: heard there, for whoever keeps attendance.

`bot/event_mirroring/listening.py` calls what is given to it as `Presence`; without one nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from storage.transaction import Unscoped

Moved = Callable[[Unscoped, int, int, int | None, int | None], object]
Sampled = Callable[[Unscoped, int, int, Iterable[int]], object]


@dataclass(frozen=True)
class Presence:
    """What keeps it, each in a transaction of its own.

    `moved(tx, server, user, before, after)`: a user left one channel (None: none) for another, just now.
    `sampled(tx, server, channel, users)`: these are in an event's room now, after a time in which nobody
    listened.
    """

    moved: Moved
    sampled: Sampled
