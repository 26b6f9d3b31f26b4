"""`techlink playground`: the local Discord, with the demo network's people and server in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import structlog

from bot import exits, folder, ready, world
from bot.clock import SystemClock
from bot.container import open_beyond
from bot.endpoints import PLAYGROUND_TOKEN
from bot.stopping import until_stopped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.config import Config


OPEN: Final = (
    "The playground has no passwords: whoever reaches this port can be anybody in it. In a container, "
    "publish the "
    "port on 127.0.0.1 only."
)
_log = structlog.get_logger(__name__)


async def run(config: Config, given: Path | None) -> None:
    """Serve until stopped. `given` is a world file; without one the demo network's is made. Raises `Stop`."""
    # Only to start it: the playground is another program, and knows nothing of this one.
    from playground.server import run as serve  # noqa: PLC0415

    folder.prepare(config.data)
    file = given or world.write(config.data / "playground-world.json", PLAYGROUND_TOKEN, SystemClock().now())

    def listening(url: str) -> None:
        if open_beyond(config.host):
            _log.warning(
                "playground_open_beyond_this_machine", host=config.host, port=config.chat_port, why=OPEN
            )
        content = {"chat": url, "here": {"chat": url}, "pids": {"playground": os.getpid()}}
        ready.write(config.ready_file, content)

    try:
        serving = serve(
            data=config.data, port=config.chat_port, world=file, ready=listening, host=config.host
        )
        await until_stopped(serving)
    except OSError as error:
        stop = exits.cannot_listen(error, config.host, config.chat_port, "TECHLINK_CHAT_PORT")
        if stop is None:
            raise
        raise stop from error
    finally:
        ready.remove(config.ready_file)
