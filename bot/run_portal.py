"""`techlink portal`: the pages, on loopback. A proxy that speaks https opens them to the world."""

from __future__ import annotations

import asyncio
import gc
import os
from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from bot import exits, ready
from bot.addresses import local_url
from bot.composition import core_of
from bot.joining import find_playground
from bot.lag import LagProbe
from bot.noticing import load_words
from bot.stopping import until_stopped
from cogs.kit.notices import tells, words_of
from portal.kit import NoticeWords, Portal
from portal.kit.app import make_app
from services import links
from templates.render import prepare

if TYPE_CHECKING:
    from bot.config import Config
    from services.core import Core

_FINISH_SECONDS: Final = 5.0
_log = structlog.get_logger(__name__)


async def run(config: Config, playground: str | None) -> None:
    """Serve until stopped. `playground`: whose time it is; None is this machine's."""
    if playground:
        playground = await find_playground(playground)
    load_words()
    async with core_of(config, playground) as core:
        await core.across(links.prepare)
        prepare("portal/")
        # What was loaded so far stays for good: never looked through again, so that collections are short.
        gc.freeze()
        runner = web.AppRunner(make_app(portal_of(core)), access_log=None, shutdown_timeout=_FINISH_SECONDS)
        await runner.setup()
        probe = LagProbe().start()
        try:
            url = await listen(runner, config.host, config.portal_port, "TECHLINK_PORTAL_PORT")
            # With any free port, the address is known only now.
            core.portal = core.portal or url
            content = {"portal": core.portal, "here": {"portal": url}, "pids": {"portal": os.getpid()}}
            ready.write(config.ready_file, content)
            _log.info("ready", url=url, address=core.portal)
            await until_stopped(_for_ever())
        finally:
            probe.cancel()
            await runner.cleanup()
            ready.remove(config.ready_file)


async def _for_ever() -> None:
    await asyncio.Event().wait()


def portal_of(core: Core) -> Portal:
    """What the pages are given: the services, and how each kind of notices is told in a line."""
    return Portal(core, {code: NoticeWords(tell, words_of(code).line) for code, tell in tells().items()})


async def listen(runner: web.AppRunner, host: str, port: int, variable: str) -> str:
    """Listen; the address for a browser on this machine. Raises `Stop`, naming the variable to change."""
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as error:
        if (stop := exits.cannot_listen(error, host, port, variable)) is None:
            raise
        raise stop from error
    return local_url(host, runner.addresses[0][1])
