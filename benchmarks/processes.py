"""What is measured runs in processes of its own: a playground and a bot, a portal. What their probes say."""

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
    """What a process felt over a while: how late its loop was (seconds, each), processor seconds, seconds."""

    late: list[float]
    cpu: float
    seconds: float


class Processes:
    """Processes with a folder of their own, killed at the end. Use as `async with Processes(…) as here`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.stop()

    async def start(self, name: str, module: str, *arguments: str, **variables: str) -> dict[str, Any]:
        """Start a module under that name and wait until it is ready; what it says then."""
        told = self.folder / f"{name}.ready"
        told.unlink(missing_ok=True)
        environment = {
            **os.environ,
            "TECHLINK_DATA": str(self.folder / "data"),
            "TECHLINK_CHAT_PORT": "0",
            "TECHLINK_PORTAL_PORT": "0",
            "TECHLINK_READY_FILE": str(told),
            "TECHLINK_LOG_FORMAT": "json",
            probe.VARIABLE: str(self._probe(name)),
            **variables,
        }
        environment.pop("DISCORD_TOKEN", None)
        # Compiled once and kept, as wherever somebody runs it, whatever this process was told.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(self.folder / "bytecode")
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: ASYNC220 - nothing else is at work yet
                [sys.executable, "-m", module, *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running[name] = process
        end = time.monotonic() + _PATIENCE
        while (said := ready.read(told)) is None:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(
                    f"{module} is not ready:\n{(self.folder / f'{name}.log').read_text()[-2000:]}"
                )
            await asyncio.sleep(_LOOK)
        return said

    async def load(self, name: str = "bot") -> Load:
        """What the probe of that process saw since the last time it was asked."""
        file = self._probe(name)
        file.unlink(missing_ok=True)
        self._running[name].send_signal(signal.SIGUSR2)
        end = time.monotonic() + _PATIENCE
        while not file.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"no word from the probe of the {name}")
            await asyncio.sleep(_LOOK)
        return Load(**json.loads(file.read_text("utf-8")))

    def take(self, name: str) -> subprocess.Popen[bytes]:
        """That process, which is somebody else's to end now."""
        return self._running.pop(name)

    def stop(self) -> None:
        """Kill all, the last that was started first."""
        for process in reversed(self._running.values()):
            _kill(process)
        self._running.clear()

    def _probe(self, name: str) -> Path:
        return self.folder / f"{name}.probe.json"


class Stage(Processes):
    """One bot, or none yet, on a playground of its own. Use as `async with Stage(…) as stage`."""

    def __init__(self, folder: Path, bot: str | None, tables: world.Table, *arguments: str) -> None:
        """`bot`: its module, which is given these arguments and then the playground's address."""
        super().__init__(folder)
        self.url = ""
        self.bot = bot
        self._tables = tables
        self._arguments = arguments

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        world.write(self.folder / "world.json", self._tables)
        try:
            said = await self.start(
                "playground", "bot", "playground", "--world", str(self.folder / "world.json")
            )
            self.url = said["chat"].rstrip("/")
            await self.control("/playground/ratelimits", {"enabled": False})
            if self.bot is not None:
                await self.start("bot", self.bot, *self._arguments, self.url)
        except BaseException:
            self.stop()
            raise
        return self

    async def control(self, path: str, body: Any = None) -> Any:
        """Read one of the playground's own addresses, or send something to it."""
        method = "GET" if body is None else "POST"
        async with (
            aiohttp.ClientSession() as http,
            http.request(method, self.url + path, json=body) as answer,
        ):
            answer.raise_for_status()
            return await answer.json()

    async def once(self, module: str, *arguments: str) -> tuple[float, int, float]:
        """Start a bot until it is ready, and kill it: seconds until then, bytes held, processor seconds."""
        began = time.perf_counter()
        await self.start("bot", module, *arguments)
        took = time.perf_counter() - began
        bot = self.take("bot")
        told = Path("/proc", str(bot.pid))
        pages = int((told / "statm").read_text("utf-8").split()[1])
        ticks = (told / "stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
        _kill(bot)
        cpu = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        return took, pages * os.sysconf("SC_PAGE_SIZE"), cpu


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
