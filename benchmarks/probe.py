"""Runs inside a bot that is measured: how late its loop wakes a sleeper, and the processor time it takes.

SIGUSR2 writes what was seen since the last one to the probe's file, and begins anew.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from pathlib import Path
from typing import Final

EVERY: Final = 0.005
VARIABLE: Final = "BENCHMARK_PROBE"


async def watch() -> None:
    """Measure until cancelled. Both bots carry it, so it costs them the same."""
    late: list[float] = []
    started = [time.process_time(), time.monotonic()]

    def tell() -> None:
        now = [time.process_time(), time.monotonic()]
        said = {"late": late[:], "cpu": now[0] - started[0], "seconds": now[1] - started[1]}
        late.clear()
        started[:] = now
        file = Path(os.environ[VARIABLE])
        file.with_suffix(".new").write_text(json.dumps(said), "utf-8")
        file.with_suffix(".new").replace(file)

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR2, tell)
    await record(late)


async def record(late: list[float]) -> None:
    """Note how late the running loop wakes a sleeper, again and again until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(EVERY)
        late.append(max(0.0, loop.time() - before - EVERY))
