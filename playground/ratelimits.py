"""Rate limits as Discord announces them: a bucket per route and major parameter."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass

UNLIMITED = (1_000_000, 1.0)
"""What is announced where Discord announces nothing, or when limits are off: without headers, discord.py
sends the requests of one route one after the other."""


@dataclass(slots=True)
class Bucket:
    """How much of a window is left; `ends` in seconds of the monotonic clock."""

    limit: int
    left: int
    ends: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to announce, and how long to wait (None when the request may pass)."""

    headers: dict[str, str]
    retry_after: float | None


class RateLimits:
    """The buckets of everybody.

    People's requests are counted and announced but never refused, as a person's client here may be a
    script without patience; a bot is held to its limits.
    """

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._buckets: dict[tuple[int, str, str], Bucket] = {}

    def take(
        self, user_id: int, route: str, major: str, rate: tuple[int, float], *, enforce: bool
    ) -> Verdict:
        """Counts one request against its bucket; `rate` is how many in how many seconds."""
        limit, window = rate if self.enabled else UNLIMITED
        now = time.monotonic()
        bucket = self._buckets.get((user_id, route, major))
        if bucket is None or bucket.ends <= now or bucket.limit != limit:
            self._forget_old(now)
            bucket = self._buckets[user_id, route, major] = Bucket(limit, limit, now + window)
        wait = None
        if bucket.left > 0:
            bucket.left -= 1
        elif enforce:
            wait = bucket.ends - now
        return Verdict(_headers(route, bucket, bucket.ends - now), wait)

    def _forget_old(self, now: float) -> None:
        if len(self._buckets) > 10_000:
            self._buckets = {key: b for key, b in self._buckets.items() if b.ends > now}


def _headers(route: str, bucket: Bucket, resets_in: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": f"{zlib.crc32(route.encode()):08x}",
        "X-RateLimit-Limit": str(bucket.limit),
        "X-RateLimit-Remaining": str(bucket.left),
        "X-RateLimit-Reset": f"{time.time() + resets_in:.3f}",
        "X-RateLimit-Reset-After": f"{resets_in:.3f}",
    }
