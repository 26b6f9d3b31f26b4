"""`techlink setup --page`: listens on loopback, prints the address once, ends when set-up is through."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from bot.container import open_beyond, setup_command
from bot.run_portal import listen
from bot.setting_up.page.pages import make_app
from bot.setting_up.page.site import Site
from bot.stopping import until_stopped

if TYPE_CHECKING:
    from bot.config import Config
    from bot.setting_up.walk import Walk

_FINISH_SECONDS: Final = 5.0
_log = structlog.get_logger(__name__)


async def run(config: Config, walk: Walk) -> None:
    """Serve until they are through or it is stopped. Raises `Stop` when the port is taken."""
    site = Site(walk)
    runner = web.AppRunner(make_app(site), access_log=None, shutdown_timeout=_FINISH_SECONDS)
    await runner.setup()
    try:
        url = await listen(runner, config.host, config.setup_port, "TECHLINK_SETUP_PORT")
        if open_beyond(config.host):
            # The words between browser and page are not encrypted.
            _log.warning("setup_page_open_beyond_this_machine", host=config.host)
        sys.stdout.write(welcome(f"{url}/open/{site.secret}"))
        sys.stdout.flush()
        if await until_stopped(_wait(site)):
            sys.stdout.write(f"\nStopped. What was saved stays; go on with: {setup_command()}\n")
    finally:
        await runner.cleanup()


async def _wait(site: Site) -> None:
    await site.finished.wait()


def welcome(address: str) -> str:
    """What is printed once. The address is a secret: whoever has it sets this Techlink up."""
    return (
        "\n  Open this address in a browser on this machine. It works once; show it to nobody:\n\n"
        f"      {address}\n\n  Ctrl+C ends the set-up; what was saved stays.\n\n"
    )
