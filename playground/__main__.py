"""`python -m playground --data DIR --port 8090 --world FILE`: the playground alone."""

from __future__ import annotations

import argparse
import asyncio
import logging
from pathlib import Path

from playground.server import run


def main() -> None:
    """Reads the command line and serves until ended."""
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder for its SQLite file and uploads")
    parser.add_argument("--port", type=int, default=8090, help="0 takes any free port")
    parser.add_argument("--world", type=Path, required=True, help="people, servers and channels, as JSON")
    parser.add_argument("--no-rate-limits", action="store_true", help="for benchmarks")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    limits = not args.no_rate_limits
    asyncio.run(run(data=args.data, port=args.port, world=args.world, ready=_announce, limits=limits))


def _announce(url: str) -> None:
    print(url, flush=True)  # noqa: T201  # the one thing the command says  # the one thing the command says


if __name__ == "__main__":
    main()
