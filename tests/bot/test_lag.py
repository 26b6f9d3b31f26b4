"""The lag probe sees a loop that was held up."""

from __future__ import annotations

import asyncio
import time

from bot.lag import LagProbe


async def test_a_loop_that_was_held_up_shows() -> None:
    probe = LagProbe()
    assert probe.figures() == {"p50_ms": 0.0, "p99_ms": 0.0, "max_ms": 0.0}
    task = probe.start()
    await asyncio.sleep(0)
    time.sleep(0.25)  # noqa: ASYNC251 - holding the loop up is the point
    await asyncio.sleep(0.2)
    task.cancel()
    assert probe.figures()["max_ms"] > 100
