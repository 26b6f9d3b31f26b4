"""Runs the playground as a process of its own: `python -m tests.browser.serve DATA PORT WORLD`; prints its address when it listens."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from playground.server import run


def ready(url: str) -> None:
    print(url, flush=True)


if __name__ == "__main__":
    data, port, world = sys.argv[1:4]
    asyncio.run(run(data=Path(data), port=int(port), world=Path(world), ready=ready))
