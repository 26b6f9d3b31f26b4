"""`techlink playground`: the local Discord, with the demo network's people and server in it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from bot import exits, ready, world
from bot.clock import SystemClock
from bot.endpoints import PLAYGROUND_TOKEN
from bot.stopping import until_stopped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.config import Config


async def run(config: Config, given: Path | None) -> None:
    """Serve until stopped. `given` is a world file; without one the demo network's is made."""
    # Only to start it: the playground is another program, and knows nothing of this one.
    from playground.server import run as serve  # noqa: PLC0415

    config.data.mkdir(parents=True, exist_ok=True)
    file = given or world.write(config.data / "playground-world.json", PLAYGROUND_TOKEN, SystemClock().now())

    def listening(url: str) -> None:
        ready.write(config.ready_file, {"chat": url, "pids": {"playground": os.getpid()}})

    try:
        await until_stopped(serve(data=config.data, port=config.chat_port, world=file, ready=listening))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise exits.Stop(
            f"Port {config.chat_port} is taken. Set TECHLINK_CHAT_PORT to another one; 0 takes any free one."
        ) from error
    finally:
        ready.remove(config.ready_file)
