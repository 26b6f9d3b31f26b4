"""`techlink portal` as it is, with the probe beside it in the same loop."""

from __future__ import annotations

import asyncio

from benchmarks import probe
from bot import logs, run_portal
from bot.config import load


async def main() -> None:
    """Run until stopped."""
    config = load()
    logs.configure(config, "portal")
    watching = asyncio.create_task(probe.watch())
    try:
        await run_portal.run(config, None)
    finally:
        watching.cancel()


if __name__ == "__main__":
    asyncio.run(main())
