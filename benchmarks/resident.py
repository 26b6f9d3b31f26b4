"""How much memory this process holds, and how late its loop is."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

_EVERY = 0.01


def resident_mib() -> float:
    """The resident set, in MiB."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def watch_lag(late: list[float]) -> None:
    """Note a hundred times a second how late the loop woke us, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(_EVERY)
        late.append(max(0.0, loop.time() - before - _EVERY))
