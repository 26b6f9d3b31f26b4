"""A playground and a bot as processes of their own, and what the bot's probe says."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import aiohttp

from benchmarks import probe, world
from bot import ready

_PATIENCE: Final = 60.0
_LOOK: Final = 0.005


@dataclass(frozen=True)
class Load:
    """What a bot felt over a while: how late its loop was (seconds, each), processor seconds, seconds."""

    late: list[float]
    cpu: float
    seconds: float


class Stage:
    """One bot, or none yet, on a playground of its own. Use as `async with Stage(…) as stage`."""

    def __init__(self, folder: Path, bot: str | None, tables: world.Table) -> None:
        self.folder = folder
        self.url = ""
        self.bot = bot
        self._tables = tables
        self._processes: list[subprocess.Popen[bytes]] = []

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        world.write(self.folder / "world.json", self._tables)
        try:
            said = await self._start(
                "playground", "bot", "playground", "--world", str(self.folder / "world.json")
            )
            self.url = said["chat"].rstrip("/")
            await self.control("/playground/ratelimits", {"enabled": False})
            if self.bot is not None:
                await self._start("bot", self.bot, self.url)
        except BaseException:
            self._stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stop()

    async def control(self, path: str, body: Any = None) -> Any:
        """Read one of the playground's own addresses, or send something to it."""
        method = "GET" if body is None else "POST"
        async with (
            aiohttp.ClientSession() as http,
            http.request(method, self.url + path, json=body) as answer,
        ):
            answer.raise_for_status()
            return await answer.json()

    async def load(self) -> Load:
        """What the bot's probe saw since the last time it was asked."""
        file = self.folder / "probe.json"
        file.unlink(missing_ok=True)
        self._processes[-1].send_signal(signal.SIGUSR2)
        end = time.monotonic() + _PATIENCE
        while not file.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"no word from the probe of {self.bot}")
            await asyncio.sleep(_LOOK)
        return Load(**json.loads(file.read_text("utf-8")))

    async def once(self, module: str, *arguments: str) -> tuple[float, int, float]:
        """Start a bot until it is ready, and kill it: seconds until then, bytes held, processor seconds."""
        (self.folder / "bot.ready").unlink(missing_ok=True)
        began = time.perf_counter()
        await self._start("bot", module, *arguments)
        took = time.perf_counter() - began
        bot = self._processes.pop()
        told = Path("/proc", str(bot.pid))
        pages = int((told / "statm").read_text("utf-8").split()[1])
        ticks = (told / "stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
        _kill(bot)
        cpu = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        return took, pages * os.sysconf("SC_PAGE_SIZE"), cpu

    async def _start(self, name: str, module: str, *arguments: str) -> dict[str, Any]:
        told = self.folder / f"{name}.ready"
        environment = {
            **os.environ,
            "TECHLINK_DATA": str(self.folder / "data"),
            "TECHLINK_CHAT_PORT": "0",
            "TECHLINK_READY_FILE": str(told),
            "TECHLINK_LOG_FORMAT": "json",
            probe.VARIABLE: str(self.folder / "probe.json"),
        }
        environment.pop("DISCORD_TOKEN", None)
        # Compiled once and kept, as wherever somebody runs it, whatever this process was told.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(self.folder / "bytecode")
        with (self.folder / f"{name}.log").open("wb") as log:
            self._processes.append(
                subprocess.Popen(  # noqa: ASYNC220 - nothing else is at work yet
                    [sys.executable, "-m", module, *arguments],
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        end = time.monotonic() + _PATIENCE
        while (said := ready.read(told)) is None:
            if self._processes[-1].poll() is not None or time.monotonic() > end:
                raise RuntimeError(
                    f"{module} is not ready:\n{(self.folder / f'{name}.log').read_text()[-2000:]}"
                )
            await asyncio.sleep(_LOOK)
        return said

    def _stop(self) -> None:
        for process in reversed(self._processes):
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
