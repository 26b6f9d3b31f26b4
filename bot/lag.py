"""Event-loop lag: how late the loop wakes somebody who asked to be woken. One number for "is it choking?"."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections import deque
from typing import Final

import structlog

_EVERY: Final = 0.1
_KEPT: Final = 600
_REPORT: Final = 600
_log = structlog.get_logger(__name__)


class LagProbe:
    """Keeps the last minute. A line at debug each minute, and one on SIGUSR1."""

    def __init__(self) -> None:
        self._seen: deque[float] = deque(maxlen=_KEPT)

    def start(self) -> asyncio.Task[None]:
        """Begin to measure; the task is the caller's to cancel."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError, AttributeError):
            loop.add_signal_handler(signal.SIGUSR1, lambda: _log.info("loop_lag", **self.figures()))
        return loop.create_task(self._measure(), name="lag-probe")

    def figures(self) -> dict[str, float]:
        """Milliseconds over the last minute: median, 99th percentile, maximum."""
        ordered = sorted(self._seen)
        if not ordered:
            return {"p50_ms": 0.0, "p99_ms": 0.0, "max_ms": 0.0}
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        return {
            "p50_ms": round(ordered[len(ordered) // 2] * 1e3, 2),
            "p99_ms": round(p99 * 1e3, 2),
            "max_ms": round(ordered[-1] * 1e3, 2),
        }

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        count = 0
        while True:
            before = loop.time()
            await asyncio.sleep(_EVERY)
            self._seen.append(max(0.0, loop.time() - before - _EVERY))
            count += 1
            if count % _REPORT == 0:
                _log.debug("loop_lag", **self.figures())
