"""The baseline of `door`: aiohttp with a page of that size, which knows nobody and keeps nothing."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from aiohttp import web

from benchmarks import probe
from bot import ready


async def main(page: str) -> None:
    """Serve that page at `/`; what is sent there is read, and answered with the way back."""

    async def show(_request: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html", charset="utf-8")

    async def take(request: web.Request) -> web.Response:
        await request.post()
        return web.Response(status=303, headers={"Location": "/"})

    app = web.Application()
    app.router.add_get("/", show)
    app.router.add_post("/", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    watching = asyncio.create_task(probe.watch())
    port = runner.addresses[0][1]
    ready.write(Path(os.environ["TECHLINK_READY_FILE"]), {"portal": f"http://127.0.0.1:{port}"})
    try:
        await asyncio.Event().wait()
    finally:
        watching.cancel()
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_text("utf-8")))
