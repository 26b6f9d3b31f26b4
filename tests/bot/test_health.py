"""Whether all that was started is there, asked of real processes and servers."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.health import troubles

if TYPE_CHECKING:
    from pathlib import Path


def answering(status: int) -> web.Application:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/{tail:.*}", answer)
    return app


def ready(file: Path, *, pid: int | None = None, **here: str) -> None:
    file.write_text(json.dumps({"here": here, "pids": {"worker": pid or os.getpid()}}))


async def test_all_is_well(tmp_path: Path) -> None:
    async with TestServer(answering(200)) as server:
        ready(tmp_path / "ready", chat=str(server.make_url("")), portal=str(server.make_url("")))
        assert await troubles(tmp_path / "ready") == []


async def test_each_trouble_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "ready"
    assert await troubles(file) == [f"Not ready: there is no {file} yet."]
    gone = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await gone.wait()
    async with TestServer(answering(500)) as server:
        ready(file, pid=gone.pid, portal=str(server.make_url("")))
        assert await troubles(file) == ["worker does not run.", "portal answers 500."]
        url = str(server.make_url("")).rstrip("/")
    ready(file, chat=url)
    (line,) = await troubles(file)
    assert line.startswith(f"chat does not answer at {url}")


@pytest.mark.parametrize(
    ("given", "code", "said"), [("", 78, "TECHLINK_READY_FILE"), ("nothing", 1, "Not ready")]
)
def test_its_exit_code_is_what_a_container_looks_at(tmp_path: Path, given: str, code: int, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "health"],
        env={**os.environ, "TECHLINK_READY_FILE": str(tmp_path / given) if given else ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert said in done.stdout + done.stderr
