"""`techlink bot --playground URL` as it is, with the probe beside it in the same loop."""

from __future__ import annotations

import asyncio
import sys

from benchmarks import probe
from bot import logs, run_bot
from bot.config import load


async def main(playground: str) -> None:
    """Run until stopped."""
    config = load()
    logs.configure(config, "bot")
    watching = asyncio.create_task(probe.watch())
    try:
        await run_bot.run(config, playground)
    finally:
        watching.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
