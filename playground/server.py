"""Puts the playground together and runs it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from ipaddress import ip_address
from typing import TYPE_CHECKING

from aiohttp import web

from playground import worldfile
from playground.gatherings.upkeep import Upkeep
from playground.pages import Pages
from playground.rest import bodies, loopback
from playground.rest.door import Door
from playground.rest.routes import API, CONTROL
from playground.rest.routing import Router
from playground.state import open_playground

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from aiohttp import StreamReader
    from aiohttp.abc import AbstractStreamWriter
    from aiohttp.http import RawRequestMessage

    from playground.state import Playground

HOST = "127.0.0.1"
_MAIL_PORT = "mail_port"


@contextlib.asynccontextmanager
async def serving(
    data: Path, world: Path, *, port: int = 0, limits: bool = True, host: str = HOST
) -> AsyncIterator[tuple[str, Playground]]:
    """Runs the server inside a `with`: gives its address and everything it holds.

    Args:
        data: folder of `playground.sqlite3` and `playground-files/`.
        world: the world file (see `worldfile`).
        port: 0 takes any free one.
        limits: whether rate limits hold.
        host: the IP address on which it listens; its mail server stays on loopback.
    """
    pg = open_playground(data, limits=limits)
    try:
        worldfile.load(pg.directory, pg.messages, world)
        pg.settle()
        door = Door(pg, _router(API), _router(CONTROL), Pages(pg), loopback.names(host))
        server = web.Server(door, request_factory=_request, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        await site.start()
        await _open_post_office(pg)
        keepers = [asyncio.create_task(pg.db.checkpoint()), asyncio.create_task(Upkeep(pg).run())]
        try:
            yield _url(host, _port(runner)), pg
        finally:
            for keeper in keepers:
                keeper.cancel()
            _say_goodbye(pg)
            await pg.post.close()
            await runner.cleanup()
    finally:
        pg.close()


async def run(
    *,
    data: Path,
    port: int,
    world: Path,
    ready: Callable[[str], None],
    limits: bool = True,
    host: str = HOST,
) -> None:
    """Serves until cancelled or told to end (SIGTERM, SIGINT).

    `ready` is called with the address once it listens; the rest is as for `serving`.
    """
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(name, end.set)
    async with serving(data, world, port=port, limits=limits, host=host) as (url, _):
        ready(url)
        await end.wait()


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    """As aiohttp makes requests, but large enough for ten files."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=bodies.LARGEST)


def _router(modules: tuple[object, ...]) -> Router:
    return Router([route for module in modules for route in module.routes.all])  # type: ignore[attr-defined]


def _port(runner: web.ServerRunner) -> int:
    return int(runner.addresses[0][1])


def _url(host: str, port: int) -> str:
    """Where a browser on this machine opens it: all addresses (0.0.0.0) are none to go to."""
    address = ip_address(host)
    if address.is_unspecified:
        address = ip_address(HOST if address.version == 4 else "::1")
    return f"http://{address}:{port}" if address.version == 4 else f"http://[{address}]:{port}"


async def _open_post_office(pg: Playground) -> None:
    """On the port that it had before, where nobody has taken that."""
    port = await pg.post.open(HOST, int(pg.db.meta(_MAIL_PORT) or 0))
    pg.db.set_meta(_MAIL_PORT, str(port))
    pg.db.commit()


def _say_goodbye(pg: Playground) -> None:
    """Clients hear that they should come back, rather than nothing."""
    for session in list(pg.hub.sessions.values()):
        if session.pipe is not None:
            session.pipe.close(1012)
